## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## pace = run_pace (run)
## pace = run_pace (run, pace, count, seconds, beside)
##
## How many iterations the next call of the engine is to run, and on how many
## threads, after a call whose COUNT iterations took SECONDS, and all else, which
## is copying the nets in and out, BESIDE.
##
## A call is to take half a second, so that progress stays alive, but longer, up to a
## minute, where copying the nets would cost more than a fortieth of it.  (Ctrl-C is heard
## within a call as well, and loses nothing.)  Where the user leaves the threads open, all
## that the system leaves (threads.h) and one are tried in turn, and the faster choice is
## used: on small nets, or on a machine that others keep busy, a second thread costs more
## than it brings.  The results do not depend on it.

function pace = run_pace (run, pace, count, seconds, beside)

  if (nargin == 1)
    choices = run.options.NumThreads;
    if (choices == 0)
      choices = unique ([__gan_threads__(0), 1]);
    endif
    pace = struct ("count", 1, "choices", choices, "current", numel (choices), ...
                   "cost", NaN (size (choices)), "beside", Inf, "warm", false, "next_trial", 0);
    pace.threads = choices(end);
    return;
  endif

  ## The first call of all touches its memory for the first time.
  if (pace.warm)
    pace.cost(pace.current) = seconds / count;
    pace.beside = min (pace.beside, beside);
  endif
  pace.warm = true;
  [~, best] = min (pace.cost);
  now = toc (run.clock);
  aim = .5;
  if (isfinite (pace.beside))
    aim = min (max (aim, 40 * pace.beside), 60);
  endif
  untried = find (isnan (pace.cost), 1, "last");
  if (! isempty (untried))
    pace.current = untried;
    aim /= 5;
  elseif (numel (pace.choices) > 1 && now > pace.next_trial)
    pace.current = 1 + mod (best, numel (pace.choices));
    aim /= 10;
    pace.next_trial = now + 100 * aim;
  else
    pace.current = best;
  endif
  pace.threads = pace.choices(pace.current);
  cost = pace.cost(pace.current);
  if (isnan (cost))
    cost = seconds / count;
  endif
  pace.count = max (1, min (floor (aim / max (cost, 1e-7)), 20 * count));

endfunction
