## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Train the paper's nets on the MNIST files in a folder (about 6 minutes).
##
## [model, history] = mnist (data, folder, name, value, ...)
##
## `data` is a folder with the files of MNIST, as gan_dataset finds them.  The names and
## values are options of gan_train; "MaxEpochs" is 20.
##
## Trains on the first 50000 images, the paper's training set, by the authors'
## configuration, gan_preset ("mnist").  Samples are drawn with an average of the
## generator's parameters, which does not touch the training.  Writes into `folder`,
## by default the current one:
##
##   samples.png   samples; at the end of each row the training image that is
##                 nearest to the sample beside it (Figure 2a of the paper)
##   training.png  the losses, and what D says of data and of samples

function [model, history] = mnist (data, folder = ".", varargin)

  if (nargin < 1)
    print_usage ();
  endif
  folder = demo_arguments ("mnist", cell (0, 3), {folder});
  set = image_set ("mnist", "mnist", data);
  [model, history] = gan_train (set.data, set.options, "Seed", 1, "Display", "iter", varargin{:});
  write_training (folder, model, history, set);

endfunction
