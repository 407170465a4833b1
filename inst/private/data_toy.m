## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, labels, info] = data_toy (name, args)
##
## Points from a density that is known, and the density: a mixture of Gaussians in
## all cases, where the swiss roll is one of so many that its seams do not show.

function [X, labels, info] = data_toy (name, args)

  common = {"Count", 1000, {"count", 0, 1e8}; "Seed", [], {"optional", "count", 0, 2^53 - 1}};
  width = {"StandardDeviation", .1, {"number", 1e-3, 1e3}};
  shape = 2;
  switch (name)
    case "mixture"
      o = options ([common; {"Means", [-1, 1], {"numbers", -1e6, 1e6, "-1e6 to 1e6"};
                             "StandardDeviations", .25, {"numbers", 1e-3, 1e3, "1e-3 to 1e3"};
                             "Weights", 1, {"numbers", 1e-3, 1e3, "1e-3 to 1e3"}}], args);
      means = double (o.Means(:));
      k = numel (means);
      sd = spread ("StandardDeviations", o.StandardDeviations, k);
      weights = spread ("Weights", o.Weights, k);
      shape = 1;
    case "ring"
      o = options ([common; width; {"Modes", 8, {"count", 1, 1e4};
                                    "Radius", 2, {"number", 0, 1e3}}], args);
      angle = 2 * pi * (0:o.Modes - 1).' / o.Modes;
      means = o.Radius * [cos(angle), sin(angle)];
    case "grid"
      o = options ([common; width; {"Modes", 25, {"square", 1, 1e4};
                                    "Spacing", 1, {"number", 0, 1e3}}], args);
      side = sqrt (o.Modes);
      [x, y] = meshgrid (o.Spacing * ((1:side) - (side + 1) / 2));
      means = [x(:), y(:)];
    case "swissroll"
      o = options ([common; width], args);
      ## The roll is about 12 long.  Gaussians an eighth of their width apart are no
      ## different from a continuum: the error is below rounding.
      along = @(u) 1.5 * pi * (1 + 2 * u);
      roll = @(u) 2 / (4.5 * pi) * along (u) .* [cos(along (u)), sin(along (u))];
      k = ceil (100 / o.StandardDeviation);
      means = roll (((1:k).' - .5) / k);
  endswitch
  k = rows (means);
  if (! strcmp (name, "mixture"))
    sd = o.StandardDeviation * ones (k, 1);
    weights = ones (k, 1);
  endif
  weights /= sum (weights);

  at = struct ("Seed", o.Seed, "Stream", option_tables ().stream.dataset, "Step", 0);
  u = (__gan_random__ ("uniform", 1, o.Count, at).' / sqrt (3) + 1) / 2;
  at.Step = 1;
  noise = __gan_random__ ("normal", shape, o.Count, at).';
  if (strcmp (name, "swissroll"))
    labels = u;
    X = roll (u) + o.StandardDeviation * noise;
  else
    labels = min (lookup ([0; cumsum(weights)], u), k);
    X = means(labels,:) + sd(labels) .* noise;
  endif
  info = struct ("name", name, "shape", shape, "classes", {{}}, "split", "", ...
                 "source", {{sprintf("%s, seed %d", name, o.Seed)}}, "checksum", {{}}, ...
                 "density", mixture_density (means, sd, weights));

endfunction

## Complete in itself, so that it can be saved.
function density = mixture_density (means, sd, weights)
  height = weights ./ (sqrt (2 * pi) * sd) .^ columns (means);
  means = permute (means, [3, 1, 2]);
  rate = -1 ./ (2 * sd.' .^ 2);
  density = @(x) exp (rate .* sumsq (permute (x, [1, 3, 2]) - means, 3)) * height;
endfunction

function o = options (table, args)
  o = option_parse ("gan_dataset", table, args);
  if (isempty (o.Seed))
    o.Seed = option_seed ();
  endif
endfunction

## One number for all, or one for each.
function values = spread (name, values, k)
  if (isscalar (values))
    values = repmat (values, k, 1);
  elseif (numel (values) != k)
    error ("gan:gan_dataset:badInput",
           "gan_dataset: %s must be %d numbers, one for each of Means, not %d", name, k,
           numel (values));
  endif
  values = double (values(:));
endfunction
