## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{A} =} gan_grid (@var{S})
## @deftypefnx {} {@var{A} =} gan_grid (@var{S}, @var{name}, @var{value}, @dots{})
## Arrange images in a grid, as one picture.
##
## @var{S} holds @var{n} images, as rows of @var{d} values or as an array
## @var{H} x @var{W} x @var{C} x @var{n}, of class single, double or uint8.
## Values of class uint8 stand for value / 255.  A row is an image in
## column-major order, @code{reshape (row, H, W, C)}.
##
## @var{A} is of class uint8, rows x columns for grey pictures and rows x columns
## x 3 for coloured ones, as @code{imwrite} and @code{imshow} take it.  The images
## follow each other row by row, from the left to the right.  Images of one
## channel are grey, of three red, green and blue; of images of any other number
## of channels the channels are shown side by side, in grey.
##
## @table @asis
## @item "Size"
## [@var{H} @var{W}] or [@var{H} @var{W} @var{C}], the size of an image, for
## @var{S} in rows.  The default is a grey square if @var{d} is a square, else a
## square of three channels if @var{d} / 3 is one; else it must be given.
## @item "Columns"
## @itemx "Rows"
## Number of images side by side, and of rows of them.  The default makes the
## picture about as high as it is wide.
## @item "Gap"
## Width of the gap between images in pixels, default 2.
## @item "Background"
## Grey level of the gaps and of places without an image, from 0 (black) to 1
## (white, the default).
## @item "Range"
## [@var{lo} @var{hi}], the values shown as black and white, default [0 1].
## Give [-1 1] for a generator that ends in tanh.  Values outside are clipped.
## @item "Nearest"
## Training data, like @var{S} (rows or images, any class).  Each row of the grid
## then ends, after a gap three times as wide, with the training image that is
## nearest to the sample beside it, as Figure 2 of Goodfellow et al.@: (2014)
## shows that the samples were not learned by heart.
## @end table
##
## It is an error if @var{S} is empty, of another class or holds NaN or Inf, if
## its size as images is not known, if the grid has no room for all images, or if
## an option is out of its range.
##
## @example
## @group
## X = gan_digits (1000, "Seed", 1);
## S = gan_digits (20, "Seed", 2);
## A = gan_grid (S, "Columns", 5, "Nearest", X);
## imwrite (A, fullfile (tempdir (), "digits.png"))
## @end group
## @end example
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014.
## @seealso{gan_show, gan_nearest, gan_sample, imwrite}
## @end deftypefn

function A = gan_grid (S, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  persistent table = {
    "Size",       [],    {"shape", 1e6}
    "Columns",    [],    {"count", 1, 1e6}
    "Rows",       [],    {"count", 1, 1e6}
    "Gap",        2,     {"count", 0, 1e4}
    "Background", 1,     {"number", 0, 1}
    "Range",      [0 1], {"range"}
    "Nearest",    [],    {"any"}};
  opts = option_parse ("gan_grid", table, varargin);
  opts.Size = double (opts.Size);
  samples = check_rows ("gan_grid", "S", S);
  n = rows (samples);
  shape = image_size (S, columns (samples), opts.Size);

  images = pictures (samples, shape, opts.Range);
  [high, wide, ~] = size (images);
  down = high + opts.Gap;
  right = wide + opts.Gap;
  [r, c] = grid_size (n, right / down, opts);

  width = c * right - opts.Gap;
  if (! is_unset (opts.Nearest))
    ends = min (c:c:(r * c), n);
    ends = ends(1:ceil (n / c));
    images = cat (4, images, pictures (nearest_rows (samples(ends,:), opts.Nearest),
                                       shape, opts.Range));
    nearest_at = width + 3 * opts.Gap;
    width = nearest_at + wide;
  endif

  A = repmat (uint8 (255 * opts.Background), [r * down - opts.Gap, width, size(images, 3)]);
  for i = 1:size (images, 4)
    if (i <= n)
      top = floor ((i - 1) / c) * down;
      left = mod (i - 1, c) * right;
    else
      top = (i - n - 1) * down;
      left = nearest_at;
    endif
    A(top + (1:high),left + (1:wide),:) = images(:,:,:,i);
  endfor

endfunction

## H x W x 1 or 3 x N, uint8, as they are to be seen.
function images = pictures (x, shape, range)
  if (isa (x, "uint8"))
    x = data_to_class (x, "single");
  endif
  x = uint8 (255 * (x - range(1)) / diff (range));
  if (shape(3) != 1 && shape(3) != 3)
    shape = [shape(1), shape(2) * shape(3), 1];
  endif
  images = reshape (x.', [shape, rows(x)]);
endfunction

function shape = image_size (S, d, shape)
  if (isempty (shape) && ndims (S) > 2)
    shape = [size(S, 1), size(S, 2), size(S, 3)];
  elseif (isempty (shape))
    if (sqrt (d) == fix (sqrt (d)))
      shape = sqrt (d) * [1 1];
    elseif (sqrt (d / 3) == fix (sqrt (d / 3)))
      shape = [sqrt(d / 3) * [1 1], 3];
    else
      error ("gan:gan_grid:badInput",
             ["gan_grid: the size of an image of %d values is not evident, ", ...
              "give \"Size\", [height width channels]"], d);
    endif
  elseif (prod (shape) != d)
    error ("gan:gan_grid:badInput",
           "gan_grid: Size must be that of an image of %d values, not of %d", d, prod (shape));
  endif
  shape = [double(shape(:).'), 1](1:3);
endfunction

function [r, c] = grid_size (n, aspect, opts)
  r = opts.Rows;
  c = opts.Columns;
  if (isempty (r) && isempty (c))
    c = min (n, ceil (sqrt (n / aspect)));
  elseif (isempty (c))
    c = ceil (n / r);
  endif
  if (isempty (r))
    r = ceil (n / c);
  endif
  if (n > r * c)
    error ("gan:gan_grid:badInput",
           "gan_grid: Rows and Columns must make room for the %d images of S, not for %d",
           n, r * c);
  endif
endfunction

function x = nearest_rows (samples, X)
  X = check_rows ("gan_grid", "Nearest", X);
  if (columns (X) != columns (samples))
    error ("gan:gan_grid:badInput",
           "gan_grid: Nearest must have %d values an image, as S has, not %d",
           columns (samples), columns (X));
  endif
  try
    x = X(gan_nearest (samples, X),:);
  catch err
    raise_as ("gan_grid", err);
  end_try_catch
endfunction

%!test # five grey images placed by hand; the sixth place stays empty
%! S = rand (5, 4);
%! im = @(i) uint8 (255 * reshape (S(i,:), 2, 2));
%! b = uint8 (128);
%! A = gan_grid (S, "Columns", 3, "Gap", 1, "Background", 128 / 255);
%! v = b * ones (2, 1, "uint8");
%! h = b * ones (1, 8, "uint8");
%! assert (A, [im(1), v, im(2), v, im(3); h; im(4), v, im(5), v, [v, v]]);
%! assert (class (A), "uint8");

%!test # by rows or by columns; no gap
%! S = uint8 (reshape (0:35, 4, 9));
%! im = @(i) reshape (S(i,:), 3, 3);
%! assert (gan_grid (S, "Rows", 1, "Gap", 0), [im(1), im(2), im(3), im(4)]);
%! assert (gan_grid (S, "rows", 4, "gap", 0), [im(1); im(2); im(3); im(4)]);
%! assert (gan_grid (S, "Rows", 2, "Gap", 0), [im(1), im(2); im(3), im(4)]);
%! assert (gan_grid (S, "Gap", 0), [im(1), im(2); im(3), im(4)]);

%!test # Rows and Columns with room to spare, a wide gap
%! A = gan_grid (uint8 ([7 8]).', "Rows", 2, "Columns", 2, "Gap", 3);
%! B = 255 * ones (5, 5, "uint8");
%! B(1,[1 5]) = [7 8];
%! assert (A, B);

%!test # every number of channels; rows and arrays are the same
%! for c = 1:5
%!   S = rand (3, 2, c, 4);
%!   A = gan_grid (S, "Columns", 2, "Gap", 1);
%!   assert (A, gan_grid (reshape (S, [], 4).', "Size", [3 2 c], "Columns", 2, "Gap", 1));
%!   P = uint8 (255 * S);
%!   if (c == 3)
%!     assert (size (A), [7 5 3]);
%!     assert (A(1:3,1:2,:), P(:,:,:,1));
%!     assert (A(5:7,4:5,:), P(:,:,:,4));
%!   else
%!     assert (size (A), [7, 4 * c + 1]);
%!     for k = 1:c
%!       assert (A(1:3,2 * k + (-1:0)), P(:,:,k,1));
%!       assert (A(5:7,2 * c + 1 + 2 * k + (-1:0)), P(:,:,k,4));
%!     endfor
%!   endif
%!   assert (all (A(4,:,:)(:) == 255));
%! endfor

%!test # sizes guessed; about as high as wide
%! assert (size (gan_grid (rand (9, 784), "Gap", 0)), [84 84]);
%! assert (size (gan_grid (rand (9, 75), "Gap", 0)), [15 15 3]);
%! assert (size (gan_grid (rand (8, 32), "Size", [4 8], "Gap", 0)), [16 16]);
%! assert (size (gan_grid (rand (1, 4))), [2 2]);
%! assert (size (gan_grid (rand (3, 5, 3))), [3 5 3]);

%!test # ranges; clipping
%! assert (gan_grid ([-1 0; .5 1], "Size", [1 2], "Range", [-1 1], "Gap", 0),
%!         uint8 ([0 128; 191 255]));
%! assert (gan_grid (single ([-5 7]), "Size", [1 2]), uint8 ([0 255]));
%! assert (gan_grid (uint8 (0:255), "Size", [16 16]), reshape (uint8 (0:255), 16, 16));

%!test # each row ends with the training image nearest to the sample beside it
%! S = rand (5, 9);
%! for X = {rand(20, 9), single(rand (20, 9)), uint8(randi ([0 255], 20, 9))}
%!   X = X{1};
%!   V = double (X);
%!   if (isa (X, "uint8"))
%!     V /= 255;
%!   endif
%!   A = gan_grid (S, "Columns", 2, "Gap", 2, "Nearest", X);
%!   assert (size (A), [13, 8 + 6 + 3]);
%!   assert (A(:,1:8), gan_grid (S, "Columns", 2));
%!   assert (all (A(:,9:14)(:) == 255));
%!   beside = [2 4 5];
%!   for r = 1:3
%!     [~, j] = min (sumsq (V - S(beside(r),:), 2));
%!     assert (A(5 * r + (-4:-2),15:17), uint8 (255 * reshape (V(j,:), 3, 3)));
%!   endfor
%! endfor

%!test # the same for coloured arrays; rows of the grid that hold no image
%! X = rand (2, 2, 3, 6);
%! A = gan_grid (X(:,:,:,[3 5]), "Nearest", X, "Rows", 3, "Columns", 1, "Gap", 1);
%! assert (A(1:2,6:7,:), uint8 (255 * X(:,:,:,3)));
%! assert (A(4:5,6:7,:), A(4:5,1:2,:));
%! assert (all (A(7:8,:,:)(:) == 255));

%!error <Invalid call> gan_grid ()
%!error <^gan_grid: the size of an image of 7 values is not evident, give "Size", \[height width channels\]$> gan_grid (ones (2, 7))
%!error <^gan_grid: Size must be that of an image of 7 values, not of 6$> gan_grid (ones (2, 7), "Size", [2 3])
%!error <^gan_grid: Size must be \[height width\] or \[height width channels\], positive whole numbers, not 7$> gan_grid (ones (2, 7), "Size", 7)
%!error <^gan_grid: Range must be \[lo hi\], finite numbers with lo < hi, not a 1-by-2 double$> gan_grid (ones (2, 4), "Range", [1 0])
%!error <^gan_grid: Rows and Columns must make room for the 5 images of S, not for 4$> gan_grid (ones (5, 4), "Rows", 2, "Columns", 2)
%!error <^gan_grid: Rows and Columns must make room for the 5 images of S, not for 4$> gan_grid (ones (5, 4), "Columns", 2, "Rows", 2)
%!error <^gan_grid: Nearest must have 4 values an image, as S has, not 5$> gan_grid (ones (5, 4), "Nearest", ones (2, 5))
%!error <^gan_grid: Gap must be a whole number from 0 to 10000, not -1$> gan_grid (ones (5, 4), "Gap", -1)
%!error <^gan_grid: Columns must be a whole number from 1 to 1000000, not 0$> gan_grid (ones (5, 4), "Columns", 0)
%!error <^gan_grid: Background must be a number from 0 to 1, not 2$> gan_grid (ones (5, 4), "Background", 2)
%!error <^gan_grid: unknown option "Column"; did you mean "Columns"\?$> gan_grid (ones (5, 4), "Column", 2)
%!error <^gan_grid: S must be finite, but it has 1 NaN or Inf$> gan_grid ([1 2 3 NaN])
%!error <^gan_grid: S must be a real, full, non-empty array of class single, double or uint8, not a 0-by-0 empty double$> gan_grid ([])
%!error <^gan_grid: Nearest must be finite, but it has 1 NaN or Inf$> gan_grid (ones (5, 4), "Nearest", [1 2 3 Inf])
