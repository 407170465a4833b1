## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## d = jensen_shannon (p, q, x)
##
## The Jensen-Shannon divergence of two densities, in nats, by the trapezoidal rule
## on their values P and Q at the points X.  It is 0 if they are equal and log 2 at most.

function d = jensen_shannon (p, q, x)

  m = (p + q) / 2;
  d = trapz (x, (part (p, m) + part (q, m)) / 2);

endfunction

function y = part (p, m)
  y = zeros (size (p));
  in = p > 0;
  y(in) = p(in) .* log (p(in) ./ m(in));
endfunction
