## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check_epsilon (fname, net, rule)
##
## Epsilon is there for gradients whose squares vanish in the precision of the net: a smaller
## one than these gradients makes steps that grow without bound.

function check_epsilon (fname, net, rule)

  least = 1e-15;   # in double the option's own range sees to it
  if (option_tables ().optimizer.(rule.Optimizer).divides && isa (net.params, "single") && rule.Epsilon < least)
    error (["gan:" fname ":badInput"], "%s: Epsilon must be at least %g for nets of class single, not %g",
           fname, least, rule.Epsilon);
  endif

endfunction
