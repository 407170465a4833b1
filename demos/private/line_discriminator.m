## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## D = line_discriminator (limits, seed)
##
## A discriminator of numbers between the LIMITS.  The first layer's units begin with
## their bends spread evenly between them: with the usual biases of 0 all would bend at 0,
## and D would be slow to see anything elsewhere.

function D = line_discriminator (limits, seed)

  D = gan_net (1, {"affine", 32, "Init", "normal", "Range", 3}, "tanh", {"affine", 16}, "tanh", ...
               {"affine", 1, "Init", "glorot"}, "Seed", seed, "Precision", "double", ...
               "Role", "discriminator");
  D.params(33:64) = -D.params(1:32) .* linspace (limits(1), limits(2), 32).';

endfunction
