## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## text = net_digest (net)
##
## By which the parameters and running statistics of a net are known again.

function text = net_digest (net)

  text = data_sha256 (typecast ([net.params; net.state], "uint8"));

endfunction
