## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## s = orderfields (s, names)
##
## Octave's, whatever the path has (CONTRIBUTING.md): a struct with its fields in the order of
## the cell NAMES.

function ordered = orderfields (s, names)

  for name = names(:).'
    ordered.(name{1}) = s.(name{1});
  endfor

endfunction
