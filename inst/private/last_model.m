## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## model = last_model ()
## last_model (model)
##
## Where a training that did not come to its end leaves its model, for gan_recover.

function model = last_model (new)

  persistent kept = [];
  if (nargin == 1)
    kept = new;
  endif
  model = kept;

endfunction
