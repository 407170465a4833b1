## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{net} =} gan_net (@var{input_size}, @var{layer}, @var{layer}, @dots{})
## @deftypefnx {} {@var{net} =} gan_net (@dots{}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {} gan_net ()
## Make a net: a chain of layers with fresh initial parameters.
##
## @var{input_size} is the number of features of an observation, or
## @code{[height, width, channels]} for images.  Each @var{layer} is the name of
## a layer type, or a cell with the name, the values that the type takes by
## position, and name-value pairs of its options:
##
## @table @code
## @item @{"affine", @var{units}@}
## fully connected, y = W'x + b
## @item @{"maxout", @var{units}, @var{pieces}@}
## each unit the largest of @var{pieces} (default 5) affine maps
## @item "relu"
## max (x, 0)
## @item @{"leakyrelu", @var{slope}@}
## @var{slope} (default 0.2) times x for x < 0, else x
## @item "sigmoid"
## 1 / (1 + exp (-x))
## @item "tanh"
## hyperbolic tangent
## @item "softplus"
## log (1 + exp (x))
## @item @{"dropout", @var{include}@}
## keeps a number with probability @var{include} (default 0.5) in training and
## divides it by @var{include}
## @item @{"spatialdropout", @var{include}@}
## the same for whole channels of an image
## @item "batchnorm"
## mean 0 and variance 1 of each channel of an image, or of each number of a vector,
## over the minibatch; then a scale and a shift that are learned.  Without training,
## over running statistics, which @code{net.state} holds
## @item @{"maxpool", @var{window}, @var{stride}@}
## the largest number of each window of an image, for each channel; windows are
## @var{stride} apart (default 0: as far as they are large)
## @item @{"avgpool", @var{window}, @var{stride}@}
## the mean of each window
## @item @{"upsample", @var{factor}@}
## each number of an image becomes a block of @var{factor} by @var{factor} (default 2)
## @item @{"reshape", @var{height}, @var{width}, @var{channels}@}
## the same numbers as an image of that size, column by column
## @item "flatten"
## the same numbers as a vector
## @item @{"conv", @var{channels}, @var{kernel}@}
## convolution: each channel of the output is the image seen through a kernel of its
## own (which is not flipped)
## @item @{"maxoutconv", @var{channels}, @var{pieces}, @var{kernel}@}
## each channel the largest of @var{pieces} (default 2) convolutions, pixel by pixel
## @item @{"deconv", @var{channels}, @var{kernel}@}
## transposed convolution: each pixel adds its numbers times the kernels to a window of the
## output, of stride (size - 1) + kernel - 2 padding + output padding
## @end table
##
## @var{window}, @var{stride}, @var{factor} and @var{kernel} are one number or
## @code{[height, width]}.
##
## Options of conv, maxoutconv and deconv layers, beside those of affine ones:
##
## @table @asis
## @item @qcode{"Stride"}
## from one window to the next (default 1); what does not fill a window at the end of
## the image is left out
## @item @qcode{"Padding"}
## zeros around the input of conv; rows and columns cut off the output of deconv
## (default 0)
## @item @qcode{"Biases"}
## @qcode{"tied"} (default): one for a channel; @qcode{"untied"}: one for each of its
## pixels
## @item @qcode{"OutputPadding"}
## of deconv: rows and columns more of the output, below the stride (default 0)
## @end table
##
## The weights of conv are height x width x input channels x output channels of kernels, those
## of deconv height x width x output channels x input channels: there the norm that MaxNorm
## bounds is that of what one input channel adds, and the fan-in counts the numbers that add up
## in a pixel, input channels x kernel / stride.
##
## Options of affine and maxout layers, and of those above, whose units are kernels:
##
## @table @asis
## @item @qcode{"Init"}
## initial weights: @qcode{"he"} (default; normal with variance 2 / fan-in),
## @qcode{"glorot"} (uniform on +- sqrt (6 / (fan-in + fan-out))),
## @qcode{"normal"} (standard deviation Range) or @qcode{"uniform"} (on +- Range)
## @item @qcode{"Range"}
## spread of the initial weights, 0 to 1e6 (default 0.05); given without Init it
## means @qcode{"uniform"}
## @item @qcode{"Bias"}
## initial bias (default 0)
## @item @qcode{"BiasFrom"}
## @qcode{"constant"} (default) or @qcode{"marginals"}: then @code{gan_train} sets
## the biases so that the generator starts at the mean of the data
## @item @qcode{"MaxNorm"}
## bound on the Euclidean norm of a unit's incoming weights after each update (default
## Inf)
## @item @qcode{"LearningRateScale"}
## factor on the learning rate for this layer (default 1)
## @end table
##
## Options of pools:
##
## @table @asis
## @item @qcode{"Padding"}
## how far windows reach over the borders of the image (default 0), less than their
## size.  What is beside the image takes no part
## @item @qcode{"Rounding"}
## @qcode{"floor"} (default): only windows that fit; @qcode{"ceil"}: one more where
## a part of the image is left over
## @end table
##
## Options of batchnorm:
##
## @table @asis
## @item @qcode{"Decay"}
## share of the running statistics that stays in an update (default 0.9)
## @item @qcode{"Epsilon"}
## added to the variance (default 1e-5)
## @item @qcode{"Scale"}
## initial scale (default 1); the shift begins at 0
## @item @qcode{"LearningRateScale"}
## as above
## @end table
##
## Options of the net, after the layers:
##
## @table @asis
## @item @qcode{"Seed"}
## whole number from 0 to 2^53 - 1; by default one from @code{rand}
## @item @qcode{"Precision"}
## @qcode{"single"} (default) or @qcode{"double"}
## @item @qcode{"Range"}
## the same Range for all layers that have neither Init nor Range of their own
## @item @qcode{"Role"}
## @qcode{"generator"} (default) or @qcode{"discriminator"}: which of the seed's
## two streams the parameters are drawn from, so that a pair of nets can share a
## seed
## @end table
##
## @var{net} is a plain struct, to be saved, copied and compared like any value:
## @code{params}, one flat vector with each layer's weights (a unit's incoming
## weights contiguous) and then its biases; @code{layers} with all their options;
## @code{input}; @code{state}; @code{average}; @code{optimizer}.
##
## Without arguments, @code{gan_net} lists the layer types and their options.
##
## Errors: an unknown layer type or option (the nearest valid one is named), a
## value out of range, a net that is too large.
##
## @example
## @group
## G = gan_net (100, @{"affine", 1200, "Range", .05@}, "relu", ...
##              @{"affine", 784@}, "sigmoid", "Seed", 1);
## numel (G.params)
## @result{} 1062784
## @end group
## @end example
##
## @seealso{gan_train, gan_forward, gan_preset}
## @end deftypefn

function net = gan_net (varargin)

  types = option_tables ().layers;
  if (nargin == 0 && nargout == 0)
    list_types (types);
    return;
  endif
  if (nargin < 2)
    print_usage ();
  endif

  input_size = check_input_size (varargin{1});
  [layers, args] = split_layers (varargin(2:end), types);
  persistent table = {
    "Seed", [], {"optional", "count", 0, 2^53 - 1};
    "Precision", "single", {"choice", "single", "double"};
    "Range", [], {"number", 0, 1e6};
    "Role", "generator", {"choice", "generator", "discriminator"}};
  opts = option_parse ("gan_net", table, args);
  if (isempty (opts.Seed))
    opts.Seed = option_seed ();
  endif

  net.format = "gan-net";
  net.version = 1;
  net.input = input_size;
  net.layers = cell (1, numel (layers));
  for i = 1:numel (layers)
    net.layers{i} = complete_layer (layers{i}, i, types, opts.Range);
  endfor
  try
    [net.params, net.state] = __gan_init__ (net.input, net.layers, opts.Precision,
                                            opts.Seed, opts.Role);
  catch err
    raise_as ("gan_net", err);
  end_try_catch
  net.average = zeros (0, 1, opts.Precision);
  net.optimizer = struct ("name", "", "step", 0, "moments", []);
  net = net_storable (net);

endfunction

function input_size = check_input_size (input_size)
  input_size = ordinary ("gan_net", "input_size", input_size);
  if (! (isnumeric (input_size) && isreal (input_size) && isrow (input_size)
         && any (numel (input_size) == [1, 3]) && all (input_size >= 1 & input_size < 2^31)
         && all (input_size == fix (input_size))))
    error ("gan:gan_net:badInput",
           "gan_net: input_size must be a whole number or [height, width, channels], not %s",
           describe (input_size));
  endif
  input_size = double (input_size);
endfunction

## The layers come first; the first name that is an option of the net and not a
## layer type ends them.
function [layers, args] = split_layers (args, types)
  is_option = @(arg) ischar (arg) && any (strcmpi (arg, {"Seed", "Precision", "Range", "Role"}));
  count = find ([cellfun(is_option, args), true], 1) - 1;
  layers = args(1:count);
  args = args(count+1:end);
  if (count == 0)
    error ("gan:gan_net:badInput", "gan_net: a net must have at least one layer");
  endif
endfunction

## One layer as a struct with its type and all options of the type.
function full = complete_layer (layer, number, types, net_range)
  if (isstruct (layer) && isscalar (layer) && isfield (layer, "type"))
    given = rmfield (layer, "type");
    args = [fieldnames(given), struct2cell(given)].';
    layer = [{layer.type}, args(:).'];
  elseif (ischar (layer))
    layer = {layer};
  elseif (! iscell (layer) || isempty (layer))
    error ("gan:gan_net:badLayer",
           "gan_net: layer %d must be the name of a layer type or a cell that starts with one, not %s",
           number, describe (layer));
  endif
  if (! ischar (layer{1}) || rows (layer{1}) != 1)
    error ("gan:gan_net:badLayer", "gan_net: layer %d must start with the name of its type, not %s",
           number, describe (layer{1}));
  endif
  which = find (strcmpi (layer{1}, {types.type}));
  if (isempty (which))
    error ("gan:gan_net:unknownLayer",
           "gan_net: layer %d has the unknown type %s", number,
           unknown_name (layer{1}, [{types.type}, {"Seed", "Precision", "Range", "Role"}]));
  endif
  type = types(which);
  layer = layer(:).';
  where = sprintf ("layer %d (%s): ", number, type.type);

  ## Values by position become name-value pairs.
  args = layer(2:end);
  positional = {type.options([type.options.positional]).name};
  by_position = find ([cellfun(@ischar, args), true], 1) - 1;
  if (by_position > numel (positional))
    error ("gan:gan_net:badLayer", "gan_net: layer %d (%s) takes at most %d values by position, not %d",
           number, type.type, numel (positional), by_position);
  endif
  pairs = [positional(1:by_position); args(1:by_position)];
  args = [pairs(:).', args(by_position+1:end)];

  try
    full = option_parse ("gan_net", type.table, args);
  catch err
    raise_as ("gan_net", err, where);
  end_try_catch

  for option = type.options([type.options.pair])
    full.(option.name) = double (full.(option.name)(:).');
  endfor
  for name = fieldnames (full).'
    value = full.(name{1});
    if (isnumeric (value) && any (isnan (value)))
      error ("gan:gan_net:badLayer", "gan_net: %s%s must be given", where, name{1});
    endif
  endfor
  if (isfield (full, "Range"))
    named = args(1:2:end);
    if (! any (strcmpi ("Init", named)))
      if (any (strcmpi ("Range", named)))
        full.Init = "uniform";
      elseif (! isempty (net_range))
        full.Init = "uniform";
        full.Range = double (net_range);
      endif
    endif
  endif
  full.type = type.type;
  full = orderfields (full, [{"type"}, {type.options.name}]);
endfunction

function list_types (types)
  for type = types
    printf ("%-14s %s\n", type.type, type.help);
    for option = type.options
      if (! isempty (option.choices))
        words = strsplit (option.choices, "|");
        range = ["\"" strjoin(words, "\" | \"") "\", default \"" words{option.default + 1} "\""];
      elseif (isnan (option.default))
        range = sprintf ("%g to %g, must be given", option.lo, option.hi);
      else
        range = sprintf ("%g to %g, default %g", option.lo, option.hi, option.default);
      endif
      if (option.pair)
        range = [range "; one number or [height, width]"];
      endif
      printf ("  %-18s %s\n  %18s (%s)\n", option.name, option.help, "", range);
    endfor
  endfor
endfunction

%!test
%! ## sizes: weights and biases of each layer, one flat vector
%! net = gan_net (7, {"affine", 5}, "relu", {"maxout", 3, 2}, {"dropout", .8}, "sigmoid");
%! assert (numel (net.params), 7*5 + 5 + 5*6 + 6)
%! assert (class (net.params), "single")
%! assert (columns (net.params), 1)
%! assert (net.layers{3}.Pieces, 2)
%! assert (net.layers{4}.Include, .8)

%!test
%! ## same seed, same bits; another seed or role, other bits
%! a = gan_net (6, {"affine", 4}, "Seed", 3);
%! b = gan_net (6, {"affine", 4}, "Seed", 3);
%! c = gan_net (6, {"affine", 4}, "Seed", 4);
%! d = gan_net (6, {"affine", 4}, "Seed", 3, "Role", "discriminator");
%! assert (a, b)
%! assert (! isequal (a.params, c.params))
%! assert (! isequal (a.params, d.params))

%!test
%! ## without a seed Octave's own generator decides
%! rand ("twister", 5);  a = gan_net (6, {"affine", 4});
%! rand ("twister", 5);  b = gan_net (6, {"affine", 4});
%! c = gan_net (6, {"affine", 4});
%! assert (a.params, b.params)
%! assert (! isequal (a.params, c.params))

%!test
%! ## single is the rounded double
%! a = gan_net (9, {"affine", 11}, "Seed", 1);
%! b = gan_net (9, {"affine", 11}, "Seed", 1, "Precision", "double");
%! assert (a.params, single (b.params), eps ("single"))

%!test
%! ## the distributions of initial weights
%! fan_in = 300;  units = 200;  n = fan_in * units;
%! w = @(varargin) gan_net (fan_in, {"affine", units, varargin{:}}, "Seed", 2).params(1:n);
%! assert (std (w ("Init", "he")), single (sqrt (2 / fan_in)), 4e-4)
%! assert (std (w ("Init", "normal", "Range", .3)), single (.3), 3e-3)
%! bound = sqrt (6 / (fan_in + units));
%! assert (max (abs (w ("Init", "glorot"))), single (bound), 1e-4)
%! assert (std (w ("Init", "glorot")), single (bound / sqrt (3)), 4e-4)
%! assert (max (abs (w ("Range", .05))), single (.05), 1e-5)
%! assert (mean (w ("Range", .05)), single (0), 4e-4)

%!test
%! ## biases, and a Range of the whole net that a layer's own overrules
%! net = gan_net (4, {"affine", 3, "Bias", .5}, {"affine", 2, "Range", .3}, "Range", .001);
%! assert (net.params(13:15), single ([.5; .5; .5]))
%! assert (all (abs (net.params(1:12)) < .001))
%! assert (max (abs (net.params(16:21))) > .001)

%!test
%! ## names in any case; image-shaped inputs; a layer's struct is a layer too
%! net = gan_net ([4, 3, 2], {"Affine", 5, "maxnorm", 2}, "ReLU");
%! again = gan_net (net.input, net.layers{:});
%! assert (again.layers, net.layers)
%! assert (numel (net.params), 24*5 + 5)

%!test
%! ## images through a net: sizes, one number for both of a pair, parameters and state
%! net = gan_net ([9, 7, 2], {"maxpool", [3, 2], "Padding", [1, 0]}, "batchnorm", "upsample", ...
%!                {"avgpool", 2, [1, 2], "rounding", "ceil"}, "flatten", "batchnorm");
%! plan = __gan_plan__ (net.input, net.layers);
%! assert (vertcat (plan.out), [3 3 2; 3 3 2; 6 6 2; 5 3 2; 30 1 1; 30 1 1])
%! assert (net.params, single ([1; 1; 0; 0; ones(30, 1); zeros(30, 1)]))
%! assert (net.state, single ([0; 0; 1; 1; zeros(30, 1); ones(30, 1)]))
%! assert (gan_net (net.input, net.layers{:}).layers, net.layers)

%!error <Invalid call to gan_net> gan_net (3)
%!error <gan_net: input_size must be a whole number or \[height, width, channels\], not 0> gan_net (0, "relu")
%!error <gan_net: input_size must be a whole number or \[height, width, channels\], not 2.5> gan_net (2.5, "relu")
%!error <gan_net: input_size must be a whole number or \[height, width, channels\], not a 1-by-2 double> gan_net ([3, 3], "relu")
%!error <gan_net: input_size must be a whole number or \[height, width, channels\], not NaN> gan_net (NaN, "relu")
%!error <gan_net: a net must have at least one layer> gan_net (3, "Seed", 1)
%!error <gan_net: layer 2 has the unknown type "rely"; did you mean "relu"\?> gan_net (3, {"affine", 2}, "rely")
%!error <gan_net: layer 1 \(affine\): Units must be given> gan_net (3, "affine")
%!error <gan_net: layer 1 \(affine\): Units must be a whole number from 1 to 16777216, not 0> gan_net (3, {"affine", 0})
%!error <gan_net: layer 1 \(affine\): Units must be a whole number from 1 to 16777216, not 2.5> gan_net (3, {"affine", 2.5})
%!error <gan_net: layer 1 \(maxout\): Pieces must be a whole number from 1 to 255, not 300> gan_net (3, {"maxout", 2, 300})
%!error <gan_net: layer 1 \(affine\): unknown option "Rnage"; did you mean "Range"\?> gan_net (3, {"affine", 2, "Rnage", 1})
%!error <gan_net: layer 1 \(affine\): option "Range" has no value> gan_net (3, {"affine", 2, "Range"})
%!error <gan_net: layer 1 \(affine\): Init must be "he" or "glorot" or "normal" or "uniform", not "hee"> gan_net (3, {"affine", 2, "Init", "hee"})
%!error <gan_net: layer 1 \(dropout\): Include must be a number from 0.001 to 1, not 0> gan_net (3, {"dropout", 0})
%!error <gan_net: layer 1 \(dropout\) takes at most 1 values by position, not 2> gan_net (3, {"dropout", .5, .5})
%!error <gan_net: layer 1 must be the name of a layer type or a cell that starts with one, not 7> gan_net (3, 7)
%!error <gan_net: layer 1 must start with the name of its type, not 7> gan_net (3, {7})
%!error <gan_net: unknown option "Sed"; did you mean "Seed"\?> gan_net (3, "relu", "Seed", 1, "Sed", 1)
%!error <gan_net: Seed must be a whole number from 0 to 9007199254740991, not -1> gan_net (3, "relu", "Seed", -1)
%!error <gan_net: Precision must be "single" or "double", not "half"> gan_net (3, "relu", "Precision", "half")
%!error <gan_net: layer 2 \(affine\): 16777216 inputs times 16777216 columns of weights are too many> gan_net (3, {"affine", 2^24}, {"affine", 2^24})
%!error <gan_net: layer 1 \(reshape\): Height must be given> gan_net (3, "reshape")
%!error <gan_net: layer 1 \(reshape\): 12 numbers cannot be seen as 5 x 2 x 1> gan_net (12, {"reshape", 5, 2})
%!error <gan_net: layer 1 \(maxpool\): Window must be given> gan_net ([4, 4, 1], "maxpool")
%!error <gan_net: layer 1 \(maxpool\): a padding of 2 x 2 is not smaller than the window of 3 x 2> gan_net ([4, 4, 1], {"maxpool", [3, 2], "Padding", 2})
%!error <gan_net: layer 1 \(avgpool\): a window of 2 x 2 is larger than the image of 5 x 1 with a padding of 0 x 0> gan_net (5, {"avgpool", 2})
%!error <gan_net: layer 1 \(maxpool\): Stride must be a whole number from 0 to 255, or two of them, \[height, width\], not 1.5> gan_net ([4, 4, 1], {"maxpool", 2, 1.5})
%!error <gan_net: layer 2 \(upsample\): an output of 65536 x 65536 x 2 numbers is too large> gan_net ([1024, 1024, 2], "relu", {"upsample", 64})
