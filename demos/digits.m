## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Train on drawn digits, see samples and curves (about 1 minute).
##
## [model, history] = digits (folder, name, value, ...)
##
## The names and values are options of gan_train.  Writes into `folder`, by default
## the current one:
##
##   samples.png   samples; at the end of each row the training image that is
##                 nearest to the sample beside it
##   training.png  the losses, and what D says of data and of samples

function [model, history] = digits (folder = ".", varargin)

  folder = demo_arguments ("digits", cell (0, 3), {folder});
  set = image_set ("digits", "digits");
  [model, history] = gan_train (set.data, set.options, "Seed", 1, "Display", "iter", varargin{:});
  write_training (folder, model, history, set);

endfunction
