## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## yes = ismember (x, set)
##
## Octave's, whatever the path has (CONTRIBUTING.md): which numbers of X, or words of a cell X,
## are in SET.

function yes = ismember (x, set)

  if (iscell (set))
    if (! iscell (x))
      x = {x};
    endif
    yes = cellfun (@(word) any (strcmp (word, set)), x);
    return;
  endif
  yes = false (size (x));
  for number = set(:).'
    yes |= x == number;
  endfor

endfunction
