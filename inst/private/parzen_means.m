## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## m = parzen_means (X)
##
## The mean observation, in double, without a copy of X; uint8 means x / 255.

function m = parzen_means (X)

  m = sum (X, 1, "double") / rows (X);
  if (isa (X, "uint8"))
    m /= 255;
  endif

endfunction
