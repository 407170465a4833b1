## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## x = net_rows (fname, argname, net, x)
##
## Observations for a net as a matrix with a row each, of any of the classes that
## stand for them; whether its numbers are finite is left to whoever reads them.

function x = net_rows (fname, argname, net, x)

  x = ordinary (fname, argname, x);
  if (! (isa (x, "float") || isa (x, "uint8")) || ! isreal (x) || issparse (x))
    error (["gan:" fname ":badInput"],
           "%s: %s must be a real, full array of class single, double or uint8, not %s", fname,
           argname, describe (x));
  endif
  if (ndims (x) > 4)
    error (["gan:" fname ":badInput"], "%s: %s must be n-by-d or H-by-W-by-C-by-N, not %s", fname,
           argname, describe (x));
  endif
  if (ndims (x) > 2)
    shape = [size(x, 1), size(x, 2), size(x, 3)];
    if (numel (net.input) == 3 && any (shape != net.input))
      error (["gan:" fname ":badInput"],
             ["%s: %s must be images of %d x %d x %d, as the net takes them, not of %d x %d x %d; " ...
              "images are H-by-W-by-C-by-N, also where C is 1"], fname, argname, net.input, shape);
    endif
    x = reshape (x, size (x, 1) * size (x, 2) * size (x, 3), size (x, 4)).';
  endif
  inputs = prod (net.input);
  if (columns (x) != inputs)
    error (["gan:" fname ":badInput"],
           "%s: %s must have %d columns, as many as the net has inputs, not %d", fname, argname,
           inputs, columns (x));
  endif

endfunction
