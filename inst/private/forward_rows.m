## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = forward_rows (fname, argname, net, x, threads)
##
## A net's output for observations in rows.  Those that take more than 32 MB pass some
## at a time, so that no second copy of all of them is made.

function y = forward_rows (fname, argname, net, x, threads)

  x = net_rows (fname, argname, net, x);
  mode = struct ("Train", 0, "Seed", 0, "Stream", 0, "Step", 0, "NumThreads", threads);
  forward = @(x) __gan_forward__ (net, net_input (fname, argname, net, x), mode);
  units = prod (__gan_plan__ (net.input, net.layers)(end).out);
  step = max (1, floor (2^25 / (sizeof (cast (0, class (net.params))) * max (units, columns (x)))));
  if (rows (x) <= step)
    y = forward (x);
    return;
  endif
  y = zeros (rows (x), units, class (net.params));
  for first = 1:step:rows (x)
    some = first:min (first + step - 1, rows (x));
    y(some,:) = forward (x(some,:));
  endfor

endfunction
