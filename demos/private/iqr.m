## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## range = iqr (x)
##
## Octave's, whatever the path has (CONTRIBUTING.md): between the quartiles of a vector of two
## numbers or more, linear between the quantiles (k - 1/2) / n of its sorted numbers (Hyndman
## and Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996,
## definition 5).

function range = iqr (x)

  x = sort (x(:));
  n = numel (x);
  p = n * [.25; .75] + .5;
  k = max (min (floor (p), n - 1), 1);
  part = max (min (p - k, 1), 0);
  q = (1 - part) .* x(k) + part .* x(k + 1);
  range = q(2) - q(1);

endfunction
