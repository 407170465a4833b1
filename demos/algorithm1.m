## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Algorithm 1 of the paper written out, on points in the plane (about 15 seconds).
##
## [generator, discriminator, losses] = algorithm1 (X, opts)
##
## Trains like gan_train (X, opts), with opts from gan_options and "Update"
## "alternating", and ends with the same nets.  X is n-by-d and floating.  `losses`
## has a row for each iteration: the discriminator's loss and the generator's, on
## their minibatches.  Copy this to try other ways of training.
##
## Quoted: I. Goodfellow et al., Generative adversarial nets, NIPS 2014.

function [generator, discriminator, losses] = algorithm1 (X, opts)

  if (nargin < 1)
    X = ring (2000);
  endif
  if (nargin < 2)
    opts = example_options ();
  endif
  start = gan_train (X, opts, "MaxIterations", 0, "Display", "off");
  opts = gan_options (gan_options (), opts, "Seed", start.seed);   # all of them
  if (! strcmpi (opts.Update, "alternating"))
    error ("gan:algorithm1:badInput", "algorithm1: Update must be \"alternating\", not \"%s\"",
           opts.Update);
  endif
  if (! isfloat (X) || ndims (X) != 2 || is_function_handle (opts.GeneratorLoss))
    error ("gan:algorithm1:badInput",
           "algorithm1: X must be n-by-d and floating, and GeneratorLoss a name");
  endif
  X = cast (X, class (start.generator.params));
  [generator, discriminator, losses] = play (X, start.generator, start.discriminator, opts);
  if (nargin < 1)
    report (losses);
  endif

endfunction

## "Minibatch stochastic gradient descent training of generative adversarial nets.
## The number of steps to apply to the discriminator, k, is a hyperparameter."
function [G, D, losses] = play (X, G, D, opts)

  n = rows (X);
  m = opts.Minibatch;
  k = opts.DiscriminatorSteps;
  epoch_length = floor (n / m);
  iterations = min (opts.MaxIterations, ceil (opts.MaxEpochs * epoch_length / k));
  G_rule = update_rule (opts, "Generator");
  D_rule = update_rule (opts, "Discriminator");
  noise = @(s) gan_noise (m, prod (G.input), "Distribution", opts.Noise, "Seed", opts.Seed,
                          "Step", s);
  at = @(role, s) {"Train", true, "Seed", opts.Seed, "Role", role, "Step", s, ...
                   "NumThreads", opts.NumThreads};
  losses = zeros (iterations, 2);

  ## for number of training iterations do
  for t = 0:iterations - 1
    epoch = {"Epoch", floor(t * k / epoch_length)};

    ## for k steps do
    for j = 0:k - 1
      s = t * (k + 1) + j;
      ## Sample minibatch of m noise samples {z1, ..., zm} from noise prior pg(z).
      z = noise (s);
      ## Sample minibatch of m examples {x1, ..., xm} from data generating
      ## distribution pdata(x).
      x = X(gan_minibatch (n, m, t * k + j + 1, "Seed", opts.Seed),:);
      ## Update the discriminator by ascending its stochastic gradient of the mean
      ## of log D(x) + log (1 - D(G(z))).
      fake = gan_forward (G, z, at("generator", s){:});
      [logits, cache] = gan_forward (D, [x; fake], at("discriminator", s){:});
      [losses(t+1,1), d_real, d_fake] = gan_loss ("discriminator", logits(1:m), logits(m+1:end));
      d_logits = opts.DiscriminatorScale * [d_real; d_fake];
      D = gan_update (D, gan_backward (D, cache, d_logits), D_rule{:}, epoch{:});
    endfor

    ## Sample minibatch of m noise samples {z1, ..., zm} from noise prior pg(z).
    s = t * (k + 1) + k;
    z = noise (s);
    ## Update the generator by descending its stochastic gradient of the mean of
    ## log (1 - D(G(z))), or rather of -log D(G(z)), see section 3.
    [fake, G_cache] = gan_forward (G, z, at("generator", s){:});
    [logits, D_cache] = gan_forward (D, fake, at("discriminator", s){:});
    [losses(t+1,2), ~, d_logits] = gan_loss (opts.GeneratorLoss, [], logits);
    [~, d_fake] = gan_backward (D, D_cache, d_logits);
    G = gan_update (G, gan_backward (G, G_cache, d_fake), G_rule{:}, epoch{:});
  endfor
  ## "The gradient-based updates can use any standard gradient-based learning rule."

endfunction

## Options of gan_update: an option of this net alone goes before that of both.
function args = update_rule (opts, net)
  args = {"NumThreads", opts.NumThreads};
  if (strcmp (net, "Generator"))
    args = [args, {"Averaging", opts.GeneratorAveraging}];
  endif
  for name = fieldnames (opts).'
    if (isfield (opts, [net name{1}]))
      value = opts.([net name{1}]);
      if (isempty (value))
        value = opts.(name{1});
      endif
      args(end+(1:2)) = {name{1}, value};
    endif
  endfor
endfunction

## Eight clusters on a circle.
function X = ring (n)
  i = (1:n).';
  angle = 2 * pi * i / 8;
  wobble = gan_noise (n, 2, "Distribution", "normal", "Seed", 1);
  X = [cos(angle), sin(angle)] + .05 * wobble;
endfunction

function opts = example_options ()
  hidden = {{"affine", 64}, "leakyrelu", {"affine", 64}, "leakyrelu"};
  opts = gan_options ("Generator", [hidden, {{"affine", 2}}],
                      "Discriminator", [hidden, {{"affine", 1}}],
                      "NoiseSize", 8, "Optimizer", "adam", "LearningRate", 1e-3,
                      "MaxIterations", 1000, "MaxEpochs", Inf, "Seed", 1, "NumThreads", 1);
endfunction

function report (losses)
  printf ("iteration   loss of D   loss of G   (log 4 = %.3f, log 2 = %.3f)\n", log (4), log (2));
  step = max (1, floor (rows (losses) / 10));
  for last = step:step:rows (losses)
    printf ("%9d   %9.3f   %9.3f\n", last, mean (losses(last-step+1:last,:), 1));
  endfor
endfunction
