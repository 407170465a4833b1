## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## opts = option_resumed (args)
##
## Options of gan_train from its arguments ARGS.  Those of a resumed training are the ones of
## its model, but for what is given now.

function opts = option_resumed (args)

  table = option_train ()(:, 1:3);
  opts = option_parse ("gan_train", table, args);
  if (isempty (opts.Resume))
    return;
  endif
  [model, parts] = check_model ("gan_train", opts.Resume);
  [args, unclear] = without_defaults (table, args, model);
  [opts, given] = option_parse ("gan_train", table, args);
  given = rmfield (given, "Resume");
  check_constants (opts, given, model);
  for name = {"Generator", "Discriminator"}
    if (isfield (given, name{1}))
      check_same_net (name{1}, given.(name{1}), model);
      given = rmfield (given, name{1});
    endif
  endfor
  given.Seed = model.seed;
  kept = with_handles (model, given);
  say_unclear (unclear, given, kept);
  opts = option_parse ("gan_train", table, {kept, given});
  opts.Resume = model;
  opts.Resume.parts = parts;

endfunction

## In a struct with all options, as gan_options () gives it, those at their defaults have not
## been chosen; where it is nearer to the model's options, it is those, and what is otherwise has
## been.  UNCLEAR is a struct of the former: somebody may have set one to its default.
function [args, unclear] = without_defaults (table, args, model)
  unclear = struct ();
  for i = find (cellfun (@isstruct, args))
    if (isscalar (args{i}) && all (isfield (args{i}, table(:, 1))))
      at_default = at_model = false (rows (table), 1);
      for j = 1:rows (table)
        value = args{i}.(table{j, 1});
        at_default(j) = isequal (value, table{j, 2});
        at_model(j) = isequal (net_storable (value), net_storable (model.options.(table{j, 1})));
      endfor
      of_model = sum (at_model) > sum (at_default);
      for j = 1:rows (table)
        name = table{j, 1};
        if (of_model && at_model(j))
          args{i} = rmfield (args{i}, name);
        elseif (! of_model && at_default(j))
          unclear.(name) = args{i}.(name);
          args{i} = rmfield (args{i}, name);
        endif
      endfor
    endif
  endfor
endfunction

function say_unclear (unclear, given, kept)
  text = "";
  for [value, name] = unclear
    if (! isempty (value) && ! isfield (given, name) && isfield (kept, name)
        && ! isequal (value, kept.(name)) && ! any (strcmp (name, constants ())))
      text = [text, sprintf(", %s %s", name, describe (kept.(name)))];
      last = sprintf ("\"%s\", %s", name, describe (value));
    endif
  endfor
  if (! isempty (text))
    warning ("gan:gan_train:defaultsDoNotCount",
             ["gan_train: Resume: in a struct of all options those at their defaults do not " ...
              "count, and these stay: %s; to change one, give it by itself, as %s"],
             text(3:end), last);
  endif
endfunction

function names = constants ()
  names = {"NoiseSize", "Noise", "Precision", "Minibatch", "DiscriminatorSteps", "Seed"};
endfunction

## What the run so far rests on; a [] there means what was.
function check_constants (opts, given, model)
  was = model.options;
  same = struct ("NoiseSize", model.noise.size, "Precision", class (model.generator.params));
  for name = constants ()
    now = opts.(name{1});
    if (isfield (given, name{1}) && ! isempty (now) && ! isequal (now, was.(name{1}))
        && ! (isfield (same, name{1}) && isequal (now, same.(name{1}))))
      fail (name{1}, sprintf ("must stay as it was (%s, not %s)", describe (was.(name{1})),
                              describe (now)));
    endif
  endfor
endfunction

function fail (name, what)
  error ("gan:gan_train:badInput",
         ["gan_train: Resume: %s %s; to go on from a model's nets in a new training, give them " ...
          "as Generator and Discriminator"], name, what);
endfunction

## A net that is given again must be the one that the training began with, or the one that it
## has come to; of layers, those of that net.
function check_same_net (name, value, model)
  now = model.(lower (name));
  if (isempty (value))
    return;
  endif
  given = value;
  if (iscell (value))
    opts = struct ("Seed", model.seed, "Precision", class (now.params));
    given = net_from_layers (name, now.input, value, opts);
  else
    given = check_net ("gan_train", name, given);
  endif
  what = net_change (given, now);
  if (! isempty (what))
    fail (name, ["must stay as it was, but " what]);
  elseif (! iscell (value) && ! isequal (given.params, now.params)
          && ! strcmp (net_digest (given), began (name, now, model)))
    fail (name, ["must stay as it was, but has other parameters than the net that the training " ...
                 "began with"]);
  endif
endfunction

function digest = began (name, now, model)
  digest = "";
  if (isfield (model, "began") && isfield (model.began, name))
    digest = model.began.(name);
  endif
  if (isempty (digest))   # it was given as layers
    digest = net_digest (net_from_layers (name, now.input, now.layers, ...
                                          struct ("Seed", model.seed, "Precision", class (now.params))));
  endif
endfunction

## How the net A differs from B, "" where only in its numbers.
function text = net_change (a, b)
  text = "";
  if (! strcmp (class (a.params), class (b.params)))
    text = sprintf ("is of class %s, not %s", class (a.params), class (b.params));
  elseif (! isequal (a.input, b.input))
    text = sprintf ("takes %s, not %s", sizes (a.input), sizes (b.input));
  elseif (numel (a.layers) != numel (b.layers))
    text = sprintf ("has %d layers, not %d", numel (a.layers), numel (b.layers));
  else
    for i = 1:numel (a.layers)
      text = layer_change (i, a.layers{i}, b.layers{i});
      if (! isempty (text))
        return;
      endif
    endfor
  endif
endfunction

function text = layer_change (i, a, b)
  text = "";
  if (! strcmp (a.type, b.type))
    text = sprintf ("its layer %d is of type %s, not %s", i, a.type, b.type);
    return;
  endif
  for [value, name] = a
    if (! isequal (value, b.(name)))
      text = sprintf ("its layer %d (%s) has %s %s, not %s", i, a.type, name, shown (value),
                      shown (b.(name)));
      return;
    endif
  endfor
endfunction

function text = shown (value)
  if (ischar (value))
    text = ["\"" value "\""];
  else
    text = sizes (value);
  endif
endfunction

function text = sizes (numbers)
  text = strjoin (arrayfun (@(x) sprintf ("%.15g", x), numbers(:).', "UniformOutput", false), " x ");
endfunction

## The model's options, with functions again where the model has their text: that of a handle
## without variables of its own is all there is to it.
function kept = with_handles (model, given)
  kept = model.options;
  kept.Resume = [];
  if (! isfield (model, "handles"))
    return;
  endif
  for [handle, name] = model.handles
    if (isfield (given, name))
      kept.(name) = given.(name);
    elseif (strcmp (name, "OutputFcn"))
      warning ("gan:gan_train:noOutputFcn",
               ["gan_train: Resume: the OutputFcn of the training before, %s, is not called " ...
                "any more; to have it called give it again: gan_train (X, \"Resume\", model, " ...
                "\"OutputFcn\", f)"], handle.text);
    else
      kept.(name) = call_of (name, handle);
    endif
  endfor
endfunction

function f = call_of (name, handle)
  word = regexprep (handle.text, '^@(?!\()', "");
  if (! handle.alone || ! (word(1) == "@" || any (exist (word) == [2, 3, 5, 103])))
    lost = "";
    if (! isempty (handle.variables))
      lost = [", with its variables " handle.variables];
    endif
    error ("gan:gan_train:lostHandle",
           ["gan_train: Resume: the model has no longer the %s of its training, %s%s; give it " ...
            "again: gan_train (X, \"Resume\", model, \"%s\", f)"], name, handle.text, lost, name);
  endif
  f = str2func (word);
endfunction
