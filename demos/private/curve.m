## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## curve (ax, x, y, style, colour, width)
##
## A line in the axes AX of a figure of new_figure: "-", "--" or ":".  The dashes are
## drawn here, one by one, since their length is not the same on all of Octave's toolkits.
## X and Y may be matrices, a line a column, if it is a solid one.

function curve (ax, x, y, style, colour, width = 2)

  x = double (x);
  y = double (y);
  switch (style)
    case "--"
      [x, y] = dashes (ax, x(:), y(:), width * [3.5, 2.5]);
    case ":"
      [x, y] = dashes (ax, x(:), y(:), width * [1, 1.3]);
  endswitch
  ## gnuplot's lines are half as wide as they should be.
  if (strcmp (graphics_toolkit (ancestor (ax, "figure")), "gnuplot"))
    width *= 2;
  endif
  plot (ax, x, y, "-", "color", colour, "linewidth", width);

endfunction

## Pieces of the line that are `pattern(1)` points long and `pattern(2)` apart.
function [x, y] = dashes (ax, x, y, pattern)
  extent = get (get (ax, "parent"), "userdata") .* get (ax, "position")(3:4);
  limits = {get(ax, "xlim"), get(ax, "ylim")};
  is_log = strcmp ({get(ax, "xscale"), get(ax, "yscale")}, "log");
  at = [x, y];
  for i = 1:2
    if (is_log(i))
      at(:,i) = log (at(:,i));
      limits{i} = log (limits{i});
    endif
    at(:,i) = (at(:,i) - limits{i}(1)) / diff (limits{i}) * extent(i);
  endfor
  s = [0; cumsum(hypot (diff (at(:,1)), diff (at(:,2))))];
  keep = [true; diff(s) > 0];
  s = s(keep);
  if (numel (s) < 2)
    return;
  endif
  where = (0:sum (pattern):s(end)) + (0:.25:1).' * pattern(1);
  where = min (where, s(end));
  where(end+1,:) = NaN;                                    # a gap
  at = interp1 (s, at(keep,:), where(:));
  for i = 1:2
    at(:,i) = at(:,i) / extent(i) * diff (limits{i}) + limits{i}(1);
    if (is_log(i))
      at(:,i) = exp (at(:,i));
    endif
  endfor
  x = at(:,1);
  y = at(:,2);
endfunction
