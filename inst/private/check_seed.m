## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check = check_seed ()
##
## A check for parse_options: a seed, or [] for one from Octave's own generator.

function check = check_seed ()

  check = optional (check_count (0, 2^53 - 1));

endfunction
