## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The tables of libgan: what stands in them is what functions take, and no other.

%!shared t
%! t = __gan_tables__ ();

%!function text = message (f, varargin)
%!  text = "";
%!  try
%!    f (varargin{:});
%!  catch err
%!    text = err.message;
%!  end_try_catch
%!endfunction

%!function text = quoted (names)
%!  text = ["\"" strjoin(names, "\" or \"") "\""];
%!endfunction

%!test # every name is taken, and messages list them all
%! net = gan_net (1, {"affine", 1}, "Seed", 1);
%! for row = t.optimizers
%!   after = gan_update (net, [1; 1], "Optimizer", upper (row.name));
%!   assert (after.optimizer.name, row.name)
%!   assert (columns (after.optimizer.moments), row.moments, row.name)
%!   again = gan_update (net, [1; 1], "Optimizer", row.name, "LearningRate", row.rate);
%!   assert (again.params, after.params)
%! endfor
%! assert (message (@gan_options, "Optimizer", "x"),
%!         ["gan_options: Optimizer must be " quoted({t.optimizers.name}) ", not \"x\""])
%! for row = t.noises
%!   assert (size (gan_noise (3, 2, "Distribution", row.name)), [3, 2])
%!   assert (gan_options ("Noise", row.name).Noise, row.name)
%! endfor
%! assert (message (@gan_noise, 1, 1, "Distribution", "x"),
%!         ["gan_noise: Distribution must be " quoted({t.noises.name}) ", not \"x\""])
%! for row = t.losses
%!   assert (isfinite (gan_loss (row.name, [1; 2], [0; 3])), row.name)
%!   assert (isempty (message (@gan_options, "GeneratorLoss", row.name)), row.generator)
%! endfor

%!test # hyper-parameters: both ends of the range are taken, what is beyond them is not, by name
%! names = fieldnames (gan_options ()).';
%! net = gan_net (1, {"affine", 1}, "Seed", 1, "Precision", "double");
%! rule = struct ("Optimizer", "adam", "Epoch", 0, "NumThreads", 1);
%! for row = t.hyperparameters
%!   rule.(row.name) = row.lo;
%! endfor
%! net.optimizer = struct ("name", "adam", "step", 0, "moments", zeros (2));
%! for row = t.hyperparameters
%!   prefixed = [{"Generator"}(strcmp (row.name, "Averaging")), {""}]{1};
%!   option = [prefixed, row.name];
%!   assert (any (strcmp (names, option)), option)
%!   net.average = zeros (2, strcmp (row.name, "Averaging"));
%!   for value = [row.lo, row.hi]
%!     assert (gan_options (option, value).(option), value)
%!     if (strcmp (row.name, "Averaging"))
%!       net.average = zeros (2 * (value > 0), 1);
%!     endif
%!     __gan_update__ (net, [1; 1], setfield (rule, row.name, value));
%!   endfor
%!   for value = [row.lo - 1e-3 - row.lo / 2, row.hi * (1 + eps)]
%!     what = message (@gan_options, option, value);
%!     assert (strncmp (what, ["gan_options: " option " must be a "], 15 + numel (option)), what)
%!     what = message (@__gan_update__, net, [1; 1], setfield (rule, row.name, value));
%!     start = ["__gan_update__: rule." row.name " must be a "];
%!     assert (strncmp (what, start, numel (start)), what)
%!   endfor
%!   if (row.optional)
%!     assert (isempty (gan_options ().(option)), option)
%!   elseif (! strcmp (row.name, "Averaging"))
%!     assert (gan_options ().(option), row.default)
%!   endif
%! endfor

%!test # help: what stands in a row is said, and nothing is left to fill in
%! text = evalc ("gan_options ();");
%! assert (isempty (regexp (text, "[{}]")))
%! assert (! isempty (strfind (text, "\"sgd\" (with momentum), \"adam\" or \"rmsprop\"")))
%! assert (! isempty (strfind (text, "default .1 for sgd, 1e-3 for adam, 2e-4 for rmsprop")))
%! assert (! isempty (strfind (text, "second-moment decay of adam and rmsprop\n")))
%! assert (! isempty (strfind (text, ["\"uniform\" on (-sqrt 3, sqrt 3), \"normal\", or " ...
%!                                    "\"spherical\" of radius sqrt (NoiseSize)"])))
%! assert (! isempty (strfind (text, "\"nonsaturating\", \"minimax\", or a function handle [value")))

%!test # streams: numbers are unique, those with one for each layer have room for it
%! numbers = [t.streams.number];
%! assert (numel (unique (numbers)), numel (numbers))
%! assert (diff (sort ([numbers, 2^16]))(end-4:end) >= [257, 257, 257, 257, 257])
%! of = @(name) numbers(strcmp ({t.streams.name}, name));
%! at = @(name) struct ("Seed", 5, "Stream", of (name), "Step", 0);
%! assert (gan_noise (3, 2, "Seed", 5), __gan_random__ ("uniform", 2, 3, at ("noise")).')
%! assert (gan_minibatch (9, 9, 1, "Seed", 5),
%!         double (__gan_random__ ("permutation", 9, 1, at ("minibatch"))) + 1)
%! net = gan_net (8, {"dropout", .5}, "Seed", 1);
%! for role = {"generator", "discriminator"}
%!   masked = gan_forward (net, ones (1, 8), "Train", true, "Role", role{1}, "Seed", 5);
%!   drawn = __gan_random__ ("bits", 8, 1, at (["mask_" role{1}])).';
%!   assert (masked > 0, drawn < 2^31)
%! endfor
