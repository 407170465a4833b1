## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Arrays that Octave keeps in ways of their own go wherever full ones of the same numbers go:
## as data, noise, gradients, logits, numbers of options, sizes, and in nets, models and contrasts.

%!function A = full_of (x)
%!  ## The same numbers, one by one, in an ordinary array.
%!  A = zeros (size (x), {"double", "single"}{1 + isa(x, "single")});
%!  for i = 1:numel (x)
%!    A(i) = real (double (x(i)));
%!  endfor
%!endfunction

%!function values = special ()
%!  values = {eye(4), .5 * eye(4), single(1) * eye(4), eye(4)(:,[2, 1, 4, 3]), 0:.25:.75, ...
%!            (0:.25:.75).', single(0):single(3), reshape((1:16) / 16, 4, 4).', eye(4) > 0, ...
%!            [true, false, true, true], eye(4, 4)(:,1).', complex(reshape ((1:16) / 16, 4, 4), 0), ...
%!            single(complex ([1, 2, 3, 4], 0)), int8([1, 2; 3, 4](:, [1, 2, 1, 2])), ...
%!            uint16([0, 300, 7, 9]), int64([4, 3, 2, 1]), eye(4, 1), 3:3};
%!endfunction

%!function same (what, f, x)
%!  ## f makes of x what it makes of the full array.
%!  try
%!    got = f (x);
%!  catch err
%!    error ("%s, %s (%s): %s", what, typeinfo (x), mat2str (size (x)), err.message);
%!  end_try_catch
%!  assert (isequal (got, f (full_of (x))), "%s, %s: not as of the full array", what, typeinfo (x))
%!endfunction

%!test # data
%! warning ("off", "all", "local");
%! train = {"Minibatch", 1, "MaxIterations", 2, "Seed", 1, "Display", "off"};
%! for value = special ()
%!   x = value{1};
%!   A = full_of (x);
%!   d = columns (x);
%!   net = gan_net (d, {"affine", 3}, "Seed", 1);
%!   same ("gan_train", @(x) gan_train (x, train{:}).generator.params, x)
%!   same ("gan_nearest", @(x) nthargout (1:2, @gan_nearest, x, A + .1), x)
%!   same ("gan_nearest, X", @(x) nthargout (1:2, @gan_nearest, A + .1, x), x)
%!   same ("gan_contrast", @(x) nthargout (1:2, @gan_contrast, x), x)
%!   same ("gan_parzen", @(x) gan_parzen (x, A, "Sigmas", .5), x)
%!   same ("gan_parzen, Xtest", @(x) gan_parzen (A, x, "Sigmas", .5), x)
%!   same ("gan_parzen, Validation", @(x) gan_parzen (A, A, "Sigmas", [.5, 1], "Validation", x), x)
%!   same ("gan_parzen, Training", @(x) gan_parzen (A, A, "Sigmas", .5, "Training", x), x)
%!   same ("gan_forward", @(x) gan_forward (net, x), x)
%!   same ("gan_forward, Train", @(x) nthargout (1:3, @gan_forward, net, x, "Train", true, "Seed", 1), x)
%!   same ("gan_grid", @(x) gan_grid (x, "Size", [1, d], "Nearest", x), x)
%!   same ("gan_loss", @(x) nthargout (1:3, @gan_loss, "discriminator", x, A), x)
%!   same ("gan_loss, fake", @(x) nthargout (1:3, @gan_loss, "minimax", A, x), x)
%!   [~, cache] = gan_forward (gan_net (2, {"affine", d}, "Seed", 1), ones (rows (x), 2));
%!   same ("gan_backward", @(x) gan_backward (gan_net (2, {"affine", d}, "Seed", 1), cache, x), x)
%! endfor

%!test # noise, observations to score, gradients, params
%! [model, history] = gan_train (reshape (mod (1:60, 13), 15, 4), "MaxIterations", 1, "Display", ...
%!                               "off", "Seed", 1, "Minibatch", 4, "NoiseSize", 4);
%! one = gan_net (3, {"affine", 1}, "Seed", 1);
%! for value = special ()
%!   x = value{1};
%!   if (columns (x) == 4)
%!     same ("gan_sample", @(x) gan_sample (model, x), x)
%!     same ("gan_score", @(x) gan_score (model, x), x)
%!   elseif (isequal (size (x), [4, 1]))
%!     same ("gan_update", @(x) gan_update (one, x).params, x)
%!     double_one = gan_net (3, {"affine", 1}, "Seed", 1, "Precision", "double");
%!     same ("params", @(x) gan_forward (setfield (double_one, "params", x), [1 2 3]), x)
%!     same ("average", @(x) gan_update (setfield (double_one, "average", x), ones (4, 1), ...
%!                                       "Averaging", .5).average, x)
%!   endif
%! endfor
%! for x = {eye(1), 3:3, complex(3, 0), int8(3), true, single(3)}
%!   odd = model;
%!   odd.iteration = odd.history.iteration(end) = odd.seed = x{1};
%!   odd.noise.size = complex (4, 0);
%!   odd.shape = int8 (4);
%!   odd.generator.optimizer.step = x{1};
%!   odd.generator.layers{1}.Units = single (odd.generator.layers{1}.Units);
%!   assert (gan_sample (odd, 3, "Seed", 1), gan_sample (model, 3, "Seed", 1))
%! endfor

%!test # numbers of options, sizes and contrasts
%! warning ("off", "all", "local");
%! X = reshape (mod (1:24, 7) / 7, 6, 4);
%! for x = {eye(1), 2:2, complex(2, 0), int8(2), true, single(2), eye(1)(1,:)}
%!   y = full_of (x{1});
%!   same ("Sigmas", @(s) gan_parzen (X, X, "Sigmas", s), x{1})
%!   same ("Scale", @(s) gan_contrast (X, "Scale", s), x{1})
%!   same ("Gap", @(s) gan_grid (X, "Gap", s), x{1})
%!   same ("Seed", @(s) gan_noise (3, 2, "Seed", s), x{1})
%!   same ("n", @(s) gan_noise (s, s, "Seed", 1), x{1})
%!   same ("b", @(s) gan_minibatch (9, s, s), x{1})
%!   same ("Labels", @(s) gan_digits (2, "Labels", s, "Seed", s), x{1})
%!   same ("Epoch", @(s) gan_update (gan_net (1, {"affine", 1}, "Seed", 1), [1; 1], "Epoch", s, ...
%!                                   "FinalMomentum", .9, "MomentumRamp", s), x{1})
%!   same ("gan_net", @(s) gan_net (s, {"affine", s, "Bias", s}, {"batchnorm", "Scale", s}, "Seed", s), x{1})
%!   same ("Kernel", @(s) gan_net ([4, 4, 1], {"conv", s, s, "Padding", s}, "Seed", 1), x{1})
%!   same ("Count", @(s) gan_dataset ("ring", "Count", s, "Modes", s, "Seed", s), x{1})
%!   same ("gan_options", @(s) gan_options ("Minibatch", s, "LearningRate", s, "NumThreads", s), x{1})
%! endfor
%! for x = {1:2, single(1):single(2), int8([1, 2]), complex([1, 2], 0), eye(1, 2) + 1}
%!   same ("Sigmas", @(s) gan_parzen (X, X, "Sigmas", s, "Validation", X), x{1})
%!   same ("Means", @(s) gan_dataset ("mixture", "Means", s, "Weights", s, "Seed", 1), x{1})
%!   same ("Labels", @(s) gan_digits (4, "Labels", s, "Seed", 1), x{1})
%!   same ("Size", @(s) gan_grid (X(:,1:prod (double (s))), "Size", s), x{1})
%!   same ("kernel", @(s) gan_net ([4, 4, 1], {"conv", 2, s}, "Seed", 1), x{1})
%! endfor
%! same ("Range", @(r) gan_grid (X, "Range", r), 0:1)
%! same ("Shape", @(s) gan_preset ("dcgan", "Shape", s), int16 ([16, 16, 1]))
%! same ("input_size", @(s) gan_net (s, "relu"), 1:3)
%! [Y, how] = gan_contrast (eye (3));
%! plain = how;
%! how.mean = complex (how.mean, 0);
%! how.norm = how.norm(1) * eye (3, 1) + 0 * how.norm;
%! plain.norm = full_of (how.norm);
%! assert (gan_contrast (Y, "Undo", how), gan_contrast (Y, "Undo", plain))
%! how.mean = 1:3;
%! how.mean = how.mean.';
%! how.norm = eye (3, 1);
%! plain = struct ("scale", 55, "mean", [1; 2; 3], "norm", [1; 0; 0]);
%! assert (gan_contrast (Y, "Undo", how), gan_contrast (Y, "Undo", plain))
