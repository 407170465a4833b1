## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Theorem 1: the value of the game, -log 4 + 2 JSD, and its minimum (about 1 minute).
##
## result = theorem1 (folder, name, value, ...)
##
## The data are N(0, 1); G's samples are N(shift, 1), or N(0, scale^2).  For each of a
## family of such G, D alone is trained, and the value of the game
##
##   V = E log D(x) + E log (1 - D(G(z)))
##
## with that D, by quadrature, is compared with the exact largest one, C(G) = -log 4 + 2 JSD,
## of which -log 4 at p_g = p_data is the least.  No D can exceed C(G).  Into `folder`, by default
## the current one, goes theorem1.png and .pdf.
##
## Names and values: "Seed" (1); "Iterations" (1000), for each D; "Shifts" (-3:.5:3);
## "Scales" (2 .^ (-2:.5:2)).
##
## `result` has for `shift` and `scale` a struct with `at`, `trained` (V) and `exact` (C), for
## each G, and `x` and `curve`, the exact one in between; `deviation`, the largest |V - C|;
## `minimum`, V at p_g = p_data, or NaN where that is not in the family.
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014, section 4.1.

function result = theorem1 (varargin)

  [folder, opts] = demo_arguments ("theorem1", {
    "Seed", 1, {"count", 0, 2^53 - 1};
    "Iterations", 1000, {"count", 1, 1e9};
    "Shifts", -3:.5:3, {"numbers", -6, 6};
    "Scales", 2 .^ (-2:.5:2), {"numbers", .1, 10}}, varargin);
  X = gan_dataset ("mixture", "Means", 0, "StandardDeviations", 1, "Count", 100000, ...
                   "Seed", opts.Seed);

  result.shift = play (X, opts.Shifts, @(s) [s, 1], opts);
  result.scale = play (X, opts.Scales, @(s) [0, s], opts);
  result.shift.x = linspace (min (opts.Shifts) - .1, max (opts.Shifts) + .1, 121);
  result.scale.x = 2 .^ linspace (log2 (min (opts.Scales)) - .1, ...
                                  log2 (max (opts.Scales)) + .1, 121);
  result.shift.curve = arrayfun (@(s) exact_value ([s, 1]), result.shift.x);
  result.scale.curve = arrayfun (@(s) exact_value ([0, s]), result.scale.x);
  gap = [result.shift.trained - result.shift.exact, result.scale.trained - result.scale.exact];
  result.deviation = max (abs (gap));
  same = [result.shift.trained(result.shift.at == 0), result.scale.trained(result.scale.at == 1)];
  result.minimum = min ([same, NaN]);

  printf ("Value with a trained D against -log 4 + 2 JSD, over %d G: largest deviation %.4f\n",
          numel (gap), result.deviation);
  printf ("at p_g = p_data: %.4f (-log 4 = %.4f)\n", result.minimum, -log (4));
  write_picture (folder, "theorem1", [820, 400], @() draw (result));

endfunction

## V and C for each member of a family, whose mean and standard deviation are in of (member).
function r = play (X, at, of, opts)
  r.at = at(:).';
  for i = 1:numel (at)
    p = of (at(i));
    model = train_discriminator (X, p(1), p(2), line_discriminator ([-6, 6], opts.Seed), ...
                                 opts.Iterations, opts.Seed);
    r.trained(i) = value_of (model.discriminator, p);
    r.exact(i) = exact_value (p);
  endfor
endfunction

## Both densities, where they are above rounding.
function [x, p_data, p_g] = densities (p)
  x = linspace (min (-9, p(1) - 9 * p(2)), max (9, p(1) + 9 * p(2)), 20001).';
  p_data = gaussian (x, 0, 1);
  p_g = gaussian (x, p(1), p(2));
endfunction

## log D and log (1 - D) from the logits, which do not round to 0.
function V = value_of (D, p)
  [x, p_data, p_g] = densities (p);
  logit = double (gan_forward (D, x));
  softplus = @(a) max (a, 0) + log1p (exp (-abs (a)));
  V = -trapz (x, p_data .* softplus (-logit) + p_g .* softplus (logit));
endfunction

function C = exact_value (p)
  [x, p_data, p_g] = densities (p);
  C = -log (4) + 2 * jensen_shannon (p_data, p_g, x);
endfunction

function draw (r)
  c = colours ();
  key ([.1 .91 .88 .07], {"-log 4 + 2 JSD, exact", "-", c.orange, 3; ...
                          "with a trained D", "o", c.blue, 2.5; ...
                          "-log 4", ":", c.black, 1.5; "0, no overlap", "--", c.grey, 2});
  sub_panel ([.1 .16 .41 .7], r.shift, "shift of G's samples", false);
  sub_panel ([.57 .16 .41 .7], r.scale, "scale of G's samples", true);
endfunction

function sub_panel (position, r, words, is_log)
  c = colours ();
  args = {};
  if (is_log)
    args = {"xscale", "log", "xtick", 2.^(-3:3), ...
            "xticklabel", {"1/8", "1/4", "1/2", "1", "2", "4", "8"}, "xminortick", "off", ...
            "yticklabel", {}};
  endif
  limits = r.x([1 end]);
  label = {"value of the game", ""}{1 + is_log};
  ax = panel (position, [limits, -1.5, .1], {"", words, label}, "ytick", -1.5:.5:0, args{:});
  curve (ax, limits, [0 0], "--", c.grey, 1.5);
  curve (ax, limits, -log (4) * [1 1], ":", c.black, 1.5);
  curve (ax, r.x, r.curve, "-", c.orange, 2.5);
  plot (ax, r.at, r.trained, "o", "color", c.blue, "markerfacecolor", c.blue, "markersize", 6);
endfunction
