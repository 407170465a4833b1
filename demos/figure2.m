## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Figure 2 of the paper: samples, and their nearest training images (about 1 minute).
##
## result = figure2 (folder, name, value, ...)
##
## Trains on a set of images, and writes figure2-digits.png, or the name of another set, into
## `folder`, by default the current one: samples that are random draws, not selected, and in
## the rightmost column the training image nearest to the sample beside it, which would be its
## double if the training images had been learned by heart.  (Pictures of images are PNG only.)
##
## Names and values:
##
##   "Set"        "digits" (default), which gan_digits draws; "mnist"; "tfd", faces;
##                "cifar10-full" and "cifar10-conv", the paper's fully connected and convolutional
##                nets for CIFAR-10
##   "Data"       a folder with the files of the set; by default gan_dataset looks for them
##   "Model"      a model of gan_train on such images; then there is no training
##   "MaxEpochs"  how long to train; by default 75 on digits, 20 on MNIST (6 minutes), 60 on faces
##                (10 minutes), 20 on CIFAR-10 (hours)
##   "Rows"       of samples (6)
##   "Columns"    of samples (10)
##   "Seed"       of all randomness (1)
##   "NumThreads" (0, as many as turn out fastest)
##
## The options of the training are, but for its length, those of gan_preset; for faces, see
## table1.m.  CIFAR-10 is trained on with its contrast normalised, and there its nearest images
## are looked for; what is shown is the pixels of training images, and samples at the average
## contrast.  MNIST by a preset of convolutions, say:
##
##   X = gan_dataset ("mnist", "Rows", 1:50000);
##   model = gan_train (X, gan_preset ("dcgan"));
##   gan_demo ("figure2", ".", "Set", "mnist", "Model", model);
##
## `result` has `set`, `model`, `history`, `z` and `samples` (rows, those of the grid row by
## row), `data` (the training rows), and for every sample `nearest`, the number of a training row,
## and `distance`; and `picture`, with its `file`, the `caption`, the `grid` of images as gan_grid
## has it, `scale`, the height and width in the file of each pixel of the grid, and `corner`, the
## row and column of its first.
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014, Figure 2.

function result = figure2 (varargin)

  [folder, opts, set, model] = image_arguments ("figure2", {
    "Rows", 6, {"count", 1, 100};
    "Columns", 10, {"count", 1, 100}}, varargin);
  file = fullfile (folder, ["figure2-" set.name ".png"]);
  result = write_samples (file, set, model, opts);

endfunction
