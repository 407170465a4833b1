## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## sums = accumarray (index, values, [n, 1])
##
## Octave's, whatever the path has (CONTRIBUTING.md): the sums of the VALUES, a column or one
## number, that have the same INDEX, in their order.

function sums = accumarray (index, values, shape)

  if (isscalar (values))
    values = values * ones (numel (index), 1);
  endif
  sums = full (sparse (index, 1:numel (index), 1, shape(1), numel (index)) * values);

endfunction
