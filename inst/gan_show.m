## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {} gan_show (@var{S})
## @deftypefnx {} {} gan_show (@var{S}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {@var{h} =} gan_show (@dots{})
## Show images in a grid.
##
## Draws the picture that @code{gan_grid (@var{S}, @dots{})} makes in the current
## axes, with square pixels and no axes drawn.  @var{S}, all options and all
## errors are those of @code{gan_grid}.
##
## The output @var{h} is the handle of the image object.
##
## @example
## @group
## X = gan_digits (500, "Seed", 1);
## gan_show (gan_digits (30, "Seed", 2), "Columns", 6, "Nearest", X)
## @end group
## @end example
## @seealso{gan_grid, gan_sample, gan_plot}
## @end deftypefn

function h = gan_show (S, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  try
    A = gan_grid (S, varargin{:});
  catch err
    raise_as ("gan_show", err);
  end_try_catch

  ax = newplot ();
  picture = image (ax, A);
  colormap (ax, gray (256));
  axis (ax, "image", "off");
  if (nargout > 0)
    h = picture;
  endif

endfunction

%!test # the image shown is the grid, with square pixels
%! fig = figure ("visible", "off");
%! unwind_protect
%!   S = rand (6, 4);
%!   h = gan_show (S, "Columns", 3);
%!   assert (get (h, "type"), "image");
%!   assert (get (h, "cdata"), gan_grid (S, "Columns", 3));
%!   ax = get (h, "parent");
%!   assert (get (ax, "dataaspectratio"), [1 1 1]);
%!   assert (get (ax, "visible"), "off");
%!   assert (get (ax, "ydir"), "reverse");
%!   assert (colormap (ax), gray (256));
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect

%!test # coloured, and drawn where it is told to be
%! fig = figure ("visible", "off");
%! unwind_protect
%!   ax = subplot (1, 2, 2);
%!   S = uint8 (randi ([0 255], 2, 2, 3, 4));
%!   h = gan_show (S, "Gap", 1);
%!   assert (get (h, "parent"), ax);
%!   assert (get (h, "cdata"), gan_grid (S, "Gap", 1));
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect

%!error <Invalid call> gan_show ()
%!error <^gan_show: Size must be that of an image of 7 values, not of 6$> gan_show (ones (2, 7), "Size", [2 3])
