## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{net} =} gan_update (@var{net}, @var{grad})
## @deftypefnx {} {@var{net} =} gan_update (@var{net}, @var{grad}, @var{name}, @var{value}, @dots{})
## One optimizer step of a net down a gradient.
##
## @var{grad} is the gradient of the loss by @code{net.params}, as
## @code{gan_backward} gives it.  The moments and the count of steps are kept in
## @code{net.optimizer}; with another optimizer than in the step before they start
## afresh.  Options, as in @code{gan_train}:
##
## @table @asis
## @item @qcode{"Optimizer"}
## @qcode{"adam"} (default), @qcode{"sgd"} with momentum, or @qcode{"rmsprop"}
## @item @qcode{"LearningRate"}
## initial rate; default 0.1 for sgd, 1e-3 for adam, 2e-4 for rmsprop
## @item @qcode{"LearningRateDecay"}, @qcode{"LearningRateFloor"}
## the rate is divided by the one (default 1) at each update, down to the other
## (default 0)
## @item @qcode{"Momentum"}, @qcode{"FinalMomentum"}, @qcode{"MomentumRamp"}
## momentum of sgd, or adam's first-moment decay, from the first (default 0.5) to
## the second linearly over the third, in epochs (default 0: no ramp)
## @item @qcode{"Epoch"}
## where on that ramp the step is, from 0 (default 0)
## @item @qcode{"Beta2"}, @qcode{"Epsilon"}
## second-moment decay (default 0.999) and offset (default 1e-8) of adam and rmsprop
## @item @qcode{"WeightDecay"}
## times the weights, added to their gradient (default 0)
## @item @qcode{"Averaging"}
## decay c of an exponential average of the parameters, kept in @code{net.average}:
## c average + (1 - c) params, c at most (t - 1) / (t + 2) in step t; 0 (default)
## keeps none.  The running statistics of batchnorm in @code{net.state} are not those of a
## net with these parameters; @code{gan_sample} measures them
## @item @qcode{"NumThreads"}
## threads to use, up to the processors; 0 (default) is all that the system leaves (see
## @code{gan_train})
## @end table
##
## After the step, weights of layers with a MaxNorm are scaled back to it.
##
## Errors: @var{net} is not a net, @var{grad} is not as long as its parameters or
## not finite, a step or moments that leave the range of its precision, an Epsilon below
## 1e-15 (1e-150 in double), an unknown option.
##
## @example
## @group
## net = gan_net (2, @{"affine", 1@}, "Seed", 1);
## net = gan_update (net, [1; 1; 1], "Optimizer", "sgd", "LearningRate", .1);
## @end group
## @end example
##
## References: Polyak 1964; Kingma and Ba 2015; Tieleman and Hinton 2012.
##
## @seealso{gan_backward, gan_forward, gan_train}
## @end deftypefn

function net = gan_update (net, grad, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  persistent table = [option_optimizer()(:, 1:3); {
    "Epoch", 0, {"number", 0, 1e15};
    "NumThreads", 0, {"count", 0, 1024}}];
  rule = option_parse ("gan_update", table, varargin);
  try
    [net.params, net.optimizer, net.average] = __gan_update__ (net, grad, rule);
  catch err
    raise_as ("gan_update", err);
  end_try_catch

endfunction

%!shared net, g
%! net = gan_net (2, {"affine", 2}, {"affine", 1, "LearningRateScale", .5}, "Seed", 1, ...
%!                "Precision", "double");
%! g = sin (1:9).';

%!test
%! ## sgd with momentum against the formulas, with decay, floor and ramp
%! slow = ones (9, 1);  slow(7:9) = .5;
%! w = [1:4, 7:8];
%! p = net.params;  v = zeros (9, 1);  n = net;
%! for t = 0:4
%!   rate = max (.1 / 1.5 ^ t, .04);
%!   mu = .5 + .2 * min (1, t / 3);
%!   d = g;  d(w) += .01 * p(w);
%!   v = mu * v - rate * slow .* d;
%!   p += v;
%!   n = gan_update (n, g, "Optimizer", "sgd", "LearningRate", .1, "LearningRateDecay", 1.5, ...
%!                   "LearningRateFloor", .04, "Momentum", .5, "FinalMomentum", .7, ...
%!                   "MomentumRamp", 4, "WeightDecay", .01, "Epoch", t);
%! endfor
%! assert (n.params, p, 1e-14)
%! assert (n.optimizer.step, 5)

%!test
%! ## adam against the formulas
%! slow = ones (9, 1);  slow(7:9) = .5;
%! p = net.params;  m = s = zeros (9, 1);  n = net;
%! for t = 1:3
%!   d = g * t;
%!   m = .9 * m + .1 * d;
%!   s = .99 * s + .01 * d .^ 2;
%!   p -= .01 * slow .* (m / (1 - .9 ^ t)) ./ (sqrt (s / (1 - .99 ^ t)) + 1e-6);
%!   n = gan_update (n, d, "Optimizer", "adam", "LearningRate", .01, "Momentum", .9, ...
%!                   "Beta2", .99, "Epsilon", 1e-6);
%! endfor
%! assert (n.params, p, 1e-14)

%!test
%! ## rmsprop against the formulas
%! slow = ones (9, 1);  slow(7:9) = .5;
%! p = net.params;  s = zeros (9, 1);  n = net;
%! for t = 1:3
%!   s = .9 * s + .1 * g .^ 2;
%!   p -= .01 * slow .* g ./ (sqrt (s) + 1e-6);
%!   n = gan_update (n, g, "Optimizer", "rmsprop", "LearningRate", .01, "Beta2", .9, ...
%!                   "Epsilon", 1e-6);
%! endfor
%! assert (n.params, p, 1e-14)

%!test
%! ## max-norm bounds each unit's incoming weights and leaves smaller ones alone
%! n = gan_net (3, {"affine", 2, "MaxNorm", 1, "Range", .01}, "Precision", "double");
%! n.params(1:3) = [3; 4; 0];
%! n = gan_update (n, zeros (8, 1), "Optimizer", "sgd");
%! assert (n.params(1:3), [.6; .8; 0], 1e-15)
%! assert (norm (n.params(4:6)) < .02)

%!test
%! ## the average of the parameters against its formula
%! n = net;
%! for t = 1:15
%!   n = gan_update (n, g, "LearningRate", .1, "Averaging", .55);
%!   c = min (.55, (t - 1) / (t + 2));
%!   if (t == 1)
%!     average = n.params;
%!   endif
%!   average = c * average + (1 - c) * n.params;
%! endfor
%! assert (n.average, average, 1e-14)
%! assert (rows (gan_update (n, g).average), 0)

%!test
%! ## another optimizer starts afresh
%! n = gan_update (net, g, "Optimizer", "sgd");
%! n = gan_update (n, g, "Optimizer", "adam");
%! assert (n.optimizer.name, "adam")
%! assert (n.optimizer.step, 1)

%!error <Invalid call to gan_update> gan_update (net)
%!error <gan_update: net must be a net of gan_net, not 3> gan_update (3, g)
%!error <gan_update: grad must be 9 finite real numbers in a column, as net.params, not a 1-by-9 double> gan_update (net, g.')
%!error <gan_update: grad must be 9 finite real numbers in a column, as net.params, not one with 9 NaN or Inf> gan_update (net, g * NaN)
%!error <gan_update: unknown option "Momentom"; did you mean "Momentum"\?> gan_update (net, g, "Momentom", 1)
%!error <gan_update: Momentum must be a number from 0 to 0.999999999, not 1> gan_update (net, g, "Momentum", 1)
