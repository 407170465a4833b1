## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## image = data_resize (image, wanted)
##
## An image, H x W x C, in the size WANTED, [height, width].  What is too wide or too high for its
## proportions is cut off at both sides alike.  Each pixel is a mean of those near it, with weights
## that fall linearly to 0 at a pixel's distance, in the larger of the two grids: bilinear
## interpolation that does not alias where it shrinks (P. Heckbert, Fundamentals of texture
## mapping and image warping, 1989).

function image = data_resize (image, wanted)

  [h, w, channels] = size (image);
  if (isequal ([h, w], wanted))
    return;
  endif
  step = min ([h, w] ./ wanted);
  down = weights (h, wanted(1), step);
  across = weights (w, wanted(2), step);
  out = zeros ([wanted, channels]);
  for c = 1:channels
    out(:,:,c) = down * double (image(:,:,c)) * across.';
  endfor
  image = cast (out, class (image));

endfunction

## The rows are the N new pixels, the columns the M old ones.
function W = weights (m, n, step)
  centre = m / 2 + step * ((1:n).' - (n + 1) / 2);
  W = max (0, 1 - abs (((1:m) - .5) - centre) / max (1, step));
  W ./= sum (W, 2);
endfunction
