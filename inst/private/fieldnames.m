## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## names = fieldnames (s)
##
## Octave's, whatever the path has (CONTRIBUTING.md): the names of a struct's fields, in a column.

function names = fieldnames (s)

  names = cell (0, 1);
  for [value, name] = s
    names{end+1,1} = name;
  endfor

endfunction
