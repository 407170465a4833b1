## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## write_training (folder, model, history, X)
##
## Two pictures of a training on images: samples.png, samples and at the end of each row
## the training image nearest to the sample beside it, and training.png, its course.

function write_training (folder, model, history, X)

  S = gan_sample (model, 60, "Seed", 1);
  A = gan_grid (S, "Columns", 10, "Nearest", X);
  samples = fullfile (folder, "samples.png");
  imwrite (repelem (A, 3, 3), samples);

  training = fullfile (folder, "training.png");
  fig = figure ("visible", "off");
  unwind_protect
    gan_plot (history);
    print (fig, "-dpng", training);
  unwind_protect_cleanup
    close (fig);
  end_unwind_protect
  printf ("Written: %s and %s\n", samples, training);

endfunction
