## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## m = mean (x)
## m = mean (x, dim)
##
## Octave's, whatever the path has (CONTRIBUTING.md), in the class of X where it floats.

function m = mean (x, dim)

  if (nargin < 2)
    dim = [find(size (x) != 1, 1), 1](1);
  endif
  m = sum (x, dim) / size (x, dim);

endfunction
