## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check = optional (check)
##
## A check for parse_options that also takes [], for "not given".

function check = optional (check)

  check = @(value) judge (value, check);

endfunction

function wanted = judge (value, check)
  wanted = "";
  if (! is_unset (value))
    wanted = check (value);
  endif
endfunction
