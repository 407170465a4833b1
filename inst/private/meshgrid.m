## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, Y] = meshgrid (x)
##
## Octave's, whatever the path has (CONTRIBUTING.md): the coordinates of a square grid.

function [X, Y] = meshgrid (x)

  X = x(:).'(ones (numel (x), 1), :);
  Y = X.';

endfunction
