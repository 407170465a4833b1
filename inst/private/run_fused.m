## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [run, diverged_at, seconds] = run_fused (run, count)
##
## COUNT iterations in one call of libgan.  When they diverge, RUN stays as it was
## and DIVERGED_AT is the iteration, from 1; else it is 0.  A COUNT of 0 adds a line
## of history for the state as it is.  SECONDS were spent on the iterations alone, without
## copying the nets in and out.  RUN.interrupted says whether Ctrl-C ended it early.

function [run, diverged_at, seconds] = run_fused (run, count)

  [g, d, lines, report] = __gan_train__ (run.generator, run.discriminator, run.x, run.rules,
                                         run.iteration, count);
  seconds = report.seconds;
  diverged_at = 0;
  if (report.diverged)
    diverged_at = run.iteration + report.iterations;
    return;
  endif
  run.generator = step (run.generator, g);
  run.discriminator = step (run.discriminator, d);
  run.iteration += report.iterations;
  run.history = [run.history; lines, run_elapsed(run) * ones(rows (lines), 1)];
  run.interrupted = report.interrupted;

endfunction

function net = step (net, after)
  net.params = after.params;
  net.state = after.state;
  net.average = after.average;
  net.optimizer.moments = after.moments;
  net.optimizer.step = after.step;
endfunction
