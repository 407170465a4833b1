## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## p = gaussian (x, mean, sd)
##
## The Gaussian density at x.

function p = gaussian (x, mean, sd)

  p = exp (-((x - mean) / sd) .^ 2 / 2) / sd / sqrt (2 * pi);

endfunction
