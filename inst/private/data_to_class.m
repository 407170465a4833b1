## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## x = data_to_class (x, name)
##
## Numbers in another floating class; uint8 means x / 255, as everywhere.

function x = data_to_class (x, name)

  scale = isa (x, "uint8");
  x = feval (name, x);
  if (scale)
    x /= 255;
  endif

endfunction
