## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Proposition 1: D trained lies on p_data / (p_data + p_g) (about 10 seconds).
##
## result = proposition1 (folder, name, value, ...)
##
## The data are a mixture of two Gaussians on the line; G is fixed and its samples are
## Gaussian, so that both densities are known.  D alone is trained, by gan_train with a
## learning rate of 0 for G, and compared with the best D.  Into `folder`, by default the
## current one, goes proposition1.png and .pdf: the densities with both D, and the
## difference of the two D.
##
## Names and values: "Seed" (1); "Iterations" (4000); "Mean" (.4) and "StandardDeviation"
## (1) of G's samples; "Model", one of gan_train on numbers, whose D is trained on
## instead of one that begins at random.
##
## `result` has `x`, `data` and `generator` (densities), `D`, `optimal`, `inside` (where the mean
## of the densities is above a twentieth of its peak), `deviation` (largest |D - optimal| inside),
## `typical` (the mean of |D - optimal| over data and samples) and the `model`.
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014, section 4.1.

function result = proposition1 (varargin)

  [folder, opts] = demo_arguments ("proposition1", {
    "Seed", 1, {"count", 0, 2^53 - 1};
    "Iterations", 4000, {"count", 1, 1e9};
    "Mean", .4, {"number", -5, 5};
    "StandardDeviation", 1, {"number", .05, 10};
    "Model", [], {"optional", "nets"}}, varargin);
  [X, ~, info] = gan_dataset ("mixture", "Means", [-1.2 1.2], "StandardDeviations", [.4 .7], ...
                              "Weights", [.4 .6], "Count", 100000, "Seed", opts.Seed);
  x = linspace (-4, 4, 801).';
  D = line_discriminator ([-3, 3], opts.Seed);
  if (! isempty (opts.Model))
    D = opts.Model.discriminator;
  endif

  result.x = x;
  result.data = info.density (x);
  result.generator = gaussian (x, opts.Mean, opts.StandardDeviation);
  result.model = train_discriminator (X, opts.Mean, opts.StandardDeviation, D, opts.Iterations, ...
                                      opts.Seed);
  result.D = probability (result.model.discriminator, x);
  result.optimal = result.data ./ (result.data + result.generator);
  both = (result.data + result.generator) / 2;
  gap = abs (result.D - result.optimal);
  result.inside = both > max (both) / 20;
  result.deviation = max (gap(result.inside));
  result.typical = trapz (x, both .* gap);

  printf (["D against p_data / (p_data + p_g): largest deviation %.4f where the densities are\n" ...
           "above a twentieth of their peak; mean deviation over data and samples %.4f\n"],
          result.deviation, result.typical);
  write_picture (folder, "proposition1", [720, 540], @() draw (result));

endfunction

function draw (r)
  c = colours ();
  key ([.1 .94 .88 .05], {"p_{data}", ":", c.black, 2; "p_g", "-", c.green, 1.5; ...
                          "D, trained", "--", c.blue, 2; ...
                          "p_{data} / (p_{data} + p_g)", "-", c.orange, 3});
  limits = r.x([1 end]).';
  ax = panel ([.1 .39 .88 .53], [limits, 0, 1.02], {"", "", "density;  D(x)"}, ...
              "xticklabel", {}, "ytick", 0:.25:1);
  shade (ax, r, [0 1.02]);
  curve (ax, r.x, r.generator, "-", c.green, 2);
  curve (ax, r.x, r.data, ":", c.black, 2);
  curve (ax, r.x, r.optimal, "-", c.orange, 3);
  curve (ax, r.x, r.D, "--", c.blue, 2);

  gap = r.D - r.optimal;
  top = 1.25 * max (max (abs (gap(r.inside))), .02);
  ax = panel ([.1 .12 .88 .23], [limits, -top, top], {"", "x", "difference of D"});
  shade (ax, r, [-top, top]);
  curve (ax, limits, [0 0], "-", c.orange, 1);
  gap(abs (gap) > top) = NaN;
  curve (ax, r.x, gap, "-", c.blue, 2);
  text (mean (r.x(r.inside)), .8 * top, sprintf ("largest where shaded: %.3f", r.deviation),
        "parent", ax, "fontsize", 13, "horizontalalignment", "center");
endfunction

## Where the densities are above a twentieth of their peak.
function shade (ax, r, limits)
  y = limits(2) * ones (size (r.x));
  y(! r.inside) = limits(1);
  area (ax, r.x, y, limits(1), "facecolor", [.93 .93 .93], "edgecolor", "none");
  ylim (ax, limits);
endfunction
