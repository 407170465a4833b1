## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## text = option_number (x)
##
## A number as one would type it: .1, 1e-3, -1e6, 25.

function text = option_number (x)

  text = regexprep (sprintf ("%.15g", x), '^(-?)0\.', "$1.");
  power = regexprep (sprintf ("%.0e", x), 'e\+?(-?)0*(?=\d)', "e$1");
  if (numel (power) <= numel (text) && str2double (power) == x)
    text = power;
  endif

endfunction
