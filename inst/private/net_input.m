## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## x = net_input (fname, argname, net, x)
##
## Observations as the columns that the net's kernels take, in its precision.

function x = net_input (fname, argname, net, x)

  if (! (isa (x, "float") || isa (x, "uint8")) || ! isreal (x) || issparse (x))
    error (["gan:" fname ":badInput"],
           "%s: %s must be a real, full array of class single, double or uint8, not %s", fname,
           argname, describe (x));
  endif
  if (isempty (x))
    x = zeros (0, columns (x));
  else
    x = rows_matrix (fname, argname, x);
  endif
  inputs = prod (net.input);
  if (columns (x) != inputs)
    error (["gan:" fname ":badInput"],
           "%s: %s must have %d columns, as many as the net has inputs, not %d", fname, argname,
           inputs, columns (x));
  endif
  x = to_class (x, class (net.params)).';

endfunction
