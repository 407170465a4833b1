## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check_model (fname, model)
##
## Refuses what is not a model of gan_train, or has been one.

function check_model (fname, model)

  fail = @(varargin) error (["gan:" fname ":badInput"], varargin{:});
  if (! is_model (model))
    fail ("%s: model must be a model of gan_train, not %s", fname, describe (model));
  endif
  check_net (fname, "model.generator", model.generator);
  check_net (fname, "model.discriminator", model.discriminator);
  noise = model.noise;
  if (! (isstruct (noise) && isscalar (noise) && all (isfield (noise, {"distribution", "size"}))
         && ischar (noise.distribution) && isequal (noise.size, prod (model.generator.input))))
    fail ("%s: model.noise must be that of its generator", fname);
  endif
  columns = {"iteration", "discriminator_loss", "generator_loss", "d_real", "d_fake", "seconds"};
  if (! (isstruct (model.history) && isscalar (model.history)
         && all (isfield (model.history, columns))))
    fail ("%s: model.history must be that of gan_train", fname);
  endif
  count = check_count (0, 2^53 - 1);
  for name = {"iteration", "rows", "seed"}
    wanted = count (model.(name{1}));
    if (! isempty (wanted))
      fail ("%s: model.%s must be %s, not %s", fname, name{1}, wanted,
            describe (model.(name{1})));
    endif
  endfor

endfunction
