## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## text = strjoin (words, between)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function text = strjoin (words, between)

  words = words(:).';
  between = do_string_escapes (between);
  words(1:end-1) = cellfun (@(word) [word between], words(1:end-1), "UniformOutput", false);
  text = [words{:}, ""];

endfunction
