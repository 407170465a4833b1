## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## wrong = check_sha256 (bytes, wanted)
##
## "" when BYTES have that checksum, else what is wrong with them.

function wrong = check_sha256 (bytes, wanted)

  wrong = "";
  found = data_sha256 (bytes);
  if (! strcmp (found, wanted))
    wrong = sprintf ("has other contents than published: SHA-256 %s, not %s", found, wanted);
  endif

endfunction
