## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Convolutions against loops that say what they are, on images as users have them.

## y (i, j, m, n) = b (i, j, m) + the sum of a window of x times kernel m.
%!function y = naive (x, W, b, stride, padding)
%!  [h, w, c, n] = size (x);
%!  kernel = [size(W, 1), size(W, 2)];
%!  padded = zeros (h + 2 * padding(1), w + 2 * padding(2), c, n);
%!  padded(padding(1) + (1:h), padding(2) + (1:w), :, :) = x;
%!  out = floor (([h, w] + 2 * padding - kernel) ./ stride) + 1;
%!  y = zeros (out(1), out(2), size (W, 4), n);
%!  for k = 1:n
%!    for m = 1:size (W, 4)
%!      for i = 1:out(1)
%!        for j = 1:out(2)
%!          rows = (i - 1) * stride(1) + (1:kernel(1));
%!          columns = (j - 1) * stride(2) + (1:kernel(2));
%!          y(i,j,m,k) = sum ((padded(rows,columns,:,k) .* W(:,:,:,m))(:));
%!        endfor
%!      endfor
%!    endfor
%!  endfor
%!  y += b;
%!endfunction

## Kernels and biases of a net's only layer, the biases as the output has them.
%!function [W, b] = parts (net, kernel, channels, out, untied)
%!  n = prod (kernel) * channels(1) * channels(2);
%!  W = reshape (net.params(1:n), kernel(1), kernel(2), channels(1), channels(2));
%!  b = net.params(n+1:end);
%!  if (untied)
%!    b = reshape (b, out(1), out(2), []);
%!  else
%!    b = reshape (b, 1, 1, []);
%!  endif
%!endfunction

## Images as rows, and rows as images.
%!function rows = flat (x)
%!  rows = reshape (x, size (x, 1) * size (x, 2) * size (x, 3), []).';
%!endfunction
%!function x = images (rows, shape)
%!  x = reshape (rows.', shape(1), shape(2), shape(3), []);
%!endfunction

## Image, kernel, stride, padding, channels: odd sizes, a single pixel, a kernel as large as the
## image and as large as the padded one, strides beyond the kernel, one image.
%!function list = geometries ()
%!  list = {[7 6 2 3], [3 2], [2 1], [1 0], 3
%!          [1 1 1 1], [1 1], [1 1], [0 0], 1
%!          [5 4 3 2], [5 4], [1 1], [0 0], 2
%!          [3 2 1 2], [5 4], [1 1], [1 1], 5
%!          [19 3 2 1], [2 3], [5 2], [3 1], 7
%!          [11 13 1 2], [1 1], [2 3], [0 0], 9
%!          [33 17 3 2], [8 5], [1 1], [4 2], 17};
%!endfunction

%!test
%! ## forward in both precisions, with both kinds of biases
%! for g = geometries ().'
%!   [size_x, kernel, stride, padding, channels] = g{:};
%!   x = rand (size_x) - .5;
%!   for biases = {"tied", "untied"}
%!     for precision = {"single", "double"}
%!       net = gan_net (size_x(1:3), {"conv", channels, kernel, "Stride", stride, ...
%!                      "Padding", padding, "Biases", biases{1}}, "Seed", 1, ...
%!                      "Precision", precision{1});
%!       net.params += .1 * (rand (size (net.params)) - .5);
%!       out = floor ((size_x(1:2) + 2 * padding - kernel) ./ stride) + 1;
%!       [W, b] = parts (net, kernel, [size_x(3), channels], out, strcmp (biases{1}, "untied"));
%!       wanted = naive (x, double (W), double (b), stride, padding);
%!       y = gan_forward (net, x);
%!       assert (class (y), precision{1})
%!       assert (images (double (y), [out, channels]), wanted, 200 * eps (precision{1}))
%!     endfor
%!   endfor
%! endfor

%!test
%! ## maxout convolution: the largest of the pieces
%! for g = geometries ().'
%!   [size_x, kernel, stride, padding, channels] = g{:};
%!   x = rand (size_x) - .5;
%!   net = gan_net (size_x(1:3), {"maxoutconv", channels, 3, kernel, "Stride", stride, ...
%!                  "Padding", padding}, "Seed", 1, "Precision", "double");
%!   net.params += .1 * (rand (size (net.params)) - .5);
%!   out = floor ((size_x(1:2) + 2 * padding - kernel) ./ stride) + 1;
%!   [W, b] = parts (net, kernel, [size_x(3), 3 * channels], out, false);
%!   z = naive (x, W, b, stride, padding);
%!   wanted = max (reshape (z, out(1), out(2), channels, 3, []), [], 4);
%!   assert (gan_forward (net, x), flat (wanted), 1e-13)
%! endfor

%!test
%! ## conv and deconv of the same weights are adjoint, <conv (x), z> = <x, deconv (z)>, and
%! ## the output padding gives back every size
%! for g = geometries ().'
%!   [size_x, kernel, stride, padding, channels] = g{:};
%!   out = floor ((size_x(1:2) + 2 * padding - kernel) ./ stride) + 1;
%!   more = size_x(1:2) - (stride .* (out - 1) + kernel - 2 * padding);
%!   given = {kernel, "Stride", stride, "Padding", padding};
%!   down = gan_net (size_x(1:3), {"conv", channels, given{:}}, "Seed", 1, "Precision", "double");
%!   up = gan_net ([out, channels], {"deconv", size_x(3), given{:}, "OutputPadding", more}, ...
%!                 "Precision", "double");
%!   weights = numel (down.params) - channels;
%!   up.params(1:weights) = down.params(1:weights);
%!   x = randn (size_x);
%!   z = randn ([out, channels, size(x, 4)]);
%!   y = gan_forward (up, z);
%!   assert (columns (y), prod (size_x(1:3)))
%!   one = sum ((gan_forward (down, x) .* flat (z))(:));
%!   other = sum ((flat (x) .* y)(:));
%!   assert (one, other, 1e-12 * norm (x(:)) * norm (y, "fro"))
%! endfor

%!test
%! ## transposed convolution: each pixel adds its kernel
%! z = randn (3, 2, 2, 2);
%! net = gan_net ([3 2 2], {"deconv", 3, [3 2], "Stride", [2 3], "Padding", [1 0], ...
%!                "OutputPadding", [1 2], "Biases", "untied"}, "Seed", 1, "Precision", "double");
%! net.params += .1 * randn (size (net.params));
%! W = reshape (net.params(1:36), 3, 2, 3, 2);
%! wanted = zeros (8, 7, 3, 2);
%! for k = 1:2
%!   for c = 1:2
%!     for i = 1:3
%!       for j = 1:2
%!         wanted(2*i-1:2*i+1, 3*j-2:3*j-1, :, k) += z(i,j,c,k) * W(:,:,:,c);
%!       endfor
%!     endfor
%!   endfor
%! endfor
%! wanted = wanted(2:7,:,:,:) + reshape (net.params(37:end), 6, 7, 3);
%! assert (gan_forward (net, z), flat (wanted), 1e-13)

## Central differences of L = sum (w .* y) at some of the parameters and inputs.
%!function check_gradients (net, x, args)
%!  [y, cache] = gan_forward (net, x, args{:});
%!  w = reshape (cos (1:numel (y)), size (y));
%!  L = @(net, x) sum ((w .* gan_forward (net, x, args{:}))(:));
%!  [grad, dx] = gan_backward (net, cache, w);
%!  step = 1e-5;
%!  for i = round (linspace (1, numel (net.params), 40))
%!    [up, down] = deal (net);
%!    up.params(i) += step;
%!    down.params(i) -= step;
%!    assert (grad(i), (L (up, x) - L (down, x)) / (2 * step), 1e-7 * max (1, norm (grad, Inf)))
%!  endfor
%!  for i = round (linspace (1, numel (x), 40))
%!    [up, down] = deal (x);
%!    up(i) += step;
%!    down(i) -= step;
%!    assert (dx(i), (L (net, up) - L (net, down)) / (2 * step), 1e-7 * max (1, norm (dx, Inf)))
%!  endfor
%!endfunction

%!test
%! ## gradients, where dZ is dense and where dropout leaves a quarter of it
%! rand ("twister", 3);
%! randn ("twister", 3);
%! for behind = {{}, {{"dropout", .25}}}
%!   for g = geometries ().'
%!     [size_x, kernel, stride, padding, channels] = g{:};
%!     x = flat (randn (size_x));
%!     given = {kernel, "Stride", stride, "Padding", padding};
%!     for layer = {{"conv", channels, given{:}}, {"maxoutconv", channels, 2, given{:}}, ...
%!                  {"conv", channels, given{:}, "Biases", "untied"}}
%!       net = gan_net (size_x(1:3), layer{1}, behind{1}{:}, "Seed", 2, "Precision", "double");
%!       net.params += .1 * randn (size (net.params));   # no ties where a window shows zeros alone
%!       check_gradients (net, x, {"Train", true, "Seed", 1})
%!     endfor
%!     if (all (size_x(1:2) - 1 + kernel > 2 * padding))
%!       for biases = {"tied", "untied"}
%!         net = gan_net (size_x(1:3), {"deconv", channels, given{:}, "Biases", biases{1}}, ...
%!                        behind{1}{:}, "Seed", 2, "Precision", "double");
%!         check_gradients (net, x, {"Train", true, "Seed", 1})
%!       endfor
%!     endif
%!   endfor
%! endfor

%!test
%! ## initial weights: spread by the numbers that add up in a pixel
%! spread = @(net, n) std (net.params(1:n));
%! net = gan_net ([9 9 16], {"conv", 32, 5}, "Seed", 1, "Precision", "double");
%! assert (spread (net, 5*5*16*32), sqrt (2 / (5*5*16)), 1e-3)
%! net = gan_net ([9 9 32], {"deconv", 16, 4, "Stride", 2}, "Seed", 1, "Precision", "double");
%! assert (spread (net, 4*4*16*32), sqrt (2 / (4*4*32/4)), 2e-3)
%! net = gan_net ([9 9 16], {"conv", 32, 5, "Init", "glorot"}, "Seed", 1, "Precision", "double");
%! assert (max (net.params), sqrt (6 / (25 * (16 + 32))), 1e-4)

%!test
%! ## what maxnorm bounds is a kernel
%! net = gan_net ([6 6 2], {"conv", 3, 3, "MaxNorm", .1}, "Seed", 1, "Precision", "double");
%! net = gan_update (net, zeros (size (net.params)), "LearningRate", 0);
%! assert (norm (reshape (net.params(1:54), 18, 3), "columns"), .1 * ones (1, 3), 1e-12)

%!test
%! ## pairs of any class, in rows or columns; images of another shape are refused
%! net = gan_net ([8 6 1], {"conv", 2, int8([3; 2])}, "Seed", 1);
%! assert (net.layers{1}.Kernel, [3, 2])
%! assert (class (net.layers{1}.Kernel), "double")

%!test
%! ## 1 and 2 threads: the same bits, also where a net has few weights but much work
%! D = {{"maxoutconv", 6, 2, 5, "Padding", 2}, {"maxpool", 2}, {"conv", 5, 3}, "relu", {"affine", 1}};
%! G = {{"affine", 64}, {"reshape", 8, 8}, {"deconv", 4, 4, "Stride", 2, "Padding", 1}, "relu", ...
%!      {"deconv", 1, 4, "Stride", 2, "Padding", 1}, "sigmoid"};
%! X = rand (32, 32, 1, 60);
%! train = @(threads) gan_train (X, "Generator", G, "Discriminator", D, "Minibatch", 30, ...
%!                               "MaxIterations", 3, "Seed", 1, "Display", "off", ...
%!                               "NumThreads", threads);
%! [a, b] = deal (train (1), train (2));
%! assert (a.generator.params, b.generator.params)
%! assert (a.discriminator.params, b.discriminator.params)

%!error <gan_forward: x must be images of 8 x 6 x 3, as the net takes them, not of 6 x 8 x 3> gan_forward (gan_net ([8 6 3], {"conv", 2, 3}), rand (6, 8, 3, 2))
%!error <gan_train: Discriminator: layer 1 \(reshape\): 784 numbers cannot be seen as 32 x 32 x 1> gan_train (rand (28, 28, 1, 70), gan_preset ("dcgan", "Shape", [32 32 1]), "Display", "off")
%!error <gan_net: layer 1 \(conv\): a kernel of 5 x 7 is larger than the image of 3 x 4 with a padding of 1 x 1> gan_net ([3 4 1], {"conv", 2, [5 7], "Padding", 1})
%!error <gan_net: layer 1 \(conv\): Stride must be a whole number from 1 to 1024, or two of them, \[height, width\], not 0> gan_net ([3 4 1], {"conv", 2, 2, "Stride", 0})
%!error <gan_net: layer 1 \(conv\): Kernel must be a whole number from 1 to 1024, or two of them, \[height, width\], not a 1-by-3 double> gan_net ([3 4 1], {"conv", 2, [1 2 3]})
%!error <gan_net: layer 1 \(conv\): Channels must be given> gan_net ([3 4 1], "conv")
%!error <gan_net: layer 1 \(maxoutconv\): Pieces must be a whole number from 1 to 255, not 256> gan_net ([3 4 1], {"maxoutconv", 2, 256, 2})
%!error <gan_net: layer 2 \(deconv\): an output padding of 2 must be smaller than the stride of 2> gan_net ([3 4 1], "relu", {"deconv", 2, 3, "Stride", 2, "OutputPadding", [0 2]})
%!error <gan_net: layer 1 \(deconv\): a padding of 2 leaves nothing of an output of 3> gan_net ([1 1 1], {"deconv", 2, 3, "Padding", 2})
%!error <gan_net: layer 1 \(conv\): .* are too many> gan_net ([40000 40000 1], {"conv", 100, 1})
