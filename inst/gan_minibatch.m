## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn {} {@var{rows} =} gan_minibatch (@var{n}, @var{m}, @var{b}, @qcode{"Seed"}, @var{seed})
## Row numbers of minibatch number @var{b} (from 1) of @var{m} out of @var{n} rows.
##
## In each epoch the rows are permuted anew and dealt out @var{m} by @var{m}, so
## that no row comes twice in an epoch; floor (@var{n} / @var{m}) minibatches make
## an epoch, and rows that are left over sit it out.  With the seed of a training
## these are the minibatches that @code{gan_train} takes.  @var{rows} is a column.
## The seed is a whole number from 0 to 2^53 - 1, by default 0.
##
## Errors: numbers that are not whole or out of range, @var{m} above @var{n}.
##
## @example
## @group
## X = gan_digits (1000);
## x = X(gan_minibatch (1000, 100, 1), :);
## @end group
## @end example
##
## @seealso{gan_noise, gan_train}
## @end deftypefn

function rows = gan_minibatch (n, m, b, varargin)

  if (nargin < 3)
    print_usage ();
  endif
  persistent table = {"Seed", 0, {"count", 0, 2^53 - 1}};
  persistent dealt = [];   # minibatches of one epoch come in a row
  seed = option_parse ("gan_minibatch", table, varargin).Seed;
  try
    [rows, dealt] = __gan_minibatch__ (n, m, b, seed, dealt);
  catch err
    raise_as ("gan_minibatch", err);
  end_try_catch

endfunction

%!test
%! ## an epoch deals out each row at most once; epochs differ; same seed, same rows
%! epoch = @(e, seed) cell2mat (arrayfun (@(b) gan_minibatch (107, 10, b, "Seed", seed), ...
%!                                        10 * e + (1:10), "UniformOutput", false));
%! first = epoch (0, 5);
%! assert (numel (unique (first)), 100)
%! assert (all (first(:) >= 1 & first(:) <= 107))
%! assert (epoch (0, 5), first)
%! assert (! isequal (epoch (1, 5), first))
%! assert (! isequal (epoch (0, 6), first))

%!test
%! ## one row, and all rows
%! assert (gan_minibatch (1, 1, 9), 1)
%! assert (sort (gan_minibatch (13, 13, 2)), (1:13).')

%!error <Invalid call to gan_minibatch> gan_minibatch (3, 2)
%!error <gan_minibatch: m must be at most n = 3, not 4> gan_minibatch (3, 4, 1)
%!error <gan_minibatch: b must be a whole number from 1 to 281474976710656, not 0> gan_minibatch (3, 2, 0)
%!error <gan_minibatch: n must be a whole number from 1 to 4294967295, not 1.5> gan_minibatch (1.5, 1, 1)
%!error <gan_minibatch: unknown option "Sead"; did you mean "Seed"\?> gan_minibatch (3, 2, 1, "Sead", 1)
