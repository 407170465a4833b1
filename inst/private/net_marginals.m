## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## net = net_marginals (net, parts, x)
##
## Biases of a last affine layer with BiasFrom "marginals" such that, were its
## input 0, the net would give the mean of the rows of x: the mean itself, or its
## logit where a sigmoid follows.  Means are kept 1e-7 away from 0 and 1, as in the
## authors' code (pylearn2, init_sigmoid_bias_from_marginals).

function net = net_marginals (net, parts, x)

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
