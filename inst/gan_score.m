## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{p} =} gan_score (@var{model}, @var{X})
## @deftypefnx {} {@var{p} =} gan_score (@var{model}, @var{X}, @qcode{"NumThreads"}, @var{n})
## The discriminator's probability D(x) that each row of @var{X} is real.
##
## @var{X} is n-by-d or H-by-W-by-C-by-N, on the scale of the data that the model
## was trained on; uint8 means X / 255.  @var{p} is n-by-1, between 0 and 1, of the
## precision of the model; dropout is off, and no bit depends on the other rows.  After a
## long and balanced training D cannot tell the two apart and all of @var{p} is near 1/2.
##
## Errors: @var{model} is not a model, @var{X} is of another width or not finite.
##
## @example
## @group
## X = gan_digits (1000);
## model = gan_train (X, "MaxEpochs", 1);
## mean (gan_score (model, X)) - mean (gan_score (model, gan_sample (model, 1000)))
## @end group
## @end example
##
## @seealso{gan_train, gan_sample}
## @end deftypefn

function p = gan_score (model, X, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  model = check_model ("gan_score", model);
  persistent table = {"NumThreads", 0, {"count", 0, 1024}};
  opts = option_parse ("gan_score", table, varargin);
  logits = net_forward ("gan_score", "X", model.discriminator, X, 1, opts.NumThreads);
  p = 1 ./ (1 + exp (-logits));

endfunction

%!shared model, X
%! X = rand (50, 6);
%! model = gan_train (X, "MaxIterations", 2, "Minibatch", 5, "Seed", 1, "Display", "off");

%!test
%! p = gan_score (model, X);
%! assert (p, 1 ./ (1 + exp (-gan_forward (model.discriminator, X))), 1e-6)
%! assert (gan_score (model, repmat (X, 41, 1)), repmat (p, 41, 1))
%! for i = [1, 3, 50]
%!   assert (gan_score (model, X(i,:)), p(i))
%! endfor
%! assert (gan_score (model, reshape (X.', 2, 3, 1, 50)), p, 1e-6)

%!error <Invalid call to gan_score> gan_score (model)
%!error <gan_score: model must be a model of gan_train, not 3> gan_score (3, X)
%!error <gan_score: X must have 6 columns, as many as the net has inputs, not 5> gan_score (model, X(:,1:5))
%!error <gan_score: X must have 6 columns, as many as the net has inputs, not 9> gan_score (model, zeros (0, 9))
%!error <gan_score: X must be a real, full array of class single, double or uint8, not a 0-by-0 empty cell> gan_score (model, {})
%!error <gan_score: X must be finite, but it has 1 NaN or Inf> gan_score (model, [1 2 3 4 5 NaN])
