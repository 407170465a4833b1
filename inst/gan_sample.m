## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{S}, @var{z}, @var{G}] =} gan_sample (@var{model}, @var{n})
## @deftypefnx {} {[@var{S}, @var{z}, @var{G}] =} gan_sample (@var{model}, @var{n}, @qcode{"Seed"}, @var{seed})
## @deftypefnx {} {[@var{S}, @var{z}, @var{G}] =} gan_sample (@var{model}, @var{z})
## Samples of a trained generator, an observation in each row.
##
## With a whole number @var{n} of at least 0, noise @var{z} of the model's
## distribution is drawn, by default at a seed from @code{rand}; with a matrix, its
## rows are the noise, as wide as the model's.  (A model with noise of size 1 takes
## a scalar as @var{n}; give @var{z} two rows or more there.)  @var{S} has the
## precision of the generator and the scale of the data it was trained on, where
## uint8 counts as 0 to 1.
##
## Where the training kept an average of G's parameters (option GeneratorAveraging), the
## samples are drawn with it.  Its batchnorm layers then normalise by statistics of its own,
## which each call measures over 1000 noise vectors, or up to 4000 where a feature has few
## pixels; they depend on the model alone.  @var{G} is the net that drew the samples, for
## @code{gan_forward}, or as the generator of a model that samples faster.
##
## @table @asis
## @item @qcode{"Seed"}
## whole number from 0 to 2^53 - 1; sample i depends on the seed and i alone,
## to the last bit
## @item @qcode{"NumThreads"}
## threads to use, up to the processors; 0 (default) is all that the system leaves (see
## @code{gan_train})
## @end table
##
## Errors: @var{model} is not a model, @var{z} is of another width, not floating or not
## finite.
##
## @example
## @group
## model = gan_train (gan_digits (1000), "MaxEpochs", 1);
## S = gan_sample (model, 25, "Seed", 1);
## gan_show (S);
## @end group
## @end example
##
## @seealso{gan_train, gan_score, gan_show, gan_noise, gan_nearest}
## @end deftypefn

function [S, z, G] = gan_sample (model, z, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  [model, parts] = check_model ("gan_sample", model);
  persistent table = {
    "Seed", [], {"optional", "count", 0, 2^53 - 1};
    "NumThreads", 0, {"count", 0, 1024}};
  opts = option_parse ("gan_sample", table, varargin);
  z = ordinary ("gan_sample", "z", z);
  if (isnumeric (z) && isscalar (z))
    n = option_parse ("gan_sample", {"n", 0, {"count", 0, 2^31}}, {"n", z}).n;
    G = net_averaged (model, parts.generator, opts.NumThreads);
    if (isempty (opts.Seed))
      opts.Seed = option_seed ();
    endif
    address = struct ("Seed", double (opts.Seed), "Stream", option_tables ().stream.sample, "Step", 0);
    z = __gan_random__ (model.noise.distribution, model.noise.size, n, address).';
  elseif (isa (z, "uint8"))
    error ("gan:gan_sample:badInput", "gan_sample: z must be single or double, not uint8");
  else
    G = net_averaged (model, parts.generator, opts.NumThreads);
  endif
  S = net_forward ("gan_sample", "z", G, z, prod (model.shape), opts.NumThreads);

endfunction

%!shared model
%! model = gan_train (rand (50, 6), "MaxIterations", 2, "Minibatch", 5, "NoiseSize", 4, ...
%!                    "Seed", 1, "Display", "off", "GeneratorAveraging", 0);

%!test
%! [S, z] = gan_sample (model, 2005, "Seed", 3);
%! assert (size (S), [2005, 6])
%! assert (gan_sample (model, 2005, "Seed", 3), S)
%! assert (gan_sample (model, 7, "Seed", 3), S(1:7,:), eps ("single") * 8)
%! assert (gan_sample (model, z), S)
%! assert (gan_forward (model.generator, z), S, eps ("single") * 8)
%! assert (! isequal (gan_sample (model, 7, "Seed", 4), S(1:7,:)))

%!test
%! assert (size (gan_sample (model, 0)), [0, 6])

%!test
%! ## saved and loaded: same bits
%! S = gan_sample (model, 20, "Seed", 5);
%! file = tempname ();
%! unwind_protect
%!   save ("-binary", file, "model");
%!   again = load (file).model;
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect
%! assert (again, model)
%! assert (gan_sample (again, 20, "Seed", 5), S)

%!test
%! ## an average that was kept is what is sampled
%! m = gan_train (rand (50, 6), "MaxIterations", 9, "Minibatch", 5, "Seed", 1, ...
%!                "Display", "off", "GeneratorAveraging", .9, "LearningRate", .01);
%! G = m.generator;
%! [S, z, drew] = gan_sample (m, 5, "Seed", 1);
%! G.params = G.average;
%! assert (gan_forward (G, z), S)
%! assert (! isequal (m.generator.params, G.params))
%! G.average = zeros (0, 1, "single");
%! assert (drew, G)
%! [~, same, G] = gan_sample (model, z(:,1:4));
%! assert (G, model.generator)
%! assert (same, z(:,1:4))

%!test
%! ## the average of a net with batchnorm has its own statistics: those of training passes of it
%! ## over much noise, layer after layer by the formula
%! layers = {{"affine", 12}, {"batchnorm", "Epsilon", 1e-3}, "tanh", {"affine", 6}, "batchnorm"};
%! args = {"Generator", layers, "Noise", "normal", "NoiseSize", 4, "MaxIterations", 60, ...
%!         "Minibatch", 20, "Seed", 1, "Precision", "double", "LearningRate", .02, ...
%!         "Display", "off"};
%! x = reshape (mod (1:600, 17) / 17, 100, 6);
%! m = gan_train (x, args{:});
%! [S, z, G] = gan_sample (m, 7, "Seed", 1);
%! w = m.generator.average;
%! h = gan_noise (1e5, 4, "Distribution", "normal", "Seed", 9) * reshape (w(1:48), 4, 12) + w(49:60).';
%! wanted = [mean(h), var(h)];
%! h = tanh ((h - mean (h)) ./ sqrt (var (h) + 1e-3) .* w(61:72).' + w(73:84).');
%! h = h * reshape (w(85:156), 12, 6) + w(157:162).';
%! wanted = [wanted, mean(h), var(h)];
%! means = [1:12, 25:30];
%! sd = sqrt (wanted(means + [12 * ones(1, 12), 6 * ones(1, 6)]));
%! off = @(state) [max(abs (state(means).' - wanted(means)) ./ sd), ...
%!                 max(abs (state([13:24, 31:36]).' ./ sd .^ 2 - 1))];
%! assert (off (G.state) < [.04, .08])
%! assert (off (m.generator.state) > [.06, .3])
%! assert (gan_forward (G, z), S, 1e-12)
%! ## a model whose generator it is draws the same; any seed, any number of samples and threads
%! fixed = m;
%! fixed.generator = G;
%! assert (gan_sample (fixed, z), S, 1e-12)
%! [~, ~, again] = gan_sample (m, 0, "Seed", 2, "NumThreads", 1);
%! assert (again, G)
%! ## both engines; stopped, saved and resumed
%! [~, ~, other] = gan_sample (gan_train (x, args{:}, "Engine", "kernels"), 0);
%! assert (other.state, G.state, 1e-9)
%! part = gan_train (x, args{:}, "MaxIterations", 23);
%! file = tempname ();
%! unwind_protect
%!   save ("-binary", file, "part");
%!   part = load (file).part;
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect
%! [~, ~, resumed] = gan_sample (gan_train (x, "Resume", part, "MaxIterations", 60), 0);
%! assert (resumed.state, G.state)
%! ## without an average the statistics are those of training
%! raw = gan_train (x, args{:}, "GeneratorAveraging", 0);
%! assert (raw.generator.state, m.generator.state)
%! assert (gan_sample (raw, z), gan_forward (m.generator, z), 1e-12)

%!test # a sample is the same by itself, and so is its score
%! X = gan_digits (100, "Seed", 1);
%! m = gan_train (X, "MaxIterations", 3, "Minibatch", 50, "Display", "off", "Seed", 1);
%! [S, z] = gan_sample (m, 100, "Seed", 2);
%! p = gan_score (m, S);
%! for i = [1, 3, 98, 100]
%!   assert (isequal (gan_sample (m, i, "Seed", 2), S(1:i,:)))
%!   assert (isequal (gan_sample (m, z(i,:)), S(i,:)))
%!   assert (isequal (gan_score (m, S(i,:)), p(i)))
%! endfor

%!error <Invalid call to gan_sample> gan_sample (model)
%!error <gan_sample: model must be a model of gan_train, not 3> gan_sample (3, 4)
%!error <gan_sample: n must be a whole number from 0 to 2147483648, not 2.5> gan_sample (model, 2.5)
%!error <gan_sample: n must be a whole number from 0 to 2147483648, not -1> gan_sample (model, -1)
%!error <gan_sample: z must have 4 columns, as many as the net has inputs, not 3> gan_sample (model, ones (2, 3))
%!error <gan_sample: z must have 4 columns, as many as the net has inputs, not 0> gan_sample (model, [])
%!error <gan_sample: z must be single or double, not uint8> gan_sample (model, uint8 ([1 2 3 4]))
%!error <gan_sample: model.history must be that of gan_train> m = model; m.history = 3; gan_sample (m, 1)
%!error <gan_sample: model.generator must be a net of gan_net, not 3> m = model; m.generator = 3; gan_sample (m, 1)
%!error <gan_sample: model.generator.state must be a column of 4 real numbers of class single, not a 2-by-1 single> m = model; m.generator = gan_net (4, {"affine", 2}, "batchnorm"); m.generator.state(1:2) = []; gan_sample (m, 1)
%!error <gan_sample: model.generator.state must have variances of at least 0, but layer 2 has one of -0.5> m = model; m.generator = gan_net (4, {"affine", 2}, "batchnorm"); m.generator.state(4) = -.5; gan_sample (m, 1)
%!error <gan_sample: model.generator.average must be a column of 30 real numbers of class single, not a 30-by-1 double> m = model; m.generator = gan_net (4, {"affine", 6}); m.generator.average = ones (30, 1); gan_sample (m, 1)
%!error <gan_sample: model.generator.average must be finite, but it has 30 NaN or Inf> m = model; m.generator = gan_net (4, {"affine", 6}); m.generator.average = NaN (30, 1, "single"); gan_sample (m, 1)
%!error <gan_sample: model.generator.params must be finite, but it has 1 NaN or Inf> m = model; m.generator.params(3) = Inf; gan_sample (m, 1)
%!error <gan_sample: z must be finite, but it has 1 NaN or Inf> gan_sample (model, [1 2 3 NaN])
%!error <gan_sample: z must be a real, full array of class single, double or uint8, not a 1-by-3 cell> gan_sample (model, {1, 2, 3})
%!error <gan_sample: unknown option "Sed"; did you mean "Seed"\?> gan_sample (model, 1, "Sed", 1)
