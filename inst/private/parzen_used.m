## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## used = parzen_used (fname, name, X, among, S, advice)
##
## Whether rows of X, the argument NAME of the function FNAME, were used before, since they are
## rows of S, which the message calls AMONG; if so, a warning says how many, and ADVICE.
##
## Rows of discrete data are equal by chance.  Where X and S are drawn alike, a row of X is in S
## about as often as a row of either is in its own set once more, so e such rows are no news, nor
## are 6 sqrt (e) more: e is an estimate, too, and varies more than the count, since twins come in
## pairs.  Rows that are repeated are no such sign where hardly two different rows agree in a
## column.  Nor are three rows news, or one in a thousand, unless they are a fourth of all: sets of
## images have a few twins.

function used = parzen_used (fname, name, X, among, S, advice)

  type = {"double", "single"}{1 + (isa (X, "single") || isa (S, "single"))};
  marks = struct ("X", digest (X, type), "S", digest (S, type));
  count = shared (X, S, marks, type);
  e = 0;
  if (equal_by_chance (S, marks.S, rows (X)))
    e = rows (X) * max (share_of_twins (marks.X), share_of_twins (marks.S));
  endif
  used = count > e + 6 * sqrt (e) + min (max (3, rows (X) / 1000), rows (X) / 4);
  if (used)
    warning (["gan:" fname ":usedData"], "%s: %d of the %d rows of %s are among %s; %s", fname, count,
             rows (X), name, among, advice);
  endif

endfunction

## Whether some of N rows more may be equal to rows of S that are different: by how often two of
## them agree in each column, and as if columns went in pairs, since they depend on each other.
function yes = equal_by_chance (S, marks, n)
  [sorted, order] = sort (marks);
  first = order([true; diff(sorted) != 0]);
  some = first(round (linspace (1, end, min (end, 500))));
  m = numel (some);
  if (m < 2)
    yes = true;
    return;
  endif
  values = sort (double (S(some,:)), 1);
  log_chance = 0;
  for i = 1:columns (values)
    counts = diff (find ([true; diff(values(:,i)) != 0; true]));
    log_chance += log (sum (counts .* (counts - 1)) / (m * (m - 1)));
  endfor
  yes = log_chance / 2 + log (n * rows (S)) > log (1e-3);
endfunction

## The number of rows of X that are in S.
function count = shared (X, S, marks, type)
  [sorted, order] = sort (marks.S);
  at = lookup (sorted, marks.X);
  found = at > 0;
  found(found) = sorted(at(found)) == marks.X(found);
  count = 0;
  step = max (1, floor (2^22 / columns (X)));
  found = find (found);
  for i = 1:step:numel (found)   # some at a time
    k = found(i:min (i + step - 1, end));
    count += sum (all (data_to_class (X(k,:), type) == data_to_class (S(order(at(k)),:), type), 2));
  endfor
endfunction

## The share of rows that are in their own set once more.
function share = share_of_twins (marks)
  sorted = sort (marks);
  same = sorted(2:end) == sorted(1:end-1);
  share = mean ([same; false] | [false; same]);
endfunction

## A number for each row, the same for the same numbers: sums along rows are taken in the order of
## the columns, whatever is beside them.
function marks = digest (X, type)
  weights = .5 + mod ((1:columns (X)) * (sqrt (5) - 1) / 2, 1);
  marks = zeros (rows (X), 1);
  step = max (1, floor (2^20 / columns (X)));
  for i = 1:step:rows (X)
    some = i:min (i + step - 1, rows (X));
    marks(some) = sum (double (data_to_class (X(some,:), type)) .* weights, 2);
  endfor
endfunction
