## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## used = warn_of_used (fname, name, X, among, S, advice)
##
## Whether rows of X, the argument NAME of the function FNAME, were used before, since they are
## rows of S, which the message calls AMONG; if so, a warning says how many, and ADVICE.
##
## Rows of discrete data are equal by chance.  Where X and S are drawn alike, a row of X is in S
## about as often as a row of S is there once more, so e such rows are no news, nor are 4 sqrt (e)
## more: e is an estimate, too.  Nor are three, or one in a thousand, unless they are all that
## there are: sets of images have a few twins.

function used = warn_of_used (fname, name, X, among, S, advice)

  [count, again] = twins (X, S);
  e = again * rows (X);
  used = count > e + 4 * sqrt (e) + min (max (3, rows (X) / 1000), rows (X) - 1);
  if (used)
    warning (["gan:" fname ":usedData"], "%s: %d of the %d rows of %s are among %s; %s", fname, count,
             rows (X), name, among, advice);
  endif

endfunction

## The number of rows of X that are in S, and the share of those of S that are there again.
function [count, again] = twins (X, S)
  type = {"double", "single"}{1 + (isa (X, "single") || isa (S, "single"))};
  marks = digest (S, type);
  [sorted, order] = sort (marks);
  same = sorted(2:end) == sorted(1:end-1);
  again = sum ([same; false] | [false; same]) / rows (S);
  own = digest (X, type);
  at = lookup (sorted, own);
  found = at > 0;
  found(found) = sorted(at(found)) == own(found);
  count = 0;
  step = max (1, floor (2^22 / columns (X)));
  found = find (found);
  for i = 1:step:numel (found)   # some at a time
    k = found(i:min (i + step - 1, end));
    count += sum (all (to_class (X(k,:), type) == to_class (S(order(at(k)),:), type), 2));
  endfor
endfunction

## A number for each row, the same for the same numbers: sums along rows are taken in the order of
## the columns, whatever is beside them.
function marks = digest (X, type)
  weights = .5 + mod ((1:columns (X)) * (sqrt (5) - 1) / 2, 1);
  marks = zeros (rows (X), 1);
  step = max (1, floor (2^20 / columns (X)));
  for i = 1:step:rows (X)
    some = i:min (i + step - 1, rows (X));
    marks(some) = sum (double (to_class (X(some,:), type)) .* weights, 2);
  endfor
endfunction
