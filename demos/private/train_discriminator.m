## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## model = train_discriminator (X, mean, sd, D, iterations, seed)
##
## D alone, trained on the numbers X against a generator that stays as it is, whose samples
## are Gaussian of that mean and standard deviation: one affine unit on normal noise.

function model = train_discriminator (X, mean, sd, D, iterations, seed)

  G = gan_net (1, {"affine", 1}, "Seed", seed, "Precision", "double");
  G.params = [sd; mean];
  model = gan_train (X, "Generator", G, "Discriminator", D, "NoiseSize", 1, "Noise", "normal", ...
                     "GeneratorLearningRate", 0, "DiscriminatorLearningRate", 1e-2, ...
                     "DiscriminatorLearningRateDecay", 200 ^ (1 / iterations), ...
                     "Precision", "double", "Minibatch", 500, "GeneratorAveraging", 0, ...
                     "Seed", seed, "NumThreads", 1, "Display", "off", "MaxEpochs", Inf, ...
                     "MaxIterations", iterations, "HistoryInterval", 1e9);

endfunction
