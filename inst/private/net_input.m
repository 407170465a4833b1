## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## x = net_input (fname, argname, net, x)
##
## Observations as the columns that the net's kernels take, in its precision.

function x = net_input (fname, argname, net, x)

  given = net_rows (fname, argname, net, x);
  x = to_class (given, class (net.params)).';
  if (! all (isfinite (x(:))))
    bad = nnz (! isfinite (given));
    if (bad == 0)
      error (["gan:" fname ":badInput"],
             "%s: %s must be within the range of %s, the precision of the net", fname, argname,
             class (x));
    endif
    error (["gan:" fname ":badInput"], "%s: %s must be finite, but it has %d NaN or Inf", fname,
           argname, bad);
  endif

endfunction
