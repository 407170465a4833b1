## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{y}, @var{cache}, @var{net}] =} gan_forward (@var{net}, @var{x})
## @deftypefnx {} {[@var{y}, @var{cache}, @var{net}] =} gan_forward (@dots{}, @var{name}, @var{value}, @dots{})
## Output of a net for the observations in the rows of @var{x}.
##
## @var{x} is n-by-d (d the size of the net's input) or H-by-W-by-C-by-n; n may
## be 0.  uint8 means x / 255.  @var{y} has a row for each observation and the
## precision of the net.  @var{cache} is what @code{gan_backward} wants; the third
## output is @var{net} with the running statistics of its batchnorm layers brought up to
## date by @var{x}.
##
## @table @asis
## @item @qcode{"Train"}
## true draws dropout masks, and batchnorm layers normalise by the statistics of
## @var{x}; false (default) leaves dropout out and takes the running statistics: then no
## bit of a row of @var{y} depends on the other rows
## @item @qcode{"Groups"}
## number of equal groups, one below the other, that the rows of @var{x} are in
## (default 1): each has statistics of its own, as the real and the generated half
## of a discriminator's minibatch
## @item @qcode{"Seed"}
## seed of the masks; by default one from @code{rand}
## @item @qcode{"Step"}
## which masks of that seed, 0 (default) to 2^48 - 1; @code{gan_train} counts its
## passes by it
## @item @qcode{"Role"}
## @qcode{"discriminator"} (default) or @qcode{"generator"}: whose masks
## @item @qcode{"NumThreads"}
## threads to use, up to the processors; 0 (default) is all that the system leaves (see
## @code{gan_train})
## @end table
##
## Errors: @var{net} is not a net, @var{x} is of another width, not finite, or
## otherwise not observations.
##
## @example
## @group
## net = gan_net (2, @{"affine", 3@}, "tanh", "Seed", 1);
## y = gan_forward (net, [0 0; 1 2]);
## size (y)
## @result{} 2 3
## @end group
## @end example
##
## @seealso{gan_backward, gan_net, gan_loss, gan_update}
## @end deftypefn

function [y, cache, net] = gan_forward (net, x, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  persistent table = {
    "Train", false, {"flag"};
    "Groups", 1, {"count", 1, 2^31};
    "Seed", [], {"optional", "count", 0, 2^53 - 1};
    "Step", 0, {"count", 0, 2^48 - 1};
    "Role", "discriminator", {"choice", "generator", "discriminator"};
    "NumThreads", 0, {"count", 0, 1024}};
  mode = option_parse ("gan_forward", table, varargin);
  if (! mode.Train)
    mode.Seed = 0;
  elseif (isempty (mode.Seed))
    mode.Seed = option_seed ();
  endif
  try
    if (nargout < 2)
      y = __gan_forward__ (net, x, mode);
    elseif (nargout < 3)
      [y, cache] = __gan_forward__ (net, x, mode);
    else
      [y, cache, net.state] = __gan_forward__ (net, x, mode);
    endif
  catch err
    raise_as ("gan_forward", err);
  end_try_catch

endfunction

%!test
%! ## against the formulas, layer by layer
%! net = gan_net (3, {"affine", 4, "Bias", .1}, "relu", {"affine", 2}, "sigmoid", ...
%!                "Seed", 1, "Precision", "double");
%! x = [1 -2 .5; 0 3 -1];
%! W1 = reshape (net.params(1:12), 3, 4);  b1 = net.params(13:16).';
%! W2 = reshape (net.params(17:24), 4, 2);  b2 = net.params(25:26).';
%! y = 1 ./ (1 + exp (-(max (x * W1 + b1, 0) * W2 + b2)));
%! assert (gan_forward (net, x), y, 1e-14)

%!test
%! ## maxout: the largest piece
%! net = gan_net (3, {"maxout", 4, 5}, "Seed", 1, "Precision", "double");
%! x = randn (6, 3);
%! z = x * reshape (net.params(1:60), 3, 20) + net.params(61:80).';
%! assert (gan_forward (net, x), squeeze (max (reshape (z, 6, 4, 5), [], 3)), 1e-14)

%!test
%! ## images, uint8 and no rows at all
%! net = gan_net ([2, 3, 1], {"affine", 2}, "Seed", 1);
%! x = uint8 (reshape (0:23, 2, 3, 1, 4));
%! rows = single (reshape (x, 6, 4).') / 255;
%! assert (gan_forward (net, x), gan_forward (net, rows))
%! assert (size (gan_forward (net, zeros (0, 6))), [0, 2])

%!test
%! ## dropout: same address, same masks; off by default; expectation kept
%! net = gan_net (1000, {"dropout", .8});
%! x = ones (3, 1000);
%! on = @(step) gan_forward (net, x, "Train", true, "Seed", 4, "Step", step);
%! assert (on (1), on (1))
%! assert (! isequal (on (1), on (2)))
%! assert (unique (on (1)(:)).', single ([0, 1.25]))
%! assert (mean (on (1)(:)), single (1), .05)
%! assert (gan_forward (net, x), single (x))

%!test
%! ## pools, by hand
%! x = reshape ([1 5 2; 4 3 9; 0 7 8; 6 6 1], 1, 12);
%! pool = @(varargin) gan_forward (gan_net ([4, 3, 1], varargin, "Precision", "double"), x);
%! assert (pool ("maxpool", 2), [5, 7])
%! assert (pool ("maxpool", 2, 1), [5, 7, 7, 9, 9, 8])
%! assert (pool ("maxpool", 2, "Rounding", "ceil"), [5, 7, 9, 8])
%! assert (pool ("avgpool", [3, 2]), 20 / 6, 1e-15)
%! assert (pool ("avgpool", 2, "Rounding", "ceil"), [13/4, 19/4, 11/2, 9/2], 1e-15)
%! assert (pool ("upsample", [1, 2]), reshape (x, 4, 3)(:, [1 1 2 2 3 3])(:).')
%! assert (pool ("reshape", 2, 6), x)

%!test
%! ## spatialdropout: all of a channel or nothing
%! net = gan_net ([3, 4, 50], {"spatialdropout", .8});
%! y = reshape (gan_forward (net, ones (2, 600), "Train", true, "Seed", 4), 2, 12, 50);
%! assert (y, repmat (y(:,1,:), 1, 12))
%! assert (unique (y(:)).', single ([0, 1.25]))

%!test
%! ## batchnorm against the formulas: statistics of the rows in training, and running ones
%! net = gan_net (3, {"batchnorm", "Decay", .6, "Epsilon", 1e-3}, "Precision", "double");
%! net.params = [1; 2; 3; -1; 0; 1];
%! x = [1 -2 .5; 0 3 -1; 2 2 2; 7 5 1];
%! [y, ~, after] = gan_forward (net, x, "Train", true);
%! assert (y, (x - mean (x)) ./ sqrt (var (x, 1) + 1e-3) .* [1, 2, 3] + [-1, 0, 1], 1e-14)
%! assert (after.state, [.4 * mean(x), .6 + .4 * var(x)].', 1e-15)
%! assert (gan_forward (net, x, "Train", true), y)
%! y = gan_forward (after, x);
%! assert (y, (x - after.state(1:3).') ./ sqrt (after.state(4:6).' + 1e-3) .* [1, 2, 3] + [-1, 0, 1],
%!         1e-14)
%! [~, ~, same] = gan_forward (after, x);
%! assert (same.state, after.state)
%! ## a channel of an image is one feature
%! net = gan_net ([2, 1, 3], "batchnorm", "Precision", "double");
%! [y, ~, after] = gan_forward (net, [x, 3 * x], "Train", true);
%! pixels = reshape (permute (reshape ([x, 3 * x], 4, 2, 3), [3, 1, 2]), 3, 8).';
%! assert (after.state, [.1 * mean(pixels), .9 + .1 * var(pixels)].', 1e-14)
%! y = reshape (permute (reshape (y, 4, 2, 3), [3, 1, 2]), 3, 8).';
%! assert (y, (pixels - mean (pixels)) ./ sqrt (var (pixels, 1) + 1e-5), 1e-13)

%!test
%! ## two groups are two calls, one after the other
%! net = gan_net ([4, 1, 2], "batchnorm", "relu", {"affine", 3}, "batchnorm", "Seed", 1);
%! x = reshape (sin (1:80), 10, 8);
%! [both, cache, after] = gan_forward (net, x, "Train", true, "Groups", 2);
%! [first, cache1, middle] = gan_forward (net, x(1:5,:), "Train", true);
%! [second, cache2, last] = gan_forward (middle, x(6:10,:), "Train", true);
%! assert (both, [first; second], 1e-5)
%! assert (after.state, last.state, 1e-6)
%! assert (any (abs (both - gan_forward (net, x, "Train", true))(:) > .1))
%! dy = cos (reshape (1:30, 10, 3));
%! [grad, dx] = gan_backward (net, cache, dy);
%! [grad1, dx1] = gan_backward (net, cache1, dy(1:5,:));
%! [grad2, dx2] = gan_backward (net, cache2, dy(6:10,:));
%! assert (dx, [dx1; dx2], 1e-6)
%! assert (grad, grad1 + grad2, 1e-5)

%!test # in use a row has the same bits whatever the other rows are
%! nets = {{37, {"affine", 70}, "batchnorm", "relu", {"maxout", 9, 3}, {"affine", 5}, "sigmoid"}, ...
%!         {[6 6 2], {"conv", 7, 3}, {"maxpool", 2}, {"maxoutconv", 3, 3, 2}, "flatten", {"affine", 5}}, ...
%!         {5, {"affine", 32}, {"reshape", 4, 4, 2}, {"deconv", 3, 4}, "tanh"}};
%! for args = nets
%!   for precision = {"single", "double"}
%!     net = gan_net (args{1}{:}, "Seed", 1, "Precision", precision{1});
%!     x = rand (300, prod (args{1}{1}));
%!     y = gan_forward (net, x, "NumThreads", 2);
%!     for n = [1:7, 17, 20, 100, 259, 263]
%!       rows = randperm (300, n);
%!       assert (isequal (gan_forward (net, x(rows,:)), y(rows,:)), "%d rows, %s", n, precision{1})
%!     endfor
%!   endfor
%! endfor

%!error <Invalid call to gan_forward> gan_forward (1)
%!error <gan_forward: net must be a net of gan_net, not 1> gan_forward (1, 2)
%!error <gan_forward: net.state must be a column of 4 real numbers of class single, not a 3-by-1 single> n = gan_net (2, "batchnorm"); n.state(1) = []; gan_forward (n, [1 2])
%!error <gan_forward: net.state must be a column of 4 real numbers of class single, not a 4-by-1 double> n = gan_net (2, "batchnorm"); n.state = ones (4, 1); gan_forward (n, [1 2])
%!error <gan_forward: net.state must be a column of 0 real numbers of class single, not 1> n = gan_net (2, "relu"); n.state = single (1); gan_forward (n, [1 2])
%!error <gan_forward: net.state must be finite, but it has 2 NaN or Inf> n = gan_net (2, "batchnorm"); n.state([1 4]) = [NaN, Inf]; gan_forward (n, [1 2])
%!error <gan_forward: net.state must have variances of at least 0, but layer 3 has one of -1> n = gan_net (2, "batchnorm", {"affine", 3}, "batchnorm"); n.state(5:8) = -1; gan_forward (n, [1 2])
%!error <gan_forward: net.params must be a column of 6 real numbers of class single, not a 5-by-1 single> n = gan_net (2, {"affine", 2}); n.params(1) = []; gan_forward (n, [1 2])
%!error <gan_forward: net must be a net of gan_net, but the layers must be a cell array of 1 to 256 structs> n = gan_net (2, "relu"); n.layers = 3; gan_forward (n, [1 2])
%!error <gan_forward: x must have 3 columns, as many as the net has inputs, not 2> gan_forward (gan_net (3, "relu"), [1 2])
%!error <gan_forward: x must be finite, but it has 1 NaN or Inf> gan_forward (gan_net (2, "relu"), [1 NaN])
%!error <gan_forward: x must be a real, full array of class single, double or uint8, not a 1-by-2 complex double> gan_forward (gan_net (2, "relu"), [1 2i])
%!error <gan_forward: x must be a real, full array of class single, double or uint8, not a 1-by-2 sparse double> gan_forward (gan_net (2, "relu"), sparse ([1 2]))
%!error <gan_forward: x must be n-by-d or H-by-W-by-C-by-N, not a 1-by-2-by-1-by-1-by-3 double> gan_forward (gan_net (2, "relu"), ones (1, 2, 1, 1, 3))
%!error <gan_forward: unknown option "Trian"; did you mean "Train"\?> gan_forward (gan_net (2, "relu"), [1 2], "Trian", true)
%!error <gan_forward: Train must be true or false, not 2> gan_forward (gan_net (2, "relu"), [1 2], "Train", 2)
