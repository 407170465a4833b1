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

## The one of the cell NAMES that the misspelt WORD is most likely to mean: the
## first that begins with it, else the smallest Levenshtein distance, without
## regard to case.
function name = nearest_name (word, names)
  begun = find (strncmpi (word, names, numel (word)), 1);
  if (! isempty (begun))
    name = names{begun};
    return;
  endif
  distance = cellfun (@(candidate) levenshtein (lower (word), lower (candidate)), names);
  [~, best] = min (distance);
  name = names{best};
endfunction

function distance = levenshtein (a, b)
  at = row = 0:numel (b);
  for i = 1:numel (a)
    row = min ([row + 1; i, row(1:end-1) + (a(i) != b)]);
    row = cummin (row - at) + at;   # with letters of b put in
  endfor
  distance = row(end);
endfunction
