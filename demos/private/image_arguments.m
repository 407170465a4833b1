## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [folder, opts, set, model] = image_arguments (demo, table, args)
##
## The arguments of a demonstration on images: the folder to write into, and the options
## in TABLE (demo_arguments) and those that all of them have.  SET is that of image_set, and MODEL
## the one that was given, or one trained on it.

function [folder, opts, set, model] = image_arguments (demo, table, args)

  [folder, opts] = demo_arguments (demo, [table; {
    "Set", "digits", {"choice", "digits", "mnist", "tfd", "cifar10-full", "cifar10-conv"};
    "Data", "", {"source"};
    "Model", [], {"optional", "trained"};
    "MaxEpochs", [], {"number", 0, 1e6};
    "Seed", 1, {"count", 0, 2^53 - 1};
    "NumThreads", 0, {"count", 0, 1024}}], args);
  set = image_set (demo, opts.Set, opts.Data);
  model = opts.Model;
  if (isempty (model))
    if (isempty (opts.MaxEpochs))
      opts.MaxEpochs = set.options.MaxEpochs;
    endif
    model = gan_train (set.data, set.options, "MaxEpochs", opts.MaxEpochs, "Seed", opts.Seed, ...
                       "NumThreads", opts.NumThreads, "Display", "iter");
    return;
  endif
  if (prod (model.shape) != prod (set.shape)
      || (numel (model.shape) == 3 && any (model.shape != set.shape)))
    error (["gan:" demo ":badInput"], ...
           "%s: Model must draw images of %s, as those of \"%s\" are, not of %s", demo, ...
           product (set.shape), opts.Set, product (model.shape));
  endif

endfunction

function words = product (shape)
  words = strjoin (arrayfun (@(n) sprintf ("%d", n), shape, "UniformOutput", false), " x ");
endfunction
