## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = forward_parts (net, n, inputs, threads)
##
## A net's output for n observations, of which INPUTS (range) are some, as the net's
## kernels take them.  Those that take more than 32 MB pass some at a time, so that no
## second copy of all of them is made.

function y = forward_parts (net, n, inputs, threads)

  mode = struct ("Train", 0, "Groups", 1, "Seed", 0, "Stream", 0, "Step", 0, ...
                 "NumThreads", threads);
  units = prod (__gan_plan__ (net.input, net.layers)(end).out);
  bytes = sizeof (zeros (1, class (net.params)));
  step = max (1, floor (2^25 / (bytes * max (units, prod (net.input)))));
  if (n <= step)
    y = __gan_forward__ (net, inputs (1:n), mode);
    return;
  endif
  y = zeros (n, units, class (net.params));
  for first = 1:step:n
    some = first:min (first + step - 1, n);
    y(some,:) = __gan_forward__ (net, inputs (some), mode);
  endfor

endfunction
