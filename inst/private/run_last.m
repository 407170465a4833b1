## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## model = run_last ()
## run_last (model)
##
## Where a training that did not come to its end leaves its model, for gan_recover.  Locked, so
## that no "clear all" or "pkg unload" loses it, be it in the function that ended the training.

function model = run_last (new)

  mlock ();
  persistent kept = [];
  if (nargin == 1)
    kept = new;
  endif
  model = kept;

endfunction
