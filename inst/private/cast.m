## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = cast (x, type)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function y = cast (x, type)

  y = feval (type, x);

endfunction
