## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## run = run_start (x, shape, opts)
##
## Everything that a training is, before its first iteration or as a model left
## it: the nets, the data, and the rules in the words of the gateways.

function run = run_start (x, shape, opts)

  resumed = opts.Resume;
  opts.Resume = [];
  if (isempty (opts.Seed))
    opts.Seed = option_seed ();
  endif
  if (rows (x) < opts.Minibatch)
    hint = "";
    if (numel (shape) == 3)
      hint = "; images are H-by-W-by-C-by-N, also where C is 1";
    endif
    error ("gan:gan_train:badInput",
           "gan_train: X must have at least the %d rows of a Minibatch, not %d%s", opts.Minibatch,
           rows (x), hint);
  endif

  run.shape = shape;
  run.options = opts;
  run.products = products (resumed);
  if (isempty (resumed))
    [run.generator, run.discriminator, run.parts] = net_make (x, shape, opts);
    run.iteration = 0;
    run.history = zeros (0, 6);
    run.seconds_before = 0;
    run.began = began (opts);
  else
    if (prod (resumed.shape) != columns (x))
      error ("gan:gan_train:badInput",
             "gan_train: Resume: the rows of X have %d numbers, but those of the model's data had %d",
             columns (x), prod (resumed.shape));
    endif
    if (rows (x) != resumed.rows)
      error ("gan:gan_train:badInput",
             "gan_train: Resume: X must have the %d rows that training began with, not %d",
             resumed.rows, rows (x));
    endif
    run.generator = resumed.generator;
    run.discriminator = resumed.discriminator;
    run.parts = resumed.parts;
    run.iteration = resumed.iteration;
    h = resumed.history;
    run.history = [h.iteration, h.discriminator_loss, h.generator_loss, h.d_real, h.d_fake, ...
                   h.seconds];
    run.history = double (run.history);   # where there is no line, net_storable made it single
    run.history(mod (run.history(:,1), opts.HistoryInterval) != 0, :) = [];
    run.seconds_before = double (max ([0; h.seconds]));
    run.began = struct ("Generator", "", "Discriminator", "");
    if (isfield (resumed, "began"))
      run.began = resumed.began;
    endif
  endif
  check_pair (run.generator, run.discriminator, run.parts, x, shape);
  for name = {"Generator", "Discriminator"}
    if (! iscell (run.options.(name{1})))
      run.options.(name{1}) = [];
    endif
  endfor

  run.rules = game_rules (opts);
  run_memory (run.generator, run.discriminator, run.rules, rows (x),
              ! strcmp (opts.Display, "off"));
  run.generator = run_optimizer (run.generator, run.rules.Generator);
  run.discriminator = run_optimizer (run.discriminator, run.rules.Discriminator);
  run.rows = rows (x);
  run.last = min (opts.MaxIterations, run_iterations (opts.MaxEpochs, run.rows, run.rules));
  if (isinf (run.last) && isempty (opts.OutputFcn) && opts.StopWhen(1) == 0)
    error ("gan:gan_train:badInput",
           ["gan_train: MaxEpochs or MaxIterations must be finite where neither OutputFcn nor " ...
            "StopWhen ends the training"]);
  endif
  given = x;
  if (! isa (x, "uint8"))
    x = cast (x, class (run.generator.params));
    if (! all (isfinite (x(:))))
      error ("gan:gan_train:badInput",
             "gan_train: X must be within the range of %s, the precision of the nets", class (x));
    endif
  endif
  run.x = x;
  check_learning (run, given);
  say_what_is_done (run, ! isempty (resumed));

endfunction

## Nets that are given are in the model already; of how they began it keeps a digest.  Cells of
## layers stay among its options.
function digests = began (opts)
  for name = {"Generator", "Discriminator"}
    digests.(name{1}) = "";
    if (isstruct (opts.(name{1})))
      digests.(name{1}) = net_digest (opts.(name{1}));
    endif
  endfor
endfunction

## Where nothing is left to do, the line to type.
function say_what_is_done (run, resumed)
  opts = run.options;
  rule = [opts.StopWhen(:).', 5](1:2);
  if (run.iteration >= run.last && resumed)
    more = max (2 * run.iteration, 100);
    hints = {"MaxIterations", more; "MaxEpochs", ceil(run_epoch (more, run.rows, run.rules))};
    reached = [opts.MaxIterations <= run.iteration; ...
               run_iterations(opts.MaxEpochs, run.rows, run.rules) <= run.iteration];
    hints = hints(reached, :).';
    is = {opts.MaxIterations, opts.MaxEpochs}(reached);
    is = [hints(1,:); is];
    warning ("gan:gan_train:nothingToDo",
             ["gan_train: Resume: nothing is left to do: the model has %d iterations (%.4g " ...
              "epochs), and%s, counted from its beginning; to go on type gan_train (X, " ...
              "\"Resume\", model%s)"],
             run.iteration, run_epoch (run.iteration, run.rows, run.rules),
             sprintf (" %s is %.15g", is{:}), sprintf (", \"%s\", %d", hints{:}));
  elseif (run.last == 0 && ! resumed && ! strcmp (opts.Display, "off"))
    printf ("gan_train: no iteration is asked for: the nets stay as they begin\n");
  elseif (resumed && run_at_balance (run.history, rule))
    warning ("gan:gan_train:atBalance",
             ["gan_train: Resume: the model was stopped at the 50:50 point by StopWhen, which " ...
              "soon stops it again; to go on type gan_train (X, \"Resume\", model, " ...
              "\"StopWhen\", 0)"]);
  endif
endfunction

## The options that the engines obey, as the gateway __gan_train__ takes them.
function rules = game_rules (opts)
  for name = {"Minibatch", "DiscriminatorSteps", "DiscriminatorScale", "Noise", "GeneratorLoss", ...
              "Update", "Seed", "NumThreads", "HistoryInterval", "HistorySize"}
    rules.(name{1}) = opts.(name{1});
  endfor
  rules.Generator = run_rule (opts, "Generator");
  rules.Discriminator = run_rule (opts, "Discriminator");
endfunction

## The two nets fit each other and the data.
function check_pair (G, D, parts, x, shape)
  fail = @(varargin) error ("gan:gan_train:badInput", varargin{:});
  if (! strcmp (class (G.params), class (D.params)))
    fail ("gan_train: Generator and Discriminator must be of the same precision, not %s and %s",
          class (G.params), class (D.params));
  endif
  image = parts.generator(end).out;
  given = prod (image);
  logits = prod (parts.discriminator(end).out);
  types = cellfun (@(layer) layer.type, D.layers, "UniformOutput", false);
  types(ismember (types, {"flatten", "reshape"})) = [];   # they leave the numbers as they are
  last = sprintf ("the generator's last layer, %d (%s), gives %d numbers", numel (G.layers),
                  G.layers{end}.type, given);
  if (given == columns (x) && all (image(1:2) > 1) && numel (shape) == 3 && any (image != shape))
    fail (["gan_train: the generator's last layer, %d (%s), gives images of %d x %d x %d, but " ...
           "those of X are %d x %d x %d"], numel (G.layers), G.layers{end}.type, image, shape);
  elseif (given != prod (D.input) && prod (D.input) != columns (x))
    fail ("gan_train: %s, but the discriminator's layer 1 (%s) takes %d", last, D.layers{1}.type,
          prod (D.input));
  elseif (given != columns (x))
    fail ("gan_train: %s, but the rows of X have %d", last, columns (x));
  elseif (logits != 1)
    fail ("gan_train: the discriminator must end in 1 unit, a logit, but its last layer, %d (%s), has %d",
          numel (D.layers), D.layers{end}.type, logits);
  elseif (strcmp ([{""}, types]{end}, "sigmoid"))
    fail ("gan_train: the discriminator must end in a logit, not in a sigmoid: the losses apply it");
  endif
endfunction

## Who computes (__gan_products__), and who did for the model that is resumed.
function text = products (resumed)
  text = __gan_products__ ();
  if (isfield (resumed, "products") && ischar (resumed.products) && rows (resumed.products) == 1)
    if (any (strcmp (regexp (resumed.products, "; ", "split"), text)))
      text = resumed.products;
    else
      text = [resumed.products "; " text];
    endif
  endif
endfunction
