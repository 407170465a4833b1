## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The game with k = 1, 2, 5, and a G that runs ahead: collapse (about 1 minute).
##
## result = game (folder, name, value, ...)
##
## "G must not be trained too much without updating D, in order to avoid 'the Helvetica
## scenario' in which G collapses too many values of z to the same value of x" (section 6).
## The data are Gaussians in the plane.  Three trainings with k steps of D to one of G, and
## one in which G takes "GeneratorSteps" steps to one of D, all with as many steps of G.
## Into `folder`, by default the current one, goes game.png and .pdf: samples in
## the end, and two measures on the way.
##
## Names and values: "Seed" (1); "Data", "ring" (default) or "grid"; "Iterations" (3000),
## steps of G; "GeneratorSteps" (50); "Samples" (2000), to measure with.
##
## `result` has `modes`, the means of the Gaussians; `sd`; and `runs`, a struct array with `name`,
## `iterations`, and for each of these `reached` (modes that have a quarter of their
## share of samples or more within 3 standard deviations), `near` (the share of samples within 3 of
## some mode) and `entropy` (of the shares of the modes among these, over log of their
## number: 1 for equal shares, 0 for one mode) and `spread` (standard deviation of samples over that
## of the data); `samples`, the last ones, and the `model`.
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014, sections 3 and 6.

function result = game (varargin)

  [folder, opts] = demo_arguments ("game", {
    "Seed", 1, {"count", 0, 2^53 - 1};
    "Data", "ring", {"choice", "ring", "grid"};
    "Iterations", 3000, {"count", 1, 1e9};
    "GeneratorSteps", 50, {"count", 2, 1e6};
    "Samples", 2000, {"count", 10, 1e6}}, varargin);
  [X, labels] = gan_dataset (opts.Data, "Count", 20000, "Seed", opts.Seed);
  result.sd = .1;
  result.modes = centres (opts.Data);
  result.data = X(1:min (opts.Samples, end),:);

  plan = {"k = 1", 1, 1; "k = 2", 2, 1; "k = 5", 5, 1; ...
          sprintf("G %d steps ahead", opts.GeneratorSteps), 1, opts.GeneratorSteps};
  result.runs = struct ([]);
  for row = plan.'
    run = play (X, row{:}, result, opts);
    result.runs = [result.runs, run];
    printf (["%-18s %2d of %d modes, entropy %.2f, %3.0f %% of samples within 3 sd, " ...
             "spread %.2f of the data's\n"], run.name, run.reached(end), rows (result.modes), ...
            run.entropy(end), 100 * run.near(end), run.spread(end));
    fflush (stdout);
  endfor
  write_picture (folder, "game", [860, 620], @() draw (result));

endfunction

function modes = centres (name)
  if (strcmp (name, "ring"))
    angle = 2 * pi * (0:7).' / 8;
    modes = 2 * [cos(angle), sin(angle)];
  else
    [x, y] = meshgrid (-2:2);
    modes = [x(:), y(:)];
  endif
endfunction

## One training, measured at every fiftieth of it or so.
function run = play (X, name, k, ahead, result, opts)
  net = @(bend, outputs) {{"affine", 64}, bend, {"affine", 64}, bend, ...
                          {"affine", outputs, "Init", "glorot"}};
  given = {"Generator", net("relu", 2), "Discriminator", net("leakyrelu", 1), ...
           "NoiseSize", 2, "Noise", "normal", "Momentum", 0, "Minibatch", 128, ...
           "DiscriminatorSteps", k, "GeneratorAveraging", 0, "Seed", opts.Seed, ...
           "NumThreads", 1, "Display", "off", "MaxEpochs", Inf, "HistoryInterval", 1e9};
  model = gan_train (X, given{:}, "MaxIterations", 0);
  interval = max (ahead, round (opts.Iterations / 50));
  run = struct ("name", name, "iterations", [], "reached", [], "near", [], "entropy", [], ...
                "spread", [], "samples", [], "model", []);
  t = 0;
  do
    run.samples = double (gan_sample (model, opts.Samples, "Seed", opts.Seed));
    [reached, near, entropy] = measure (run.samples, result.modes, result.sd);
    run.spread(end+1,1) = norm (std (run.samples)) / norm (std (X));
    run.iterations(end+1,1) = t;
    run.reached(end+1,1) = reached;
    run.near(end+1,1) = near;
    run.entropy(end+1,1) = entropy;
    if (t == opts.Iterations)
      break;
    endif
    next = min (t + interval, opts.Iterations);
    while (t < next)
      if (ahead == 1)
        t = next;
        model = gan_train (X, "Resume", model, "MaxIterations", t);
      else
        ## D and G a step each, then G alone: D's learning rate is 0.
        model = gan_train (X, "Resume", model, "MaxIterations", t + 1, ...
                           "DiscriminatorLearningRate", 1e-3);
        t = min (t + ahead, next);
        model = gan_train (X, "Resume", model, "MaxIterations", t, "DiscriminatorLearningRate", 0);
      endif
    endwhile
  until (false)
  run.model = model;
endfunction

function [reached, near, entropy] = measure (S, modes, sd)
  [distance, mode] = min (hypot (S(:,1) - modes(:,1).', S(:,2) - modes(:,2).'), [], 2);
  is_near = distance < 3 * sd;
  n = rows (modes);
  counts = accumarray (mode(is_near), 1, [n, 1]);
  reached = nnz (counts >= rows (S) / n / 4);
  near = mean (is_near);
  p = counts(counts > 0) / max (sum (counts), 1);
  entropy = sum (p .* log (1 ./ p)) / log (n);
endfunction

function draw (r)
  c = colours ();
  shades = {c.sky, c.blue, c.green, c.red};
  styles = {"-", "--", ":", "-"};
  reach = 1.3 * max (abs (r.modes(:)));
  circle = exp (2i * pi * (0:40).' / 40) * 3 * r.sd;
  for i = 1:4
    run = r.runs(i);
    ax = panel ([.03 + .245 * (i - 1), .625, .225, .225 * 860 / 620], reach * [-1 1 -1 1], ...
                {run.name, "", ""}, "xtick", [], "ytick", [], "box", "on");
    set (get (ax, "title"), "color", shades{i});
    plot (ax, run.samples(:,1), run.samples(:,2), ".", "color", shades{i}, "markersize", 4);
    curve (ax, r.modes(:,1).' + real (circle), r.modes(:,2).' + imag (circle), "-", c.black, .7);
    xlabel (ax, sprintf ("%d of %d modes, spread %.2f", run.reached(end), rows (r.modes), ...
                         run.spread(end)));
  endfor

  key ([.08 .49 .9 .05], [{r.runs.name}.', styles.', shades.', {1; 1; 1; 1.6}]);
  last = r.runs(1).iterations(end);
  n = rows (r.modes);
  names = {"reached", "modes reached", n, n / 4; "near", "share of samples near a mode", 1, .25};
  for j = 1:2
    top = names{j,3};
    ax = panel ([.08 + .51 * (j - 1), .1, .38, .37], [0, last, 0, 1.03 * top], ...
                {"", "steps of G", names{j,2}}, "ytick", 0:names{j,4}:top);
    for i = 1:4
      curve (ax, r.runs(i).iterations, r.runs(i).(names{j,1}), styles{i}, shades{i});
    endfor
  endfor
endfunction
