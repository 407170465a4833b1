## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [run, diverged_at, seconds] = run_kernels (run, count)
##
## Algorithm 1 of Goodfellow et al. (2014) over the package's own building blocks:
## what run_fused does, to be read, and to try ideas on.  Takes and returns the same.

function [run, diverged_at, seconds] = run_kernels (run, count)

  start = tic ();
  seconds = 0;
  G = run.generator;
  D = run.discriminator;
  lines = zeros (0, 5);
  diverged_at = 0;
  if (count == 0)
    lines = look (run, G, D, run.iteration);
  endif
  for t = run.iteration + (0:count-1)
    [G, D, healthy] = iterate (run, G, D, t);
    if (! healthy)
      diverged_at = t + 1;
      return;
    endif
    if (mod (t + 1, run.rules.HistoryInterval) == 0)
      lines(end+1,:) = look (run, G, D, t + 1);
    endif
  endfor

  run.generator = G;
  run.discriminator = D;
  run.iteration += count;
  run.history = [run.history; lines, run_elapsed(run) * ones(rows (lines), 1)];
  seconds = toc (start);

endfunction

## Iteration t, from 0; `healthy` is false as soon as a number is not finite.
function [G, D, healthy] = iterate (run, G, D, t)
  r = run.rules;
  m = r.Minibatch;
  k = r.DiscriminatorSteps;
  epoch = floor (run_epoch (t, run.rows, r));
  healthy = false;

  for j = 0:k-1
    s = t * (k + 1) + j;
    x = data_rows (run, gan_minibatch (run.rows, m, t * k + j + 1, "Seed", r.Seed));
    with_generator = strcmp (r.Update, "simultaneous") && j == k - 1;
    [fake, g_cache, G] = generate (G, m, r, s, with_generator);
    [logits, d_cache, D] = judge (D, [x; fake], r, s, true);
    if (! finite (fake, logits, G.state, D.state))
      return;
    endif
    [~, d_real, d_fake] = gan_loss ("discriminator", logits(1:m), logits(m+1:end));
    d_grad = gan_backward (D, d_cache, r.DiscriminatorScale * [d_real; d_fake]);
    if (with_generator)
      g_grad = g_gradient (G, D, r, g_cache, d_cache, logits, m);
      if (! finite (g_grad))
        return;
      endif
      G = update (G, g_grad, r.Generator, r, epoch);
    endif
    if (! finite (d_grad))
      return;
    endif
    D = update (D, d_grad, r.Discriminator, r, epoch);
  endfor

  if (strcmp (r.Update, "alternating"))
    s = t * (k + 1) + k;
    [fake, g_cache, G] = generate (G, m, r, s, true);
    [logits, d_cache] = judge (D, fake, r, s, false);
    if (! finite (fake, logits, G.state, D.state))
      return;
    endif
    g_grad = g_gradient (G, D, r, g_cache, d_cache, logits, 0);
    if (! finite (g_grad))
      return;
    endif
    G = update (G, g_grad, r.Generator, r, epoch);
  endif
  healthy = finite (G.params, G.optimizer.moments, D.params, D.optimizer.moments);
endfunction

function yes = finite (varargin)
  yes = all (cellfun (@(a) all (isfinite (a(:))), varargin));
endfunction

function x = data_rows (run, rows)
  x = data_to_class (run.x(rows,:), class (run.generator.params));
endfunction

## Samples G(z) and their cache, of pass number s.  Where a step of the net follows,
## its running statistics move.
function [fake, cache, G] = generate (G, m, r, s, learns)
  z = gan_noise (m, prod (G.input), "Distribution", r.Noise, "Seed", r.Seed, "Step", s);
  [fake, cache, G] = forward (G, z, r, s, "generator", 1, learns);
endfunction

## D's logits of pass number s; samples that are not finite give NaN.  Real samples come
## before the generated ones where D learns.
function [logits, cache, D] = judge (D, x, r, s, learns)
  logits = NaN;
  cache = [];
  if (finite (x))
    [logits, cache, D] = forward (D, x, r, s, "discriminator", 1 + learns, learns);
  endif
endfunction

function [y, cache, net] = forward (net, x, r, s, role, groups, learns)
  [y, cache, moved] = gan_forward (net, x, "Train", true, "Groups", groups, "Seed", r.Seed, ...
                                   "Step", s, "Role", role, "NumThreads", r.NumThreads);
  if (learns)
    net = moved;
  endif
endfunction

## The generator's gradient, from D's pass over `before` real samples and then the
## generated ones.
function grad = g_gradient (G, D, r, g_cache, d_cache, logits, before)
  [~, d_fake] = generator_loss (r.GeneratorLoss, logits(before+1:end));
  [~, dx] = gan_backward (D, d_cache, [zeros(before, 1); d_fake]);
  grad = gan_backward (G, g_cache, dx(before+1:end, :));
endfunction

function [value, d_fake] = generator_loss (loss, fake)
  if (! is_function_handle (loss))
    [value, ~, d_fake] = gan_loss (loss, fake([]), fake);
    return;
  endif
  [value, d_fake] = user_loss ("GeneratorLoss", loss, fake([]), fake);
endfunction

function net = update (net, grad, rule, r, epoch)
  try
    net = gan_update (net, grad, rule, "Epoch", epoch, "NumThreads", r.NumThreads);
  catch err
    if (! strcmp (err.identifier, "gan:gan_update:diverged"))
      rethrow (err);
    endif
    net.params(:) = NaN;   # which ends the iteration as divergence
  end_try_catch
endfunction

## A line of history after `iteration` iterations.
function line = look (run, G, D, iteration)
  r = run.rules;
  n = r.HistorySize;
  address = @(stream) struct ("Seed", r.Seed, "Stream", option_tables ().stream.(stream), "Step", 0);
  z = __gan_random__ (r.Noise, prod (G.input), n, address ("history_noise")).';
  rows = __gan_random__ ("history", n, run.rows, address ("history_rows")) + 1;
  real = gan_forward (D, data_rows (run, rows), "NumThreads", r.NumThreads);
  fake = gan_forward (D, gan_forward (G, z, "NumThreads", r.NumThreads), ...
                      "NumThreads", r.NumThreads);
  probability = @(a) mean (1 ./ (1 + exp (-double (a))));
  line = [iteration, gan_loss("discriminator", real, fake), ...
          generator_loss(r.GeneratorLoss, fake), probability(real), probability(fake)];
endfunction

## A loss of the user's own, which OPTION of gan_train has brought, and its gradient by the
## logits FAKE, in their class and shape.
function [value, dfake] = user_loss (option, f, real, fake)
  values = run_call_user (option, "[value, dreal, dfake] = f (real, fake)", f, real, fake);
  value = values{1};
  dfake = values{3};
  fail = @(varargin) error ("gan:gan_train:badInput", varargin{:});
  if (! (isscalar (value) && (isnumeric (value) || islogical (value)) && isreal (value)
         && isfinite (value)))
    fail ("gan_train: %s must return a finite real number as value, not %s", option,
          describe (value));
  elseif (! (isfloat (dfake) && isreal (dfake) && ! issparse (dfake)
             && numel (dfake) == numel (fake) && all (isfinite (dfake(:)))))
    fail ("gan_train: %s must return %d finite real numbers as dfake, one for each logit, not %s",
          option, numel (fake), describe (dfake));
  endif
  value = full (double (value));
  dfake = reshape (cast (dfake, class (fake)), size (fake));
endfunction
