## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, shape] = check_rows (fname, argname, X)
##
## Observations as the rows of a matrix, and the shape of one of them: [d] for an
## n-by-d matrix, [H W C] for H-by-W-by-C-by-N images.  Refuses anything that is
## not real, full, finite, non-empty single, double or uint8.

function [X, shape] = check_rows (fname, argname, X)

  X = ordinary (fname, argname, X);
  if (! (isa (X, "float") || isa (X, "uint8")) || ! isreal (X) || issparse (X) || isempty (X))
    error (["gan:" fname ":badInput"],
           "%s: %s must be a real, full, non-empty array of class single, double or uint8, not %s",
           fname, argname, describe (X));
  endif
  if (ndims (X) > 4)
    error (["gan:" fname ":badInput"],
           "%s: %s must be n-by-d or H-by-W-by-C-by-N, not %s", fname, argname, describe (X));
  endif
  if (isfloat (X) && ! all (isfinite (X(:))))
    error (["gan:" fname ":badInput"], "%s: %s must be finite, but it has %d NaN or Inf", fname,
           argname, sum (! isfinite (X(:))));
  endif
  if (ndims (X) == 2)
    shape = columns (X);
  else
    shape = [size(X, 1), size(X, 2), size(X, 3)];
    X = reshape (X, prod (shape), []).';
  endif

endfunction
