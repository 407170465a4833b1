## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{Y}, @var{how}] =} gan_contrast (@var{X})
## @deftypefnx {} {[@var{Y}, @var{how}] =} gan_contrast (@var{X}, @qcode{"Scale"}, @var{scale})
## @deftypefnx {} {@var{X} =} gan_contrast (@var{Y}, @qcode{"Undo"}, @var{how})
## Global contrast normalisation: each image without its mean, at the same norm.
##
## Each observation of @var{X} loses its own mean and is then scaled to the Euclidean
## norm @var{scale}, 55 by default, as the authors have it for CIFAR-10.  An image of
## one colour becomes 0.  @var{X} is n-by-d or H-by-W-by-C-by-N, single, double or
## uint8, which stands for X / 255; @var{Y} has its size and is single, or double as
## @var{X} is.
##
## @var{how} has what is needed to undo it: @code{scale}, and the @code{mean} and @code{norm} that
## each observation had.  @qcode{"Undo"} gives back pixels as X / 255, to show them.  For
## others than these observations, samples of a model say, the averages of
## @code{how.mean} and @code{how.norm} are taken.
##
## Errors: as @code{gan_train} for @var{X}; numbers beyond 1e15; an option that is unknown; @var{how} that is not
## of this function.
##
## @example
## @group
## X = gan_digits (10, "Seed", 1);
## [Y, how] = gan_contrast (X);
## norm (Y(1,:))
## max (abs (gan_contrast (Y, "Undo", how) - X)(:))
## @end group
## @end example
##
## Reference: I. Goodfellow et al., Maxout networks, ICML 2013, for the
## preprocessing; the authors' cifar10 configurations,
## @url{https://github.com/goodfeli/adversarial}.
## @seealso{gan_dataset, gan_show}
## @end deftypefn

function [Y, how] = gan_contrast (X, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  persistent table = {
    "Scale", 55, {"number", 1e-6, 1e6};
    "Undo",  [], {"any"}};
  opts = option_parse ("gan_contrast", table, varargin);
  [x, shape] = check_rows ("gan_contrast", "X", X);
  if (! isa (x, "double"))
    x = data_to_class (x, "single");
  endif
  if (is_unset (opts.Undo))
    largest = max (abs (x), [], 2);
    if (any (largest > 1e15))
      error ("gan:gan_contrast:badInput",
             "gan_contrast: X must have numbers up to 1e15 in size, not %g", max (largest));
    endif
    unit = powers_below (largest);
    x ./= unit;
    largest ./= unit;
    means = cast (sum (x, 2, "double") / columns (x), class (x));
    x -= means;
    how = struct ("scale", opts.Scale, "mean", unit .* means, "norm", sqrt (sumsq (x, 2)));
    ## What is left of one colour is rounding, not contrast.
    d = columns (x);
    blank = how.norm <= 4 * (eps (class (x)) * sqrt (d) + eps () * d ^ 1.5) * largest;
    how.norm(blank) = 0;
    gain = opts.Scale ./ how.norm;
    gain(blank) = 0;
    x .*= gain;
    how.norm .*= unit;
  else
    how = check_how (opts.Undo);
    [norms, means] = deal (how.norm, how.mean);
    if (rows (x) != numel (norms))
      [norms, means] = deal (mean (norms), mean (means));
    endif
    x = x .* (norms / how.scale) + means;
  endif
  Y = x;
  if (ndims (X) > 2)
    Y = reshape (x.', [shape, rows(x)]);
  endif

endfunction

## Powers of two, by which numbers are divided exactly, so that squares of small ones do not vanish.
function unit = powers_below (x)
  [~, power] = log2 (x);
  unit = 2 .^ max (power, log2 (realmin (class (x))) + 2);
  unit(x == 0) = 1;
endfunction

function how = check_how (given)
  good = isstruct (given) && isscalar (given) && all (isfield (given, {"scale", "mean", "norm"}));
  if (good)
    for name = {"scale", "mean", "norm"}
      x = ordinary ("gan_contrast", ["Undo." name{1}], given.(name{1}));
      good &= isfloat (x) && isreal (x) && ! issparse (x) && iscolumn (x) && ! isempty (x) ...
              && all (isfinite (x));
      how.(name{1}) = x;
    endfor
    good = good && isscalar (how.scale) && how.scale > 0 && numel (how.mean) == numel (how.norm);
  endif
  if (! good)
    error ("gan:gan_contrast:badInput",
           "gan_contrast: Undo must be the second output of gan_contrast, not %s", describe (given));
  endif
endfunction

%!test
%! X = rand (5, 12);
%! [Y, how] = gan_contrast (X);
%! assert (mean (Y, 2), zeros (5, 1), 1e-13)
%! assert (sqrt (sumsq (Y, 2)), 55 * ones (5, 1), 1e-12)
%! assert (gan_contrast (Y, "Undo", how), X, 1e-14)
%! assert (how.scale, 55)

%!test # others get the average
%! [~, how] = gan_contrast (rand (7, 12), "Scale", 3);
%! Y = randn (2, 12);
%! assert (gan_contrast (Y, "Undo", how), Y * mean (how.norm) / 3 + mean (how.mean), 1e-14)

%!test # all images of one colour
%! for d = [784, 3072]
%!   for type = {"uint8", "single", "double"}
%!     X = repmat ((0:255).', 1, d);
%!     if (strcmp (type{1}, "uint8"))
%!       X = uint8 (X);
%!     else
%!       X = cast (X / 255, type{1});
%!     endif
%!     assert (! any (gan_contrast (X)(:)))
%!   endfor
%! endfor

%!test # small numbers, whose squares vanish
%! X = rand (4, 6);
%! for power = [-20, -70, -120, -500, -1000]
%!   [Y, how] = gan_contrast (X * 2 ^ power);
%!   assert (Y, gan_contrast (X))
%!   assert (gan_contrast (Y, "Undo", how), X * 2 ^ power, 1e-14 * 2 ^ power)
%!   if (power >= -120)
%!     assert (gan_contrast (single (X) * 2 ^ power), gan_contrast (single (X)))
%!   endif
%! endfor

%!test # images, bytes, one colour
%! X = uint8 (255 * rand (3, 4, 2, 6));
%! X(:,:,:,2) = 9;
%! [Y, how] = gan_contrast (X);
%! assert (size (Y), size (X))
%! assert (class (Y), "single")
%! assert (Y(:,:,:,2), zeros (3, 4, 2, "single"), 1e-6)
%! assert (gan_contrast (Y, "Undo", how), single (X) / 255, 1e-6)

%!test # one image of one colour, and back
%! for X = {ones(1, 4), 0, uint8([7 7 7 7]), ones(2, 2, 3), .1 * ones(1, 9, "single"), .5 * ones(2, 3)}
%!   [Y, how] = gan_contrast (X{1});
%!   assert (Y, zeros (size (X{1}), class (Y)))
%!   assert (gan_contrast (Y, "Undo", how), double (X{1}) / (1 + 254 * isa (X{1}, "uint8")), 1e-7)
%! endfor

%!error <Invalid call to gan_contrast> gan_contrast ()
%!error <gan_contrast: X must be a real, full, non-empty array of class single, double or uint8, not a 0-by-0 empty double> gan_contrast ([])
%!error <gan_contrast: X must have numbers up to 1e15 in size, not 1e\+200> gan_contrast ([1e200, 0, 1])
%!error <gan_contrast: Undo must be the second output of gan_contrast, not a 1-by-1 struct> gan_contrast (1, "Undo", struct ("scale", 0, "mean", 1, "norm", 1))
%!error <gan_contrast: Undo must be the second output of gan_contrast, not a 0-by-0 empty cell> gan_contrast (1, "Undo", {})
%!error <gan_contrast: Undo must be the second output of gan_contrast, not 3> gan_contrast (1, "Undo", 3)
%!error <gan_contrast: unknown option "Scal"; did you mean "Scale"\?> gan_contrast (1, "Scal", 3)
