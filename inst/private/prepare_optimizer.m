## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## net = prepare_optimizer (net, method)
##
## The net with moments for METHOD: its own where they are of that method, else
## fresh ones, all zero.

function net = prepare_optimizer (net, method)

  if (! strcmp (net.optimizer.name, method))
    net.optimizer = struct ("name", method, "step", 0, "moments",
                            zeros (rows (net.params), 1 + strcmp (method, "adam"),
                                   class (net.params)));
  endif

endfunction
