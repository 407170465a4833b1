## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## net = run_optimizer (net, rule)
##
## The net with the moments, and the average of its parameters, that RULE wants: its
## own where it has them, else fresh ones.

function net = run_optimizer (net, rule)

  method = rule.Optimizer;
  if (! strcmp (net.optimizer.name, method))
    net.optimizer = struct ("name", method, "step", 0, "moments",
                            zeros (rows (net.params), option_tables ().optimizer.(method).moments,
                                   class (net.params)));
  endif
  if (rule.Averaging == 0)
    net.average = zeros (0, 1, "single");   # as net_storable has it
  elseif (isempty (net.average))
    net.average = net.params;
  endif

endfunction
