## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{z} =} gan_noise (@var{n}, @var{dim})
## @deftypefnx {} {@var{z} =} gan_noise (@var{n}, @var{dim}, @var{name}, @var{value}, @dots{})
## Noise for a generator: @var{n} vectors of @var{dim} numbers, each a row.
##
## @table @asis
## @item @qcode{"Distribution"}
## @qcode{"uniform"} (default) on (-sqrt 3, sqrt 3), @qcode{"normal"}, or
## @qcode{"spherical"}, uniform on the sphere of radius sqrt (@var{dim}); all have
## mean 0 and variance 1 in each coordinate
## @item @qcode{"Seed"}
## whole number from 0 to 2^53 - 1; by default one from @code{rand}
## @item @qcode{"Step"}
## which noise of that seed, 0 (default) to 2^48 - 1: with the seed of a training
## and the number of a pass, the noise that @code{gan_train} takes there
## @end table
##
## @var{z} is double and the same on every call with the same seed and step.
##
## Errors: sizes that are not whole numbers or too large, an unknown option.
##
## @example
## @group
## z = gan_noise (5, 100, "Seed", 1);
## size (z)
## @result{} 5 100
## @end group
## @end example
##
## @seealso{gan_sample, gan_minibatch, gan_train}
## @end deftypefn

function z = gan_noise (n, dim, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  persistent table = {
    "Distribution", "uniform", [{"choice"}, {option_tables().noises.name}];
    "Seed", [], {"optional", "count", 0, 2^53 - 1};
    "Step", 0, {"count", 0, 2^48 - 1}};
  opts = option_parse ("gan_noise", table, varargin);
  if (isempty (opts.Seed))
    opts.Seed = option_seed ();
  endif
  try
    z = __gan_noise__ (n, dim, opts);
  catch err
    raise_as ("gan_noise", err);
  end_try_catch

endfunction

%!test
%! ## an address names the noise; the first rows do not depend on their number
%! z = gan_noise (7, 5, "Seed", 3, "Step", 2);
%! assert (gan_noise (7, 5, "Seed", 3, "Step", 2), z)
%! assert (gan_noise (3, 5, "Seed", 3, "Step", 2), z(1:3,:))
%! assert (! isequal (gan_noise (7, 5, "Seed", 3, "Step", 3), z))
%! assert (! isequal (gan_noise (7, 5, "Seed", 4, "Step", 2), z))

%!test
%! ## moments, and the supports
%! for kind = {"uniform", "normal", "spherical"}
%!   z = gan_noise (20000, 10, "Distribution", kind{1}, "Seed", 1);
%!   assert (mean (z), zeros (1, 10), 5 / sqrt (20000))
%!   assert (cov (z), eye (10), .06)
%! endfor
%! z = gan_noise (20000, 10, "Seed", 1);
%! assert (max (abs (z(:))) < sqrt (3) && max (abs (z(:))) > 1.73)
%! z = gan_noise (50, 10, "Distribution", "spherical", "Seed", 1);
%! assert (sumsq (z, 2), 10 * ones (50, 1), 1e-12)

%!test
%! ## Kolmogorov-Smirnov distance to the normal distribution
%! z = sort (gan_noise (1e5, 1, "Distribution", "normal", "Seed", 2));
%! F = .5 * erfc (-z / sqrt (2));
%! assert (max (abs (F - (1:1e5).' / 1e5)) < 1.95 / sqrt (1e5))

%!test
%! assert (size (gan_noise (0, 3)), [0, 3])

%!error <Invalid call to gan_noise> gan_noise (3)
%!error <gan_noise: n must be a whole number from 0 to 2147483648, not -1> gan_noise (-1, 3)
%!error <gan_noise: dim must be a whole number from 1 to 16777216, not 0> gan_noise (1, 0)
%!error <gan_noise: unknown option "Dist"; did you mean "Distribution"\?> gan_noise (1, 1, "Dist", 1)
