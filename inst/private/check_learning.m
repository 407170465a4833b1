## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check_learning (run, x)
##
## Refuses a training in which nothing can be learned, and says what stands in its way
## where something is left that can.  X are the rows as they were given, in their own class.

function check_learning (run, x)

  opts = run.options;
  if (run.rules.Generator.LearningRate == 0 && run.rules.Discriminator.LearningRate == 0)
    say ("LearningRate is 0, so that neither net moves");
  endif
  for name = {"Generator", "Discriminator"}
    net = run.(lower (name{1}));
    rule = run.rules.(name{1});
    check_epsilon ("gan_train", net, rule);
    scales = cellfun (@(layer) layer.LearningRateScale, ...
                      net.layers(cellfun (@(layer) isfield (layer, "LearningRateScale"), net.layers)));
    if (! any (scales > 0))
      say ("the %s learns nothing: LearningRateScale is 0 in all layers that have parameters",
           lower (name{1}));
    endif
    i = lone_batchnorm (net, run.parts.(lower (name{1})), opts.Minibatch);
    if (i > 0)
      error ("gan:gan_train:badInput",
             ["gan_train: Minibatch must be at least 2 where layer %d of the %s is a batchnorm " ...
              "of single numbers, which makes a sample that is alone 0, whatever it was"], i,
             lower (name{1}));
    endif
    if (strcmp (name{1}, "Discriminator") && opts.DiscriminatorScale == 0)
      say ("DiscriminatorScale is 0, so that the discriminator learns nothing");
    else
      say_when_rate_vanishes (name{1}, rule, run);
    endif
  endfor
  check_ends (run, x);
  check_scale (x, class (run.generator.params));
  if (rows (x) > 1 && all (x(1,:) == x(2,:)) && all ((x == x(1,:))(:)))
    say ("all rows of X are the same: there is nothing to learn but that row");
  endif

endfunction

function say (format, varargin)
  warning ("gan:gan_train:nothingLearned", ["gan_train: " format], varargin{:});
endfunction

## A rate that is gone after a tenth of the updates was meant for an epoch, not an update.
function say_when_rate_vanishes (name, rule, run)
  updates = run.last - run.iteration;
  if (strcmp (name, "Discriminator"))
    updates *= run.options.DiscriminatorSteps;
  endif
  if (isfinite (updates) && updates > 0 && rule.LearningRate > 0 && rule.LearningRateFloor == 0)
    left = rule.LearningRateDecay ^ -(updates / 10);
    if (left < 1e-4)
      say (["LearningRateDecay divides the rate at each update: %g leaves the %s %.1g of it after " ...
            "a tenth of the run; LearningRateFloor bounds it"], rule.LearningRateDecay, lower (name), ...
           left);
    endif
  endif
endfunction

## Where the numbers of a net's last layer cannot be those of the data, or logits.
function check_ends (run, x)
  [type, number] = last_layer (run.discriminator);
  if (any (strcmp (type, {"relu", "tanh", "softplus", "leakyrelu", "batchnorm"})))
    say (["the discriminator ends in layer %d (%s), after which its numbers are no logits of any " ...
          "size and sign; end it in {\"affine\", 1}"], number, type);
  endif
  [type, number] = last_layer (run.generator);
  ranges = struct ("relu", [0, Inf], "softplus", [0, Inf], "sigmoid", [0, 1], "tanh", [-1, 1]);
  if (isa (x, "uint8") || ! isfield (ranges, type))
    return;
  endif
  range = ranges.(type);
  found = double ([min(x(:)), max(x(:))]);
  room = 1e-3 * diff (found);
  if (found(1) < range(1) - room || found(2) > range(2) + room)
    say (["the generator ends in layer %d (%s), whose numbers lie from %g to %g, but those of X " ...
          "from %g to %g; scale X, or end the generator in {\"affine\", %d}"], number, type, range, ...
         found, columns (x));
  endif
endfunction

## The type and number of the last layer that is not only another shape of the one before.
function [type, number] = last_layer (net)
  types = cellfun (@(layer) layer.type, net.layers, "UniformOutput", false);
  number = [0, find(! ismember (types, {"flatten", "reshape"}))](end);
  type = [{""}, types]{number + 1};
endfunction

## Weights start about 1 and move by the rate, whatever the size of the data.  Beyond the root
## of the largest number the squares of gradients overflow, below that of the least they vanish.
## Numbers whose middle is far from 0, as of years, are reached late if at all, and singles tell
## few of them apart.
function check_scale (x, precision)
  if (isa (x, "uint8") || isempty (x))
    return;
  endif
  [low, high] = deal (double (min (x, [], 1)), double (max (x, [], 1)));
  spread = max (high - low);
  middle = abs (low / 2 + high / 2);
  far = middle > 5 & middle > 5 * (high - low);
  limits = sqrt ([realmin(precision), realmax(precision)] .* [1e8, 1e-8]);
  how = "scale its columns, as in (X - mean (X)) ./ std (X)";
  if (any (far & low == high))
    how = [how ", and leave out those that are constant"];
  endif
  if (max (abs ([low, high])) > limits(2) || (spread > 0 && spread < limits(1)))
    error ("gan:gan_train:badInput",
           "gan_train: X must be of a scale that nets of class %s can learn, but its columns spread over %.1g: %s",
           precision, spread, how);
  elseif (spread > 1e4 || (spread > 0 && spread < 1e-4))
    warning ("gan:gan_train:scale",
             "gan_train: the columns of X spread over up to %.1g, and nets learn numbers of about 1: %s",
             spread, how);
  elseif (any (far))
    i = find (far, 1);
    warning ("gan:gan_train:scale",
             ["gan_train: column %d of X lies from %.10g to %.10g, and nets learn numbers of about " ...
              "1: %s"], i, low(i), high(i), how);
  endif
endfunction

## Epsilon is there for gradients whose squares vanish in the precision of the net: a smaller
## one than these gradients makes steps that grow without bound.
function check_epsilon (fname, net, rule)
  least = 1e-15;   # in double the option's own range sees to it
  if (option_tables ().optimizer.(rule.Optimizer).divides && isa (net.params, "single") && rule.Epsilon < least)
    error (["gan:" fname ":badInput"], "%s: Epsilon must be at least %g for nets of class single, not %g",
           fname, least, rule.Epsilon);
  endif
endfunction

## The first layer of the net, whose plan is PARTS, that normalises each number by itself where so
## many samples are in a group, or 0.  A channel of an image has as many numbers as pixels in each.
function i = lone_batchnorm (net, parts, samples)
  i = 0;
  batchnorm = cellfun (@(layer) strcmp (layer.type, "batchnorm"), net.layers);
  if (samples == 1 && any (batchnorm))
    for j = find (batchnorm(:).')
      if (prod (parts(j).out) == parts(j).biases / 2)   # a scale and a shift for each feature
        i = j;
        return;
      endif
    endfor
  endif
endfunction
