## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## args = decades (lowest, highest)
##
## Properties of an axis y in powers of ten, from 10 ^ lowest to 10 ^ highest.

function args = decades (lowest, highest)

  at = lowest:ceil ((highest - lowest + 1) / 7):highest;
  args = {"yscale", "log", "yminortick", "off", "ytick", 10 .^ at, ...
          "yticklabel", arrayfun(@(k) sprintf ("10^{%d}", k), at, "UniformOutput", false)};

endfunction
