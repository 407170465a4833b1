## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [G, D] = make_nets (x, opts)
##
## The pair of nets that a training starts with: as given, made from layers that
## are given, or chosen by the data.

function [G, D] = make_nets (x, opts)

  d = columns (x);
  unit_range = isa (x, "uint8") || (min (x(:)) >= 0 && max (x(:)) <= 1);
  G = opts.Generator;
  D = opts.Discriminator;
  if (isempty (G))
    units = default_units (d);
    G = {{"affine", units}, "relu", {"affine", units}, "relu", ...
         {"affine", d, "BiasFrom", "marginals", "Init", "glorot"}};
    if (unit_range)
      G{end+1} = "sigmoid";
    endif
  endif
  if (isempty (D))
    units = default_units (d);
    D = {{"affine", units}, "leakyrelu", {"dropout", .7}, ...
         {"affine", units}, "leakyrelu", {"dropout", .7}, {"affine", 1, "Init", "glorot"}};
  endif
  if (iscell (G))
    G = net_of ("Generator", opts.NoiseSize, G, opts);
    G = bias_from_marginals (G, x);
  endif
  if (iscell (D))
    D = net_of ("Discriminator", d, D, opts);
  endif

endfunction

## Enough units to be useful on a handful of features and on an image.
function units = default_units (d)
  units = min (512, max (128, 2 ^ nextpow2 (d / 2)));
endfunction

function net = net_of (name, input_size, layers, opts)
  try
    net = gan_net (input_size, layers{:}, "Seed", opts.Seed, "Precision", opts.Precision, ...
                   "Role", lower (name));
  catch err
    error (["gan:gan_train" err.identifier(find (err.identifier == ":", 1, "last"):end)],
           "gan_train: %s: %s", name, regexprep (err.message, '^gan_net: ', ""));
  end_try_catch
endfunction
