## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check = check_number (lo, hi)
##
## A check for parse_options: a real number with LO <= value <= HI.

function check = check_number (lo, hi)

  check = @(value) judge (value, lo, hi);

endfunction

function wanted = judge (value, lo, hi)
  wanted = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value) && ! issparse (value)
         && value >= lo && value <= hi))
    wanted = sprintf ("a number from %.15g to %.15g", lo, hi);
  endif
endfunction
