## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Proposition 2: p_g itself, moved by small steps with the best D (about 5 seconds).
##
## result = proposition2 (folder, name, value, ...)
##
## No nets here: p_g is a number at each point of a grid.  In each step D is the best one,
## p_data / (p_data + p_g), and p_g takes a small step down the gradient by p_g of
## the value of the game, log (1 - D).  The step is multiplicative, so that p_g
## stays positive, and then it is divided by its integral:
##
##   p_g <- p_g exp (-rate log (1 - D)) / integral
##
## (mirror descent: the gradient step that is shortest in Kullback-Leibler divergence).
## The value is convex in p_g, and p_g converges to p_data.  Into `folder`, by default the
## current one, goes proposition2.png and .pdf: p_g at some steps, and the Jensen-Shannon
## divergence at all.
##
## Names and values: "Steps" (200); "Rate" (.1); "Mean" (2) and "StandardDeviation" (.5) of
## the Gaussian that p_g begins as.  There is no chance in it, and no seed.
##
## `result` has `x`, `data`, `steps` (those shown), `densities` (a column for each of them),
## `jsd` (from step 0), and `generator`, the last p_g.
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014, section 4.2.

function result = proposition2 (varargin)

  [folder, opts] = demo_arguments ("proposition2", {
    "Steps", 200, {"count", 1, 1e6};
    "Rate", .1, {"number", 1e-6, 1};
    "Mean", 2, {"number", -3, 3};
    "StandardDeviation", .5, {"number", .1, 3}}, varargin);
  [~, ~, info] = gan_dataset ("mixture", "Means", [-1.2 1.2], "StandardDeviations", [.4 .7], ...
                              "Weights", [.4 .6], "Count", 0);
  x = linspace (-5, 5, 1001).';
  p_data = info.density (x);
  p_data /= trapz (x, p_data);
  p_g = gaussian (x, opts.Mean, opts.StandardDeviation);
  p_g /= trapz (x, p_g);

  result = struct ("x", x, "data", p_data, "densities", p_g);
  result.steps = unique (round (opts.Steps * [0, .025, .1, .25, 1]));
  result.jsd = [jensen_shannon(p_data, p_g, x); zeros(opts.Steps, 1)];
  for t = 1:opts.Steps
    gradient = log (p_g ./ (p_data + p_g));                # log (1 - D)
    p_g = p_g .* exp (-opts.Rate * gradient);
    p_g /= trapz (x, p_g);
    result.jsd(t+1) = jensen_shannon (p_data, p_g, x);
    if (any (t == result.steps))
      result.densities(:,end+1) = p_g;
    endif
  endfor
  result.generator = p_g;

  printf ("Jensen-Shannon divergence: %.4f at first, %.2e after %d steps\n",
          result.jsd(1), result.jsd(end), opts.Steps);
  write_picture (folder, "proposition2", [820, 400], @() draw (result));

endfunction

function draw (r)
  c = colours ();
  shades = {c.red, c.orange, c.purple, c.sky, c.green};
  shades = shades(end-columns (r.densities)+1:end);
  entries = {"p_{data}", ":", c.black, 1.5};
  for i = 1:columns (r.densities)
    entries(end+1,:) = {sprintf("step %d", r.steps(i)), "-", shades{i}, 1.4};
  endfor
  entries{2,1} = "p_g, step 0";
  entries{2,4} = 2;
  key ([.07 .91 .92 .07], entries);

  top = 1.05 * max ([r.densities(:); r.data]);
  ax = panel ([.07 .16 .48 .7], [-4, 4, 0, top], {"", "x", "density"});
  for i = 1:columns (r.densities)
    curve (ax, r.x, r.densities(:,i), "-", shades{i}, 2);
  endfor
  curve (ax, r.x, r.data, ":", c.black, 2.5);

  steps = (0:numel (r.jsd) - 1).';
  exponent = floor (log10 (max (min (r.jsd), 1e-16)));
  lowest = 10 ^ exponent;
  ax = panel ([.68 .16 .29 .7], [0, steps(end), lowest, 1], ...
              {"", "step", "Jensen-Shannon divergence"}, decades (exponent, 0){:});
  curve (ax, steps, max (r.jsd, lowest), "-", c.black, 2);
  for i = 1:columns (r.densities)
    plot (ax, r.steps(i), max (r.jsd(r.steps(i) + 1), lowest), "o", "color", shades{i}, ...
          "markerfacecolor", shades{i}, "markersize", 8);
  endfor
endfunction
