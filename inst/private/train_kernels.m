## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [run, diverged_at] = train_kernels (run, count)
##
## Algorithm 1 of Goodfellow et al. (2014) over the package's own building blocks:
## what train_fused does, to be read, and to try ideas on.  Takes and returns the same.

function [run, diverged_at] = train_kernels (run, count)

  r = run.rules;
  m = r.Minibatch;
  k = r.DiscriminatorSteps;
  G = run.generator;
  D = run.discriminator;
  lines = zeros (0, 5);
  diverged_at = 0;
  if (count == 0)
    lines = look (run, G, D, run.iteration);
  endif

  for t = run.iteration + (0:count-1)
    epoch = floor (t * k / floor (run.rows / m));
    d_loss = 0;
    for j = 0:k-1
      s = t * (k + 1) + j;
      x = data_rows (run, gan_minibatch (run.rows, m, t * k + j + 1, "Seed", r.Seed));
      [fake, g_cache] = generate (G, m, r, s);
      [logits, d_cache] = forward (D, [x; fake], r, s, "discriminator");
      [value, d_real, d_fake] = gan_loss ("discriminator", logits(1:m), logits(m+1:end));
      d_grad = gan_backward (D, d_cache, r.DiscriminatorScale * [d_real; d_fake]);
      d_loss += value;
      if (strcmp (r.Update, "simultaneous") && j == k - 1)
        [g_loss, g_grad] = g_gradient (G, D, r, g_cache, d_cache, logits, m);
        G = update (G, g_grad, r.Generator, r, epoch);
      endif
      D = update (D, d_grad, r.Discriminator, r, epoch);
    endfor
    if (strcmp (r.Update, "alternating"))
      s = t * (k + 1) + k;
      [fake, g_cache] = generate (G, m, r, s);
      [logits, d_cache] = forward (D, fake, r, s, "discriminator");
      [g_loss, g_grad] = g_gradient (G, D, r, g_cache, d_cache, logits, 0);
      G = update (G, g_grad, r.Generator, r, epoch);
    endif

    if (! (isfinite (d_loss) && isfinite (g_loss) && all (isfinite (G.params))
           && all (isfinite (D.params))))
      diverged_at = t + 1;
      return;
    endif
    if (mod (t + 1, r.HistoryInterval) == 0)
      lines(end+1,:) = look (run, G, D, t + 1);
    endif
  endfor

  run.generator = G;
  run.discriminator = D;
  run.iteration += count;
  run.history = [run.history; lines, elapsed(run) * ones(rows (lines), 1)];

endfunction

function x = data_rows (run, rows)
  x = to_class (run.x(:, rows).', class (run.generator.params));
endfunction

## Samples G(z) and their cache, of pass number s.
function [fake, cache] = generate (G, m, r, s)
  z = gan_noise (m, prod (G.input), "Distribution", r.Noise, "Seed", r.Seed, "Step", s);
  [fake, cache] = forward (G, z, r, s, "generator");
endfunction

function [y, cache] = forward (net, x, r, s, role)
  [y, cache] = gan_forward (net, x, "Train", true, "Seed", r.Seed, "Step", s, "Role", role,
                            "NumThreads", r.NumThreads);
endfunction

## The generator's loss and its gradient, from D's pass over `before` real samples
## and then the generated ones.
function [loss, grad] = g_gradient (G, D, r, g_cache, d_cache, logits, before)
  [loss, ~, d_fake] = generator_loss (r.GeneratorLoss, logits(before+1:end));
  [~, dx] = gan_backward (D, d_cache, [zeros(before, 1); d_fake]);
  grad = gan_backward (G, g_cache, dx(before+1:end, :));
endfunction

function [value, d_real, d_fake] = generator_loss (loss, fake)
  if (is_function_handle (loss))
    [value, d_real, d_fake] = loss (fake([]), fake);
  else
    [value, d_real, d_fake] = gan_loss (loss, fake([]), fake);
  endif
endfunction

function net = update (net, grad, rule, r, epoch)
  net = gan_update (net, grad, rule, "Epoch", epoch, "NumThreads", r.NumThreads);
endfunction

## A line of history after `iteration` iterations.
function line = look (run, G, D, iteration)
  r = run.rules;
  n = r.HistorySize;
  address = @(stream) struct ("Seed", r.Seed, "Stream", stream, "Step", 0);   # rng.h
  z = __gan_random__ (r.Noise, prod (G.input), n, address (4)).';
  rows = __gan_random__ ("history", n, run.rows, address (3)) + 1;
  real = gan_forward (D, data_rows (run, rows), "NumThreads", r.NumThreads);
  fake = gan_forward (D, gan_forward (G, z, "NumThreads", r.NumThreads), ...
                      "NumThreads", r.NumThreads);
  probability = @(a) mean (1 ./ (1 + exp (-double (a))));
  line = [iteration, gan_loss("discriminator", real, fake), ...
          generator_loss(r.GeneratorLoss, fake), probability(real), probability(fake)];
endfunction
