## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## seed = option_seed ()
##
## A seed from Octave's own generator, so that rand ("twister", s) before a call
## makes the call reproducible, as users expect.

function seed = option_seed ()

  seed = floor (rand () * 2^53);

endfunction
