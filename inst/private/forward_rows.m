## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = forward_rows (fname, argname, net, x, threads)
##
## A net's output for observations in rows.

function y = forward_rows (fname, argname, net, x, threads)

  x = net_rows (fname, argname, net, x);
  y = forward_parts (net, rows (x), @(some) net_input (fname, argname, net, x(some,:)), threads);

endfunction
