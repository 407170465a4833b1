## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Why G ascends log D (G(z)): values, gradients, and what reaches G (about 20 seconds).
##
## result = nonsaturating (folder, name, value, ...)
##
## The generator's loss is log (1 - D(G(z))) in the game of the paper, and -log D(G(z)) where the
## paper says how to train.  Both are least where D is fooled, but where D is sure
## that a sample is generated the first is flat.  Into `folder`, by default the current one,
## goes nonsaturating.png and .pdf:
##
##   above, the two losses and the size of their gradients, over D's logit;
##   below, the norms of the gradients by G's parameters: by the iterations that D has
##   been ahead of a G that waits; and in the first iterations of two trainings from
##   the same nets, one with each loss, D taking "DiscriminatorSteps" steps to one of G.
##
## The nets are trained on drawn digits.  Names and values: "Seed" (1); "Ahead" (400), the
## iterations that D is ahead in the end; "Iterations" (200), of the two trainings;
## "DiscriminatorSteps" (3); "Model", one of gan_train on images of 28 x 28, to begin with its nets.
##
## `result` has `logits`, and a row for each of them of `values` and of `gradients` (columns:
## saturating, nonsaturating); `ahead` and `training`, structs with `iterations`, `norms`
## (likewise) and `d_fake`, the mean D(G(z)), of which training has a column for each loss.
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014, section 3.

function result = nonsaturating (varargin)

  [folder, opts] = demo_arguments ("nonsaturating", {
    "Seed", 1, {"count", 0, 2^53 - 1};
    "Ahead", 400, {"count", 1, 1e9};
    "Iterations", 200, {"count", 1, 1e9};
    "DiscriminatorSteps", 3, {"count", 1, 1e3};
    "Model", [], {"optional", "nets"}}, varargin);

  result.logits = (-8:.05:8).';
  losses = {"minimax", "nonsaturating"};
  for i = 1:numel (result.logits)
    for k = 1:2
      [result.values(i,k), ~, result.gradients(i,k)] = gan_loss (losses{k}, [], result.logits(i));
    endfor
  endfor

  X = gan_digits (5000, "Seed", opts.Seed, "Class", "uint8");
  if (! isempty (opts.Model))
    nets = {opts.Model.generator, opts.Model.discriminator};
    dimension = prod (nets{1}.input);
  else
    dimension = 32;
    nets = {{{"affine", 128}, "relu", {"affine", 784}, "sigmoid"}, ...
            {{"affine", 128}, "leakyrelu", {"affine", 1, "Init", "glorot"}}};
  endif
  start = {"Generator", nets{1}, "Discriminator", nets{2}, "NoiseSize", dimension, ...
           "Minibatch", 100, "GeneratorAveraging", 0, "Seed", opts.Seed, "NumThreads", 1, ...
           "Display", "off", "MaxEpochs", Inf, "MaxIterations", 0, "HistoryInterval", 1e9};
  z = gan_noise (500, dimension, "Seed", opts.Seed, "Step", 1);

  ## G waits.
  times = unique (round ([0, opts.Ahead .^ linspace(0, 1, 14)]));
  result.ahead = follow (X, [start, {"GeneratorLearningRate", 0}], times, z, losses);
  ## Each loss, with the training that it makes.
  times = unique (round (linspace (0, opts.Iterations, 41)));
  for k = 1:2
    run(k) = follow (X, [start, {"GeneratorLoss", losses{k}, "DiscriminatorSteps", ...
                                 opts.DiscriminatorSteps}], times, z, losses(k));
  endfor
  result.training = struct ("iterations", times.', "norms", [run.norms], "d_fake", [run.d_fake]);

  last = result.ahead;
  printf (["D %d iterations ahead, mean D(G(z)) %.1e: norm of G's gradient %.1e, " ...
           "nonsaturating %.1e\n"],
          last.iterations(end), last.d_fake(end), last.norms(end,:));
  printf ("First %d iterations, median norm: %.1e, nonsaturating %.1e\n", opts.Iterations,
          median (result.training.norms));
  write_picture (folder, "nonsaturating", [820, 660], @() draw (result, opts));

endfunction

## The norms of G's gradients at these iterations of a training, a column for each loss.
function r = follow (X, args, times, z, losses)
  r.iterations = times(:);
  model = gan_train (X, args{:});
  for i = 1:numel (times)
    model = gan_train (X, "Resume", model, "MaxIterations", times(i));
    [G, D] = deal (model.generator, model.discriminator);
    [fake, G_cache] = gan_forward (G, z);
    [logits, D_cache] = gan_forward (D, fake);
    r.d_fake(i,1) = mean (1 ./ (1 + exp (-double (logits))));
    for k = 1:numel (losses)
      [~, ~, d_logits] = gan_loss (losses{k}, [], logits);
      [~, d_fake] = gan_backward (D, D_cache, d_logits);
      r.norms(i,k) = norm (double (gan_backward (G, G_cache, d_fake)));
    endfor
  endfor
endfunction

function draw (r, opts)
  c = colours ();
  shades = {c.red, c.blue};
  styles = {"--", "-"};
  across = "D is sure  \\leftarrow  logit of D(G(z))  \\rightarrow  D is fooled";
  key ([.2 .945 .78 .05], {"log (1 - D(G(z)))", "--", c.red, 1; "-log D(G(z))", "-", c.blue, 1});

  ax = panel ([.1 .57 .38 .33], [-8, 8, -8, 8], {"loss of G", across, ""}, ...
              "xtick", -8:4:8, "ytick", -8:4:8);
  for k = 1:2
    curve (ax, r.logits, r.values(:,k), styles{k}, shades{k});
  endfor

  ax = panel ([.59 .57 .38 .33], [-8, 8, 0, 1.05], {"size of its gradient", across, ""}, ...
              "xtick", -8:4:8, "ytick", 0:.25:1);
  for k = 1:2
    curve (ax, r.logits, abs (r.gradients(:,k)), styles{k}, shades{k});
  endfor

  norms_panel ([.1 .1 .38 .33], r.ahead, styles, shades, ...
               {"D ahead, G waiting", "iterations that D is ahead", "norm of G's gradient"});
  norms_panel ([.59 .1 .38 .33], r.training, styles, shades, ...
               {"each loss in its training", sprintf("iterations with k = %d", ...
                                                     opts.DiscriminatorSteps), ""});
endfunction

function norms_panel (position, r, styles, shades, words)
  lowest = floor (log10 (max (min (r.norms(:)), 1e-30)));
  highest = ceil (log10 (max (r.norms(:))));
  ax = panel (position, [0, r.iterations(end), 10^lowest, 10^highest], words, ...
              decades (lowest, highest){:});
  for k = 1:2
    curve (ax, r.iterations, max (r.norms(:,k), 10^lowest), styles{k}, shades{k});
  endfor
endfunction
