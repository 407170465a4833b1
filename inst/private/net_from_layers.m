## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## net = net_from_layers (name, input_size, layers, opts)
##
## The net of the cell of layers that is option NAME of gan_train, Generator or Discriminator.

function net = net_from_layers (name, input_size, layers, opts)

  try
    net = gan_net (input_size, layers{:}, "Seed", opts.Seed, "Precision", opts.Precision, ...
                   "Role", lower (name));
  catch err
    raise_as ("gan_train", err, [name ": "]);
  end_try_catch

endfunction
