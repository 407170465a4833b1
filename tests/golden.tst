## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Both engines of gan_train against golden/one_iteration.m, which works out the
## same iterations by hand.

%!function check_engine (engine, update, iterations, seed)
%!  X = [mod((1:20)' * .37, 1), mod((1:20)' * .61, 1)] * .9 + .05;
%!  rule = {"Optimizer", "sgd", "LearningRate", .3, "Momentum", .5, "FinalMomentum", .7, ...
%!          "MomentumRamp", 2, "GeneratorLearningRate", .2, "GeneratorLearningRateDecay", 1.01, ...
%!          "GeneratorLearningRateFloor", .19, "GeneratorAveraging", .6, ...
%!          "DiscriminatorScale", .5};
%!  [model, history] = gan_train (X, rule{:}, "Update", update, "Engine", engine, ...
%!    "Generator", {{"affine", 4}, "relu", {"affine", 2}, "sigmoid"}, ...
%!    "Discriminator", {{"dropout", .8}, {"maxout", 3, 2}, {"dropout", .5}, {"affine", 1}}, ...
%!    "NoiseSize", 3, "Minibatch", 4, "MaxIterations", iterations, "MaxEpochs", Inf, ...
%!    "HistoryInterval", 1, "HistorySize", 6, "Seed", seed, "Precision", "double", ...
%!    "NumThreads", 1, "Display", "off");
%!  golden = one_iteration (X, seed, update, iterations);
%!  assert (model.generator.params, golden.G, 1e-10)
%!  assert (model.discriminator.params, golden.D, 1e-10)
%!  assert (model.generator.average, golden.aG, 1e-10)
%!  assert (model.generator.optimizer.moments, golden.vG, 1e-10)
%!  assert (model.discriminator.optimizer.moments, golden.vD, 1e-10)
%!  assert ([history.discriminator_loss, history.generator_loss, history.d_real, ...
%!           history.d_fake], golden.history, 1e-10)
%!endfunction

%!shared folder
%! folder = fullfile (fileparts (which ("run_tests")), "golden");
%! addpath (folder);

%!test check_engine ("fused", "alternating", 1, 1)
%!test check_engine ("fused", "simultaneous", 1, 1)
%!test check_engine ("kernels", "alternating", 1, 1)
%!test check_engine ("kernels", "simultaneous", 1, 1)
%!test
%! for seed = [2, 2^53 - 1]
%!   for update = {"alternating", "simultaneous"}
%!     check_engine ("fused", update{1}, 10, seed)
%!     check_engine ("kernels", update{1}, 10, seed)
%!   endfor
%! endfor

%!test
%! ## the two orders of update are different ones
%! X = repmat ([.2, .6], 20, 1);
%! a = one_iteration (X, 1, "alternating", 2);
%! b = one_iteration (X, 1, "simultaneous", 2);
%! assert (max (abs (a.G - b.G)) > 1e-3)

%!test rmpath (folder)
