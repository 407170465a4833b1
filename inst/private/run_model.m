## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## model = run_model (run)
##
## What a training hands to its user.

function model = run_model (run)

  h = run.history;
  model.format = "gan-model";
  model.version = 1;
  model.generator = run.generator;
  model.discriminator = run.discriminator;
  model.noise = struct ("distribution", run.rules.Noise, "size", prod (run.generator.input));
  model.shape = run.shape;
  model.rows = run.rows;
  model.options = run.options;
  model.options.OutputFcn = [];   # whose variables would be saved with the model
  model.iteration = run.iteration;
  model.seed = run.rules.Seed;
  model.history = struct ("iteration", h(:,1), "epoch", h(:,1) / run.iterations_per_epoch,
                          "discriminator_loss", h(:,2), "generator_loss", h(:,3),
                          "d_real", h(:,4), "d_fake", h(:,5), "seconds", h(:,6));

endfunction
