## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [model, parts] = check_model (fname, model)
##
## The model that the function FNAME was given, with its numbers in ordinary arrays and its
## history in columns; an error where it is not what gan_train returns: the nets, noise and
## shape that fit each other, the options by name, the counts, the columns of history.  PARTS are
## the plans of its generator and its discriminator (check_net).

function [model, parts] = check_model (fname, model)

  fail = @(varargin) error (["gan:" fname ":badInput"], varargin{:});
  if (! is_model (model))
    fail ("%s: model must be a model of gan_train, not %s", fname, describe (model));
  endif
  [model.generator, parts.generator] = check_net (fname, "model.generator", model.generator);
  [model.discriminator, parts.discriminator] = ...
    check_net (fname, "model.discriminator", model.discriminator);
  noise = model.noise;
  if (! (isstruct (noise) && isscalar (noise) && all (isfield (noise, {"distribution", "size"}))
         && isempty (option_check ([{"choice"}, {option_tables().noises.name}], noise.distribution))
         && isequal (noise.size, prod (model.generator.input))))
    fail ("%s: model.noise must be that of its generator", fname);
  endif
  model.noise.size = prod (model.generator.input);

  for name = {"iteration", "rows", "seed"}
    value = ordinary (fname, ["model." name{1}], model.(name{1}));
    wanted = option_check ({"count", 0, 2^53 - 1}, value);
    if (! isempty (wanted))
      fail ("%s: model.%s must be %s, not %s", fname, name{1}, wanted, describe (value));
    endif
    model.(name{1}) = double (value);
  endfor

  shape = ordinary (fname, "model.shape", model.shape);
  drawn = prod (parts.generator(end).out);
  if (! (isnumeric (shape) && isreal (shape) && any (numel (shape) == [1, 3])
         && all (shape(:) >= 1 & shape(:) == fix (shape(:))) && prod (double (shape(:))) == drawn))
    fail ("%s: model.shape must be that of the %d numbers that its generator gives, not %s", fname,
          drawn, describe (shape));
  endif
  model.shape = double (shape(:).');

  names = option_train ()(:,1);
  if (! (isstruct (model.options) && isscalar (model.options)))
    fail ("%s: model.options must be those of gan_train, not %s", fname, describe (model.options));
  elseif (! all (isfield (model.options, names)))
    fail ("%s: model.options must be those of gan_train, but %s is missing", fname,
          names{! isfield (model.options, names)});
  endif
  if (! (isstruct (model.history) && isscalar (model.history)))
    fail ("%s: model.history must be that of gan_train, not %s", fname, describe (model.history));
  endif
  model.history = check_history (fname, "model.history", model.history,
                                 {"iteration", "epoch", "discriminator_loss", "generator_loss", ...
                                  "d_real", "d_fake", "seconds"});
  if (isfield (model, "handles") && ! are_handles (model.handles))
    fail ("%s: model.handles must be those of gan_train, not %s", fname, describe (model.handles));
  endif
  if (any (model.history.iteration > model.iteration))
    fail ("%s: model.history must end at iteration %d, as the model does, not at %d", fname,
          model.iteration, max (model.history.iteration));
  endif

endfunction

## What run_model keeps of each of the user's functions.
function yes = are_handles (value)
  yes = isstruct (value) && isscalar (value);
  if (! yes)
    return;
  endif
  for part = struct2cell (value).'
    h = part{1};
    yes = yes && isstruct (h) && isscalar (h) && all (isfield (h, {"text", "variables", "alone"})) ...
          && ischar (h.text) && ! isempty (h.text) && ischar (h.variables) && isscalar (h.alone) ...
          && (islogical (h.alone) || isnumeric (h.alone));
  endfor
endfunction
