## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = net_forward (fname, argname, net, x, units, threads)
##
## The output, of so many units, of a net for the observations x, the argument ARGNAME of the
## function FNAME.  Those that take more than 32 MB pass some at a time, so that no second copy of
## all of them is made, and Ctrl-C is heard.

function y = net_forward (fname, argname, net, x, units, threads)

  mode = struct ("Train", 0, "Groups", 1, "Seed", 0, "Step", 0, "Role", "generator", ...
                 "NumThreads", threads);
  images = ndims (x) > 2;
  n = size (x, 1 + 3 * images);
  bytes = sizeof (zeros (1, class (net.params)));
  step = max (1, floor (2^25 / (bytes * max (units, prod (net.input)))));
  try
    if (n <= step)
      y = __gan_forward__ (net, x, mode, argname);
      return;
    endif
    y = zeros (n, units, class (net.params));
    for first = 1:step:n
      some = first:min (first + step - 1, n);
      if (images)
        part = x(:,:,:,some);
      else
        part = x(some,:);
      endif
      y(some,:) = __gan_forward__ (net, part, mode, argname);
    endfor
  catch err
    raise_as (fname, err);
  end_try_catch

endfunction
