## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## key (position, entries)
##
## A legend in a strip of the figure at POSITION.  ENTRIES is n-by-3 or n-by-4: the words, the
## style of curve ("area" for a filled one, "o" for circles), the colour, and the share of the
## strip.

function key (position, entries)

  ax = panel (position, [0, 1, 0, 1], {"", "", ""}, "visible", "off");
  n = rows (entries);
  shares = ones (1, n) / n;
  if (columns (entries) > 3)
    shares = [entries{:,4}] / sum ([entries{:,4}]);
  endif
  from = [0, cumsum(shares)];
  width = get (get (ax, "parent"), "userdata")(1) * position(3);
  dash = 38 / width;
  for i = 1:n
    x = from(i) + [0, dash];
    [words, style, colour] = entries{i,1:3};
    switch (style)
      case "area"
        fill (x([1 2 2 1]), [.25 .25 .75 .75], colour, "parent", ax, "edgecolor", "none");
      case "o"
        plot (ax, mean (x), .5, "o", "color", colour, "markersize", 6, "markerfacecolor", colour);
      otherwise
        curve (ax, x, [.5 .5], style, colour);
    endswitch
    text (x(2) + 7 / width, .5, words, "parent", ax, "fontsize", 13);
  endfor

endfunction
