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
## Reference: the authors' mnist.yaml, @url{https://github.com/goodfeli/adversarial}.
##
## @seealso{gan_options, gan_train}
## @end deftypefn

function opts = gan_preset (name, varargin)

  names = {"mnist", "digits"};
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
    case "digits"
      preset = digits ();
    otherwise
      error ("gan:gan_preset:unknown", "gan_preset: unknown preset \"%s\"; did you mean \"%s\"?",
             name, nearest_name (name, names));
  endswitch
  opts = parse_options ("gan_preset", train_options ()(:, 1:3), [{preset}, varargin]);

endfunction

function p = mnist ()
  p.Generator = {{"affine", 1200, "Range", .05}, "relu", ...
                 {"affine", 1200, "Range", .05}, "relu", ...
                 {"affine", 784, "Range", .05, "BiasFrom", "marginals"}, "sigmoid"};
  p.Discriminator = {{"dropout", .8}, {"maxout", 240, 5, "Range", .005}, ...
                     {"dropout", .5}, {"maxout", 240, 5, "Range", .005}, ...
                     {"dropout", .5}, {"affine", 1, "Range", .005}};
  p.NoiseSize = 100;
  p.Noise = "uniform";
  p.Minibatch = 100;
  p.Update = "simultaneous";
  p.DiscriminatorScale = .5;
  p.Optimizer = "sgd";
  p.LearningRate = .1;
  p.LearningRateDecay = 1.000004;
  p.LearningRateFloor = 1e-6;
  p.Momentum = .5;
  p.FinalMomentum = .7;
  p.MomentumRamp = 250;
  p.GeneratorAveraging = 0;
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
%! assert (gan_preset ("digits", "Seed", 4).Seed, 4)
%! assert (! isempty (strfind (evalc ("gan_preset ()"), "mnist")))

%!error <gan_preset: unknown preset "mnits"; did you mean "mnist"\?> gan_preset ("mnits")
%!error <gan_preset: the name must be a string, not 3> gan_preset (3)
%!error <gan_preset: unknown option "Sed"; did you mean "Seed"\?> gan_preset ("mnist", "Sed", 1)
