## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn {} {@var{model} =} gan_recover ()
## The last healthy model of a training that did not come to its end.
##
## When @code{gan_train} is stopped by Ctrl-C, or by an error such as divergence to NaN
## or one in its OutputFcn, its model as of the last whole stretch of iterations (at most
## a second or so earlier) is kept for this function, as long as the session lasts, also
## where the package is unloaded or all is cleared meanwhile.  It can be sampled, saved,
## or, but for a divergence, trained on with @qcode{"Resume"}.  After a divergence its
## numbers are all finite, but may have been on their way to it for some time: then start
## again with a smaller learning rate.
##
## It is that of the last training: once one has come to its end there is none.
##
## Errors: there is no such model in this session.
##
## @example
## @group
## X = gan_digits (500);
## try
##   gan_train (X, "OutputFcn", @@(info, state) error ("enough"));
## catch
##   model = gan_recover ();
## end_try_catch
## model = gan_train (X, "Resume", model, "MaxEpochs", 2);
## @end group
## @end example
##
## @seealso{gan_train}
## @end deftypefn

function model = gan_recover ()

  model = run_last ();
  if (isempty (model))
    error ("gan:gan_recover:nothing",
           ["gan_recover: there is nothing to recover: no training was cut short in this session, " ...
            "or the last one came to its end"]);
  endif

endfunction

%!test
%! ## what an OutputFcn that fails leaves behind
%! X = [1:20].' / 20;
%! function stop = fail_at_20 (info, state)
%!   stop = false;
%!   if (info.iteration == 20)
%!     error ("enough");
%!   endif
%! endfunction
%! args = {"Minibatch", 4, "Seed", 3, "Display", "off", "HistoryInterval", 10};
%! fail ("gan_train (X, args{:}, \"OutputFcn\", @fail_at_20, \"MaxIterations\", 40)", "enough")
%! model = gan_recover ();
%! assert (model.iteration, 20)
%! whole = gan_train (X, args{:}, "MaxIterations", 40);
%! rest = gan_train (X, "Resume", model, "OutputFcn", []);
%! assert (rest.generator.params, whole.generator.params)
