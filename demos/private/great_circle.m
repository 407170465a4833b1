## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## z = great_circle (a, b, t)
##
## Spherical interpolation (Shoemake 1985): the points at the parts T, a column of numbers
## from 0 to 1, of the way along a great circle from the row A to the row B, one a row.
##
## A and B themselves are at 0 and 1, exactly.  In between the direction turns evenly, and
## the norm goes linearly from that of A to that of B, so that equal norms are kept.  Parallel
## A and B have no angle between them, and the norm alone changes.  Opposite ones lie on many
## great circles; the one through the axis along which A is smallest is taken.  Where there is
## no circle, since a vector is 0 or has one element, the way is straight.

function z = great_circle (a, b, t)

  [r, s] = deal (norm (a), norm (b));
  if (numel (a) == 1 || r == 0 || s == 0)
    z = (1 - t) * a + t * b;
    return;
  endif
  [u, v] = deal (a / r, b / s);
  angle = 2 * atan2 (norm (u - v), norm (u + v));          # unlike acos, exact for small ones
  if (pi - angle < 1e-7)
    ## two quarters, by way of a point at right angles to A
    [~, i] = min (abs (u));
    m = -u(i) * u;
    m(i) += 1;
    m *= (r + s) / 2 / norm (m);
    first = t <= 1/2;
    z(first,:) = great_circle (a, m, 2 * t(first));
    z(! first,:) = great_circle (m, b, 2 * t(! first) - 1);
    return;
  endif
  weights = [1 - t, t];
  if (angle > 0)
    weights = sin (angle * weights) / sin (angle);
  endif
  size = (1 - t) * r + t * s;
  z = weights .* (size ./ [r, s]) * [a; b];

endfunction
