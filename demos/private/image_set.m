## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## set = image_set (demo, name, folder)
##
## Images to train on, for the demonstration DEMO, and how: "digits", "mnist", "tfd",
## "cifar10-full" or "cifar10-conv", from the files in FOLDER, by default where gan_dataset
## looks for them.  SET is a struct with
##
##   name, words  NAME, and what these images are
##   data         the training set, as it is trained on, a row an image
##   pixels       the same rows as they are to be seen
##   show         a function that turns samples into what is to be seen
##   shape        of an image, [height, width, channels]
##   options      of gan_train
##
## The nets of the paper are sampled with an average of G's parameters, which does not touch
## the training.

function set = image_set (demo, name, folder = "")

  files = {"Folder", folder};
  switch (name)
    case "digits"
      if (! isempty (folder))
        error (["gan:" demo ":badInput"], ...
               "%s: Data is for sets of files; \"digits\" are drawn by gan_digits", demo);
      endif
      words = "drawn digits";
      [source, n, files] = deal ("digits", 10000, {"Count", 10000, "Seed", 1});
      opts = gan_preset ("digits", "MaxIterations", Inf, "MaxEpochs", 75);
    case "mnist"
      words = "MNIST";
      [source, n] = deal ("mnist", 50000);
      opts = gan_preset ("mnist", "MaxEpochs", 20, "GeneratorAveraging", .999);
    case "tfd"
      words = "faces of TFD_48x48.mat";
      [source, n] = deal ("tfd", Inf);
      opts = gan_options (face_options (true), "MaxEpochs", 60, "GeneratorAveraging", .999);
    case {"cifar10-full", "cifar10-conv"}
      words = "CIFAR-10";
      [source, n] = deal ("cifar10", 40000);
      opts = gan_preset (name, "MaxEpochs", 20, "GeneratorAveraging", .999);
  endswitch

  try
    [pixels, ~, info] = gan_dataset (source, files{:});
  catch err
    if (! strncmp (err.message, "gan_dataset:", 12))
      rethrow (err);
    endif
    error (["gan:" demo ":noData"], "%s: no data for \"%s\": %s", demo, name, err.message);
  end_try_catch
  pixels = pixels(1:min (n, end),:);
  set = struct ("name", name, "words", words, "data", pixels, "pixels", pixels, ...
                "show", @(S) S, "shape", info.shape, "options", opts);
  if (strcmp (source, "cifar10"))
    [set.data, contrast] = gan_contrast (pixels, "Scale", 55);
    average = struct ("scale", 55, "mean", mean (contrast.mean), "norm", mean (contrast.norm));
    set.show = @(S) gan_contrast (S, "Undo", average);
  endif

endfunction
