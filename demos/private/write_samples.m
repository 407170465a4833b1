## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## result = write_samples (file, set, model, opts)
##
## Figure 2 of the paper into the PNG file FILE, of a MODEL of the images of SET (image_set):
## samples, and at the end of each row the training image that is nearest to the sample
## beside it.  OPTS has Rows and Columns of the grid, Seed and NumThreads.

function result = write_samples (file, set, model, opts)

  threads = {"NumThreads", opts.NumThreads};
  [S, z] = gan_sample (model, opts.Rows * opts.Columns, "Seed", opts.Seed, threads{:});
  [index, distance] = gan_nearest (S, set.data, threads{:});
  beside = index(opts.Columns:opts.Columns:end);

  panels = {gan_grid(set.show (S), "Size", set.shape, "Columns", opts.Columns), ...
            gan_grid(set.pixels(beside,:), "Size", set.shape, "Columns", 1)};
  caption = sprintf (["Samples of a generator: %s, %s. Random draws, not selected; rightmost " ...
                      "column: nearest training image of the sample beside it."], set.words, ...
                     model_words (model));
  picture = write_images (file, panels, {"samples", "nearest"}, caption);
  result = struct ("set", set.name, "model", model, "history", model.history, "z", z, ...
                   "samples", S, "data", set.data, "nearest", index, "distance", distance, ...
                   "picture", picture);

endfunction
