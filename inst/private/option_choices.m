## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## text = option_choices (rows, last)
##
## The names in rows of a table (option_tables.m) as help lists them, each with its own help behind it,
## and LAST before the last one.

function text = option_choices (rows, last)

  words = arrayfun (@(row) ["\"" row.name "\"" row.help], rows, "UniformOutput", false);
  text = [strjoin(words(1:end-1), ", "), last, words{end}];

endfunction
