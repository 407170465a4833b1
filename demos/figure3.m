## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Figure 3 of the paper: images along lines between points z (about 1 minute).
##
## result = figure3 (folder, name, value, ...)
##
## Trains on a set of images, and writes figure3-digits.png, or the name of another set, into
## `folder`, by default the current one.  Each row leads from one random z to another, not
## selected: in the left panel along the straight line between them in the full space of z, as
## the paper has it, in the right one along the great circle, on which the norm of z stays what
## the norm of noise is.  (The middle of a straight line is nearer to 0 than noise ever is.)  Where
## the two norms differ, that of the points goes linearly from the one to the other.  (Pictures of
## images are PNG only.)
##
## Names and values: "Lines" (6), rows; "Steps" (9), points of a row with both ends; and "Set",
## "Data", "Model", "MaxEpochs", "Seed" and "NumThreads" as in figure2.m.
##
## `result` has `set`, `model`, `history`, `ends` (a pair of z for each line, one below the other),
## and `linear` and `spherical`, each with `z` and `samples`, a row for each image of the panel
## row by row; and `picture`, as in figure2.m.
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014, Figure 3.

function result = figure3 (varargin)

  [folder, opts, set, model] = image_arguments ("figure3", {
    "Lines", 6, {"count", 1, 100};
    "Steps", 9, {"count", 2, 100}}, varargin);
  threads = {"NumThreads", opts.NumThreads};
  [~, ends, G] = gan_sample (model, 2 * opts.Lines, "Seed", opts.Seed, threads{:});
  result = struct ("set", set.name, "model", model, "history", model.history, "ends", ends);
  model.generator = G;   # the net that draws, so that its statistics are measured once
  t = linspace (0, 1, opts.Steps).';
  ways = struct ("linear", @(a, b) (1 - t) * a + t * b, ...
                 "spherical", @(a, b) great_circle (a, b, t));
  panels = {};
  for name = fieldnames (ways).'
    z = arrayfun (@(i) ways.(name{1}) (ends(i,:), ends(i+1,:)), 1:2:rows (ends), ...
                  "UniformOutput", false);
    z = vertcat (z{:});
    S = gan_sample (model, z, threads{:});
    result.(name{1}) = struct ("z", z, "samples", S);
    panels{end+1} = gan_grid (set.show (S), "Size", set.shape, "Columns", opts.Steps);
  endfor

  caption = sprintf (["Samples of a generator: %s, %s. Each row: from one random z to another, " ...
                      "not selected; left: along the straight line in z space; right: along " ...
                      "the great circle."], set.words, model_words (model));
  result.picture = write_images (fullfile (folder, ["figure3-" set.name ".png"]), ...
                                 panels, {"linear", "spherical"}, caption);

endfunction
