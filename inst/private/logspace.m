## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## x = logspace (a, b, n)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function x = logspace (a, b, n)

  x = 10 .^ linspace (a, b, n);

endfunction
