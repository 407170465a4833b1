## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Odd small values in each argument and option of each public function, and in each part of a
## model, a net, a history, a cache and a contrast: what comes is a result, or an error that begins
## with the function's own name and has its identifier, never one of Octave, of a gateway or of a
## function that the user did not call.  (An error in a function of the user's keeps its identifier.)

%!function values = odd_values (share = .15)
%!  ## A share of them that the seed of the test decides; 1 is all, in two minutes.
%!  deep = {};
%!  for i = 1:300
%!    deep = {deep};
%!  endfor
%!  values = {[], zeros(1, 0), zeros(0, 1), zeros(0, 3), zeros(0, 0, 3), "", "x", "affine", ...
%!            ["ab"; "cd"], repmat("x", 1, 2000), {}, {1}, {[]}, {{}}, cell(2, 2), deep, ...
%!            {"affine", 2}, {{"affine", 2}}, {{"affine", NaN}, 3}, struct(), struct([]), ...
%!            struct("type", "affine"), struct("format", {{}}), struct("a", {1, 2}), ...
%!            NaN, Inf, -Inf, -1, 0, .5, 1.5, 7, 1e308, 2^53, 1e-320, NA, 1i, complex(1, 0), true, ...
%!            int8(3), uint8(3), uint64(18446744073709551615), single(.1), @sin, @(varargin) [], ...
%!            cellfun(@(x) @(y) x, {1}, "UniformOutput", false), sparse(1), sparse(eye (2)), ...
%!            eye(2), eye(2)(:,[2, 1]), eye(3, 1), 1:2, 0:0, ones(1, 1, 2), ones(2, 1, 1, 3), ...
%!            ones(2, 2, 2, 2, 2), ones(1, 4), ones(4, 1), [1, NaN], [Inf; 2], true(2, 2), ...
%!            int16([1, 2; 3, 4]), uint8([1, 2; 3, 4]), containers.Map(), ...
%!            1:1e13, sparse(1e7, 2)};
%!  values = values(rand (size (values)) < share);
%!endfunction

%!function text = shown (x)
%!  if (ischar (x) && rows (x) == 1)
%!    text = ["\"" x(1:min (end, 20)) "\""];
%!  else
%!    text = sprintf ("%s %s", sprintf ("%dx", size (x))(1:end-1), class (x));
%!  endif
%!  if (isnumeric (x) && numel (x) == 1)
%!    text = [text " " disp(x)(1:end-1)];
%!  endif
%!endfunction

%!function raw = try_one (raw, name, what, value, args, outputs)
%!  ## Adds to the cell RAW where the call says what it should not.
%!  persistent out = cell (1, 4);
%!  try
%!    [out{1:outputs}] = feval (name, args{:});
%!  catch err
%!    own = strncmp (err.message, [name ": "], numel (name) + 2) ...
%!          && (strncmp (err.identifier, ["gan:" name ":"], numel (name) + 5) ...
%!              || ! isempty (strfind (err.message, ", called as "))) ...
%!          && isempty (regexp (err.message, '__gan|nonconformant|out of bound|undefined|wrong type|max_recursion|index \('));
%!    if (! own && ! strncmp (err.message, "Invalid call to", 15))
%!      raw{end+1} = sprintf ("%s, %s = %s: %s: %s (%s:%d)", name, what, shown (value), err.identifier, ...
%!                            strtok (err.message, "\n"), err.stack(1).name, err.stack(1).line);
%!    endif
%!  end_try_catch
%!endfunction

%!function raw = each_argument (raw, name, args, outputs = 1)
%!  for k = 1:numel (args)
%!    for value = odd_values ()
%!      given = args;
%!      given(k) = value;
%!      raw = try_one (raw, name, sprintf ("argument %d", k), value{1}, given, outputs);
%!    endfor
%!  endfor
%!endfunction

%!function raw = each_option (raw, name, args, options, outputs = 1, share = .15)
%!  for option = options
%!    for value = odd_values (share)
%!      raw = try_one (raw, name, option{1}, value{1}, [args, option, value], outputs);
%!    endfor
%!  endfor
%!endfunction

%!function raw = each_field (raw, name, s, call, what = "", share = .15)
%!  ## Fields of fields of S, one at a time odd, or away.
%!  for [inner, field] = s
%!    for value = odd_values (share)
%!      changed = s;
%!      changed.(field) = value{1};
%!      raw = try_one (raw, name, [what field], value{1}, call (changed), 1);
%!    endfor
%!    raw = try_one (raw, name, [what field " away"], [], call (rmfield (s, field)), 1);
%!    if (isstruct (inner) && isscalar (inner) && ! any (strcmp (field, {"options", "history"})))
%!      raw = each_field (raw, name, inner, @(x) call (setfield (s, field, x)), [what field "."], share);
%!    endif
%!  endfor
%!endfunction

%!function [X, model, history] = example ()
%!  persistent kept = {};
%!  if (isempty (kept))
%!    X = reshape (mod (7 * (1:40), 11) / 10, 20, 2);
%!    [model, history] = gan_train (X, "Minibatch", 5, "MaxIterations", 2, "HistoryInterval", 1, ...
%!                                  "Display", "off", "Seed", 1, "NoiseSize", 3, "Generator", ...
%!                                  {{"affine", 3}, "batchnorm", {"affine", 2}}, ...
%!                                  "Discriminator", {{"affine", 1}});
%!    kept = {X, model, history};
%!  endif
%!  [X, model, history] = kept{:};
%!endfunction

%!function none (raw)
%!  if (! isempty (raw))
%!    error ("%d raw errors:\n%s", numel (raw), sprintf ("%s\n", raw{1:min (end, 40)}));
%!  endif
%!endfunction

%!test # functions that measure and show
%! warning ("off", "all", "local");
%! rand ("twister", 1);
%! [X, model, history] = example ();
%! raw = each_argument ({}, "gan_parzen", {X, X}, 4);
%! raw = each_option (raw, "gan_parzen", {X, X}, {"Sigmas", "Validation", "Training"});
%! raw = each_option (raw, "gan_parzen", {X, X, "Sigmas", .5}, ...
%!                  {"Sigmas", "Validation", "Training", "Anchors", "NumThreads"}, 4);
%! raw = each_option (raw, "gan_parzen", {X, X, "Sigmas", [.5, 1]}, {"Validation"});
%! raw = each_argument (raw, "gan_nearest", {X, X, "NumThreads", 1}, 2);
%! raw = each_argument (raw, "gan_contrast", {X, "Scale", 3}, 2);
%! [Y, how] = gan_contrast (X);
%! raw = each_argument (raw, "gan_contrast", {Y, "Undo", how});
%! raw = each_field (raw, "gan_contrast", how, @(how) {Y, "Undo", how}, "how.");
%! raw = each_argument (raw, "gan_grid", {rand(3, 4)});
%! raw = each_option (raw, "gan_grid", {rand(3, 4)}, ...
%!                  {"Size", "Columns", "Rows", "Gap", "Background", "Range", "Nearest"});
%! none (raw)

%!test # makers of numbers
%! warning ("off", "all", "local");
%! rand ("twister", 1);
%! raw = each_argument ({}, "gan_noise", {2, 3, "Seed", 1});
%! raw = each_option (raw, "gan_noise", {2, 3}, {"Distribution", "Seed", "Step"});
%! raw = each_argument (raw, "gan_minibatch", {10, 3, 1, "Seed", 1});
%! raw = each_argument (raw, "gan_digits", {3, "Seed", 1, "Labels", 1:3}, 2);
%! raw = each_option (raw, "gan_digits", {3}, {"Class", "Labels"});
%! raw = each_argument (raw, "gan_loss", {"minimax", 1, 2}, 3);
%! raw = each_argument (raw, "gan_dataset", {"ring", "Count", 5, "Seed", 1}, 3);
%! raw = each_argument (raw, "gan_dataset", {"mixture", "Means", [1 2], "Weights", [1 1]}, 3);
%! raw = each_option (raw, "gan_dataset", {"mixture"}, {"StandardDeviations", "Count", "Seed"}, 3);
%! raw = each_option (raw, "gan_dataset", {"grid"}, {"Modes", "Spacing", "StandardDeviation"}, 3);
%! raw = each_option (raw, "gan_dataset", {"digits"}, {"Count", "Seed", "Class", "Labels", "Layout"}, 3);
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   raw = each_option (raw, "gan_dataset", {"mnist", "Folder", folder}, ...
%!                      {"Folder", "Rows", "Split", "Contrast", "Mirrors", "Layout"}, 3);
%! unwind_protect_cleanup
%!   rmdir (folder);
%! end_unwind_protect
%! none (raw)

%!test # nets and steps of a loop
%! warning ("off", "all", "local");
%! rand ("twister", 1);
%! raw = each_argument ({}, "gan_net", {2, {"affine", 1}, "Seed", 1});
%! raw = each_argument (raw, "gan_net", {[2 2 1], {"conv", 2, 3, "Padding", 1}, "relu", "Range", .1});
%! for value = odd_values ()
%!   raw = try_one (raw, "gan_net", "Units", value{1}, {2, {"affine", value{1}}}, 1);
%!   raw = try_one (raw, "gan_net", "Kernel", value{1}, {[2 2 1], {"conv", 2, value{1}}}, 1);
%!   raw = try_one (raw, "gan_net", "Bias", value{1}, {2, {"affine", 2, "Bias", value{1}}}, 1);
%!   raw = try_one (raw, "gan_net", "option", value{1}, {2, {"affine", 2, value{1}, 1}}, 1);
%!   raw = try_one (raw, "gan_net", "struct", value{1}, {2, struct("type", {value{1}}, "Units", 2)}, 1);
%! endfor
%! raw = each_option (raw, "gan_net", {2, {"affine", 1}}, {"Precision", "Role", "Range"});
%! net = gan_net (2, {"affine", 2}, "batchnorm", "Seed", 1);
%! net = gan_update (net, ones (10, 1), "Optimizer", "adam", "Averaging", .5);
%! [y, cache] = gan_forward (net, [1 2; 3 4], "Train", true);
%! raw = each_argument (raw, "gan_forward", {net, [1 2], "Train", true, "Seed", 1}, 3);
%! raw = each_option (raw, "gan_forward", {net, [1 2]}, {"Train", "Groups", "Step", "Role", "NumThreads"});
%! raw = each_argument (raw, "gan_backward", {net, cache, y}, 2);
%! raw = each_argument (raw, "gan_update", {net, ones(10, 1), "Epoch", 0});
%! raw = each_option (raw, "gan_update", {net, ones(10, 1)}, {"Optimizer", "LearningRate", ...
%!                    "LearningRateDecay", "LearningRateFloor", "Momentum", "FinalMomentum", ...
%!                    "MomentumRamp", "Beta2", "Epsilon", "WeightDecay", "Averaging", "NumThreads"});
%! raw = each_field (raw, "gan_forward", net, @(net) {net, [1 2]}, "net.");
%! raw = each_field (raw, "gan_update", net, @(net) {net, ones(10, 1), "Optimizer", "adam"}, "net.");
%! raw = each_field (raw, "gan_backward", net, @(net) {net, cache, y}, "net.");
%! raw = each_field (raw, "gan_backward", cache, @(cache) {net, cache, y}, "cache.");
%! none (raw)

%!test # models and training
%! warning ("off", "all", "local");
%! rand ("twister", 1);
%! [X, model, history] = example ();
%! raw = each_argument ({}, "gan_sample", {model, 3, "Seed", 1}, 3);
%! raw = each_argument (raw, "gan_score", {model, X, "NumThreads", 1});
%! raw = each_field (raw, "gan_sample", model, @(model) {model, 3}, "model.");
%! raw = each_field (raw, "gan_score", model, @(model) {model, X}, "model.");
%! resume = @(model) {X, "Resume", model, "MaxIterations", 3};
%! raw = each_field (raw, "gan_train", model, resume, "model.");
%! raw = each_field (raw, "gan_train", history, @(h) resume (setfield (model, "history", h)), ...
%!                   "model.history.");
%! raw = each_field (raw, "gan_train", model.options, ...
%!                   @(o) resume (setfield (model, "options", o)), "model.options.", .1);
%! few = {X, "Minibatch", 5, "MaxIterations", 1, "Display", "off", "Seed", 1};
%! raw = each_argument (raw, "gan_train", few, 2);
%! raw = each_option (raw, "gan_train", few, fieldnames (gan_options ()).', 2, .1);
%! raw = each_argument (raw, "gan_options", {"Seed", 1});
%! raw = each_option (raw, "gan_options", {}, fieldnames (gan_options ()).');
%! raw = each_argument (raw, "gan_preset", {"dcgan", "Shape", [16 16 1]});
%! none (raw)
