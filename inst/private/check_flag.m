## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check = check_flag ()
##
## A check for parse_options: true or false, or 1 or 0.

function check = check_flag ()

  check = @judge;

endfunction

function wanted = judge (value)
  wanted = "";
  if (! ((islogical (value) || isnumeric (value)) && isscalar (value) && isreal (value)
         && ! issparse (value) && (value == 0 || value == 1)))
    wanted = "true or false";
  endif
endfunction
