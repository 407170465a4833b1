## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## fig = new_figure ([width, height])
##
## A figure of that size in points, that is not shown, on a page of its size.

function fig = new_figure (extent)

  inches = extent / 72;
  fig = figure ("visible", "off", "units", "pixels", "position", [0, 0, extent], ...
                "paperunits", "inches", "papersize", inches, "paperposition", [0, 0, inches], ...
                "color", [1 1 1]);
  set (fig, "userdata", extent);

endfunction
