## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## yes = is_unset (value)
##
## Whether the value of an option is [], for "not given".  Other empty ones are what a search or a
## slice has come to, and not meant so.

function yes = is_unset (value)

  yes = isnumeric (value) && ndims (value) == 2 && all (size (value) == 0);

endfunction
