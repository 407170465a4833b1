## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## What the user's functions may do while gan_train calls them: answer anything, fail,
## take the package away.

%!shared X, args
%! X = [sin(1:40); cos(1:40)].';
%! args = {"Minibatch", 8, "Seed", 1, "Display", "off", "MaxIterations", 20, "HistoryInterval", 5, ...
%!         "HistorySize", 30, "Generator", {{"affine", 5}, "relu", {"affine", 2}}, ...
%!         "Discriminator", {{"affine", 4}, "tanh", {"affine", 1}}, "NoiseSize", 3};

%!function says_nothing (info, state)
%!endfunction

%!function stop = leaves_it_unset (info, state)
%!endfunction

%!function stop = fails_at_10 (info, state)
%!  stop = false;
%!  if (info.iteration == 10)
%!    error ("mine:id", "no more than %d", 10);
%!  endif
%!endfunction

%!function [value, dreal, dfake] = loss (real, fake)
%!  ## dreal is nobody's business
%!  [value, ~, dfake] = gan_loss ("nonsaturating", real, fake);
%!endfunction

%!function [value, dreal, dfake] = lying_loss (real, fake)
%!  [value, dreal, dfake] = gan_loss ("nonsaturating", real, fake);
%!  [value, dfake] = deal (single (value), double (dfake.'));
%!endfunction

%!function iteration = trained_to (X, args, f)
%!  iteration = gan_train (X, args{:}, "OutputFcn", f).iteration;
%!endfunction

%!test
%! ## what is no answer, or false, lets the training go on
%! goes_on = {@says_nothing, @leaves_it_unset, @(info, state) [], @(info, state) false, ...
%!            @(info, state) 0, @(info, state) uint8(0), @(varargin) {}{:}, ...
%!            @(info, state) printf("%d %s\n", info.iteration, state), ...
%!            @(info, state) disp(info.iteration), @(varargin) fprintf("."), ...
%!            @(info, state) strcmp(state, "done")};
%! for f = goes_on
%!   text = evalc ("at = trained_to (X, args, f{1});");
%!   assert (isequal (at, 20), "%s: %d", func2str (f{1}), at)
%! endfor
%! text = evalc ("trained_to (X, args, @(varargin) fprintf (\".\"));");
%! assert (text, "......")
%! text = evalc ("trained_to (X, args, @(info, state) disp (info.iteration));");
%! assert (text, sprintf ("%d\n", [0 5 10 15 20 20]))

%!test
%! ## what means true stops it, and that is said
%! for f = {@(info, state) info.iteration == 10, @(info, state) sparse(info.iteration == 10)}
%!   assert (evalc ("at = trained_to (X, args, f{1});"), "")
%!   assert (at, 10)
%! endfor
%! ## a number may be a count or a status: what it does is said
%! said = evalc ("at = trained_to (X, args, @(info, state) single (info.iteration == 10));");
%! assert (at, 10)
%! assert (strfind (said, ["OutputFcn returned 1, of class single, at iteration 10, which counts as " ...
%!                         "true and stops the training"]) > 0)
%! text = evalc ("trained_to (X, [args, {\"Display\", \"final\"}], @(info, state) true);");
%! assert (strncmp (text, "stopped by OutputFcn at iteration 0\n", 36), text)

%!test
%! ## what can mean neither is refused, before any iteration
%! odd = {"\"stop\"", @(varargin) "stop"; "7", @(varargin) 7; "NaN", @(varargin) NaN; ...
%!        "a 1-by-2 double", @(varargin) [1 1]; "a 1-by-1 complex double", @(varargin) 1i; ...
%!        "a 1-by-1 cell", @(varargin) {true}; "a 1-by-1 struct", @(varargin) struct (); ...
%!        "a function handle", @(varargin) @sin; "\"\"", @(varargin) ""};
%! for i = 1:rows (odd)
%!   try
%!     trained_to (X, args, odd{i,2});
%!     message = "nothing";
%!   catch err
%!     message = err.message;
%!   end_try_catch
%!   assert (message, ["gan_train: OutputFcn must return true, false or nothing, not " odd{i,1}])
%! endfor

%!test
%! ## an error keeps its words, its identifier and its place; the model is kept
%! try
%!   trained_to (X, args, @fails_at_10);
%!   error ("no error");
%! catch err
%! end_try_catch
%! assert (err.message, ["gan_train: OutputFcn, called as stop = f (info, state), failed: " ...
%!                       "no more than 10"])
%! assert (err.identifier, "mine:id")
%! assert (err.stack(1).name, "fails_at_10")
%! assert (err.stack(1).line > 0)
%! model = gan_recover ();
%! assert (model.iteration, 10)
%! whole = gan_train (X, args{:});
%! warning ("off", "gan:gan_train:noOutputFcn", "local");
%! assert (gan_train (X, "Resume", model).generator.params, whole.generator.params)
%! ## one without an identifier gets the option's
%! fail ("trained_to (X, args, @(info, state) error (\"enough\"))", "failed: enough$")
%! assert (lasterr ()(end-5:end), "enough")
%! try
%!   trained_to (X, args, @(info, state) error ("enough"));
%! catch err
%! end_try_catch
%! assert (err.identifier, "gan:gan_train:OutputFcn")
%! fail ("trained_to (X, args, @(info) false)", "gan_train: OutputFcn, called as stop = f \\(info, state\\), failed: .*too many inputs")
%! fail ("trained_to (X, args, @no_such_function)", "gan_train: OutputFcn, .*no_such_function")

%!test
%! ## losses of every class and direction that can be told apart
%! by_name = gan_train (X, args{:}, "Engine", "kernels");
%! for f = {@loss, @(r, f) loss(r, f), @lying_loss}
%!   assert (gan_train (X, args{:}, "GeneratorLoss", f{1}).generator, by_name.generator)
%! endfor

%!test
%! ## and what is wrong with others
%! gradient = "gan_train: GeneratorLoss must return 30 finite real numbers as dfake, one for each logit, not ";
%! value = "gan_train: GeneratorLoss must return a finite real number as value, not ";
%! call = "gan_train: GeneratorLoss, called as [value, dreal, dfake] = f (real, fake), failed: ";
%! odd = {[gradient "1"], @(r, f) deal(1, [], 1);
%!        [gradient "a 29-by-1 single"], @(r, f) deal(1, [], f(2:end));
%!        [gradient "one with 30 NaN or Inf"], @(r, f) deal(1, [], f ./ 0 .* 0);
%!        [gradient "a 30-by-1 complex single"], @(r, f) deal(1, [], f * 1i);
%!        [gradient "a 30-by-1 int8"], @(r, f) deal(1, [], int8 (f));
%!        [gradient "a 30-by-1 sparse double"], @(r, f) deal(1, [], sparse (double (f)));
%!        [gradient "\"up\""], @(r, f) deal(1, [], "up");
%!        [value "NaN"], @(r, f) deal(NaN, [], f);
%!        [value "a 30-by-1 single"], @(r, f) deal(f, [], f);
%!        [value "a 0-by-0 empty double"], @(r, f) deal([], [], f);
%!        call, @(r, f) sum (f .^ 2);
%!        call, @(f) deal(1, [], f);
%!        [call "'undefined_thing' undefined"], @(r, f) undefined_thing (f);
%!        [call "my words"], @(r, f) error ("my words")};
%! for i = 1:rows (odd)
%!   try
%!     gan_train (X, args{:}, "GeneratorLoss", odd{i,2});
%!     message = "nothing";
%!   catch err
%!     message = err.message;
%!   end_try_catch
%!   assert (strncmp (message, odd{i,1}, numel (odd{i,1})), "\"%s\", not \"%s\"", message, odd{i,1})
%!   assert (! isempty (err.identifier))
%! endfor

%!function [value, dreal, dfake] = loss_that_takes_the_path_away (real, fake)
%!  dreal = [];
%!  [value, ~, dfake] = loss (real, fake);
%!  x = restoredefaultpath ();
%!endfunction

%!test
%! ## what takes the package from the path, or clears all functions, does not end the training,
%! ## and what ends it does not lose the model
%! whole = gan_train (X, args{:});
%! here = unique ({fileparts(which ("gan_train")), fileparts(which ("__gan_train__"))});
%! away = sprintf ("rmpath (\"%s\"); ", here{:});
%! [before, folder, state] = deal (path (), pwd (), warning ());
%! warning ("off", "all");
%! unwind_protect
%!   model = gan_train (X, args{:}, "MaxIterations", 5, "GeneratorLoss", ...
%!                      @loss_that_takes_the_path_away);
%!   assert (model.iteration, 5)
%!   path (before);
%!   for what = {away, "restoredefaultpath ();", "cd /", "clear functions", "clear all"}
%!     for engine = {"fused", "kernels"}(1:1 + strcmp (what{1}, away))
%!       call = {args{:}, "HistoryInterval", 20, "Engine", engine{1}, "OutputFcn"};
%!       model = gan_train (X, call{:}, @(info, state) eval (what{1}));
%!       assert (isequal (model.iteration, 20), "%s: iteration %d", what{1}, model.iteration)
%!       assert (model.generator.params, whole.generator.params, 1e-5)
%!       cd (folder);
%!       fail ("gan_train (X, call{:}, @(info, state) eval ([what{1} \"; error (\\\"that is all\\\")\"]))", "that is all")
%!       cd (folder);
%!       rmpath (here{:});
%!       eval ("clear functions");
%!       path (before);
%!       assert (gan_recover ().iteration, 0)
%!     endfor
%!   endfor
%! unwind_protect_cleanup
%!   cd (folder);
%!   path (before);
%!   warning (state);
%! end_unwind_protect

%!warning <OutputFcn took this package from the path; it is put back, for the training goes on>
%! x = path ();
%! unwind_protect
%!   gan_train (X, args{:}, "OutputFcn", @(varargin) eval ("restoredefaultpath ();"));
%! unwind_protect_cleanup
%!   path (x);
%! end_unwind_protect
