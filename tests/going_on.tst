## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## A training that goes on: what counts of what is given with Resume, what must stay, where there
## is nothing to do, and models that were saved and loaded.

%!shared X, call
%! X = [sin(1:60); cos(1:60)].';
%! call = {"Minibatch", 6, "NoiseSize", 3, "Seed", 1, "Display", "off", "MaxIterations", 6};

%!function text = last_warning (f)
%!  ## The last of this package that is shown: lastwarn may hold one of Octave's.
%!  said = regexp (evalc ("f ();"), '^warning: (gan_[^\n]*)', "tokens", "lineanchors");
%!  text = [{""}, said{:}]{end};
%!endfunction

%!test
%! ## what is given counts, also where it is the default, in a pair, in structs, with a preset
%! model = gan_train (X, call{:}, "HistoryInterval", 2, "Optimizer", "sgd", "LearningRate", .02);
%! usual = {"HistoryInterval", 100, "Optimizer", "adam", "MaxIterations", 8};
%! ways = {usual, {struct(usual{:})}, {gan_options(usual{:})}, {struct(usual{1:2}), usual{3:6}}, ...
%!         {struct(usual{1:2}), gan_options(usual{3:4}), "maxiterations", 8}};
%! for i = 1:numel (ways)
%!   more = gan_train (X, ways{i}{:}, "Resume", model);
%!   got = {more.options.HistoryInterval, more.options.Optimizer, more.iteration};
%!   assert (got, {100, "adam", 8}, sprintf ("way %d", i))
%!   assert (more.options.LearningRate, .02)
%! endfor
%! preset = gan_preset ("digits", "Optimizer", "adam", "MaxIterations", 8, "Seed", 1);
%! preset = rmfield (preset, {"NoiseSize", "Noise", "Minibatch"});
%! assert (gan_train (X, preset, "Resume", model).generator.optimizer.name, "adam")
%! fail ("gan_train (X, gan_preset (\"digits\"), \"Resume\", model)", "gan_train: Resume: NoiseSize must stay as it was")
%! ## [] is a value, too: that of the optimizer
%! again = gan_train (X, "Resume", model, usual{3:6}, "LearningRate", []);
%! assert (isempty (again.options.LearningRate))

%!test
%! ## in a struct of all options those at their defaults do not count, and that is said
%! model = gan_train (X, call{:}, "HistoryInterval", 2, "Optimizer", "sgd", "LearningRate", .01);
%! all = gan_options (gan_options (), "MaxIterations", 8, "Display", "off");
%! text = last_warning (@() assert (gan_train (X, all, "Resume", model).generator.optimizer.name, "sgd"));
%! assert (text, ["gan_train: Resume: in a struct of all options those at their defaults do not " ...
%!                "count, and these stay: Optimizer \"sgd\", " ...
%!                "HistoryInterval 2; to change one, give it by itself, as \"HistoryInterval\", 100"])
%! ## what is changed in the model's own options has been chosen
%! own = setfield (model.options, "MaxIterations", 8);
%! assert (last_warning (@() assert (gan_train (X, own, "Resume", model).generator.optimizer.name, "sgd")), "")
%! own.Optimizer = "adam";
%! assert (gan_train (X, own, "Resume", model).generator.optimizer.name, "adam")

%!test
%! ## the call of before, and Resume: to the bits of a run without a stop; other nets are named
%! conv = {{"conv", 4, 3, "Padding", 1}, "batchnorm", "relu", {"affine", 1}};
%! images = reshape (mod (1:6*6*60, 11) / 10, 6, 6, 1, 60);
%! for precision = {"single", "double"}
%!   net = @(varargin) gan_net (varargin{:}, "Seed", 5, "Precision", precision{1});
%!   cases = {X, net(3, {"affine", 8}, "relu", {"affine", 2}), net(2, {"maxout", 4, 2}, {"affine", 1});
%!            X, {{"affine", 8}, "relu", {"affine", 2, "BiasFrom", "marginals"}}, {{"affine", 1}};
%!            X, net(3, {"affine", 2, "BiasFrom", "marginals"}), [];
%!            images, net(3, {"affine", 36}, "sigmoid"), net([6 6 1], conv{:});
%!            images, {{"affine", 36}, {"reshape", 6, 6, 1}, {"conv", 1, 3, "Padding", 1}}, conv};
%!   for i = 1:rows (cases)
%!     args = [call, {"Generator", cases{i,2}, "Discriminator", cases{i,3}, "Precision", precision{1}}];
%!     whole = gan_train (cases{i,1}, args{:}, "MaxIterations", 12);
%!     model = gan_train (cases{i,1}, args{:});
%!     rest = gan_train (cases{i,1}, args{:}, "MaxIterations", 12, "Resume", model);
%!     where = sprintf ("case %d, %s", i, precision{1});
%!     assert (isequal (rest.generator, whole.generator), where)
%!     assert (isequal (rest.discriminator, whole.discriminator), where)
%!     rest = gan_train (cases{i,1}, "Resume", rest, args{:}, "MaxIterations", 13);
%!     assert (rest.iteration, 13)
%!     own = {"Generator", rest.generator, "Discriminator", rest.discriminator};
%!     assert (gan_train (cases{i,1}, "Resume", rest, own{:}, "MaxIterations", 14).iteration, 14)
%!   endfor
%! endfor

%!test
%! ## what has changed is named
%! G = {{"affine", 8, "Bias", .1}, "relu", {"affine", 2}};
%! model = gan_train (X, call{:}, "Generator", gan_net (3, G{:}, "Seed", 5));
%! layered = gan_train (X, call{:}, "Generator", G);
%! other = {gan_net(3, G{:}, "Seed", 6), "has other parameters than the net that the training began with";
%!          gan_net(3, G{:}, "Precision", "double"), "is of class double, not single";
%!          gan_net(4, G{:}), "takes 4, not 3";
%!          G(2:3), "has 2 layers, not 3";
%!          {G{1}, "tanh", G{3}}, "its layer 2 is of type tanh, not relu";
%!          {{"affine", 9, "Bias", .1}, G{2:3}}, "its layer 1 \\(affine\\) has Units 9, not 8";
%!          {{"affine", 8}, G{2:3}}, "its layer 1 \\(affine\\) has Bias 0, not 0.1"};
%! for m = {model, layered}
%!   for i = 1:rows (other)
%!     fail ("gan_train (X, \"Resume\", m{1}, \"Generator\", other{i,1})", ["gan_train: Resume: Generator must stay as it was, but " other{i,2} "; to go on from"])
%!   endfor
%! endfor
%! same = gan_net (3, G{:}, "Seed", 1, "Role", "generator");
%! assert (gan_train (X, "Resume", layered, "Generator", same, "MaxIterations", 7).iteration, 7)

%!test
%! ## nothing left to do: said, with the line to type, which then does it
%! model = gan_train (X, call{:});
%! cases = {{}, "MaxIterations is 6", {"MaxIterations", 100};
%!          {"MaxIterations", 3}, "MaxIterations is 3", {"MaxIterations", 100};
%!          {"MaxEpochs", .5, "MaxIterations", Inf}, "MaxEpochs is 0.5", {"MaxEpochs", 10};
%!          {"MaxEpochs", .5}, "MaxIterations is 6 MaxEpochs is 0.5", {"MaxIterations", 100, "MaxEpochs", 10}};
%! for i = 1:rows (cases)
%!   args = cases{i,1};
%!   text = last_warning (@() assert (gan_train (X, "Resume", model, args{:}).iteration, 6));
%!   wanted = ["gan_train: Resume: nothing is left to do: the model has 6 iterations (0.6 epochs), and " ...
%!             cases{i,2} ", counted from its beginning; to go on type gan_train (X, \"Resume\", model" ...
%!             sprintf(", \"%s\", %d", cases{i,3}{:}) ")"];
%!   assert (text, wanted)
%! endfor
%! assert (gan_train (X, "Resume", model, args{:}, cases{end,3}{:}).iteration, 100)
%! assert (last_warning (@() gan_train (X, "Resume", model, "MaxIterations", 7)), "")
%! assert (evalc ("gan_train (X, call{:}, \"MaxIterations\", 0, \"Display\", \"final\");")(1:65),
%!         "gan_train: no iteration is asked for: the nets stay as they begin")

%!test
%! ## saved in any format: the same samples, and Resume goes on to the same bits
%! scale = 1;
%! own = @(r, f) gan_loss ("nonsaturating", r, scale * f);
%! losses = {@(r, f) gan_loss("nonsaturating", r, f), own, "minimax"};
%! optimizer = {"adam", "sgd", "rmsprop"};
%! formats = {"-text", "-binary", "-v6", "-v7", "-float-binary", "-zip -binary", ...
%!            "-hdf5", "-float-hdf5"};
%! net = gan_net (2, "tanh", {"affine", 1}, "Precision", "double");
%! file = tempname ();
%! for i = 1:3
%!   args = [call, {"GeneratorLoss", losses{i}, "Optimizer", optimizer{i}, "LearningRate", .001, ...
%!           "GeneratorAveraging", .5 * (i > 1), "OutputFcn", @(info, state) scale > 1}];
%!   model = gan_train (X, args{:});
%!   whole = gan_train (X, args{:}, "MaxIterations", 9);
%!   for format = formats
%!     words = strsplit (format{1}, " ");
%!     unwind_protect
%!       try
%!         save (words{:}, file, "model", "net");
%!       catch err
%!         if (! isempty (strfind (format{1}, "hdf5")))   # an Octave without HDF5
%!           continue;
%!         endif
%!         error ("%s: %s", format{1}, err.message);
%!       end_try_catch
%!       back = load (file);
%!     unwind_protect_cleanup
%!       unlink (file);
%!     end_unwind_protect
%!     assert (gan_sample (back.model, 5, "Seed", 1), gan_sample (model, 5, "Seed", 1))
%!     assert (gan_forward (back.net, 1:2), gan_forward (net, 1:2), 1e-6)
%!     more = {"OutputFcn", [], "MaxIterations", 9};
%!     if (i == 2)   # which has a variable
%!       fail ("gan_train (X, \"Resume\", back.model, more{:})", "gan_train: Resume: the model has no longer the GeneratorLoss of its training, @\\(r, f\\) .*, with its variables scale; give it again: gan_train \\(X, \"Resume\", model, \"GeneratorLoss\", f\\)")
%!       more = [more, {"GeneratorLoss", own}];
%!     endif
%!     rest = gan_train (X, "Resume", back.model, more{:});
%!     where = sprintf ("%s, %s", format{1}, optimizer{i});
%!     assert (isequal (rest.generator, whole.generator), where)
%!     assert (isequal (rest.discriminator, whole.discriminator), where)
%!   endfor
%! endfor
%! ## an OutputFcn that is not given again
%! text = last_warning (@() gan_train (X, "Resume", back.model, "MaxIterations", 8));
%! assert (text, ["gan_train: Resume: the OutputFcn of the training before, @(info, state) scale > 1, " ...
%!                "is not called any more; to have it called give it again: gan_train (X, " ...
%!                "\"Resume\", model, \"OutputFcn\", f)"])

%!test
%! ## nets of class double keep their bits, too, where numbers are not rounded
%! args = [call, {"Precision", "double", "GeneratorAveraging", 0}];
%! model = gan_train (X, args{:});
%! whole = gan_train (X, args{:}, "MaxIterations", 9);
%! file = tempname ();
%! for format = {"-text", "-v7", "-float-binary"}
%!   unwind_protect
%!     save (format{1}, file, "model");
%!     back = load (file).model;
%!   unwind_protect_cleanup
%!     unlink (file);
%!   end_unwind_protect
%!   rest = gan_train (X, "Resume", back, "MaxIterations", 9);
%!   rounding = 1e-4 * strcmp (format{1}, "-float-binary");
%!   assert (max (abs (rest.generator.params - whole.generator.params)) <= rounding, format{1})
%! endfor

%!test
%! ## what is to be recovered is what the last training left
%! fails = @(info, state) error ("enough");
%! fail ("gan_train (X, call{:}, \"OutputFcn\", fails)", "enough")
%! assert (gan_recover ().seed, 1)
%! fail ("gan_train (X, call{:}, \"Minibatch\", 0)", "Minibatch")   # no training
%! assert (gan_recover ().seed, 1)
%! gan_train (X, call{:}, "Seed", 2);
%! fail ("gan_recover ()", "gan_recover: there is nothing to recover: no training was cut short in this session, or the last one came to its end")
%! fail ("gan_train (X, call{:}, \"Seed\", 3, \"OutputFcn\", fails)", "enough")
%! assert (gan_recover ().seed, 3)

%!test
%! ## epochs are as many iterations as whole numbers say, back and forth
%! for n = [1100, 95, 997]
%!   for m = [10, 7](1 + (n == 997))
%!     for k = [1, 5]
%!       args = {(1:n).' / n, "Minibatch", m, "DiscriminatorSteps", k, "Generator", {{"affine", 1}}, ...
%!               "Discriminator", {{"affine", 1}}, "NoiseSize", 1, "Seed", 1, "Display", "off", ...
%!               "HistorySize", 1, "MaxIterations", 0};
%!       model = gan_train (args{:});
%!       for hundredths = [1, 29, 110]
%!         ## the least t with t k / e >= hundredths / 100
%!         e = floor (n / m);
%!         wanted = idivide (int64 (hundredths * e), int64 (100 * k), "ceil");
%!         got = gan_train (args{:}, "MaxIterations", Inf, "MaxEpochs", hundredths / 100);
%!         assert (got.iteration, double (wanted), sprintf ("%d %d %d %d", n, m, k, hundredths))
%!         at = got.history.epoch(end);
%!         assert (at, double (wanted) * k / e)
%!         assert (gan_train (args{:}, "MaxIterations", Inf, "MaxEpochs", at).iteration, got.iteration)
%!       endfor
%!     endfor
%!   endfor
%! endfor
