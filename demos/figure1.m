## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Figure 1 of the paper, trained live: densities, D, and z -> G(z) (about 1 minute).
##
## result = figure1 (folder, name, value, ...)
##
## G turns uniform z on the line into x.  Into `folder`, by default the current one, go
##
##   figure1.png, .pdf   four stages of one training:
##                       (a) the densities are near each other, and D is partly right;
##                       (b) D has been trained, G waiting: D = p_data / (p_data + p_g);
##                       (c) G has been trained, D waiting: samples went where D is higher;
##                       (d) both have been trained on: p_g is near p_data, and D near 1/2
##   figure1.gif         the way from (a) to (d)
##
## Dotted black is the density of the data, green that of G: the line exactly, p_z(z) / |G'(z)|
## summed over the z with G(z) = x, the area from samples, by a Gaussian kernel.  Dashed
## blue is D.  Below, lines lead from evenly spaced z up to x = G(z).
##
## Names and values: "Seed" (1); "Iterations" (2500), of the last stage; "Frames" (40), of the
## animation, 0 for none; "Model", one of gan_train on numbers with uniform noise of size 1, to
## begin with its nets; "Means", "StandardDeviations" and "Weights" of the Gaussians that the
## data are a mixture of.  z is bounded, and so is x: of wide Gaussians G does not reach the
## tails.  Of some that are far apart it may miss one, and then D shows it.
##
## `result` has `x`, and at these points `data`; `stages`, a struct array with `name`,
## `iteration`, `model`, `density` (exact), `estimate` (from samples), `D`, `optimal` (the best D),
## `monotone` (is G?), `z` and `lines` (G(z)), and `jsd`, the Jensen-Shannon divergence.
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014, Figure 1.

function result = figure1 (varargin)

  at = -1.5:.25:1.5;
  humps = .25 + exp (-(at + .75) .^ 2 / .3) + .7 * exp (-(at - 1) .^ 2 / .2);
  [folder, opts] = demo_arguments ("figure1", {
    "Seed", 1, {"count", 0, 2^53 - 1};
    "Iterations", 2500, {"count", 1, 1e9};
    "Frames", 40, {"count", 0, 1000};
    "Means", at, {"numbers", -1e3, 1e3};
    "StandardDeviations", .25, {"numbers", 1e-3, 1e3};
    "Weights", humps, {"numbers", 1e-3, 1e3};
    "Model", [], {"optional", "nets"}}, varargin);
  if (! isequal (opts.Means, at) && isequal (opts.Weights, humps))
    opts.Weights = 1;
  endif
  [X, ~, info] = gan_dataset ("mixture", "Count", 50000, "Seed", opts.Seed, ...
                              "Means", opts.Means, "Weights", opts.Weights, ...
                              "StandardDeviations", opts.StandardDeviations);
  sd = max (opts.StandardDeviations);
  limits = [min(opts.Means) - 4 * sd, max(opts.Means) + 4 * sd];
  result.x = linspace (limits(1), limits(2), 801).';
  result.data = info.density (result.x);
  frames = struct ([]);
  result.stages = struct ([]);
  note = @(model, name) look (model, name, result.x, result.data, opts.Seed);

  G = monotone_generator (std (X), mean (X) + std (X) / 2, opts.Seed);
  D = line_discriminator (limits, opts.Seed);
  if (! isempty (opts.Model))
    [G, D] = model_nets ("figure1", opts.Model, 1, 1);
  endif

  ## (a) after a few iterations of the game
  model = gan_train (X, "Generator", G, "Discriminator", D, ...
                     "NoiseSize", 1, "Minibatch", 256, "DiscriminatorSteps", 3, ...
                     "GeneratorLearningRate", 2e-3, "DiscriminatorLearningRate", 5e-3, ...
                     "GeneratorLearningRateDecay", 1.001, "DiscriminatorWeightDecay", 1e-4, ...
                     "Momentum", 0, "GeneratorAveraging", 0, "Precision", "double", ...
                     "Seed", opts.Seed, "NumThreads", 1, "Display", "off", ...
                     "MaxEpochs", Inf, "MaxIterations", 25);
  result.stages = frames = note (model, "a");

  ## (b) to (d): who trains, for how many iterations, and its share of the frames
  plan = {"b", {"GeneratorLearningRate", 0}, 600, .25;
          "c", {"DiscriminatorLearningRate", 0, "GeneratorLearningRate", 2e-3}, 15, .25;
          "d", {"DiscriminatorLearningRate", 5e-3}, opts.Iterations, .5};
  for row = plan.'
    [name, who, iterations, share] = row{:};
    first = model.iteration;
    count = max (1, round (share * opts.Frames));
    steps = unique (round (iterations * ((1:count) / count) .^ 2));
    for step = steps(steps > 0)
      model = gan_train (X, "Resume", model, who{:}, "MaxIterations", first + step);
      frames(end+1) = note (model, name);
    endfor
    result.stages(end+1) = frames(end);
  endfor

  F = cumtrapz (result.x, result.data);
  middle = F > .05 & F < .95;
  for s = result.stages
    D = s.D(middle);
    printf (["(%s) iteration %5d: Jensen-Shannon divergence %.4f, " ...
             "D in the middle 90 %% of the data %.2f to %.2f\n"], s.name, s.iteration, s.jsd,
            min (D), max (D));
  endfor
  titles = struct ("a", "(a) near the data; D partly right", ...
                   "b", "(b) D trained: p_{data} / (p_{data} + p_g)", ...
                   "c", "(c) G trained: samples go where D is high", ...
                   "d", "(d) both trained on");
  if (abs (D - 1 / 2) < .1)
    titles.d = "(d) both trained on: D near 1/2";
  endif
  write_picture (folder, "figure1", [800, 620], @() draw_stages (result, titles));
  if (opts.Frames > 0)
    write_animation (fullfile (folder, "figure1.gif"), frames, result);
  endif

endfunction

## All that is drawn of a model.
function s = look (model, name, x, data, seed)
  s.name = name;
  s.iteration = model.iteration;
  s.model = model;
  [s.density, s.monotone] = push_forward (model.generator, x);
  s.estimate = smooth (double (gan_sample (model, 4000, "Seed", seed)), x);
  s.D = probability (model.discriminator, x);
  s.optimal = data ./ (data + s.density);
  s.z = linspace (-sqrt (3), sqrt (3), 26).';
  s.lines = double (gan_sample (model, s.z));
  s.jsd = jensen_shannon (data, s.density, x);
endfunction

## Gaussian kernel, as wide as Silverman says.
function density = smooth (samples, x)
  n = numel (samples);
  width = .9 * min (std (samples), iqr (samples) / 1.34) * n ^ -.2;
  density = mean (exp (-((x - samples.') / width) .^ 2 / 2), 2) / width / sqrt (2 * pi);
endfunction

function draw_stages (result, titles)
  c = colours ();
  key ([.08 .95 .9 .045], {"p_{data}", ":", c.black, 3; "p_g", "-", c.green, 2.4; ...
                            "p_g from samples", "area", c.pale, 5; "D", "--", c.blue, 2; ...
                            "the best D", "-", c.sky, 4});
  for i = 1:4
    left = .08 + .48 * (mod (i, 2) == 0);
    low = .5 - .475 * (i > 2);
    draw_stage ([left, low, .42, .38], result, result.stages(i), titles.(result.stages(i).name), ...
                mod (i, 2) == 1);
  endfor
endfunction

function draw_stage (position, result, s, words, is_left)
  c = colours ();
  limits = result.x([1 end]).';
  label = {"", "density;  D(x)"}{1 + is_left};
  strip = position;
  strip(4) *= .3;
  above = position;
  above(2) += strip(4) + .015;
  above(4) -= strip(4) + .015;
  top = max ([1.05, 1.15 * max(result.data)]);
  ax = panel (above, [limits, 0, top], {words, "", label}, "xticklabel", {}, ...
              "ytick", 0:.5:1);
  area (ax, result.x, s.estimate, "facecolor", c.pale, "edgecolor", "none");
  curve (ax, result.x, s.optimal, "-", c.sky, 1);
  curve (ax, result.x, s.density, "-", c.green, 2);
  curve (ax, result.x, result.data, ":", c.black, 2);
  curve (ax, result.x, s.D, "--", c.blue, 2);
  ylim (ax, [0, top]);

  ax = panel (strip, [limits, -.45, 1.05], {"", "", ""}, "visible", "off");
  curve (ax, [s.z, s.lines].', repmat ([0; 1], 1, numel (s.z)), "-", c.grey, .7);
  curve (ax, limits, [1 1], "-", c.black, 1);
  curve (ax, sqrt (3) * [-1 1], [0 0], "-", c.black, 1);
  left = limits(1) - .02 * diff (limits);
  text (left, 1, "x", "parent", ax, "fontsize", 14, "horizontalalignment", "right");
  text (left, 0, "z", "parent", ax, "fontsize", 14, "horizontalalignment", "right");
  ## the scale of x, which is that of z
  for tick = ceil (limits(1)):ceil (diff (limits) / 8):floor (limits(2))
    text (tick, -.3, sprintf ("%d", tick), "parent", ax, "fontsize", 12, ...
          "horizontalalignment", "center");
  endfor
endfunction

## A GIF that goes round, and rests at each stage.
function write_animation (file, frames, result)
  titles = struct ("a", "near the data; D partly right", "b", "D is trained, G waits", ...
                   "c", "G is trained, D waits", "d", "both are trained");
  fig = new_figure ([480, 370]);
  unwind_protect
    for i = 1:numel (frames)
      clf (fig);
      s = frames(i);
      draw_stage ([.13 .04 .84 .86], result, s, ...
                  sprintf ("(%s) %s: iteration %d", s.name, titles.(s.name), s.iteration), true);
      pages(:,:,:,i) = to_palette (drawn_pixels (fig, 72));
    endfor
  unwind_protect_cleanup
    close (fig);
  end_unwind_protect
  ## In true colours, of which there are few enough for a GIF: of indexed pages Octave
  ## writes the first only, over and over.
  rest = [frames(1:end-1).name] != [frames(2:end).name];
  imwrite (pages, file, "gif", "DelayTime", .15 + 1.2 * [rest, true], "LoopCount", Inf, ...
           "Compression", "lzw");
  printf ("Written: %s\n", file);
endfunction

## The colours of the drawing, on white, and no others.
function A = to_palette (A)
  c = colours ();
  parts = (0:7).' / 8;
  map = [1 1 1];
  for colour = {c.black, c.green, c.blue, c.sky, c.grey, c.pale}
    map = [map; colour{1} + parts .* (1 - colour{1})];
  endfor
  [known, ~, which] = unique (reshape (double (A) / 255, [], 3), "rows");
  [~, nearest] = min (sumsq (permute (known, [1 3 2]) - permute (map, [3 1 2]), 3), [], 2);
  A = reshape (uint8 (255 * map(nearest(which),:)), size (A));
endfunction
