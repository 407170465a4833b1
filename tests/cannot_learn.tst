## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Trainings in which nothing can be learned are refused or spoken of.

%!shared X
%! X = reshape (sin (1:400), 200, 2);

%!function train (X, varargin)
%!  gan_train (X, "NoiseSize", 3, "Seed", 1, "MaxIterations", 5, "MaxEpochs", Inf, "Display", "off", varargin{:});
%!endfunction

%!error <gan_train: Minibatch must be at least 2 where layer 2 of the generator is a batchnorm of single numbers>
%! train (X, "Minibatch", 1, "Generator", {{"affine", 8}, "batchnorm", {"affine", 2}});
%!error <gan_train: Minibatch must be at least 2 where layer 1 of the discriminator is a batchnorm>
%! train (X, "Minibatch", 1, "Discriminator", {"batchnorm", {"affine", 1}});
%!test
%! train (reshape (sin (1:160), 4, 4, 1, 10), "Minibatch", 1, "Generator", {{"affine", 16}}, ...
%!        "Discriminator", {{"conv", 2, 3, "Padding", 1}, "batchnorm", {"affine", 1}});
%!error <gan_forward: Groups must leave at least 2 rows of x in each where layer 1 is a batchnorm of single numbers>
%! gan_forward (gan_net (3, "batchnorm"), ones (4, 3), "Train", true, "Groups", 4);
%!error <gan_train: X must be of a scale that nets of class single can learn, but its columns spread over .e\+20>
%! train (1e20 * X);
%!error <gan_train: X must be of a scale that nets of class single can learn> train (1e-20 * X);
%!warning <gan_train: the columns of X spread over up to 2e\+06, and nets learn numbers of about 1: scale its columns>
%! train (1e6 * X);
%!warning <gan_train: LearningRate is 0, so that neither net moves> train (X, "LearningRate", 0);
%!warning <gan_train: DiscriminatorScale is 0> train (X, "DiscriminatorScale", 0);
%!warning <LearningRateDecay divides the rate at each update: 1.1 leaves the discriminator>
%! train (X, "LearningRateDecay", 1.1, "MaxIterations", 2000, "HistoryInterval", 2000);
%!error <gan_train: Epsilon must be at least 1e-15 for nets of class single, not 1e-20> train (X, "Epsilon", 1e-20);
%!error <gan_update: Epsilon must be a number from 1e-150 to 1, not 1e-200>
%! gan_update (gan_net (1, {"affine", 1}, "Precision", "double"), [1; 1], "Epsilon", 1e-200);

%!test
%! ## moments that overflow are divergence, in both engines and in a single step
%! wide = {"affine", 4, "Init", "normal", "Range", 1e6};
%! steep = {wide, wide, wide, {"affine", 1, "Init", "normal", "Range", 1e6}};
%! for optimizer = {"adam", "rmsprop"}
%!   for engine = {"fused", "kernels"}
%!     args = {"DiscriminatorScale", 1e6, "DiscriminatorLearningRate", 0, "Discriminator", steep, ...
%!             "Optimizer", optimizer{1}, "Engine", engine{1}};
%!     fail ("train (X, args{:})", "diverged to NaN or Inf");
%!   endfor
%!   fail ("gan_update (gan_net (2, {\"affine\", 1}), 1e30 * ones (3, 1), \"Optimizer\", optimizer{1})", ...
%!         "gan_update: grad goes up to 1e\\+30: the step or its moments leave the range of single");
%! endfor

%!warning <gan_train: the generator learns nothing: LearningRateScale is 0 in all layers that have parameters>
%! train (X, "Generator", {{"affine", 4, "LearningRateScale", 0}, "relu", {"affine", 2, "LearningRateScale", 0}});
%!warning <gan_train: the discriminator learns nothing: LearningRateScale is 0>
%! train (X, "Discriminator", {{"affine", 1, "LearningRateScale", 0}});
%!warning <gan_train: all rows of X are the same: there is nothing to learn but that row> train (ones (200, 2));
%!warning <the first iterations have moved nothing in these layers of the generator: 1 \(affine\), 3 \(affine\); their gradients are 0>
%! dead = {{"affine", 4, "Range", 0}, "relu", {"affine", 4}, "relu", {"affine", 2, "LearningRateScale", .1}};
%! train (X, "MaxIterations", 30, "Generator", dead);

%!warning <gan_train: column 2 of X lies from 2015 to 2015, and nets learn numbers of about 1: scale its columns, as in \(X - mean \(X\)\) ./ std \(X\), and leave out those that are constant$>
%! train ([X(:,1), 2015 * ones(rows (X), 1)]);
%!warning <gan_train: column 1 of X lies from 9999999.* to 1000000001, and nets learn numbers of about 1: scale its columns, as in \(X - mean \(X\)\) ./ std \(X\)$>
%! train (X + 1e9);
%!warning <gan_train: the generator ends in layer 3 \(sigmoid\), whose numbers lie from 0 to 1, but those of X from -1 to 1; scale X, or end the generator in \{"affine", 2\}>
%! train ([-1 1; 1 -1](1 + mod (1:200, 2),:), "Generator", {{"affine", 4}, {"affine", 2}, "sigmoid"});
%!warning <gan_train: the discriminator ends in layer 2 \(batchnorm\), after which its numbers are no logits of any size and sign; end it in \{"affine", 1\}>
%! train (X, "Discriminator", {{"affine", 1}, "batchnorm"});

%!test
%! ## layers that wait for others, or are kept on purpose, are no reason for a word
%! late = {{"affine", 4, "Range", 0}, "tanh", {"affine", 2, "LearningRateScale", 0}};
%! waits = {{"affine", 4}, "relu", {"affine", 2, "Range", 0}};
%! assert (evalc ("train (X, 'MaxIterations', 30, 'Generator', waits, 'DiscriminatorLearningRate', 0);"), "")
%! assert (evalc ("train (X, 'MaxIterations', 30, 'Generator', late, 'Discriminator', {{'affine', 1}});"), "")
