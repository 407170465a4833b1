## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check = check_choice (word, word, ...)
##
## A check for parse_options: one of the words, in any case.

function check = check_choice (varargin)

  check = @(value) judge (value, varargin);

endfunction

function wanted = judge (value, words)
  wanted = "";
  if (! (ischar (value) && rows (value) == 1 && any (strcmpi (value, words))))
    wanted = ["\"" strjoin(words, "\" or \"") "\""];
  endif
endfunction
