## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## ax = panel (position, limits, words, name, value, ...)
##
## Axes at POSITION, as parts of the figure, with the LIMITS [x0, x1, y0, y1].  WORDS is
## a cell of their title and of the labels of x and y, each of which may be "".  Names and
## values are properties.

function ax = panel (position, limits, words, varargin)

  ax = axes ("position", position, "fontsize", 13, "box", "off", "tickdir", "out", ...
             "linewidth", 1, "xlim", limits(1:2), "ylim", limits(3:4), varargin{:});
  hold (ax, "on");
  if (! isempty (words{1}))
    title (ax, words{1}, "fontsize", 14, "fontweight", "bold");
  endif
  xlabel (ax, words{2}, "fontsize", 14);
  ylabel (ax, words{3}, "fontsize", 14);

endfunction
