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
    G = bias_from_marginals (G, parts.generator, x);
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

## Biases of a last affine layer with BiasFrom "marginals" such that, were its
## input 0, the net would give the mean of the rows of x: the mean itself, or its
## logit where a sigmoid follows.  Means are kept 1e-7 away from 0 and 1, as in the
## authors' code (pylearn2, init_sigmoid_bias_from_marginals).
function net = bias_from_marginals (net, parts, x)
  layers = net.layers;
  wanted = find (cellfun (@(l) isfield (l, "BiasFrom") && strcmp (l.BiasFrom, "marginals"),
                          layers));
  for i = wanted
    followers = cellfun (@(l) l.type, layers(i+1:end), "UniformOutput", false);
    sigmoid_follows = isequal (followers, {"sigmoid"});
    part = parts(i);
    if (part.biases != columns (x) || ! (isempty (followers) || sigmoid_follows))
      error ("gan:gan_train:badInput",
             ["gan_train: Generator: layer %d (%s): BiasFrom \"marginals\" needs as many biases " ...
              "as X has columns, and nothing but a sigmoid behind it"], i, layers{i}.type);
    endif
    bias = mean (x, 1);
    if (isa (x, "uint8"))
      bias /= 255;
    endif
    if (sigmoid_follows)
      bias = min (max (double (bias), 1e-7), 1 - 1e-7);
      bias = log (bias ./ (1 - bias));
    endif
    net.params(part.at + part.weights + (1:part.biases)) = bias;
  endfor
endfunction
