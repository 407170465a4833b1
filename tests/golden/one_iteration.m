## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## out = one_iteration (X, seed, update, iterations)
##
## Algorithm 1 with k = 1 worked out by hand in double, for the tests.  It shares
## no function with the package: the random numbers, the nets, their gradients,
## the losses and the optimizer are written out here once more.
##
##   X  20 x 2 in (0, 1), minibatches of 4 rows, 5 to an epoch
##   G  3 -> affine 4, relu, affine 2, sigmoid      z uniform on +- sqrt (3)
##   D  2 -> dropout .8, maxout 3 of 2 pieces, dropout .5, affine 1 -> a logit
##
## SGD with momentum, at .2 / 1.01^t not below .19 for G and at .3 for D; momentum
## from .5 to .7 over 2 epochs; D's objective halved; G's loss non-saturating.  UPDATE
## is "alternating" or "simultaneous".  OUT: G, vG, aG, D, vD (parameters, velocities
## and the average of G's parameters with decay .6, flat) and history, a row for each iteration from 0 on: D's loss,
## G's loss, mean D(x), mean D(G(z)), on 6 fixed rows and 6 fixed samples.

function out = one_iteration (X, seed, update, iterations)

  m = 4;
  minibatches = 5;
  sigmoid = @(a) 1 ./ (1 + exp (-a));
  softplus = @(a) log (1 + exp (a));
  simultaneous = strcmp (update, "simultaneous");

  ## Initial weights: normal with variance 2 / fan-in; layer i draws from stream + i.
  W1 = reshape (normal (seed, 1024, 0, 12), 3, 4) * sqrt (2 / 3);
  b1 = zeros (4, 1);
  W2 = reshape (normal (seed, 1026, 0, 8), 4, 2) * sqrt (2 / 4);
  b2 = zeros (2, 1);
  U1 = reshape (normal (seed, 2049, 0, 12), 2, 6) * sqrt (2 / 2);
  c1 = zeros (6, 1);
  U2 = reshape (normal (seed, 2051, 0, 3), 3, 1) * sqrt (2 / 3);
  c2 = 0;
  vG = zeros (26, 1);
  aG = [W1(:); b1; W2(:); b2];
  vD = zeros (22, 1);

  out.history = zeros (0, 4);
  for t = 0:iterations

    ## The line of history before iteration t: fixed rows and noise, no masks.
    rows = floor (words (seed, 3, 0, 6) * 20 / 2^32) + 1;
    z = reshape ((2 * unit (words (seed, 4, 0, 18)) - 1) * sqrt (3), 3, 6);
    fake = sigmoid (W2' * max (W1' * z + b1, 0) + b2);
    Z = U1' * [X(rows,:)', fake] + c1;
    a = U2' * max (Z(1:3,:), Z(4:6,:)) + c2;
    out.history(end+1,:) = [mean(softplus (-a(1:6))) + mean(softplus (a(7:12))), ...
                            mean(softplus (-a(7:12))), mean(sigmoid (a(1:6))), ...
                            mean(sigmoid (a(7:12)))];
    if (t == iterations)
      break;
    endif

    epoch = floor (t / minibatches);
    mu = .5 + min (epoch / (2 - 1), 1) * (.7 - .5);
    rate_G = max (.2 / 1.01 ^ t, .19);
    rate_D = .3;

    ## The discriminator's pass s = 2 t, on a minibatch and then as many samples.
    s = 2 * t;
    order = permutation (seed, 1, epoch, 20);
    first = mod (t, minibatches) * m;
    x = X(order(first + (1:m)) + 1, :)';
    z = reshape ((2 * unit (words (seed, 2, s, 3 * m)) - 1) * sqrt (3), 3, m);
    H = max (W1' * z + b1, 0);
    fake = sigmoid (W2' * H + b2);

    keep1 = reshape (words (seed, 4096, s, 2 * 2 * m) < round (.8 * 2^32), 2, 2 * m);
    keep2 = reshape (words (seed, 4098, s, 3 * 2 * m) < round (.5 * 2^32), 3, 2 * m);
    xd = keep1 .* [x, fake] / .8;
    Z = U1' * xd + c1;
    second = Z(4:6,:) > Z(1:3,:);
    Y = max (Z(1:3,:), Z(4:6,:));
    Yd = keep2 .* Y / .5;
    a = U2' * Yd + c2;

    ## Down the gradient of (mean s(-a_real) + mean s(a_fake)) / 2.
    da = .5 / m * [-sigmoid(-a(1:m)), sigmoid(a(m+1:2*m))];
    dY = keep2 .* (U2 * da) / .5;
    dZ = [dY .* !second; dY .* second];
    gD = [(xd * dZ')(:); sum(dZ, 2); Yd * da'; sum(da)];

    if (! simultaneous)
      ## D moves, and the generator's pass s = 2 t + 1 is one of its own.
      vD = mu * vD - rate_D * gD;
      [U1, c1, U2, c2] = step_D (U1, c1, U2, c2, vD);
      s = 2 * t + 1;
      z = reshape ((2 * unit (words (seed, 2, s, 3 * m)) - 1) * sqrt (3), 3, m);
      H = max (W1' * z + b1, 0);
      fake = sigmoid (W2' * H + b2);
      keep1 = reshape (words (seed, 4096, s, 2 * m) < round (.8 * 2^32), 2, m);
      keep2 = reshape (words (seed, 4098, s, 3 * m) < round (.5 * 2^32), 3, m);
      Z = U1' * (keep1 .* fake / .8) + c1;
      second = Z(4:6,:) > Z(1:3,:);
      a = U2' * (keep2 .* max (Z(1:3,:), Z(4:6,:)) / .5) + c2;
    else
      ## The same pass, its generated half.
      keep1 = keep1(:,m+1:2*m);
      keep2 = keep2(:,m+1:2*m);
      second = second(:,m+1:2*m);
      a = a(m+1:2*m);
    endif

    ## G goes down the gradient of mean s(-a_fake).
    da = -sigmoid (-a) / m;
    dY = keep2 .* (U2 * da) / .5;
    dfake = keep1 .* (U1 * [dY .* !second; dY .* second]) / .8;
    dz2 = dfake .* fake .* (1 - fake);
    dz1 = (W2 * dz2) .* (H > 0);
    gG = [(z * dz1')(:); sum(dz1, 2); (H * dz2')(:); sum(dz2, 2)];
    vG = mu * vG - rate_G * gG;
    W1 += reshape (vG(1:12), 3, 4);
    b1 += vG(13:16);
    W2 += reshape (vG(17:24), 4, 2);
    b2 += vG(25:26);
    keep = min (.6, t / (t + 3));   # step t + 1
    aG = keep * aG + (1 - keep) * [W1(:); b1; W2(:); b2];
    if (simultaneous)
      vD = mu * vD - rate_D * gD;
      [U1, c1, U2, c2] = step_D (U1, c1, U2, c2, vD);
    endif
  endfor

  out.G = [W1(:); b1; W2(:); b2];
  out.D = [U1(:); c1; U2(:); c2];
  out.vG = vG;
  out.aG = aG;
  out.vD = vD;

endfunction

function [U1, c1, U2, c2] = step_D (U1, c1, U2, c2, v)
  U1 += reshape (v(1:12), 2, 6);
  c1 += v(13:18);
  U2 += v(19:21);
  c2 += v(22);
endfunction

## Philox 4x32-10 (Salmon et al. 2011): words 0 .. n - 1 of a draw.  Word i is word
## mod (i, 4) of block i / 4; the counter is (block, 0, step, stream 2^16), as small
## as they are here, and the key is the seed.
function w = words (seed, stream, step, n)
  blocks = ceil (n / 4);
  c = [0:blocks-1; zeros(1, blocks); step * ones(1, blocks); stream * 2^16 * ones(1, blocks)];
  key = [mod(seed, 2^32), floor(seed / 2^32)];
  for round = 1:10
    [hi0, lo0] = product (double (0xD2511F53), c(1,:));
    [hi2, lo2] = product (double (0xCD9E8D57), c(3,:));
    c = [bitxor(bitxor (hi2, c(2,:)), key(1)); lo2; ...
         bitxor(bitxor (hi0, c(4,:)), key(2)); lo0];
    key = mod (key + [double(0x9E3779B9), double(0xBB67AE85)], 2^32);
  endfor
  w = c(1:n)(:);
endfunction

## High and low half of the product of 32-bit numbers, exact in double: A is cut
## in two of 16 bits.
function [hi, lo] = product (a, b)
  high = floor (a / 2^16) * b;
  low = mod (high, 2^16) * 2^16 + mod (a, 2^16) * b;
  hi = floor (high / 2^16) + floor (low / 2^32);
  lo = mod (low, 2^32);
endfunction

## The middle of one of 2^32 cells of (0, 1).
function u = unit (w)
  u = (w + .5) / 2^32;
endfunction

## Box and Muller (1958): a pair of words is a radius and an angle.
function x = normal (seed, stream, step, n)
  w = reshape (unit (words (seed, stream, step, 2 * ceil (n / 2))), 2, []);
  radius = sqrt (-2 * log (w(1,:)));
  x = [radius .* cos(2 * pi * w(2,:)); radius .* sin(2 * pi * w(2,:))](1:n)(:);
endfunction

## Fisher and Yates: place i is swapped with one of places i .. n - 1.
function p = permutation (seed, stream, step, n)
  p = 0:n-1;
  w = words (seed, stream, step, n);
  for i = 1:n
    j = i + floor (w(i) * (n - i + 1) / 2^32);
    p([i, j]) = p([j, i]);
  endfor
endfunction
