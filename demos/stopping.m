## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## When to stop: D(x) and D(G(z)) at 50:50, and what a small D hides (about 20 seconds).
##
## result = stopping (folder, name, value, ...)
##
## At the end of the game D cannot tell samples from data, and says 1/2 of both.  Two trainings on
## the line end by that rule, gan_train's "StopWhen": one with a D of two hidden layers, and one
## whose D is one unit, which is at 1/2 as soon as the means agree.  Both are then trained on, to
## see what stopping there has missed.  The distance between the densities, which the rule
## cannot see, is measured beside it.  Of the best D, mean D(x) - D(G(z)) is half their triangular
## discrimination, so that JSD is at most log 2 times it: 2 log 2 times the tolerance, if D
## is the best.  Into `folder`, by default the current one, goes
## stopping.png and .pdf:
##
##   above, D(x) and D(G(z)), with the tolerance about 1/2, and where the rule stopped;
##   in the middle, the Jensen-Shannon divergence of p_data and p_g, and that bound;
##   below, the densities at the stop.
##
## Names and values: "Seed" (1); "StopWhen" ([.03 10]), as gan_train has it; "Iterations" (2000),
## in all; "Model", one of gan_train on numbers with uniform noise of size 1, to begin with its G.
##
## `result` has `x`, and at these points `data`; `bound`, of JSD at the stop if D is the best; and
## `runs`, a struct array with `name`, `stopped`, the iteration at which the rule stopped, or NaN;
## `history` of gan_train, and at each of its lines `jsd`; at the stop, or else at the end, `model`
## and `density` of its samples.
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014, section 3 and
## Figure 1 d; F. Topsoe, Some inequalities for information divergence and related measures of
## discrimination, IEEE Transactions on Information Theory 46 (2000), for the bound.

function result = stopping (varargin)

  [folder, opts] = demo_arguments ("stopping", {
    "Seed", 1, {"count", 0, 2^53 - 1};
    "StopWhen", [.03 10], {"numbers", 0, 1e6};
    "Iterations", 2000, {"count", 1, 1e9};
    "Model", [], {"optional", "nets"}}, varargin);
  [X, ~, info] = gan_dataset ("mixture", "Count", 50000, "Seed", opts.Seed, "Means", [-1 .6], ...
                              "Weights", [1 2], "StandardDeviations", [.35 .5]);
  result.x = linspace (-5, 5, 1001).';
  result.data = info.density (result.x);
  result.bound = 2 * log (2) * opts.StopWhen(1);

  ## Samples begin beside the data, where D sees them.
  G = monotone_generator (std (X), mean (X) + 1.5, opts.Seed);
  if (! isempty (opts.Model))
    G = model_nets ("stopping", opts.Model, 1, 1);
  endif
  able = line_discriminator ([-5, 5], opts.Seed);
  line = gan_net (1, {"affine", 1, "Range", 0}, "Precision", "double", "Role", "discriminator");
  result.runs = [play("D of two hidden layers", X, G, able, result, opts), ...
                 play("D of one unit", X, G, line, result, opts)];
  for run = result.runs
    if (isnan (run.stopped))
      printf ("%-23s not stopped in %d iterations; ", run.name, opts.Iterations);
    else
      printf ("%-23s stopped at iteration %d; ", run.name, run.stopped);
    endif
    printf ("Jensen-Shannon divergence there %.4f, in the end %.4f\n", ...
            jensen_shannon (result.data, run.density, result.x), run.jsd(end));
  endfor
  write_picture (folder, "stopping", [820, 640], @() draw (result, opts.StopWhen(1)));

endfunction

## One training, to where the rule stops it; and the same without the rule, measured on the way.
function run = play (name, X, G, D, result, opts)
  given = {"Generator", G, "Discriminator", D, "NoiseSize", 1, "Minibatch", 256, ...
           "DiscriminatorSteps", 5, "GeneratorLearningRate", 2e-3, ...
           "DiscriminatorLearningRate", 5e-3, "GeneratorLearningRateDecay", 1.001, ...
           "DiscriminatorWeightDecay", 1e-4, "Momentum", 0, ...
           "GeneratorAveraging", 0, "Seed", opts.Seed, "NumThreads", 1, "Display", "off", ...
           "HistoryInterval", 20, "HistorySize", 2000, "MaxEpochs", Inf};
  run.name = name;
  ## One iteration more, which is not run where the rule stops at the last one.
  run.model = gan_train (X, given{:}, "StopWhen", opts.StopWhen, ...
                         "MaxIterations", opts.Iterations + 1);
  run.stopped = run.model.iteration;

  model = gan_train (X, given{:}, "MaxIterations", 0);
  distance = @(model) jensen_shannon (result.data, push_forward (model.generator, result.x), ...
                                      result.x);
  run.jsd = distance (model);
  for t = min (20:20:opts.Iterations + 19, opts.Iterations)
    model = gan_train (X, "Resume", model, "MaxIterations", t);
    run.jsd(end+1,1) = distance (model);
  endfor
  run.history = model.history;
  if (run.stopped > opts.Iterations)
    [run.stopped, run.model] = deal (NaN, model);
  endif
  run.density = push_forward (run.model.generator, result.x);
endfunction

function draw (r, tolerance)
  c = colours ();
  key ([.07 .95 .91 .045], {"D(x)", "-", c.blue, 1; "D(G(z))", "-", c.orange, 1.2; ...
                            "tolerance", "area", c.pale, 1.3; "stop", "--", c.red, 1; ...
                            "p_{data}", ":", c.black, 1; "p_g at the stop", "-", c.green, 1.7});
  lowest = floor (log10 (min (cat (1, r.runs.jsd))));
  for i = 1:2
    run = r.runs(i);
    left = .09 + .48 * (i - 1);
    is_left = i == 1;
    t = run.history.iteration;
    limits = t([1 end]).';
    ax = panel ([left .67 .4 .22], [limits, 0, 1], ...
                {run.name, "", label(is_left, "D(x), D(G(z))")}, "ytick", 0:.5:1, "xticklabel", {});
    fill (limits([1 2 2 1]), .5 + tolerance * [-1 -1 1 1], c.pale, "parent", ax, ...
          "edgecolor", "none");
    curve (ax, t, run.history.d_real, "-", c.blue, 1.5);
    curve (ax, t, run.history.d_fake, "-", c.orange, 1.5);
    curve (ax, run.stopped * [1 1], [0 1], "--", c.red, 2);

    ax = panel ([left .4 .4 .22], [limits, 10 ^ lowest, 1], ...
                {"", "iteration", label(is_left, "JSD (nats)")}, decades(lowest, 0){:});
    curve (ax, t, run.jsd, "-", c.purple, 1.5);
    curve (ax, limits, r.bound * [1 1], ":", c.purple, 1.5);
    if (is_left)
      text (limits(2), 1.6 * r.bound, "at most, if D is the best", "parent", ax, "fontsize", 13, ...
            "color", c.purple, "horizontalalignment", "right");
    endif
    curve (ax, run.stopped * [1 1], [10 ^ lowest, 1], "--", c.red, 2);

    ax = panel ([left .08 .4 .22], [-3, 3, 0, .8], {"", "x", label(is_left, "density")}, ...
                "ytick", 0:.5:1);
    curve (ax, r.x, run.density, "-", c.green, 2);
    curve (ax, r.x, r.data, ":", c.black, 2);
    ylim (ax, [0, .8]);
  endfor
endfunction

function words = label (is_left, words)
  if (! is_left)
    words = "";
  endif
endfunction
