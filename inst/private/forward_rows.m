## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = forward_rows (fname, argname, net, x, threads)
##
## A net's output for observations in rows, some at a time, so that the activations
## of all layers stay small however many there are.

function y = forward_rows (fname, argname, net, x, threads)

  x = net_rows (fname, argname, net, x);
  mode = struct ("Train", 0, "Seed", 0, "Stream", 0, "Step", 0, "NumThreads", threads);
  last = __gan_plan__ (net.input, net.layers)(end);
  y = zeros (rows (x), prod (last.out), class (net.params));
  for first = 1:960:rows (x)
    some = first:min (first + 959, rows (x));
    y(some,:) = __gan_forward__ (net, net_input (fname, argname, net, x(some,:)), mode);
  endfor

endfunction
