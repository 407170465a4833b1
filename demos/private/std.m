## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## s = std (x)
##
## Octave's, whatever the path has (CONTRIBUTING.md): of a vector, or of each column.

function s = std (x)

  if (rows (x) == 1)
    x = x.';
  endif
  s = sqrt (sum ((x - mean (x, 1)) .^ 2, 1) / (rows (x) - 1));

endfunction
