## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [G, D, parts] = net_make (x, shape, opts)
##
## The pair of nets that a training starts with: as given, made from layers that
## are given, or chosen by the data, whose observations are of that shape; and their plans
## (check_net), as generator and discriminator.

function [G, D, parts] = net_make (x, shape, opts)

  d = columns (x);
  unit_range = isa (x, "uint8") || (min (x(:)) >= 0 && max (x(:)) <= 1);
  G = opts.Generator;
  D = opts.Discriminator;
  if (isempty (G))
    units = 256;
    if (d < 64)
      units = 128;
    endif
    G = {{"affine", units}, "relu", {"affine", units}, "relu", ...
         {"affine", d, "Init", "glorot", "BiasFrom", "marginals"}};
    if (unit_range)
      G{end+1} = "sigmoid";
    endif
  endif
  if (isempty (D))
    ## Dropout keeps D from knowing the images by heart, but takes too much from
    ## observations of a few numbers.
    if (d < 64)
      D = {{"affine", 128}, "leakyrelu", {"affine", 128}, "leakyrelu", ...
           {"affine", 1, "Init", "glorot"}};
    else
      D = {{"dropout", .8}, {"maxout", 128, 3}, {"dropout", .5}, {"maxout", 64, 3}, ...
           {"dropout", .5}, {"affine", 1, "Init", "glorot"}};
    endif
  endif
  if (iscell (G))
    G = net_from_layers ("Generator", opts.NoiseSize, G, opts);
  endif
  [G, parts.generator] = check_net ("gan_train", "Generator", G);
  fits = prod (parts.generator(end).out) == d;   # else check_pair says so
  if (isempty (G.optimizer.name) && fits)   # a net that has not been trained yet
    G = net_marginals (G, parts.generator, x);
  endif
  if (iscell (D))
    D = net_from_layers ("Discriminator", shape, D, opts);
  endif
  [D, parts.discriminator] = check_net ("gan_train", "Discriminator", D);
  if (any (cellfun (@(l) isfield (l, "BiasFrom") && strcmp (l.BiasFrom, "marginals"), D.layers)))
    error ("gan:gan_train:badInput",
           "gan_train: Discriminator: BiasFrom \"marginals\" is for generators");
  endif

endfunction
