## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## m = median (x)
##
## Octave's, whatever the path has (CONTRIBUTING.md): of a vector, or of each column.

function m = median (x)

  if (rows (x) == 1)
    x = x.';
  endif
  x = sort (x, 1);
  middle = (rows (x) + 1) / 2;
  m = (x(floor (middle),:) + x(ceil (middle),:)) / 2;

endfunction
