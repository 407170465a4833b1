## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## model = run_model (run)
##
## What a training hands to its user.

function model = run_model (run)

  h = run.history;
  model.format = "gan-model";
  model.version = 1;
  model.generator = run.generator;
  model.discriminator = run.discriminator;
  model.noise = struct ("distribution", run.rules.Noise, "size", prod (run.generator.input));
  model.shape = run.shape;
  model.rows = run.rows;
  model.options = run.options;
  model.options.OutputFcn = [];
  model.handles = handles_of (run.options);
  model.began = run.began;
  model.iteration = run.iteration;
  model.seed = run.rules.Seed;
  model.products = run.products;
  model.history = struct ("iteration", h(:,1), "epoch", run_epoch (h(:,1), run.rows, run.rules),
                          "discriminator_loss", h(:,2), "generator_loss", h(:,3),
                          "d_real", h(:,4), "d_fake", h(:,5), "seconds", h(:,6));
  model = net_storable (model);

endfunction

## The user's functions, of which a model keeps the text.  `alone`: there is no more to them.
function handles = handles_of (opts)
  handles = struct ();
  for [value, name] = opts
    if (is_function_handle (value))
      about = functions (value);
      variables = "";
      if (strcmp (about.type, "anonymous"))
        variables = strjoin (fieldnames (about.workspace{1}).', ", ");
      endif
      alone = isempty (variables) && any (strcmp (about.type, {"anonymous", "simple"}));
      handles.(name) = struct ("text", net_storable (value), "variables", variables, "alone", alone);
    endif
  endfor
endfunction
