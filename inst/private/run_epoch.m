## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## epochs = run_epoch (iterations, n, rules)
##
## How many epochs so many iterations are: passes over N observations, each of the whole
## minibatches that they hold, of which an iteration takes DiscriminatorSteps.  The inverse is
## run_iterations.

function epochs = run_epoch (iterations, n, rules)

  epochs = iterations * rules.DiscriminatorSteps / floor (n / rules.Minibatch);

endfunction
