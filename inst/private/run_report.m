## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## stop = run_report (run, state)
##
## Tells the user where the training is: by a line of progress now and then, and
## by OutputFcn, which may ask to stop, but not when all is done.

function stop = run_report (run, state)

  persistent next_line = 0;
  stop = false;
  opts = run.options;
  seconds = toc (run.clock);
  showing = strcmp (opts.Display, "iter");
  if (strcmp (state, "init"))
    next_line = 1;
  elseif (showing && strcmp (state, "iter") && seconds >= next_line
          && run.iteration < run.last)
    print_line (run, seconds);
    ## Lines get rarer: every 2 seconds at first, every minute of an hour.
    next_line = seconds + max (2, seconds / 60);
  elseif (strcmp (state, "done") && ! strcmp (opts.Display, "off"))
    print_line (run, seconds);
  endif

  at_line = ! strcmp (state, "iter") || mod (run.iteration, opts.HistoryInterval) == 0;
  if (at_line && ! isempty (opts.OutputFcn))
    info = struct ("iteration", run.iteration, "model", run_model (run));
    if (! isempty (run.history))
      for [column, name] = info.model.history
        info.(name) = column(end);
      endfor
      info.iteration = run.iteration;
    endif
    answer = run_call_user ("OutputFcn", "stop = f (info, state)", opts.OutputFcn, info, state){1};
    if (! strcmp (state, "done"))
      stop = is_stop (answer);
      if (stop && ! islogical (answer))
        warning ("gan:gan_train:stoppedByNumber",
                 ["gan_train: OutputFcn returned 1, of class %s, at iteration %d, which counts as " ...
                  "true and stops the training; where it was a count or a status, as of fwrite, " ...
                  "return false after it"], class (answer), run.iteration);
      elseif (stop && ! strcmp (opts.Display, "off"))
        printf ("stopped by OutputFcn at iteration %d\n", run.iteration);
      endif
    endif
  endif

endfunction

## An answer is true or false, as a number, too; none, as of a function that only prints, or
## [], is false.  Anything else was not meant as one: it must not end a training in silence.
function stop = is_stop (answer)
  flag = isscalar (answer) && (islogical (answer) || isnumeric (answer)) ...
         && (answer == 0 || answer == 1);
  none = isempty (answer) && (islogical (answer) || isnumeric (answer));
  if (! (flag || none))
    error ("gan:gan_train:badInput", "gan_train: OutputFcn must return true, false or nothing, not %s",
           describe (answer));
  endif
  stop = flag && full (answer == 1);
endfunction

function print_line (run, seconds)
  text = sprintf ("epoch %.1f  iteration %d/%d", run_epoch (run.iteration, run.rows, run.rules),
                  run.iteration, run.last);
  if (! isempty (run.history))
    text = [text, sprintf("  D loss %.3f  G loss %.3f  D(x) %.2f  D(G(z)) %.2f", ...
                          run.history(end, 2:5))];
  endif
  text = [text, "  ", duration(seconds)];
  left = run.seconds_per_iteration * (run.last - run.iteration);
  if (left > 0 && isfinite (left))
    text = [text, ", " duration(left) " left"];
  endif
  printf ("%s\n", text);
  fflush (stdout);
endfunction

function text = duration (seconds)
  if (seconds < 100)
    text = sprintf ("%.0f s", seconds);
  elseif (seconds < 6000)
    text = sprintf ("%.0f min", seconds / 60);
  else
    text = sprintf ("%.1f h", seconds / 3600);
  endif
endfunction
