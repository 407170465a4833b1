## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## seconds = run_elapsed (run)
##
## Seconds of training so far, those before a resumption included.

function seconds = run_elapsed (run)

  seconds = toc (run.clock) + run.seconds_before;

endfunction
