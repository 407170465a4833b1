## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check_net (fname, argname, net)
##
## Refuses what is not a net of gan_net.  The gateways check its insides.

function check_net (fname, argname, net)

  if (! (isstruct (net) && isscalar (net)
         && all (isfield (net, {"format", "version", "input", "layers", "params", "average", "state", ...
                                "optimizer"}))
         && strcmp (net.format, "gan-net") && isequal (net.version, 1)
         && isstruct (net.optimizer) && all (isfield (net.optimizer, {"name", "step", "moments"}))
         && isfloat (net.params) && any (numel (net.average) == [0, numel(net.params)])))
    error (["gan:" fname ":badInput"], "%s: %s must be a net of gan_net, not %s", fname, argname,
           describe (net));
  endif

endfunction
