## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Known distributions are learned, from every seed: all modes, in their right
## shares, as wide as they are.

%!function S = samples_of (X, seed, varargin)
%!  D = {{"affine", 64}, "leakyrelu", {"affine", 64}, "leakyrelu", {"affine", 1, "Init", "glorot"}};
%!  G = {{"affine", 64}, "relu", {"affine", 64}, "relu", {"affine", columns(X), "Init", "glorot"}};
%!  model = gan_train (X, "Generator", G, "Discriminator", D, "Noise", "normal", ...
%!                     "Optimizer", "adam", "LearningRate", 1e-3, "Momentum", 0, ...
%!                     "Minibatch", 128, "MaxIterations", 3000, "MaxEpochs", Inf, "Seed", seed, ...
%!                     "NumThreads", 1, "Display", "off", varargin{:});
%!  S = double (gan_sample (model, 4000, "Seed", 7));
%!endfunction

%!test
%! ## half N (-2, 1/2), half N (2, 1/2)
%! k = gan_noise (4096, 2, "Distribution", "normal", "Seed", 100);
%! X = 2 * sign (k(:,1)) + .5 * k(:,2);
%! grid = (-5:.001:5)';
%! cdf = (erfc (-(grid + 2) / .5 / sqrt (2)) + erfc (-(grid - 2) / .5 / sqrt (2))) / 4;
%! [cdf, which] = unique (cdf);
%! exact = interp1 (cdf, grid(which), ((1:4000)' - .5) / 4000);
%! for seed = 1:3
%!   S = samples_of (X, seed, "NoiseSize", 8, "LearningRateDecay", 1.0005);
%!   ## the Wasserstein-1 distance: mean distance of equal quantiles
%!   assert (mean (abs (sort (S) - exact)) < .35)
%!   assert (mean (abs (abs (S) - 2) < 4 * .5) > .98)
%!   assert (mean (S > 0), .5, .1)
%!   assert (std (S(S > 0)), .5, .2)
%!   assert (std (S(S < 0)), .5, .2)
%! endfor

%!test
%! ## eight Gaussians on a ring of radius 2, standard deviation .2
%! k = gan_noise (4096, 2, "Distribution", "normal", "Seed", 100);
%! angle = (0:7) * pi / 4;
%! modes = 2 * [cos(angle); sin(angle)];
%! X = repmat (modes, 1, 512)' + .2 * k;
%! for seed = 1:3
%!   S = samples_of (X, seed, "NoiseSize", 2);
%!   [distance, mode] = min (hypot (S(:,1) - modes(1,:), S(:,2) - modes(2,:)), [], 2);
%!   near = distance < 3 * .2;
%!   assert (mean (near) > .8)
%!   shares = accumarray (mode(near), 1, [8, 1]) / rows (S);
%!   assert (shares, 1/8 * ones(8, 1), .07)
%!   assert (sqrt (mean (distance(near) .^ 2) / 2), .2, .1)
%! endfor
