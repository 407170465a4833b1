## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The demonstrations of the paper's theory: their numbers against closed forms and
## recomputed, their pictures against their numbers.

%!function r = run_demo (name, varargin)
%!  ## A demonstration and what it drew: r.picture, and r.folder, which is to be removed.
%!  warning ("off", "Octave:gnuplot-graphics", "local");
%!  folder = tempname ();
%!  mkdir (folder);
%!  [~, r] = evalc ("gan_demo (name, folder, varargin{:})");
%!  r.picture = imread (fullfile (folder, [name ".png"]));
%!  r.folder = folder;
%!  pdf = fileread (fullfile (folder, [name ".pdf"]));
%!  assert (pdf(1:5), "%PDF-")
%!endfunction

%!function tidy (r)
%!  confirm_recursive_rmdir (false, "local");
%!  rmdir (r.folder, "s");
%!endfunction

%!function [x, y] = where (A, colour, position, limits)
%!  ## The points in axes at `position` of a picture whose pixels have that colour, in the units of
%!  ## the axes.
%!  far = max (abs (double (A) - permute (round (255 * colour), [1 3 2])), [], 3);
%!  [row, column] = find (far < 15);
%!  u = ((column - .5) / columns (A) - position(1)) / position(3);
%!  v = (1 - (row - .5) / rows (A) - position(2)) / position(4);
%!  in = u > 0 & u < 1 & v > 0 & v < 1;
%!  x = limits(1) + u(in) * (limits(2) - limits(1));
%!  y = limits(3) + v(in) * (limits(4) - limits(3));
%!endfunction

%!function p = normal (x, m, s)
%!  p = exp (-(x - m) .^ 2 / (2 * s ^ 2)) / (s * sqrt (2 * pi));
%!endfunction

%!test # proposition 1
%! r = run_demo ("proposition1", "Iterations", 1500, "Seed", 2);
%! p = .4 * normal (r.x, -1.2, .4) + .6 * normal (r.x, 1.2, .7);
%! q = normal (r.x, .4, 1);
%! assert (r.data, p, 1e-12)
%! assert (r.generator, q, 1e-12)
%! D = 1 ./ (1 + exp (-gan_forward (r.model.discriminator, r.x)));
%! assert (r.D, D, 1e-12)
%! best = p ./ (p + q);
%! assert (r.optimal, best, 1e-12)
%! inside = p + q > max (p + q) / 20;
%! assert (r.inside, inside)
%! assert (r.deviation, max (abs (D - best)(inside)), 1e-12)
%! assert (r.deviation < .05)
%! assert (r.typical < .015)
%! ## G has waited: its samples are still those of q
%! assert (r.model.generator.params, [1; .4])
%! ## the picture: what is shaded, and D
%! assert (size (r.picture), [1125, 1500, 3])
%! [x, y] = where (r.picture, .93 * [1 1 1], [.1 .39 .88 .53], [-4 4 0 1.02]);
%! x = x(y > .9);
%! assert ([min(x), max(x)], r.x([find(inside, 1), find(inside, 1, "last")]).', .05)
%! [x, y] = where (r.picture, [0 114 178] / 255, [.1 .39 .88 .53], [-4 4 0 1.02]);
%! assert (numel (x) > 500)
%! assert (y, interp1 (r.x, D, x), .06)
%! tidy (r);

%!test # theorem 1
%! r = run_demo ("theorem1", "Iterations", 500, "Shifts", [-1 0 2], "Scales", [.5 1]);
%! logs = @(a) log (max (a, realmin));
%! at = @(f) quadgk (f, -12, 12, "AbsTol", 1e-8);
%! for family = {"shift", "scale"}
%!   s = r.(family{1});
%!   for i = 1:numel (s.at)
%!     m = {s.at(i), 0}{1 + strcmp (family{1}, "scale")};
%!     d = {1, s.at(i)}{1 + strcmp (family{1}, "scale")};
%!     p = @(x) normal (x, 0, 1);
%!     q = @(x) normal (x, m, d);
%!     part = @(x, f, g) f (x) .* logs (f (x) ./ (f (x) + g (x)));
%!     C = at (@(x) part (x, p, q) + part (x, q, p));
%!     assert (s.exact(i), C, 1e-5)
%!   endfor
%!   ## no D exceeds C, and a trained one comes near it
%!   assert (all (s.trained < s.exact + 1e-6))
%!   assert (s.trained, s.exact, .01)
%!   assert (interp1 (s.x, s.curve, s.at), s.exact, .01)
%! endfor
%! assert (r.shift.exact(2), -log (4), 1e-9)
%! assert (r.scale.exact(2), -log (4), 1e-9)
%! assert (r.minimum, -log (4), 2e-3)
%! [V, C] = deal ([r.shift.trained, r.scale.trained], [r.shift.exact, r.scale.exact]);
%! assert (r.deviation, max (abs (V - C)))
%! assert (max (V([2 5])) < min (V([1 3 4])))
%! ## the circles are at the trained values
%! assert (size (r.picture), [833, 1708, 3])
%! [x, y] = where (r.picture, [0 114 178] / 255, [.1 .16 .41 .7], [-1.1 2.1 -1.5 .1]);
%! for i = 1:3
%!   circle = abs (x - r.shift.at(i)) < .2;
%!   assert (nnz (circle) > 30)
%!   assert (mean (y(circle)), r.shift.trained(i), .02)
%!   assert (mean (x(circle)), r.shift.at(i), .04)
%! endfor
%! tidy (r);

%!test # proposition 2
%! r = run_demo ("proposition2");
%! assert (trapz (r.x, r.densities), ones (1, 5), 1e-12)
%! assert (r.densities(:,1), normal (r.x, 2, .5), 1e-8)
%! p = .4 * normal (r.x, -1.2, .4) + .6 * normal (r.x, 1.2, .7);
%! assert (r.data, p, 1e-6)
%! ## down at every step, to the data
%! assert (numel (r.jsd), 201)
%! assert (all (diff (r.jsd) < 0))
%! assert (r.jsd(end) < 1e-8)
%! assert (r.generator, p, 1e-3)
%! for i = [1, 3]
%!   q = r.densities(:,i);
%!   H = @(f) -sum (f(f > 0) .* log (f(f > 0))) * (r.x(2) - r.x(1));
%!   assert (r.jsd(r.steps(i) + 1), H ((p + q) / 2) - H (p) / 2 - H (q) / 2, 1e-6)
%! endfor
%! ## a step of gradient descent: to first order the value falls by the variance of the gradient
%! r1 = run_demo ("proposition2", "Steps", 1, "Rate", 1e-4);
%! q = r1.densities(:,1);
%! g = log (q ./ (p + q));
%! variance = trapz (r.x, q .* g .^ 2) - trapz (r.x, q .* g) ^ 2;
%! assert (2 * (r1.jsd(2) - r1.jsd(1)), -1e-4 * variance, 1e-6 * variance)
%! ## the height of the first density in the picture
%! assert (size (r.picture), [833, 1708, 3])
%! [x, y] = where (r.picture, [213 94 0] / 255, [.07 .16 .48 .7], ...
%!                 [-4, 4, 0, 1.05 * max(r.densities(:))]);
%! [top, i] = max (y);
%! assert ([x(i), top], [2, max(r.densities(:,1))], [.1 .1])
%! tidy (r);
%! tidy (r1);

%!test # why the loss is nonsaturating
%! r = run_demo ("nonsaturating", "Ahead", 60, "Iterations", 20);
%! D = 1 ./ (1 + exp (-r.logits));
%! assert (r.values, [log(1 - D), -log(D)], 1e-12)
%! assert (r.gradients, [-D, D - 1], 1e-12)
%! ## from the same nets the two losses have gradients of one size, where D is 1/2
%! assert (r.ahead.norms(1,:), r.training.norms(1,:), 1e-12)
%! ratio = r.ahead.norms(:,2) ./ r.ahead.norms(:,1);
%! assert (ratio(1) > .2 && ratio(1) < 5)
%! ## D gets ahead: one gradient goes, the other stays
%! assert (r.ahead.iterations([1 end]), [0; 60])
%! assert (r.ahead.d_fake(end) < .02)
%! assert (ratio(end) > 30)
%! assert (r.ahead.norms(end,1) < .1 * r.ahead.norms(1,1))
%! assert (r.ahead.norms(end,2) > .5 * r.ahead.norms(1,2))
%! assert (median (r.training.norms(:,2)) > 3 * median (r.training.norms(:,1)))
%! ## the last norms of D ahead, by differences of the loss along the gradient
%! X = gan_digits (5000, "Seed", 1, "Class", "uint8");
%! args = {"Generator", {{"affine", 128}, "relu", {"affine", 784}, "sigmoid"}, "Discriminator", ...
%!         {{"affine", 128}, "leakyrelu", {"affine", 1, "Init", "glorot"}}, "NoiseSize", 32, ...
%!         "GeneratorLearningRate", 0, "GeneratorAveraging", 0, "Seed", 1, "Display", "off", ...
%!         "MaxEpochs", Inf, "MaxIterations", 60};
%! model = gan_train (X, args{:});
%! for name = {"params", "state", "average"}
%!   model.generator.(name{1}) = double (model.generator.(name{1}));
%!   model.discriminator.(name{1}) = double (model.discriminator.(name{1}));
%! endfor
%! model.generator.optimizer.moments = double (model.generator.optimizer.moments);
%! model.discriminator.optimizer.moments = double (model.discriminator.optimizer.moments);
%! [G, net] = deal (model.generator, model.discriminator);
%! z = gan_noise (500, 32, "Seed", 1, "Step", 1);
%! value = @(G) gan_loss ("nonsaturating", [], gan_forward (net, gan_forward (G, z)));
%! [fake, c1] = gan_forward (G, z);
%! [logits, c2] = gan_forward (net, fake);
%! [~, ~, d] = gan_loss ("nonsaturating", [], logits);
%! [~, d] = gan_backward (net, c2, d);
%! g = gan_backward (G, c1, d);
%! [up, down] = deal (G);
%! up.params += 1e-6 * g / norm (g);
%! down.params -= 1e-6 * g / norm (g);
%! assert (r.ahead.norms(end,2), (value (up) - value (down)) / 2e-6, -1e-3)
%! ## in the picture, the curves of the gradients
%! assert (size (r.picture), [1375, 1708, 3])
%! [x, y] = where (r.picture, [0 114 178] / 255, [.59 .57 .38 .33], [-8 8 0 1.05]);
%! assert (y, 1 - 1 ./ (1 + exp (-x)), .05)
%! assert (max (x) - min (x) > 15)
%! tidy (r);

%!test # the game
%! r = run_demo ("game", "Iterations", 1000, "Samples", 1000, "Seed", 1);
%! angle = (0:7) * pi / 4;
%! modes = 2 * [cos(angle); sin(angle)].';
%! assert (r.modes, modes, 1e-12)
%! assert (size (r.runs), [1, 4])
%! for run = r.runs
%!   S = double (gan_sample (run.model, 1000, "Seed", 1));
%!   assert (run.samples, S)
%!   assert (run.iterations([1 end]), [0; 1000])
%!   assert (run.model.iteration, 1000)
%!   counts = zeros (1, 8);
%!   for i = 1:8
%!     counts(i) = nnz (sum ((S - modes(i,:)) .^ 2, 2) < .3 ^ 2);
%!   endfor
%!   assert (run.near(end), sum (counts) / 1000, 1e-12)
%!   assert (run.reached(end), nnz (counts >= 1000 / 8 / 4))
%!   shares = counts(counts > 0) / sum (counts);
%!   assert (run.entropy(end), -sum (shares .* log (shares)) / log (8), 1e-12)
%!   assert (run.spread(end), sqrt (sum (var (S)) / (4 + 2 * .1 ^ 2)), .05 * run.spread(end))
%! endfor
%! ## D's steps
%! assert (arrayfun (@(run) run.model.options.DiscriminatorSteps, r.runs), [1 2 5 1])
%! assert (arrayfun (@(run) run.model.discriminator.optimizer.step, r.runs), 1000 * [1 2 5 1])
%! ## with many steps of D the modes are found; of a G ahead the samples collapse
%! assert (r.runs(3).reached(end) >= 6)
%! assert (max (r.runs(4).reached) <= 2)
%! assert (r.runs(4).near(end) < .3)
%! lowest = arrayfun (@(run) min (run.spread(end-9:end)), r.runs);
%! assert (lowest(1:3) > .6)
%! assert (lowest(4) < .4)
%! ## the picture shows its samples
%! assert (size (r.picture), [1292, 1792, 3])
%! S = r.runs(3).samples;
%! in = all (abs (S) < 2.55, 2);
%! [x, y] = where (r.picture, [0 158 115] / 255, [.52 .625 .225 .225*860/620], 2.6 * [-1 1 -1 1]);
%! assert ([min(x), max(x), min(y), max(y)], ...
%!         [min(S(in,1)), max(S(in,1)), min(S(in,2)), max(S(in,2))], .12)
%! tidy (r);

%!test # stopping: where the rule says, and what that is worth
%! r = run_demo ("stopping", "Iterations", 900);
%! p = normal (r.x, -1, .35) / 3 + normal (r.x, .6, .5) * 2 / 3;
%! assert (r.data, p, 1e-12)
%! assert (r.bound, .06 * log (2), 1e-12)
%! assert (size (r.runs), [1 2])
%! for run = r.runs
%!   h = run.history;
%!   assert (h.iteration, (0:20:900).')
%!   away = max (abs ([h.d_real, h.d_fake] - .5), [], 2) > .03;
%!   at = find (arrayfun (@(i) i > 10 && ! any (away(i-9:i)) && any (away(1:i-10)), 1:46), 1);
%!   assert (run.stopped, h.iteration(at))
%!   assert (run.model.iteration, run.stopped)
%!   assert (run.model.history.d_fake, h.d_fake(1:at))
%!   ## the density is that of samples at evenly spaced z, and so is its distance
%!   y = gan_sample (run.model, sqrt (3) * (2 * ((1:20000).' - .5) / 20000 - 1));
%!   assert (cumsum (run.density) * .01, arrayfun (@(x) mean (y <= x + .005), r.x), 1e-3)
%!   q = run.density;
%!   part = @(a) a .* log (max (a, realmin) ./ max ((p + q) / 2, realmin));
%!   assert (run.jsd(at), trapz (r.x, part (p) + part (q)) / 2, 1e-9)
%!   assert (size (run.jsd), size (h.iteration))
%!   ## the bound holds of the best D
%!   best = p ./ max (p + q, realmin);
%!   gap = trapz (r.x, p .* best - q .* best);
%!   assert (run.jsd(at) < log (2) * gap)
%!   assert (run.jsd(at) > gap / 2)
%! endfor
%! assert (r.runs(1).jsd(find (r.runs(1).history.iteration == r.runs(1).stopped)) < r.bound)
%! assert (min (r.runs(2).jsd) > 4 * r.bound)
%! ## the picture: D(x) of the first, p_g of the second
%! assert (size (r.picture), [1333, 1708, 3])
%! [x, y] = where (r.picture, [0 114 178] / 255, [.09 .67 .4 .22], [0 900 0 1]);
%! assert (numel (x) > 100)
%! assert (abs (y - interp1 (h.iteration, r.runs(1).history.d_real, x)) < .15)
%! assert (max (y), max (r.runs(1).history.d_real), .02)
%! [x, y] = where (r.picture, [213 94 0] / 255, [.57 .67 .4 .22], [0 900 0 1]);
%! assert (mean (x), r.runs(2).stopped, 10)
%! tidy (r);

%!test # stopping: a rule that is never met, and a G that is given
%! r = run_demo ("stopping", "Iterations", 50, "StopWhen", 0);
%! assert ([r.runs.stopped], [NaN NaN])
%! assert (r.runs(1).history.iteration, [0; 20; 40; 50])
%! assert (size (r.runs(1).jsd), [4 1])
%! again = run_demo ("stopping", "Iterations", 20, "StopWhen", 0, "Model", r.runs(1).model);
%! assert (again.runs(1).jsd(1), r.runs(1).jsd(end), 1e-12)
%! ## one in single precision, as gan_train makes it; and a stop at the last iteration
%! model = gan_train (randn (100, 1), "NoiseSize", 1, "MaxIterations", 2, "Display", "off");
%! other = run_demo ("stopping", "Iterations", 20, "StopWhen", 0, "Model", model);
%! last = run_demo ("stopping", "Iterations", 40, "StopWhen", [.03 1]);
%! longer = run_demo ("stopping", "Iterations", 60, "StopWhen", [.03 1]);
%! assert (last.runs(2).stopped, 40)
%! assert (longer.runs(2).stopped, 40)
%! cellfun (@tidy, {r, again, other, last, longer});

%!function refuse (name, model, wanted)
%!  try
%!    evalc ("gan_demo (name, tempdir (), \"Model\", model)");
%!    error ("it was taken");
%!  catch err
%!    assert (err.message, [name ": Model must be one of gan_train on rows of " wanted])
%!  end_try_catch
%!endfunction

%!test # models of other data
%! quick = {"MaxIterations", 1, "Display", "off"};
%! points = gan_train (randn (100, 2), "NoiseSize", 2, quick{:});
%! numbers = gan_train (randn (100, 1), "NoiseSize", 1, "Noise", "normal", quick{:});
%! for name = {"stopping", "figure1"}
%!   for model = {points, numbers, struct("generator", 1, "discriminator", 2)}
%!     refuse (name{1}, model{1}, "1 number, with uniform noise of size 1")
%!   endfor
%! endfor
%! for model = {numbers, struct("generator", 1, "discriminator", 2)}
%!   refuse ("leastsquares", model{1}, "2 numbers")
%! endfor
%! ## batchnorm: the loop keeps its running statistics
%! model = gan_train (randn (200, 2), "Generator", {{"affine", 8}, "batchnorm", {"affine", 2}}, ...
%!                    "NoiseSize", 2, quick{:});
%! r = run_demo ("leastsquares", "Iterations", 5, "Model", model);
%! assert (all (r.generator.state != double (model.generator.state)))
%! tidy (r);

%!test # least squares: the loop is the descent that it says it is
%! r = run_demo ("leastsquares", "Iterations", 1, "Seed", 2);
%! X = gan_dataset ("swissroll", "Count", 10000, "Seed", 2);
%! assert (r.data, X(1:1000,:))
%! folder = tempname ();
%! mkdir (folder);
%! text = evalc ("gan_demo (\"leastsquares\", folder, \"Iterations\", 1, \"Seed\", 2);");
%! assert (! isempty (strfind (text, sprintf ("in the last 1 iterations D says %.2f of data and %.2f of samples\n", r.history(3:4)))))
%! tidy (struct ("folder", folder));
%! ## from the same nets, gradients by differences of the losses
%! hidden = {{"affine", 64}, "leakyrelu", {"affine", 64}, "leakyrelu"};
%! G = gan_net (2, hidden{:}, {"affine", 2}, "Seed", 2);
%! D = gan_net (2, hidden{:}, {"affine", 1}, "Seed", 2, "Role", "discriminator");
%! x = X(gan_minibatch (10000, 128, 1, "Seed", 2),:);
%! z = gan_noise (128, 2, "Distribution", "normal", "Seed", 2, "Step", 1);
%! d_loss = @(D) (mean ((gan_forward (D, x) - 1) .^ 2) ...
%!                + mean (gan_forward (D, gan_forward (G, z)) .^ 2)) / 2;
%! g_loss = @(G) mean ((gan_forward (r.discriminator, gan_forward (G, z)) - 1) .^ 2) / 2;
%! assert (r.history, [d_loss(D), g_loss(G), mean(gan_forward (D, x)), ...
%!                     mean(gan_forward (D, gan_forward (G, z)))], 1e-5)
%! for part = {D, r.discriminator, d_loss; G, r.generator, g_loss}.'
%!   [before, after, loss] = part{:};
%!   moved = before.params != after.params;
%!   step = after.params - before.params;
%!   ## adam's first step is the rate against the sign of the gradient
%!   assert (abs (step(moved)), 1e-3 * ones (nnz (moved), 1, "single"), 1e-4)
%!   for i = find (moved)(1:97:end).'
%!     [up, down] = deal (before);
%!     up.params(i) += 1e-2;
%!     down.params(i) -= 1e-2;
%!     slope = loss (up) - loss (down);
%!     assert (abs (slope) < 1e-5 || sign (slope) == -sign (step(i)))
%!   endfor
%! endfor
%! tidy (r);

%!test # least squares: the end is that of the game, on the spiral
%! r = run_demo ("leastsquares", "Iterations", 1500);
%! assert (mean (r.history(1301:end,3:4)), [.5 .5], .05)
%! [~, distance] = gan_nearest (r.samples, r.data);
%! assert (median (distance) < .1)
%! assert (size (r.picture), [792, 1708, 3])
%! [x, y] = where (r.picture, [0 158 115] / 255, [.06 .1 .36 .36*820/380], 2.7 * [-1 1 -1 1]);
%! S = r.samples(all (abs (r.samples) < 2.7, 2),:);
%! assert ([min(x), max(x), min(y), max(y)], ...
%!         [min(S(:,1)), max(S(:,1)), min(S(:,2)), max(S(:,2))], .1)
%! again = run_demo ("leastsquares", "Iterations", 1, "Model", r);
%! assert (abs (again.history(3:4) - .5) < .1)
%! cellfun (@tidy, {r, again});

%!test # the game on a grid: where the modes are
%! r = run_demo ("game", "Data", "grid", "Iterations", 2, "GeneratorSteps", 2, "Samples", 50);
%! [~, ~, info] = gan_dataset ("grid", "Count", 0);
%! assert (rows (r.modes), 25)
%! assert (info.density (r.modes), ones (25, 1) / 25 / (2 * pi * .1 ^ 2), 1e-6)
%! tidy (r);

%!function n = frames_of (file)
%!  ## Counts the pictures in a GIF, by its blocks.
%!  b = double (fread_all (file));
%!  assert (char (b(1:6).'), "GIF89a")
%!  flags = b(11);
%!  at = 14 + (flags >= 128) * 3 * 2 ^ (mod (flags, 8) + 1);
%!  n = 0;
%!  while (b(at) != 59)
%!    if (b(at) == 44)
%!      n++;
%!      flags = b(at+9);
%!      at += 11 + (flags >= 128) * 3 * 2 ^ (mod (flags, 8) + 1);
%!    else
%!      assert (b(at), 33)
%!      at += 2;
%!    endif
%!    while (b(at) > 0)
%!      at += b(at) + 1;
%!    endwhile
%!    at++;
%!  endwhile
%!endfunction

%!function b = fread_all (file)
%!  fid = fopen (file, "rb");
%!  b = fread (fid, Inf, "uint8");
%!  fclose (fid);
%!endfunction

%!test # figure 1
%! r = run_demo ("figure1", "Iterations", 1200, "Frames", 8);
%! assert ([r.stages.name], "abcd")
%! [~, ~, info] = gan_dataset ("mixture", "Count", 0, "Means", -1.5:.25:1.5, ...
%!                             "StandardDeviations", .25, "Weights", ...
%!   .25 + exp (-(-.75:.25:2.25) .^ 2 / .3) + .7 * exp (-(-2.5:.25:.5) .^ 2 / .2));
%! assert (r.data, info.density (r.x), 1e-12)
%! F = cumtrapz (r.x, r.data);
%! assert (F(end), 1, 1e-3)
%! middle = F > .05 & F < .95;
%! for s = r.stages
%!   ## the lines are samples
%!   assert (s.lines, gan_sample (s.model, s.z))
%!   assert (diff (s.z), 2 * sqrt (3) / 25 * ones (25, 1), 1e-12)
%!   assert (s.D, 1 ./ (1 + exp (-gan_forward (s.model.discriminator, r.x))), 1e-12)
%!   ## the density is that of samples: their distribution at evenly spaced z
%!   z = sqrt (3) * (2 * ((1:20000).' - .5) / 20000 - 1);
%!   y = gan_sample (s.model, z);
%!   share = arrayfun (@(x) mean (y <= x), r.x);
%!   assert (cumtrapz (r.x, s.density), share, .01)
%!   assert (trapz (r.x, s.density), 1, .01)
%!   assert (trapz (r.x, s.estimate), 1, .02)
%!   assert (trapz (r.x, abs (s.estimate - s.density)) < .3)
%!   assert (s.optimal, r.data ./ (r.data + s.density), 1e-12)
%!   assert (s.monotone, all (diff (y) > 0) || all (diff (y) < 0))
%!   m = (r.data + s.density) / 2;
%!   in = s.density > 0;
%!   jsd = trapz (r.x, r.data .* log (r.data ./ m)) / 2 ...
%!         + sum ((s.density .* log (s.density ./ m))(in)) * (r.x(2) - r.x(1)) / 2;
%!   assert (s.jsd, jsd, 2e-3)
%! endfor
%! [a, b, c, d] = deal (num2cell (r.stages){:});
%! ## who was trained, and what came of it
%! gap = @(s) mean (abs (s.D - s.optimal)(middle));
%! assert (a.model.generator.params, b.model.generator.params)
%! assert (gap (b) < .05)
%! assert (gap (b) < gap (a))
%! assert (b.model.discriminator.params, c.model.discriminator.params)
%! assert (trapz (r.x, c.density .* b.D) > trapz (r.x, b.density .* b.D) + .02)
%! assert (c.jsd < b.jsd)
%! assert (d.jsd < .02)
%! assert (abs (d.D - .5)(middle) < .15)
%! assert (mean (abs (d.D - .5)(middle)) < .04)
%! ## the pictures: D of stage d, and samples of stage a
%! assert (size (r.picture), [1292, 1667, 3])
%! l = r.x([1 end]).';
%! low = .38 * .3 + .015;
%! [x, y] = where (r.picture, [0 114 178] / 255, [.56 .025+low .42 .38-low], [l, 0, 1.05]);
%! assert (numel (x) > 100)
%! far = abs (y - interp1 (r.x, d.D, x)) > .06;
%! assert (mean (far) < .1)
%! [x, y] = where (r.picture, [190 229 214] / 255, [.08 .5+low .42 .38-low], [l, 0, 1.05]);
%! assert (y < .06 + max (interp1 (r.x, a.estimate, [x-.02, x, x+.02], "linear", 0), [], 2))
%! assert (numel (x) / prod ([.42 .38-low] .* [1667 1292]) * 1.05 * diff (l), ...
%!         trapz (r.x, a.estimate), .15)
%! assert (frames_of (fullfile (r.folder, "figure1.gif")), 9)
%! A = imread (fullfile (r.folder, "figure1.gif"));
%! assert (size (A)(1:2), [370, 480])
%! tidy (r);

%!test # figure 1, other data and a G that turns round twice: the sum over all z of each x
%! G = gan_net (1, {"affine", 2}, "tanh", {"affine", 1}, "Precision", "double");
%! G.params = [4; 4; 3; -3; 1.2; -1; 0];
%! D = gan_net (1, {"affine", 8}, "tanh", {"affine", 1}, "Precision", "double", "Seed", 1);
%! r = run_demo ("figure1", "Iterations", 1, "Frames", 0, "Means", [-1 1], ...
%!               "Model", struct ("generator", G, "discriminator", D));
%! assert (r.data, (normal (r.x, -1, .25) + normal (r.x, 1, .25)) / 2, 1e-12)
%! s = r.stages(1);
%! assert (! s.monotone)
%! y = gan_sample (s.model, sqrt (3) * (2 * ((1:20000).' - .5) / 20000 - 1));
%! assert (nnz (diff (sign (diff (y)))) >= 1)
%! share = arrayfun (@(x) mean (y <= x), r.x);
%! assert (cumtrapz (r.x, s.density), share, .03)
%! assert (exist (fullfile (r.folder, "figure1.gif"), "file"), 0)
%! tidy (r);

%!test # the same seed, the same numbers; another seed, others
%! a = run_demo ("proposition1", "Iterations", 20, "Seed", 3);
%! b = run_demo ("proposition1", "Iterations", 20, "Seed", 3);
%! c = run_demo ("proposition1", "Iterations", 20, "Seed", 4);
%! assert (a.D, b.D)
%! assert (a.picture, b.picture)
%! assert (! isequal (a.D, c.D))
%! ## a D that is given is trained on
%! more = run_demo ("proposition1", "Iterations", 300, "Model", a.model);
%! assert (more.typical < a.typical)
%! cellfun (@tidy, {a, b, c, more});

%!error <^figure1: folder must be a folder to write into, not "Seed"$> gan_demo ("figure1", "Seed", 2)
%!error <^figure1: unknown option "Frame"; did you mean "Frames"\?$> gan_demo ("figure1", ".", "Frame", 2)
%!error <^figure1: Means must be a vector of numbers from -1000 to 1000, not "x"$> gan_demo ("figure1", ".", "Means", "x")
%!error <^figure1: Frames must be a whole number from 0 to 1000, not 1.5$> gan_demo ("figure1", ".", "Frames", 1.5)
%!error <^gan_dataset: Weights must be 3 numbers, one for each of Means, not 2$> gan_demo ("figure1", ".", "Means", 1:3, "Weights", [1 2])
%!error <^game: Data must be "ring" or "grid", not "rings"$> gan_demo ("game", ".", "Data", "rings")
%!error <^game: option "Seed" has no value$> gan_demo ("game", ".", "Seed")
%!error <^gan_train: StopWhen must be a number from 0 to less than 1/2, or \[tolerance, lines\], not 0.5$> gan_demo ("stopping", ".", "StopWhen", .5)
%!error <^proposition1: Seed must be a whole number from 0 to 9007199254740991, not -1$> gan_demo ("proposition1", ".", "Seed", -1)
%!error <^proposition1: Model must be a model of gan_train, not 3$> gan_demo ("proposition1", ".", "Model", 3)
%!error <^proposition2: unknown option "Seed"; did you mean "Steps"\?$> gan_demo ("proposition2", ".", "Seed", 1)
%!error <^proposition2: Rate must be a number from 1e-06 to 1, not 2$> gan_demo ("proposition2", ".", "Rate", 2)
%!error <^theorem1: Scales must be a vector of numbers from 0.1 to 10, not one with 1 NaN or Inf$> gan_demo ("theorem1", ".", "Scales", [1 NaN])
%!error <^nonsaturating: options must come as name-value pairs, but there is 5 where a name should be$> gan_demo ("nonsaturating", ".", 5)
