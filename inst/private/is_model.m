## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## yes = is_model (value)
##
## Whether VALUE has the outward form of a model of gan_train.

function yes = is_model (value)

  yes = (isstruct (value) && isscalar (value)
         && all (isfield (value, {"format", "version", "generator", "discriminator", "noise", ...
                                  "shape", "rows", "options", "iteration", "seed", "history"}))
         && isequal (value.format, "gan-model") && isequal (value.version, 1));

endfunction
