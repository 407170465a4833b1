## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## words = model_words (model)
##
## What nets a model is of, and how long they have been trained, for a caption.

function words = model_words (model)

  layers = [model.generator.layers, model.discriminator.layers];
  is_convolutional = any (cellfun (@(l) any (strcmp (l.type, {"conv", "deconv", "maxoutconv"})), ...
                                   layers));
  epochs = round (10 * model.history.epoch(end)) / 10;
  words = sprintf ("%s nets, after %g epoch%s", ...
                   {"fully connected", "convolutional"}{1 + is_convolutional}, epochs, ...
                   {"s", ""}{1 + (epochs == 1)});

endfunction
