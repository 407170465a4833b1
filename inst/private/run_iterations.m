## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## count = run_iterations (epochs, n, rules)
##
## The least number of iterations that makes so many epochs, see run_epoch.  A number of epochs
## such as 1.1 is not the decimal fraction that was meant, but the number next to it, and two
## more roundings follow here: what they can have added makes no iteration.

function count = run_iterations (epochs, n, rules)

  exact = epochs * floor (n / rules.Minibatch) / rules.DiscriminatorSteps;
  count = round (exact);
  if (isinf (exact) || abs (exact - count) > 2 * eps (exact))
    count = ceil (exact);
  endif

endfunction
