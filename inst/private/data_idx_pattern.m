## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## pattern = data_idx_pattern (stem)
##
## A regular expression for the names (data_plain_name) of IDX files that begin with the expression
## STEM, as those who publish them, packers and browsers end them.

function pattern = data_idx_pattern (stem)

  pattern = ["^" stem '(-?idx\d)?(-?(ubyte|byte|short|int|float|double))?' ...
             '(-(copy|\d+))?(-(gz|gzip|bin|idx|dat))?(-(copy|\d+))?$'];

endfunction
