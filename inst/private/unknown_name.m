## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## text = unknown_name (word, names)
##
## A word that is none of NAMES as messages show it: with the one most like it, unless it is so
## long that it cannot be a slip of the pen.

function text = unknown_name (word, names)

  text = describe (word);
  if (numel (word) <= 40)
    text = sprintf ("%s; did you mean \"%s\"?", text, nearest_name (word, names));
  endif

endfunction
