## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = unique (x)
##
## Octave's, whatever the path has (CONTRIBUTING.md): the numbers of X, or the words of a cell,
## once each, in order.

function y = unique (x)

  y = sort (x(:));
  if (iscell (y))
    again = strcmp (y(2:end), y(1:end-1));
  else
    again = y(2:end) == y(1:end-1);
  endif
  y([false; again]) = [];
  if (rows (x) == 1)
    y = y.';
  endif

endfunction
