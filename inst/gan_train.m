## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{model}, @var{history}] =} gan_train (@var{X})
## @deftypefnx {} {[@var{model}, @var{history}] =} gan_train (@var{X}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {[@var{model}, @var{history}] =} gan_train (@var{X}, @var{opts}, @dots{})
## Train generative adversarial nets on the observations in the rows of @var{X}.
##
## This is Algorithm 1 of Goodfellow et al. (2014): in each iteration the
## discriminator D takes k steps, each on a fresh minibatch of data and one of
## generated samples, and the generator G takes one on fresh noise.
##
## @var{X} is n-by-d, or H-by-W-by-C-by-N for images; single, double, or uint8,
## which stands for X / 255 and is not expanded.  Logical values and other integers count as
## the numbers that they are.
##
## Without options, G and D are multilayer perceptrons chosen by the data: G ends
## in a sigmoid where all of @var{X} is in [0, 1], else it is linear.  Options are
## name-value pairs and structs of them, as @code{gan_options} and @code{gan_preset} make them,
## in any order; the last value counts.  @code{gan_options ()} lists all; the
## most used are
##
## @table @asis
## @item @qcode{"MaxEpochs"}, @qcode{"MaxIterations"}
## how long: passes over the data (default 10), iterations (default Inf); 0 leaves the nets as
## they begin.  An epoch has floor (n / Minibatch) minibatches, and an iteration takes
## DiscriminatorSteps of them
## @item @qcode{"Generator"}, @qcode{"Discriminator"}
## nets of @code{gan_net}, or cells of layers as it takes them.  G maps noise to
## observations, D observations to one logit
## @item @qcode{"NoiseSize"}, @qcode{"Noise"}
## dimension (default 100) and distribution of z: @qcode{"uniform"} on +- sqrt 3
## (default), @qcode{"normal"}, @qcode{"spherical"}
## @item @qcode{"Minibatch"}, @qcode{"DiscriminatorSteps"}
## the paper's m (default 100) and k (default 1)
## @item @qcode{"GeneratorLoss"}
## @qcode{"nonsaturating"} (default), @qcode{"minimax"}, or a handle
## @code{[value, dreal, dfake] = f (real, fake)} on logits, which see
## @code{gan_loss}; @code{real} is []
## @item @qcode{"Update"}
## @qcode{"alternating"} (default, the paper) or @qcode{"simultaneous"}: both
## gradients from one pass, as the authors' code has it
## @item @qcode{"Optimizer"}, @qcode{"LearningRate"}, @qcode{"Momentum"}, @dots{}
## see @code{gan_update}; with the prefix Generator or Discriminator for one net.
## GeneratorAveraging is .998 by default: @code{gan_sample} draws with an average
## of G's recent parameters, which training itself does not use, and with the statistics
## that batchnorm layers have under it; history is measured without either
## @item @qcode{"StopWhen"}
## a tolerance, 0 (default) for none: stop at the 50:50 point, when D(x) and D(G(z)) have both been
## so near to 1/2 in the last 5 lines of history, after a line in which they were not; or
## [tolerance, lines].  D at 1/2 says that this D cannot tell samples from data, not that no
## other could: a D that is too small is there early.  A model that was stopped so goes on with
## @qcode{"Resume"} and @qcode{"StopWhen", 0}
## @item @qcode{"Seed"}
## whole number that decides all randomness; by default one from @code{rand}
## @item @qcode{"NumThreads"}
## 0 (default): as many threads as turn out fastest, of those that the processors,
## @env{OMP_NUM_THREADS} and @env{OMP_THREAD_LIMIT} (when Octave started) and a container's quota
## leave.  Another number counts up to the processors and @env{OMP_THREAD_LIMIT}.  Where no
## thread can be made, and in a forked process, it is one.  No bit of the result depends on it
## @item @qcode{"Precision"}, @qcode{"Engine"}
## @qcode{"single"} (default) or @qcode{"double"}; @qcode{"fused"} (default, all in C) or
## @qcode{"kernels"} (the same loop in Octave: slower, to the same numbers up to rounding)
## @item @qcode{"Display"}, @qcode{"OutputFcn"}
## @qcode{"iter"} (default), @qcode{"final"} or @qcode{"off"}; a function
## @code{stop = f (info, state)} with the state @qcode{"init"}, @qcode{"iter"} or
## @qcode{"done"} and in @code{info} the last line of history and the model.  True ends the
## training; false, [] or no output, as of a function that only prints or plots, does not.
## @item @qcode{"Resume"}
## a model to go on with, exactly as if it had never stopped.  Its options hold but
## for those given now; MaxEpochs and MaxIterations count from its beginning.  What
## the run so far rests on (nets, noise, Minibatch, DiscriminatorSteps, Seed, number
## of rows) must stay, and may be given again: the call that made the model, with larger
## MaxEpochs or MaxIterations and @qcode{"Resume"}, goes on with it.  In a struct of all
## options, as @code{gan_options ()} gives it, those at their defaults do not count, which
## is said.  Functions are not in a model: an OutputFcn is given again where it is to be
## called, and a loss of your own unless it is a plain function or an anonymous one without
## variables
## @end table
##
## @var{model} is a plain struct with the nets @code{generator} and
## @code{discriminator} and all that is needed to sample (@code{gan_sample}), to
## score (@code{gan_score}) and to resume; save and load it like any value, in any format of
## @code{save} (@qcode{"-float-binary"} rounds nets of Precision double).  Its @code{products}
## says which vectors computed and whose matrix products, on which rounding depends:
## @qcode{"avx512, native"}, or @qcode{"plain, OpenBLAS 0.3.21 Zen"}.
##
## @var{history} is a struct of columns, a row at the start, at every
## HistoryInterval iterations (default 100) and at the end: @code{iteration}, @code{epoch},
## @code{discriminator_loss} (log 4 at the equilibrium), @code{generator_loss},
## @code{d_real} and @code{d_fake} (mean D(x) and D(G(z)); 1/2 at the equilibrium)
## and @code{seconds}.  It is measured on HistorySize fixed rows and as many fixed
## samples, without dropout and without touching the random numbers of training.
##
## Same seed and machine: the same bits, whatever the number of threads.  Noise, minibatches
## and masks are those of @code{gan_noise}, @code{gan_minibatch} and
## @code{gan_forward} at this seed; in iteration t = 0, 1, @dots{} discriminator
## step j = 0, @dots{}, k-1 is pass t (k+1) + j, on minibatch t k + j + 1, and the
## generator's step is pass t (k+1) + k.
##
## Where a training takes a gigabyte of memory or more, that is said before it begins; what
## the system has not got is an error.
##
## Training can be stopped with Ctrl-C.  If it is, or if it diverges to NaN or Inf,
## which is an error that names the iteration, or if there is an error in OutputFcn or in a
## loss of your own, @code{gan_recover} returns the last healthy model.  Where such a function
## takes the package from the path (@code{pkg unload gan}), it is put back, with a warning.
##
## Errors: @var{X} is not real, finite observations, has fewer rows than a
## minibatch or numbers whose squares leave the precision; nets that do not fit each other
## or @var{X}; a batchnorm over single numbers; unknown options.  Settings with which little
## can be learned (data of a scale far from 1, rates that are or become 0) are warned of.
##
## @example
## @group
## X = gan_digits (2000);
## [model, history] = gan_train (X, "MaxEpochs", 2);
## gan_show (gan_sample (model, 100));
## figure; gan_plot (history);
## @end group
## @end example
##
## Reference: I. Goodfellow, J. Pouget-Abadie, M. Mirza, B. Xu, D. Warde-Farley,
## S. Ozair, A. Courville and Y. Bengio, @cite{Generative Adversarial Nets}, NIPS
## 2014, arXiv:1406.2661.
##
## @seealso{gan_options, gan_preset, gan_sample, gan_score, gan_plot, gan_net, gan_recover}
## @end deftypefn

function [model, history] = gan_train (X, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  opts = option_resumed (varargin);
  [x, shape] = check_rows ("gan_train", "X", X);
  clear X;
  run = run_start (x, shape, opts);
  clear x;
  run = play (run);
  model = run_model (run);
  history = model.history;

endfunction

## Plays the run to its end, a call of the engine at a time.
function run = play (run)
  engine = @run_fused;
  if (strcmp (run.options.Engine, "kernels") || is_function_handle (run.options.GeneratorLoss))
    engine = @run_kernels;
  endif
  run.interrupted = false;
  run.clock = tic ();
  pace = run_pace (run);
  run.seconds_per_iteration = NaN;
  rule = [run.options.StopWhen(:).', 5](1:2);
  began = struct ("G", run.generator, "D", run.discriminator, "iteration", run.iteration);
  finished = false;
  unwind_protect
    if (isempty (run.history))
      run = engine (run, 0);
    endif
    stop = run_report (run, "init");
    while (run.iteration < run.last && ! stop)
      count = min (pace.count, run.last - run.iteration);
      if (! isempty (run.options.OutputFcn) || rule(1) > 0)   # both look at every line
        interval = run.options.HistoryInterval;
        count = min (count, interval - mod (run.iteration, interval));
      endif
      run.rules.NumThreads = pace.threads;
      start = tic ();
      [run, diverged_at, busy] = engine (run, count);
      if (run.interrupted)
        __gan_interrupt__ ();
      endif
      if (diverged_at > 0)
        error ("gan:gan_train:diverged",
               ["gan_train: training diverged to NaN or Inf in iteration %d; try a smaller " ...
                "LearningRate (it was %g for G and %g for D); gan_recover () returns the model " ...
                "of iteration %d"],
               diverged_at, run.rules.Generator.LearningRate,
               run.rules.Discriminator.LearningRate, run.iteration);
      endif
      if (! isempty (began) && run.iteration >= began.iteration + 10)
        if (run.options.DiscriminatorScale > 0)
          run_unmoved (began.G, began.D, run);
        endif
        began = [];
      endif
      pace = run_pace (run, pace, count, busy, toc (start) - busy);
      run.seconds_per_iteration = min (pace.cost);
      stop = run_report (run, "iter");
      if (run.history(end,1) == run.iteration && run_at_balance (run.history, rule))
        stop = true;
        if (! strcmp (run.options.Display, "off"))
          printf ("stopped at the 50:50 point: D(x) and D(G(z)) within %g of 1/2 in %d %s\n", rule,
                  {"lines", "line"}{1 + (rule(2) == 1)});
        endif
      endif
    endwhile
    if (isempty (run.history) || run.history(end,1) != run.iteration)
      run = engine (run, 0);
    endif
    run_report (run, "done");
    finished = true;
  unwind_protect_cleanup
    left = [];   # a training that came to its end leaves nothing to recover
    if (! finished)
      left = run_model (run);
    endif
    run_last (left);
  end_unwind_protect
endfunction

%!shared X, tiny, opts
%! X = [sin(1:40); cos(1:40)].';
%! tiny = {"Generator", {{"affine", 5}, "relu", {"affine", 2}}, ...
%!         "Discriminator", {{"dropout", .9}, {"maxout", 4, 3}, {"dropout", .8}, {"affine", 1}}, ...
%!         "NoiseSize", 3, "Minibatch", 8, "Seed", 1, "Display", "off"};
%! opts = gan_options (tiny{:}, "Precision", "double", "MaxIterations", 12, "HistoryInterval", 5);

%!test
%! ## model and history are what the help says
%! [model, history] = gan_train (X, opts);
%! assert (model.iteration, 12)
%! assert (model.seed, 1)
%! assert (model.shape, 2)
%! assert (history.iteration, [0; 5; 10; 12])
%! assert (history.epoch, [0; 5; 10; 12] / 5)
%! assert (model.history, history)
%! z = gan_noise (4, 3, "Seed", 9);
%! assert (gan_sample (gan_train (X, opts, "GeneratorAveraging", 0), z), ...
%!         gan_forward (model.generator, z))

%!test
%! ## history: recomputed from the initial nets, fixed rows and fixed noise, no masks
%! [model, history] = gan_train (X, opts, "MaxIterations", 0);
%! at = @(stream) struct ("Seed", 1, "Stream", stream, "Step", 0);
%! rows = __gan_random__ ("history", 200, 40, at (3)) + 1;
%! z = __gan_random__ ("uniform", 3, 200, at (4)).';
%! real = gan_forward (model.discriminator, X(rows,:));
%! fake = gan_forward (model.discriminator, gan_forward (model.generator, z));
%! assert (history.discriminator_loss, gan_loss ("discriminator", real, fake), 1e-14)
%! assert (history.generator_loss, gan_loss ("nonsaturating", real, fake), 1e-14)
%! assert (history.d_real, mean (1 ./ (1 + exp (-real))), 1e-14)
%! assert (history.d_fake, mean (1 ./ (1 + exp (-fake))), 1e-14)

%!test
%! ## both engines, one meaning: ten iterations agree in double to 1e-10, for
%! ## both orders of update, both losses, k = 1 and 2, every noise and optimizer
%! for update = {"alternating", "simultaneous"}
%!   for k = 1:2
%!     for rule = {"sgd", "adam", "rmsprop"; "uniform", "normal", "spherical"; ...
%!                 "minimax", "nonsaturating", "minimax"}
%!       args = {opts, "Update", update{1}, "DiscriminatorSteps", k, "Optimizer", rule{1}, ...
%!               "Noise", rule{2}, "GeneratorLoss", rule{3}, "LearningRate", .01, ...
%!               "MaxIterations", 10, "DiscriminatorScale", .5, "WeightDecay", .01, ...
%!               "LearningRateDecay", 1.01, "FinalMomentum", .9, "MomentumRamp", 3, ...
%!               "GeneratorAveraging", .9};
%!       [fused, h1] = gan_train (X, args{:});
%!       [kernels, h2] = gan_train (X, args{:}, "Engine", "kernels");
%!       assert (kernels.generator.params, fused.generator.params, 1e-10)
%!       assert (kernels.generator.average, fused.generator.average, 1e-10)
%!       assert (kernels.discriminator.params, fused.discriminator.params, 1e-10)
%!       assert (kernels.discriminator.optimizer.step, 10 * k)
%!       assert (fused.discriminator.optimizer.step, 10 * k)
%!       assert (h2.discriminator_loss, h1.discriminator_loss, 1e-10)
%!       assert (h2.generator_loss, h1.generator_loss, 1e-10)
%!     endfor
%!   endfor
%! endfor

%!test
%! ## so they do, and their running statistics, with batchnorm in both nets
%! for update = {"alternating", "simultaneous"}
%!   for k = 1:2
%!     args = {opts, "Update", update{1}, "DiscriminatorSteps", k, "MaxIterations", 10, ...
%!             "LearningRate", .01, "Generator", {{"affine", 6}, {"batchnorm", "Decay", .8}, ...
%!             "relu", {"affine", 2}}, "Discriminator", {{"affine", 12}, {"reshape", 3, 2, 2}, ...
%!             "batchnorm", "leakyrelu", {"maxpool", 2, 1}, {"affine", 4}, {"batchnorm", ...
%!             "LearningRateScale", 2}, "tanh", {"affine", 1}}};
%!     [fused, h1] = gan_train (X, args{:});
%!     [kernels, h2] = gan_train (X, args{:}, "Engine", "kernels");
%!     for net = {"generator", "discriminator"}
%!       assert (kernels.(net{1}).params, fused.(net{1}).params, 1e-10)
%!       assert (kernels.(net{1}).state, fused.(net{1}).state, 1e-10)
%!       start = gan_net (fused.(net{1}).input, fused.(net{1}).layers{:}).state;
%!       assert (all (abs (fused.(net{1}).state - start) > 1e-6))
%!     endfor
%!     assert (h2.discriminator_loss, h1.discriminator_loss, 1e-10)
%!     assert (h2.generator_loss, h1.generator_loss, 1e-10)
%!   endfor
%! endfor

%!test
%! ## a function handle as the generator's loss
%! by_name = gan_train (X, opts);
%! by_handle = gan_train (X, opts, "GeneratorLoss", @(r, f) gan_loss ("nonsaturating", r, f));
%! assert (by_handle.generator.params, by_name.generator.params, 1e-10)

%!test
%! ## same seed, same bits, with either class of the same data; another seed, others
%! a = gan_train (X, tiny{:}, "MaxIterations", 30);
%! b = gan_train (single (X), tiny{:}, "MaxIterations", 30);
%! c = gan_train (X, tiny{:}, "MaxIterations", 30, "Seed", 2);
%! assert (a.generator.params, b.generator.params)
%! assert (! isequal (a.generator.params, c.generator.params))

%!test
%! ## 1 and 2 threads: the same bits, since every sum has one order
%! net = {"Generator", {{"affine", 300}, "relu", {"affine", 200}, "sigmoid"}, ...
%!        "Discriminator", {{"dropout", .8}, {"maxout", 150, 5}, {"affine", 1}}, ...
%!        "Seed", 4, "Display", "off", "MaxIterations", 5};
%! Y = rand (300, 200);
%! for precision = {"single", "double"}
%!   a = gan_train (Y, net{:}, "NumThreads", 1, "Precision", precision{1});
%!   b = gan_train (Y, net{:}, "NumThreads", 2, "Precision", precision{1});
%!   assert (a.generator.params, b.generator.params)
%!   assert (a.discriminator.params, b.discriminator.params)
%! endfor

%!test
%! ## stopped and resumed, also after a save: the same bits as in one go
%! tiny = [tiny, {"GeneratorAveraging", .8}];
%! whole = gan_train (X, tiny{:}, "MaxIterations", 23, "HistoryInterval", 4);
%! part = gan_train (X, tiny{:}, "MaxIterations", 9, "HistoryInterval", 4);
%! file = tempname ();
%! unwind_protect
%!   save ("-binary", file, "part");
%!   part = load (file).part;
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect
%! assert (part.history.iteration, [0; 4; 8; 9])
%! rest = gan_train (X, gan_options ("Resume", part, "MaxIterations", 23));
%! again = gan_train (X, "Resume", part, "MaxIterations", 23, "Seed", [], "minibatch", int8 (8));
%! assert (again.generator, rest.generator)
%! assert (rest.generator, whole.generator)
%! ## the options that it began with, given again
%! layers = gan_options (tiny{:}, "Generator", {{"affine", 5}, "relu", {"affine", columns(X)}});
%! part = gan_train (X, layers, "MaxIterations", 3);
%! assert (gan_train (X, layers, "Resume", part, "MaxIterations", 5).generator,
%!         gan_train (X, layers, "MaxIterations", 5).generator)
%! assert (rest.discriminator, whole.discriminator)
%! ## whose products they were, each once
%! now = __gan_products__ ();
%! assert (part.products, now)
%! for before = {"abacus", ["abacus; " now]}
%!   part.products = before{1};
%!   again = gan_train (X, layers, "Resume", part, "MaxIterations", 5);
%!   assert (again.products, ["abacus; " now])
%! endfor
%! assert (rest.history.iteration, whole.history.iteration)
%! assert (rest.history.generator_loss, whole.history.generator_loss)
%! ## from before the first iteration
%! part = gan_train (X, tiny{:}, "MaxIterations", 0, "HistoryInterval", 4);
%! assert (gan_train (X, "Resume", part, "MaxIterations", 9).history.iteration, [0; 4; 8; 9])

%!test
%! ## OutputFcn sees each line of history and can stop
%! function stop = watch (info, state)
%!   setappdata (0, "gan_seen", [getappdata(0, "gan_seen"), {{state, info.iteration}}]);
%!   stop = info.iteration >= 10;
%! endfunction
%! setappdata (0, "gan_seen", {});
%! model = gan_train (X, opts, "MaxIterations", 100, "OutputFcn", @watch);
%! seen = getappdata (0, "gan_seen");
%! rmappdata (0, "gan_seen");
%! assert (model.iteration, 10)
%! assert (seen, {{"init", 0}, {"iter", 5}, {"iter", 10}, {"done", 10}})

%!test
%! ## StopWhen: the first line of which it is true by the definition, however the run is cut
%! Y = .5 * [sin(1:200); cos(1:200)].' + 3;
%! args = {opts, "Minibatch", 20, "HistoryInterval", 10, "MaxEpochs", Inf, "MaxIterations", 1000, ...
%!         "LearningRate", .01};
%! [~, whole] = gan_train (Y, args{:});
%! near = all (abs ([whole.d_real, whole.d_fake] - .5) <= .1, 2);
%! for lines = [5, 12]
%!   at = lines + find (arrayfun (@(i) all (near(i+(1:lines))) && any (! near(1:i)), ...
%!                                1:numel (near) - lines), 1);
%!   rule = {"StopWhen", [.1, lines]};
%!   if (lines == 5)
%!     rule{2} = .1;
%!   endif
%!   [model, history] = gan_train (Y, args{:}, rule{:});
%!   assert (model.iteration, whole.iteration(at))
%!   assert (history.d_real, whole.d_real(1:at))
%!   part = gan_train (Y, args{:}, rule{:}, "MaxIterations", 97);
%!   assert (part.iteration, 97)
%!   rest = gan_train (Y, "Resume", part, "MaxIterations", 1000);
%!   assert (rest.iteration, model.iteration)
%!   assert (rest.generator, model.generator)
%!   assert (gan_train (Y, args{:}, rule{:}, "Engine", "kernels").iteration, model.iteration)
%! endfor
%! ## stopped, it goes on where that is asked for; and says why it stopped
%! more = gan_train (Y, "Resume", model, "StopWhen", 0, "MaxIterations", model.iteration + 30);
%! assert (more.iteration, model.iteration + 30)
%! text = evalc ("gan_train (Y, args{:}, rule{:}, \"Display\", \"final\");");
%! assert (! isempty (strfind (text, "stopped at the 50:50 point: D(x) and D(G(z)) within 0.1 of 1/2 in 12 lines\n")))

%!test
%! ## a D that never learns is at 1/2 all the time: no reason to stop
%! [~, history] = gan_train (X, opts, "DiscriminatorLearningRate", 0, "StopWhen", [.4 1]);
%! assert (history.iteration(end), 12)
%! assert (abs ([history.d_real; history.d_fake] - .5) < .4)

%!test
%! ## data of every kind: images, uint8, outside [0, 1]
%! images = uint8 (255 * rand (4, 3, 2, 120));
%! model = gan_train (images, "MaxIterations", 3, "Display", "off", "Seed", 1);
%! assert (model.shape, [4, 3, 2])
%! assert (model.generator.layers{end}.type, "sigmoid")
%! rows = double (reshape (images, 24, 120).') / 255;
%! again = gan_train (rows, "MaxIterations", 3, "Display", "off", "Seed", 1);
%! assert (again.generator.params, model.generator.params, 1e-6)
%! model = gan_train (100 * randn (120, 2), "MaxIterations", 3, "Display", "off");
%! assert (model.generator.layers{end}.type, "affine")

%!function text = fileread_if (file)
%!  text = "";
%!  if (exist (file, "file"))
%!    text = fileread (file);
%!  endif
%!endfunction

%!test
%! ## memory: announced from a gigabyte on, refused beyond what there is
%! G = {{"affine", 4000}, {"affine", 8000}, {"affine", 2}};
%! text = evalc ("gan_train (X, \"Generator\", G, \"Minibatch\", 8, \"MaxIterations\", 0, \"Optimizer\", \"adam\");");
%! said = regexp (text, 'training nets of ([0-9.]+) million parameters takes about ([0-9.]+) GB', "tokens", "once");
%! assert (str2double (said{1}), 32.5, .5)
%! assert (str2double (said{2}), 4 * 4 * 4 * .0325, .2)   # parameters, two moments, an average
%! free = regexp (fileread_if ("/proc/meminfo"), 'MemAvailable:\s*(\d+) kB', "tokens", "once");
%! if (! isempty (free) && str2double (free{1}) < 64e6)
%!   D = {{"affine", 2^20}, {"affine", 1}};
%!   fail ("gan_train (rand (5000, 1), \"Generator\", {{\"affine\", 1}}, \"Discriminator\", D, \"Minibatch\", 5000)", "gan_train: training nets of 3.15 million parameters takes about [0-9.]+ GB of memory, but only [0-9.]+ GB are free")
%! endif

%!test
%! ## biases from the marginals: the logit of the mean, as the authors have it
%! Y = [ones(60, 1), zeros(60, 1), repmat([1; 0; 0], 20, 1)];
%! G = {{"affine", 3, "Range", 0, "BiasFrom", "marginals"}, "sigmoid"};
%! model = gan_train (Y, "Generator", G, "MaxIterations", 0, "Display", "off", "Minibatch", 2);
%! assert (gan_sample (model, 1), single ([1 - 1e-7, 1e-7, 1/3]), 1e-6)

%!test
%! ## separate settings: a learning rate of 0 for one net keeps it
%! start = gan_train (X, opts, "MaxIterations", 0);
%! model = gan_train (X, opts, "GeneratorLearningRate", 0);
%! assert (model.generator.params, start.generator.params)
%! assert (! isequal (model.discriminator.params, start.discriminator.params))

%!test
%! ## divergence: an error that names iteration and option; the healthy model is kept
%! args = {opts, "Optimizer", "sgd", "LearningRate", 1e6, "MaxIterations", 500, ...
%!         "Precision", "single"};
%! for engine = {"fused", "kernels"}
%!   fail ("gan_train (X, args{:}, \"Engine\", engine{1})", "gan_train: training diverged to NaN or Inf in iteration [0-9]+; try a smaller LearningRate \\(it was 1e\\+06 for G and 1e\\+06 for D\\); gan_recover \\(\\) returns the model of iteration [0-9]+")
%!   model = gan_recover ();
%!   assert (all (isfinite (model.generator.params)))
%!   assert (all (isfinite (model.discriminator.params)))
%! endfor

%!test
%! ## so are running statistics that overflow where nothing else does: batchnorm makes numbers
%! ## of 1e20 harmless, but their variance is beyond what single holds
%! large = {{"affine", 4, "Range", 1e6}, {"affine", 4, "Range", 1e6}, {"affine", 4, "Range", 1e6}, ...
%!          {"affine", 4, "Range", 1e6}, "batchnorm"};
%! nets = {{"Generator", [large, {{"affine", 2}}]}, {"Discriminator", [large, {{"affine", 1}}]}};
%! for engine = {"fused", "kernels"}
%!   for net = nets
%!     args = {opts, net{1}{:}, "MaxIterations", 1, "Precision", "single", "Engine", engine{1}};
%!     fail ("gan_train (X, args{:})", "gan_train: training diverged to NaN or Inf in iteration 1;")
%!     model = gan_recover ();
%!     assert (all (isfinite ([model.generator.state; model.discriminator.state])))
%!     args{end-2} = "double";
%!     assert (gan_train (X, args{:}).iteration, 1)
%!   endfor
%! endfor

%!test
%! ## options of integer classes and in capitals mean what they say
%! model = gan_train (X, opts, "MaxIterations", Inf, "MaxEpochs", int8 (30), "Noise", "NORMAL");
%! assert (model.iteration, 150)
%! assert (model.noise.distribution, "normal")

%!test
%! ## no subnormal numbers slow the training down, and Octave keeps its own
%! Y = [zeros(40, 30), rand(40, 10)];   # pixels that are always black
%! for threads = 1:2
%!   model = gan_train (Y, "Minibatch", 8, "Seed", 1, "Display", "off", "MaxIterations", 300, ...
%!                      "NumThreads", threads);
%!   moments = abs (model.generator.optimizer.moments(:));
%!   assert (! any (moments > 0 & moments < realmin ("single")))
%!   assert (realmin ("single") / 2 > 0)
%!   assert (realmin () / 2 > 0)
%! endfor

%!test
%! ## progress: lines with epoch, losses and time left; "final" one line; "off" none
%! text = evalc ("gan_train (X, opts, \"Display\", \"iter\");");
%! assert (! isempty (regexp (text, 'iteration 12/12.*D loss.*G loss.*D\(x\).*D\(G\(z\)\).*s')))
%! text = evalc ("gan_train (X, opts, \"Display\", \"final\");");
%! assert (numel (strfind (text, "\n")), 1)
%! assert (evalc ("gan_train (X, opts);"), "")

%!test
%! ## each net is checked and planned once
%! profile ("on");
%! unwind_protect
%!   gan_train (rand (200, 2), "MaxIterations", 0, "Display", "off");
%!   calls = profile ("info").FunctionTable;
%! unwind_protect_cleanup
%!   profile ("off");
%! end_unwind_protect
%! count = @(name) sum ([calls(strcmp ({calls.FunctionName}, name)).NumCalls]);
%! assert ([count("__gan_plan__"), count("__gan_net__")], [0, 2])

%!error <Invalid call to gan_train> gan_train ()
%!error <gan_train: X must be a real, full, non-empty array of class single, double or uint8, not "x"> gan_train ("x")
%!error <gan_train: X must be a real, full, non-empty array of class single, double or uint8, not a 0-by-3 empty double> gan_train (zeros (0, 3))
%!error <gan_train: X must be a real, full, non-empty array of class single, double or uint8, not a 2-by-2 sparse double> gan_train (sparse (eye (2)))
%!error <gan_train: X must be a real, full, non-empty array of class single, double or uint8, not a 1-by-2 complex double> gan_train ([1, 2i])
%!error <gan_train: X must be finite, but it has 2 NaN or Inf> gan_train ([NaN; Inf])
%!error <gan_train: X must be n-by-d or H-by-W-by-C-by-N, not a 1-by-1-by-1-by-1-by-2 double> gan_train (ones (1, 1, 1, 1, 2))
%!error <gan_train: X must have at least the 8 rows of a Minibatch, not 7> gan_train (X(1:7,:), opts)
%!error <gan_train: X must have at least the 8 rows of a Minibatch, not 1; images are H-by-W-by-C-by-N, also where C is 1> gan_train (ones (2, 2, 30), opts)
%!error <gan_train: unknown option "MaxEpoch"; did you mean "MaxEpochs"\?> gan_train (X, "MaxEpoch", 3)
%!error <gan_train: Minibatch must be a whole number from 1 to 1000000, not 0> gan_train (X, "Minibatch", 0)
%!error <gan_train: the generator's last layer, 3 \(affine\), gives 3 numbers, but the rows of X have 2> gan_train (X, opts, "Generator", {{"affine", 5}, "relu", {"affine", 3}})
%!error <gan_train: the generator's last layer, 1 \(affine\), gives 2 numbers, but the discriminator's layer 1 \(affine\) takes 3> gan_train (X, opts, "Generator", {{"affine", 2}}, "Discriminator", gan_net (3, {"affine", 1}, "Precision", "double"))
%!error <gan_train: the discriminator must end in 1 unit, a logit, but its last layer, 1 \(affine\), has 2> gan_train (X, opts, "Discriminator", {{"affine", 2}})
%!error <gan_train: the discriminator must end in a logit, not in a sigmoid: the losses apply it> gan_train (X, opts, "Discriminator", {{"affine", 1}, "sigmoid"})
%!error <gan_train: the discriminator must end in a logit, not in a sigmoid: the losses apply it> gan_train (X, opts, "Discriminator", {{"affine", 1}, "sigmoid", {"reshape", 1, 1, 1}, "flatten"})
%!error <gan_train: Generator and Discriminator must be of the same precision, not single and double> gan_train (X, opts, "Generator", gan_net (3, {"affine", 2}))
%!error <gan_train: Generator: layer 1 has the unknown type "afine"; did you mean "affine"\?> gan_train (X, opts, "Generator", {{"afine", 2}})
%!error <gan_train: Resume: Minibatch must stay as it was .8, not 4.; to go on from a model's nets in a new training, give them as Generator and Discriminator> gan_train (X, "Resume", gan_train (X, opts), "Minibatch", 4)
%!error <gan_train: Resume: X must have the 40 rows that training began with, not 39> gan_train (X(1:39,:), "Resume", gan_train (X, opts))
%!error <gan_train: X must be within the range of single, the precision of the nets> gan_train (X * 1e300, "Minibatch", 8, "Display", "off")
%!error <gan_train: GeneratorLoss must return 8 finite real numbers as dfake, one for each logit, not 1> gan_train (X, opts, "HistorySize", 8, "GeneratorLoss", @(r, f) deal (1, 1, 1))
%!error <gan_train: OutputFcn must return true, false or nothing, not NaN> gan_train (X, opts, "OutputFcn", @(info, state) NaN)
%!error <gan_train: Discriminator: BiasFrom "marginals" is for generators> gan_train (X, opts, "Discriminator", {{"affine", 1, "BiasFrom", "marginals"}})
%!error <gan_train: Resume: the rows of X have 3 numbers, but those of the model's data had 2> gan_train (ones (9, 3), "Resume", gan_train (X, opts))
