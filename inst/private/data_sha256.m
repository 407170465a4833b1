## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## text = data_sha256 (bytes)
##
## The checksum of a vector of uint8 or a string, in hexadecimal digits.

function text = data_sha256 (bytes)

  text = hash ("sha256", char (bytes(:).'));

endfunction
