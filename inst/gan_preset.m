## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{opts} =} gan_preset (@var{name})
## @deftypefnx {} {@var{opts} =} gan_preset (@var{name}, @var{option}, @var{value}, @dots{})
## @deftypefnx {} {} gan_preset ()
## Options of @code{gan_train} that are known to work for a kind of data.
##
## @table @asis
## @item @qcode{"mnist"}
## the authors' configuration for MNIST (784 pixels from 0 to 1), to the letter: G
## 100-1200-1200-784 with ReLU, ReLU, sigmoid; D maxout 240 units of 5 pieces
## twice, then one logit; dropout in D with include probabilities .8, .5, .5;
## minibatches of 100; both gradients from one pass; SGD at .1 / 1.000004^t, not
## below 1e-6; momentum from .5 to .7 over 250 epochs; D's objective halved.
## Their runs are of hundreds of epochs
## @item @qcode{"cifar10-full"}
## the authors' configuration for CIFAR-10 (3072 numbers, contrast normalised to
## scale 55 as @code{gan_dataset ("cifar10", "Contrast", 55)} has them, rows 1:40000)
## without convolutions: G 100-8000-8000-3072 with ReLU, sigmoid, linear; D maxout
## 1600 units of 5 pieces twice, then one logit; dropout as above; minibatches of 100;
## rate .025.  127 million parameters; training takes some 4 GB
## @item @qcode{"cifar10-conv"}
## the authors' configuration for the same data with convolutions: G 100-8000-8000 with
## ReLU, sigmoid, seen as 10 x 10 x 80, then a transposed convolution 5 x 5, stride 3,
## with a bias for each number; D maxout convolutions 32 x 2, 8 x 8; 32 x 2, 8 x 8; 192 x 2,
## 5 x 5, each with max pooling, maxout 500 units of 5 pieces, one logit; dropout as above;
## minibatches of 128; rate .004.  D's weights begin so near 0 that it leaves 1/2 late: in hundreds
## of iterations, a second each on two cores, it has not
## @item @qcode{"dcgan"}
## small convolutional nets of a later kind (Radford, Metz and Chintala 2016) for images with
## values from 0 to 1: strided convolutions, batch normalisation, leaky ReLU, Adam.
## Samples of MNIST are good after a few minutes, those of CIFAR-10 have the tones and shapes of
## photographs after a quarter of an hour.  @qcode{"Shape"}, [height, width,
## channels], is that of the images (default [28 28 1]); height and width are multiples
## of 4
## @item @qcode{"digits"}
## for @code{gan_digits} and other small images: legible samples within two
## minutes on two cores
## @end table
##
## Further options overrule those of the preset.  Without arguments
## @code{gan_preset} lists the names.
##
## Errors: an unknown name (the nearest is named), unknown options.
##
## @example
## @group
## model = gan_train (gan_digits (5000), gan_preset ("mnist"), "MaxEpochs", 1);
## @end group
## @end example
##
## Reference: the authors' mnist.yaml, cifar10_fully_connected.yaml and
## cifar10_convolutional.yaml, @url{https://github.com/goodfeli/adversarial}; A. Radford,
## L. Metz and S. Chintala, @cite{Unsupervised representation learning with deep
## convolutional generative adversarial networks}, ICLR 2016.
##
## @seealso{gan_options, gan_train}
## @end deftypefn

function opts = gan_preset (name, varargin)

  names = {"mnist", "cifar10-full", "cifar10-conv", "dcgan", "digits"};
  if (nargin == 0)
    printf ("%s\n", names{:});
    return;
  endif
  if (! ischar (name) || rows (name) != 1)
    error ("gan:gan_preset:badInput", "gan_preset: the name must be a string, not %s",
           describe (name));
  endif
  switch (lower (name))
    case "mnist"
      preset = mnist ();
    case "cifar10-full"
      preset = cifar10_full ();
    case "cifar10-conv"
      preset = cifar10_conv ();
    case "dcgan"
      [shape, varargin] = image_shape (varargin);
      preset = dcgan (shape);
    case "digits"
      preset = digits ();
    otherwise
      error ("gan:gan_preset:unknown", "gan_preset: unknown preset %s",
             unknown_name (name, names));
  endswitch
  [~, opts] = option_parse ("gan_preset", option_train ()(:, 1:3), [{preset}, varargin]);

endfunction

## What the authors' configurations have in common.
function p = authors (noise, minibatch, rate)
  p.NoiseSize = 100;
  p.Noise = noise;
  p.Minibatch = minibatch;
  p.Update = "simultaneous";
  p.DiscriminatorScale = .5;
  p.Optimizer = "sgd";
  p.LearningRate = rate;
  p.LearningRateDecay = 1.000004;
  p.LearningRateFloor = 1e-6;
  p.Momentum = .5;
  p.FinalMomentum = .7;
  p.MomentumRamp = 250;
  p.GeneratorAveraging = 0;
endfunction

function p = mnist ()
  p = authors ("uniform", 100, .1);
  p.Generator = {{"affine", 1200, "Range", .05}, "relu", ...
                 {"affine", 1200, "Range", .05}, "relu", ...
                 {"affine", 784, "Range", .05, "BiasFrom", "marginals"}, "sigmoid"};
  p.Discriminator = maxout_discriminator (240);
endfunction

function p = cifar10_full ()
  p = authors ("normal", 100, .025);
  p.Generator = {{"affine", 8000, "Range", .05}, "relu", ...
                 {"affine", 8000, "Range", .05}, "sigmoid", {"affine", 3072, "Range", .5}};
  p.Discriminator = maxout_discriminator (1600);
endfunction

function layers = maxout_discriminator (units)
  layers = {{"dropout", .8}, {"maxout", units, 5, "Range", .005}, ...
            {"dropout", .5}, {"maxout", units, 5, "Range", .005}, ...
            {"dropout", .5}, {"affine", 1, "Range", .005}};
endfunction

## The authors' dropout is that of each layer's input, and their maxout convolutions have the
## pooling in them.
function p = cifar10_conv ()
  p = authors ("normal", 128, .004);
  p.Generator = {{"affine", 8000, "Range", .05}, "relu", ...
                 {"affine", 8000, "Range", .05}, "sigmoid", {"reshape", 10, 10, 80}, ...
                 {"deconv", 3, 5, "Stride", 3, "Biases", "untied", "Range", .05}};
  convolution = @(channels, kernel, padding) ...
    {"maxoutconv", channels, 2, kernel, "Padding", padding, "Range", .005};
  p.Discriminator = {{"reshape", 32, 32, 3}, ...
                     {"dropout", .8}, convolution(32, 8, 4), {"maxpool", 4, 2, "Rounding", "ceil"}, ...
                     {"dropout", .5}, convolution(32, 8, 3), {"maxpool", 4, 2, "Rounding", "ceil"}, ...
                     {"dropout", .5}, convolution(192, 5, 3), {"maxpool", 2, 2, "Rounding", "ceil"}, ...
                     {"dropout", .5}, {"maxout", 500, 5, "Range", .005}, ...
                     {"dropout", .5}, {"affine", 1, "Range", .005}};
endfunction

function p = dcgan (shape)
  near = shape(1:2) / 4;
  double_size = {4, "Stride", 2, "Padding", 1, "Init", "normal", "Range", .02};
  p.Generator = {{"affine", prod(near) * 128, "Init", "normal", "Range", .02}, ...
                 {"reshape", near(1), near(2), 128}, "batchnorm", "relu", ...
                 {"deconv", 64, double_size{:}}, "batchnorm", "relu", ...
                 {"deconv", shape(3), double_size{:}, "Biases", "untied", "BiasFrom", "marginals"}, ...
                 "sigmoid"};
  p.Discriminator = {{"reshape", shape(1), shape(2), shape(3)}, ...
                     {"conv", 64, double_size{:}}, {"leakyrelu", .2}, ...
                     {"conv", 128, double_size{:}}, "batchnorm", {"leakyrelu", .2}, ...
                     {"affine", 1, "Init", "normal", "Range", .02}};
  p.NoiseSize = 64;
  p.Noise = "normal";
  p.Minibatch = 64;
  p.Optimizer = "adam";
  p.LearningRate = 2e-4;
  p.Momentum = .5;
  p.MaxEpochs = 5;
endfunction

## The option Shape, which is the preset's own.
function [shape, args] = image_shape (args)
  shape = [28, 28, 1];
  at = find (cellfun (@(a) ischar (a) && strcmpi (a, "Shape"), args), 1);
  if (isempty (at))
    return;
  endif
  if (at < numel (args))
    shape = ordinary ("gan_preset", "Shape", args{at+1});
  endif
  if (at == numel (args) || ! (isnumeric (shape) && isreal (shape) && ! issparse (shape) && isequal (size (shape), [1, 3])
                               && all (shape == fix (shape)) && all (shape >= 1)
                               && all (shape(1:2) <= 256) && all (mod (shape(1:2), 4) == 0)))
    error ("gan:gan_preset:badInput",
           ["gan_preset: Shape must be [height, width, channels] with heights and widths " ...
            "that are multiples of 4, up to 256"]);
  endif
  shape = double (shape);
  args(at:at+1) = [];
endfunction

function p = digits ()
  p.NoiseSize = 64;
  p.Noise = "normal";
  p.Minibatch = 64;
  p.MaxEpochs = Inf;
  p.MaxIterations = 12000;
endfunction

%!test
%! ## the authors' numbers
%! opts = gan_preset ("mnist");
%! model = gan_train (gan_digits (100, "Seed", 1), opts, "MaxIterations", 0, "Display", "off");
%! assert (numel (model.generator.params), 101*1200 + 1201*1200 + 1201*784)
%! assert (numel (model.discriminator.params), 785*1200 + 241*1200 + 241)
%! assert (max (abs (model.discriminator.params)), single (.005), 1e-6)
%! assert (opts.LearningRateDecay, 1.000004)
%! assert ([opts.Momentum, opts.FinalMomentum, opts.MomentumRamp], [.5, .7, 250])

%!test
%! ## the authors' nets for CIFAR-10: sizes, layer after layer
%! full = gan_preset ("cifar10-full");
%! assert ([full.LearningRate, full.Minibatch, full.DiscriminatorScale], [.025, 100, .5])
%! assert (full.Generator{5}, {"affine", 3072, "Range", .5})
%! assert (full.Discriminator{2}, {"maxout", 1600, 5, "Range", .005})
%! conv = gan_preset ("cifar10-conv");
%! assert ([conv.LearningRate, conv.LearningRateDecay, conv.Minibatch], [.004, 1.000004, 128])
%! D = gan_net (3072, conv.Discriminator{:}, "Seed", 1);
%! shapes = vertcat (__gan_plan__ (D.input, D.layers).out);
%! assert (shapes([3, 4, 6, 7, 9, 10], :), [33 33 32; 16 16 32; 15 15 32; 7 7 32; 9 9 192; 5 5 192])
%! assert (numel (D.params), 192*64+64 + 2048*64+64 + 800*384+384 + 4800*2500+2500 + 501)
%! G = gan_net (8000, conv.Generator{5:6}, "Seed", 1);
%! assert (__gan_plan__ (G.input, G.layers)(end).out, [32 32 3])
%! assert (numel (G.params), 80*75 + 3072)

%!test
%! ## small convolutional nets for images of a shape
%! X = rand (8, 12, 3, 70);
%! model = gan_train (X, gan_preset ("dcgan", "shape", [8 12 3]), "MaxIterations", 2, ...
%!                    "Display", "off", "Seed", 1);
%! S = gan_sample (model, 3);
%! assert (size (S), [3, 288])
%! assert (all (S(:) >= 0 & S(:) <= 1))
%! rows = gan_train (reshape (X, 288, []).', gan_preset ("dcgan", "Shape", [8 12 3]), ...
%!                   "MaxIterations", 2, "Display", "off", "Seed", 1);
%! assert (rows.generator.params, model.generator.params)

%!test
%! assert (gan_preset ("digits", "Seed", 4).Seed, 4)
%! assert (! isempty (strfind (evalc ("gan_preset ()"), "mnist")))

%!error <gan_preset: unknown preset "mnits"; did you mean "mnist"\?> gan_preset ("mnits")
%!error <gan_preset: Shape must be \[height, width, channels\] with heights and widths that are multiples of 4, up to 256> gan_preset ("dcgan", "Shape", [28 30 1])
%!error <gan_preset: Shape must be \[height, width, channels\] with heights and widths that are multiples of 4, up to 256> gan_preset ("dcgan", "Shape")
%!error <gan_preset: the name must be a string, not 3> gan_preset (3)
%!error <gan_preset: unknown option "Sed"; did you mean "Seed"\?> gan_preset ("mnist", "Sed", 1)
