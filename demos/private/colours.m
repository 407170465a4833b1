## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## c = colours ()
##
## Colours that the colour-blind can tell apart (Okabe and Ito 2008), by name; those of
## the paper's Figure 1 are black for the data, green for G and blue for D.

function c = colours ()

  c = struct ("black", [0 0 0], "green", [0 158 115] / 255, "blue", [0 114 178] / 255, ...
              "orange", [230 159 0] / 255, "red", [213 94 0] / 255, ...
              "purple", [204 121 167] / 255, "sky", [86 180 233] / 255, "grey", [.55 .55 .55], ...
              "pale", [190 229 214] / 255);

endfunction
