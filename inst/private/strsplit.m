## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## words = strsplit (text, between)
##
## Octave's, whatever the path has (CONTRIBUTING.md), for one character between words.

function words = strsplit (text, between)

  at = [0, find(text == between), numel(text) + 1];
  words = arrayfun (@(i) text(at(i)+1:at(i+1)-1), 1:numel (at) - 1, "UniformOutput", false);

endfunction
