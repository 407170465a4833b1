## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check = check_count (lo, hi)
##
## A check for parse_options: a whole number with LO <= value <= HI, of any
## numeric class.

function check = check_count (lo, hi)

  check = @(value) judge (value, lo, hi);

endfunction

function wanted = judge (value, lo, hi)
  wanted = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value) && ! issparse (value)
         && value >= lo && value <= hi && (value == fix (value) || isinf (value))))
    wanted = sprintf ("a whole number from %.16g to %.16g", lo, hi);
  endif
endfunction
