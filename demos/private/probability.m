## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## d = probability (D, x)
##
## What the discriminator D says of x: that it is data, with this probability.

function d = probability (D, x)

  d = 1 ./ (1 + exp (-double (gan_forward (D, x))));

endfunction
