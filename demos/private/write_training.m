## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## write_training (folder, model, history, set)
##
## Two pictures of a training on a set of images (image_set): samples.png, which is
## Figure 2 of the paper, and training.png, the training's course.

function write_training (folder, model, history, set)

  write_samples (fullfile (folder, "samples.png"), set, model, ...
                 struct ("Rows", 6, "Columns", 10, "Seed", 1, "NumThreads", 0));
  training = fullfile (folder, "training.png");
  fig = figure ("visible", "off");
  unwind_protect
    gan_plot (history);
    print_figure (fig, training);
  unwind_protect_cleanup
    close (fig);
  end_unwind_protect
  printf ("Written: %s\n", training);

endfunction
