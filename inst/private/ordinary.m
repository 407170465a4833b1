## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## x = ordinary (fname, argname, x)
##
## Numbers as the kernels take them: a real, full array of class single, double or uint8 from any
## array that stands for one.  Octave keeps diagonal and permutation matrices, ranges and complex
## numbers in ways of their own, and some operators tell them from full ones; logical values and
## integers of other classes count as the numbers that they are.  All else comes back as it is,
## for the caller to refuse: sparse matrices, too, which may not fit when full.

function x = ordinary (fname, argname, x)

  if (! (isnumeric (x) || islogical (x)) || issparse (x))
    return;
  endif
  try
    if (iscomplex (x) && all (imag (x(:)) == 0))
      x = real (x);
    endif
    if (! (isfloat (x) || isa (x, "uint8")))
      x = double (x);
    endif
    x = full (x);
  catch
    error (["gan:" fname ":tooLarge"], "%s: %s must be an array that memory can hold, not a %s", fname,
           argname, [sprintf("%d-by-", size (x)(1:end-1)), sprintf("%d %s", size (x)(end), class (x))]);
  end_try_catch

endfunction
