## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## G = monotone_generator (sd, middle, seed)
##
## A generator on the line that is increasing, with samples about MIDDLE that spread by SD or
## so.  Its units are steps, all upwards, closer and steeper near the ends of z: there a map
## onto the tails of a density must be steep.

function G = monotone_generator (sd, middle, seed)

  n = 16;
  G = gan_net (1, {"affine", n}, "tanh", {"affine", 1}, "Seed", seed, "Precision", "double");
  t = linspace (-pi/2, pi/2, n).';
  slope = n / (2 * sqrt (3) * pi) ./ max (cos (t), .1);
  G.params(1:n) = slope;
  G.params(n+(1:n)) = -slope * sqrt (3) .* sin (t);
  height = abs (G.params(2*n+(1:n)));
  G.params(2*n+(1:n)) = .9 * sd / n * (.5 + height / mean (height));
  G.params(3*n+1) = middle;

endfunction
