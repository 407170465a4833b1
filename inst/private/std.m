## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## s = std (x, opt, dim)
##
## Octave's, whatever the path has (CONTRIBUTING.md): the root of the mean square around the
## mean, of n numbers over n - 1 + OPT.

function s = std (x, opt, dim)

  n = size (x, dim);
  s = sqrt (sumsq (x - mean (x, dim), dim) / max (n - 1 + opt, 1));

endfunction
