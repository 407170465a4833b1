## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## G = net_averaged (model, parts, threads)
##
## A model's generator, whose plan is PARTS, as samples are drawn with it: where an average of its
## parameters was kept, they are that average, and the running statistics those that belong to it.
##
## The statistics of training belong to the parameters as they are.  An average of them would
## not do either: between parameters that move, their average has smaller activations than any of
## them (Izmailov et al., "Averaging weights leads to wider optima and better generalization",
## UAI 2018).  So they are measured, in passes over noise that depends on the model alone, of
## 1000 samples, or more where a feature has few numbers in each.

function G = net_averaged (model, parts, threads)

  G = model.generator;
  name = {"average", "params"}{1 + isempty (G.average)};
  if (! all (isfinite (G.(name))))
    error ("gan:gan_sample:badInput",
           "gan_sample: model.generator.%s must be finite, but it has %d NaN or Inf", name,
           nnz (! isfinite (G.(name))));
  elseif (isempty (G.average))
    return;
  endif
  G.params = G.average;
  G.average = zeros (0, 1, "single");
  measured = find ([parts.state]);
  numbers = arrayfun (@(part) prod (part.in) / (part.state / 2), parts(measured));
  passes = max ([4, ceil(16 ./ numbers)]) * ! isempty (measured);
  for t = 1:passes
    for i = measured
      G.layers{i}.Decay = (t - 1) / t;   # the mean over all passes
    endfor
    z = gan_noise (250, model.noise.size, "Distribution", model.noise.distribution, ...
                   "Seed", model.seed, "Step", t - 1);
    [~, ~, G] = gan_forward (G, z, "Train", true, "Role", "generator", "Seed", model.seed, ...
                             "Step", t - 1, "NumThreads", threads);
  endfor
  G.layers = model.generator.layers;

endfunction
