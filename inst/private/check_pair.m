## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check = check_pair (lo, hi, whole)
##
## A check for parse_options: a real number from LO to HI, or two of them for height and
## width; whole numbers where WHOLE.

function check = check_pair (lo, hi, whole)

  check = @(value) judge (value, lo, hi, whole);

endfunction

function wanted = judge (value, lo, hi, whole)
  wanted = "";
  if (! (isnumeric (value) && any (numel (value) == [1, 2]) && isreal (value)
         && ! issparse (value) && all (value(:) >= lo & value(:) <= hi)
         && (! whole || all (value(:) == fix (value(:))))))
    wanted = sprintf ("%s from %.15g to %.15g, or two of them, [height, width]",
                      {"a number", "a whole number"}{whole + 1}, lo, hi);
  endif
endfunction
