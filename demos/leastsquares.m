## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## A loss of one's own: least squares for both nets, in a loop to copy (about 30 seconds).
##
## result = leastsquares (folder, name, value, ...)
##
## D is trained to say 1 of data and 0 of samples, in the sense of least squares, and G to make it
## say 1.  Of D the best answer is the same as in the paper, p_data / (p_data + p_g), but a sample
## far on the right side of D still feels a pull.  The data are a spiral in the plane.  Into
## `folder`, by default the current one, goes leastsquares.png and .pdf: samples, and what D says on
## the way.
##
## Names and values: "Seed" (1); "Iterations" (3000); "Model", one of gan_train on points in the
## plane, to begin with its nets.
##
## `result` has `data`, `samples`, the nets `generator` and `discriminator`, and `history`, a row
## for each iteration: D's loss, G's loss, mean D(x) and mean D(G(z)).
##
## Reference: X. Mao et al., Least squares generative adversarial networks, ICCV 2017.

function result = leastsquares (varargin)

  [folder, opts] = demo_arguments ("leastsquares", {
    "Seed", 1, {"count", 0, 2^53 - 1};
    "Iterations", 3000, {"count", 1, 1e9};
    "Model", [], {"optional", "nets"}}, varargin);
  X = gan_dataset ("swissroll", "Count", 10000, "Seed", opts.Seed);
  hidden = {{"affine", 64}, "leakyrelu", {"affine", 64}, "leakyrelu"};
  G = gan_net (2, hidden{:}, {"affine", 2}, "Seed", opts.Seed);
  D = gan_net (2, hidden{:}, {"affine", 1}, "Seed", opts.Seed, "Role", "discriminator");
  if (! isempty (opts.Model))
    [G, D] = model_nets ("leastsquares", opts.Model, [], 2);
  endif

  [result.generator, result.discriminator, result.history] = play (X, G, D, opts);
  result.data = X(1:1000,:);
  z = gan_noise (1000, prod (G.input), "Distribution", "normal", "Seed", opts.Seed);
  result.samples = double (gan_forward (result.generator, z));
  last = max (1, opts.Iterations - 199):opts.Iterations;
  printf ("in the last %d iterations D says %.2f of data and %.2f of samples\n", numel (last), ...
          mean (result.history(last,3:4), 1));
  write_picture (folder, "leastsquares", [820, 380], @() draw (result));

endfunction

function [G, D, history] = play (X, G, D, opts)
  m = 128;
  alone = {"NumThreads", 1};   # these nets are too small to share
  kept = {"Train", true, alone{:}};
  rule = {"Optimizer", "adam", "LearningRate", 1e-3, "Momentum", 0, alone{:}};
  history = zeros (opts.Iterations, 4);
  for t = 1:opts.Iterations
    x = X(gan_minibatch (rows (X), m, t, "Seed", opts.Seed),:);
    z = gan_noise (m, prod (G.input), "Distribution", "normal", "Seed", opts.Seed, "Step", t);

    ## D descends  mean (D(x) - 1)^2 / 2 + mean D(G(z))^2 / 2
    [fake, kept_g, G] = gan_forward (G, z, kept{:});   # and its running statistics
    [y, kept_d, D] = gan_forward (D, [x; fake], "Groups", 2, kept{:});
    real = 1:m;
    generated = m + real;
    d_loss = mean ((y(real) - 1) .^ 2) / 2 + mean (y(generated) .^ 2) / 2;
    history(t,[1 3 4]) = [d_loss, mean(y(real)), mean(y(generated))];
    dy = [y(real) - 1; y(generated)] / m;
    D = gan_update (D, gan_backward (D, kept_d, dy), rule{:});

    ## G descends  mean (D(G(z)) - 1)^2 / 2
    [y, kept_d] = gan_forward (D, fake, kept{:});
    history(t,2) = mean ((y - 1) .^ 2) / 2;
    [~, dfake] = gan_backward (D, kept_d, (y - 1) / m);
    G = gan_update (G, gan_backward (G, kept_g, dfake), rule{:});
  endfor
endfunction

function draw (r)
  c = colours ();
  key ([.06 .9 .34 .07], {"data", "o", c.grey, 1; "samples", "o", c.green, 1.2});
  ax = panel ([.06 .1 .36 .36*820/380], 2.7 * [-1 1 -1 1], {"", "", ""}, ...
              "xtick", [], "ytick", [], "box", "on");
  plot (ax, r.data(:,1), r.data(:,2), ".", "color", c.grey, "markersize", 4);
  plot (ax, r.samples(:,1), r.samples(:,2), ".", "color", c.green, "markersize", 4);

  key ([.53 .9 .44 .07], {"D(x)", "-", c.blue, 1; "D(G(z))", "-", c.orange, 1.2; ...
                           "1/2", ":", c.black, .8});
  n = rows (r.history);
  ax = panel ([.53 .15 .44 .73], [0, max(n, 2), 0, 1], {"", "iteration", "mean of D"}, ...
              "ytick", 0:.5:1);
  smooth = filter (ones (20, 1) / 20, 1, r.history(:,3:4));
  curve (ax, (20:n).', smooth(20:end,1), "-", c.blue, 2);
  curve (ax, (20:n).', smooth(20:end,2), "-", c.orange, 2);
  curve (ax, [0, n], [.5 .5], ":", c.black, 2);
endfunction
