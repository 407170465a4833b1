## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn {} {[@var{grad}, @var{dx}] =} gan_backward (@var{net}, @var{cache}, @var{dy})
## Gradients of a scalar L by a net's parameters and by its input.
##
## @var{cache} is the second output of @code{gan_forward} for the same net, and
## @var{dy} = dL/dy has the size of its first output.  @var{grad} = dL/dparams is as
## long as @code{net.params}; @var{dx} = dL/dx has a row for each observation.
##
## Errors: @var{net}, @var{cache} and @var{dy} do not belong together.
##
## @example
## @group
## net = gan_net (2, @{"affine", 1@}, "Seed", 1);
## [y, cache] = gan_forward (net, [1 2; 3 4]);
## grad = gan_backward (net, cache, [1; 1])   # of sum (y)
## @result{} 4
##      6
##      2
## @end group
## @end example
##
## @seealso{gan_forward, gan_loss, gan_update}
## @end deftypefn

function [grad, dx] = gan_backward (net, cache, dy)

  if (nargin != 3)
    print_usage ();
  endif
  try
    if (nargout < 2)
      grad = __gan_backward__ (net, cache, dy);
    else
      [grad, dx] = __gan_backward__ (net, cache, dy);
    endif
  catch err
    raise_as ("gan_backward", err);
  end_try_catch

endfunction

%!function check_gradients (net, x, mode, step)
%!  ## central differences in double of L = sum (w .* y) for fixed w
%!  args = [mode, {"Seed", 5}];
%!  [y, cache] = gan_forward (net, x, args{:});
%!  w = cos (1:numel (y));
%!  w = reshape (w, size (y));
%!  L = @(net, x) sum ((w .* gan_forward (net, x, args{:}))(:));
%!  [grad, dx] = gan_backward (net, cache, w);
%!  for i = 1:numel (net.params)
%!    up = net;  up.params(i) += step;
%!    down = net;  down.params(i) -= step;
%!    assert (grad(i), (L (up, x) - L (down, x)) / (2 * step), 1e-7 * max (1, abs (grad(i))))
%!  endfor
%!  for i = 1:numel (x)
%!    up = x;  up(i) += step;
%!    down = x;  down(i) -= step;
%!    assert (dx(i), (L (net, up) - L (net, down)) / (2 * step), 1e-7 * max (1, abs (dx(i))))
%!  endfor
%!endfunction

%!shared images
%! images = {"reshape", "flatten", "maxpool", "avgpool", "upsample", "spatialdropout", "batchnorm", ...
%!           "conv", "maxoutconv", "deconv"};

%!test
%! ## every layer type of the registry, alone between two affine layers; the seed
%! ## keeps inputs of kinked layers further from the kinks than the step
%! for type = __gan_layers__ ()
%!   layer = {type.type};
%!   for option = type.options([type.options.positional])
%!     if (isnan (option.default))
%!       layer{end+1} = 3;
%!     endif
%!   endfor
%!   if (! any (strcmp (type.type, images)))
%!     for mode = {{}, {"Train", true}}
%!       net = gan_net (4, {"affine", 5}, layer, {"affine", 2}, "Seed", 7, "Precision", "double");
%!       x = reshape (sin (1:12), 3, 4);
%!       check_gradients (net, x, mode{1}, 1e-5)
%!     endfor
%!   endif
%! endfor

%!test
%! ## types that want images, on one of 4 x 3 x 2, or vectors
%! cases = {{{"reshape", 3, 4, 2}}, {"flatten"}, {{"maxpool", 2}}, ...
%!          {{"maxpool", [3, 2], [1, 2], "Padding", [2, 1]}}, {{"avgpool", 2}}, ...
%!          {{"avgpool", 3, 2, "Padding", 1, "Rounding", "ceil"}}, {{"upsample", [2, 3]}}, ...
%!          {{"spatialdropout", .7}}, {"batchnorm"}, {{"conv", 3, 2, "Padding", 1}}, ...
%!          {{"maxoutconv", 2, 3, [3, 2]}}, {{"deconv", 2, [2, 3], "Stride", 2}}, ...
%!          {{"maxpool", 2, 1}, "batchnorm", "relu", "upsample", "flatten", "batchnorm"}};
%! x = reshape (sin (1:24), 6, 4);
%! for layers = cases
%!   net = gan_net (4, {"affine", 24}, {"reshape", 4, 3, 2}, layers{1}{:}, {"affine", 2}, ...
%!                  "Seed", 7, "Precision", "double");
%!   net.params += .1 * cos ((1:rows (net.params)).');
%!   net.state += .1 * (1:rows (net.state)).';
%!   for mode = {{}, {"Train", true}, {"Train", true, "Groups", 2}}
%!     check_gradients (net, x, mode{1}, 1e-5)
%!   endfor
%! endfor
%! first = cellfun (@(layers) [{}, layers{1}]{1}, cases, "UniformOutput", false);
%! assert (unique (first), sort (images))

%!test
%! ## as the first and as the last layer, and in place after another in-place layer
%! nets = {gan_net(3, "sigmoid", "Precision", "double"), ...
%!         gan_net(3, {"dropout", .6}, {"maxout", 4, 3}, {"dropout", .6}, "tanh", "Seed", 2, ...
%!                 "Precision", "double"), ...
%!         gan_net(3, {"affine", 3}, {"dropout", .6}, "leakyrelu", "softplus", {"dropout", .5}, ...
%!                 "sigmoid", "Seed", 2, "Precision", "double")};
%! x = reshape (cos (1:15), 5, 3);
%! for net = nets
%!   check_gradients (net{1}, x, {"Train", true}, 1e-5)
%! endfor

%!test
%! ## no observations: a gradient of 0
%! net = gan_net (3, {"affine", 2});
%! [y, cache] = gan_forward (net, zeros (0, 3));
%! [grad, dx] = gan_backward (net, cache, y);
%! assert (grad, zeros (8, 1, "single"))
%! assert (size (dx), [0, 3])

%!error <Invalid call to gan_backward> gan_backward (1, 2)
%!error <gan_backward: net must be a net of gan_net, not 1> gan_backward (1, 2, 3)
%!error <gan_backward: cache must be the second output of gan_forward, not 3> gan_backward (gan_net (1, "relu"), 3, 3)
%!error <gan_backward: dy must be a real matrix of the size of the output, 1-by-1, not "xy">
%! net = gan_net (1, "relu");
%! [y, cache] = gan_forward (net, 1);
%! gan_backward (net, cache, "xy");
%!error <gan_backward: dy must be a real matrix of the size of the output, 2-by-1, not a 1-by-2 double>
%! net = gan_net (1, "relu");
%! [y, cache] = gan_forward (net, [1; 2]);
%! gan_backward (net, cache, [1, 2]);
%!error <gan_backward: net and cache do not belong together: >
%! net = gan_net (1, "relu");
%! [y, cache] = gan_forward (net, 1);
%! gan_backward (gan_net (2, {"affine", 1}), cache, 1);
