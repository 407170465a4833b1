## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## counts = fuzz_gateways (calls, seed, show)
##
## Calls each gateway __gan_*__ on the path CALLS times (default 10000) with junk,
## mostly a valid call in which one leaf somewhere in its structs and cells is
## replaced.  SEED (default 1) decides which.  Each call must return outputs of the
## right shape or raise an error gan:... with a message "__gan_NAME__: ...", or one of
## Octave's of too little memory; inputs must stay as they were and memory must not
## grow.  A crash ends it all.
##
##   addpath tests; pkg load gan; fuzz_gateways (10000)
##
## COUNTS: for each gateway a struct with calls, errors and returns.  With SHOW true
## the messages are printed instead of watching the memory.

function counts = fuzz_gateways (calls = 10000, seed = 1, show = false)

  names = gateways ();
  state = rand ("twister");
  warnings = warning ();
  rand ("twister", seed);
  warning ("off", "all");
  unwind_protect
    for name = names
      counts.(name{1}) = fuzz (name{1}, calls, show);
    endfor
  unwind_protect_cleanup
    rand ("twister", state);
    warning (warnings);
  end_unwind_protect

endfunction

function names = gateways ()
  names = {};
  for folder = strsplit (path (), pathsep ())
    names = [names, {dir(fullfile (folder{1}, "__gan_*__.mex")).name}];
  endfor
  names = unique (strrep (names, ".mex", ""));
  if (isempty (names))
    error ("fuzz_gateways: there are no gateways on the path");
  endif
endfunction

function count = fuzz (name, calls, show)
  valid = valid_calls (name);
  for v = valid
    ## What a mutation starts from must be valid indeed.
    returns (name, v{1}, numel (v{1}.shapes));
  endfor
  count = struct ("calls", calls, "errors", 0, "returns", 0);
  messages = {};
  for i = 1:calls
    call = valid{pick(numel (valid))};
    call.args = spoil (call.args);
    wanted = pick (numel (call.shapes) + 2) - 1;
    try
      returns (name, call, wanted);
      count.returns++;
    catch err
      if (strncmp (err.message, "fuzz_gateways: ", 15))
        rethrow (err);
      endif
      judge (name, err, call);
      count.errors++;
      if (show)
        messages{end+1} = regexprep (err.message, '-?[0-9.]+(e[+-]?\d+)?', "#");
      endif
    end_try_catch
    if (i == ceil (calls / 5))
      before = resident ();
    endif
  endfor
  if (show)
    [list, ~, which] = unique (messages);
    printf ("%s\n", name);
    for i = 1:numel (list)
      printf ("%7d %s\n", sum (which == i), list{i});
    endfor
  endif
  growth = resident () - before;
  if (growth > 8e6 && ! show)
    error ("fuzz_gateways: %s: %d calls have left %g MB", name, calls, growth / 1e6);
  endif
  args_of = @(calls) cellfun (@(c) c.args, calls, "UniformOutput", false);
  if (! isequal (args_of (valid), args_of (valid_calls (name))))
    error ("fuzz_gateways: %s has written over its inputs", name);
  endif
endfunction

## Makes the call; an error of fuzz_gateways when its outputs are not right.
function returns (name, call, wanted)
  out = cell (1, wanted);
  if (wanted == 0)
    feval (name, call.args{:});
    return;
  endif
  [out{:}] = feval (name, call.args{:});
  for i = 1:wanted
    shape = call.shapes{i} (call.args);
    if (! isequal (size (out{i})(! isnan (shape)), shape(! isnan (shape))) ...
        || ! (isstruct (out{i}) || (isreal (out{i}) && ! issparse (out{i}))))
      error ("fuzz_gateways: %s: output %d is %s and not %s for\n%s", name, i,
             mat2str (size (out{i})), mat2str (shape), disp (call.args));
    endif
  endfor
endfunction

function judge (name, err, call)
  own = strncmp (err.identifier, "gan:", 4) && strncmp (err.message, [name ": "], numel (name) + 2);
  memory = any (regexp (err.message, "out of memory|failed to allocate"));
  if (! (own || memory))
    error ("fuzz_gateways: %s: the error \"%s\" (%s) for\n%s", name, err.message, ...
           err.identifier, disp (call.args));
  endif
endfunction

## Resident memory in bytes; 0 where /proc does not tell.
function bytes = resident ()
  bytes = 0;
  if (exist ("/proc/self/status", "file"))
    kb = regexp (fileread ("/proc/self/status"), 'VmRSS:\s*(\d+)', "tokens", "once");
    bytes = 1024 * str2double (kb{1});
  endif
endfunction

function i = pick (n)
  i = 1 + floor (rand () * n);
endfunction

## The arguments of a call with one to three things wrong, or all.
function args = spoil (args)
  u = rand ();
  if (u < .04)
    args = arrayfun (@(i) junk (), 1:pick (7), "UniformOutput", false);
  elseif (u < .06)
    args = args(1:end-1);
  elseif (u < .08)
    args{end+1} = junk ();
  elseif (u < .1)
    args = args(randperm (numel (args)));
  elseif (! isempty (args))
    for i = 1:max (1, pick (5) - 2)
      j = pick (numel (args));
      args{j} = mutate (args{j});
    endfor
  endif
endfunction

## Goes down to a random leaf of structs and cells and changes that.
function v = mutate (v)
  if (iscell (v) && ! isempty (v) && rand () < .9)
    i = pick (numel (v));
    v{i} = mutate (v{i});
  elseif (isstruct (v) && isscalar (v) && numfields (v) > 0 && rand () < .9)
    name = fieldnames (v){pick (numfields (v))};
    v.(name) = mutate (v.(name));
  elseif (rand () < .4)
    v = junk ();
  else
    try
      v = change (v);
    catch
      v = {v};   # a value that does not take the change
    end_try_catch
  endif
endfunction

function v = change (v)
  if (isstruct (v))
    v = change_struct (v);
  elseif (ischar (v))
    v = change_word (v);
  elseif ((isnumeric (v) || islogical (v)) && ! isempty (v))
    v = change_numbers (v);
  else
    v = change_array (v);
  endif
endfunction

function v = change_struct (v)
  names = fieldnames (v);
  switch (pick (5))
    case 1
      if (! isempty (names))
        v = rmfield (v, names{pick (numel (names))});
      endif
    case 2
      v.another = junk ();
    case 3
      v = orderfields (v);
    case 4
      v = {v};
    case 5
      v = change_array (v);
  endswitch
endfunction

function v = change_word (v)
  switch (pick (6))
    case 1
      v = upper (v);
    case 2
      v = v(1:end-1);
    case 3
      v = [v, "\0"];
    case 4
      v = v.';
    case 5
      v = repmat (v, 1, 50);
    case 6
      words = {"double", "single", "normal", "sgd", "rmsprop", "permutation", "history", ...
               "nonsaturating", "discriminator", "maxout", "relu", "dropout", "glorot", "|", ...
               "maxpool", "avgpool", "upsample", "reshape", "flatten", "batchnorm", "ceil"};
      v = words{pick (numel (words))};
  endswitch
endfunction

function v = change_numbers (v)
  i = pick (numel (v));
  switch (pick (10))
    case 1
      v(i) = {NaN, Inf, -Inf}{pick (3)};
    case 2
      v(i) += 1;
    case 3
      v(i) -= 1;
    case 4
      v(i) = hostile ();
    case 5
      v(i) = -v(i);
    case 6
      v(i) += cast (.5, class (v));
    case 7
      classes = {"single", "double", "int8", "uint8", "int64", "uint32", "logical"};
      v(! (v == v)) = 0;
      v = cast (v, classes{pick (numel (classes))});
    case 8
      v = complex (double (v), 1);
    case 9
      v = sparse (double (v(:,:)));
    case 10
      v = change_array (v);
  endswitch
endfunction

function v = change_array (v)
  switch (pick (8))
    case 1
      v = v.';
    case 2
      v = v(:, []);
    case 3
      v = v([], :);
    case 4
      v = [v, v];
    case 5
      v = [v; v];
    case 6
      v = reshape (v, [size(v, 1), 1, size(v, 2)]);
    case 7
      v = v(1:end-1);
    case 8
      ## The same numbers, one element into a block of memory.
      if (! isempty (v))
        v = reshape ([v(1); v(:)](2:end), size (v));
      endif
  endswitch
endfunction

## Numbers that are refused as sizes, if not by a limit then by what they would take.
function x = hostile ()
  x = [1e12, 2^53, 2^53 - 1, 2^64, 1e300, -1, 0, .1, 2^48, -2^31, realmin, realmax, eps](pick (13));
endfunction

function v = junk ()
  persistent things = {
    [], zeros(0, 3), zeros(3, 0, "single"), NaN, Inf, -Inf, -1, 0, 1, 2, 2.5, -0, true, "", "x", ...
    ["ab"; "cd"], repmat("a", 1, 300), "\0", "sgd", single(3), single(NaN), int8(-5), uint8(7), ...
    intmax("uint64"), intmin("int64"), {}, {[]}, {1, {2, {3}}}, cell(1, 300), cell(2, 2), {{{{}}}}, ...
    struct(), struct("type", "affine"), struct("type", {1, 2, 3}), struct("a", {{}}), ...
    struct([])(:), sparse(1), sparse(eye (3)), sparse(true), 1i, complex(1, 0), [1, 2i], ...
    ones(2, 2, 2), ones(1, 1, 1, 3), zeros(0, 0, 2), rand(3, 4), NaN(5, 1), Inf(2), rand(7, 1), ...
    1:3, 5:-1:1, eye(3), eye(3)([2, 1, 3], :), @sin, @(x) x, {@sin}, struct("type", @sin), ...
    inputParser(), containers.Map(), uint8(zeros (3, 3)), -ones(4), true(2, 3), realmax(2), ...
    repmat({struct("type", "relu")}, 1, 300), {struct("type", "relu")}, {struct("type", 3)}};
  u = pick (numel (things) + 6);
  if (u > numel (things))
    v = hostile ();
  else
    v = things{u};
  endif
endfunction

## Valid calls of a gateway: args, and the shape of each output as a function of them.
function calls = valid_calls (name)
  nets = {pair("single"), pair("double")};
  at = struct ("Seed", 7, "Stream", 3, "Step", 2);
  mode = struct ("Train", 1, "Groups", 1, "Seed", 7, "Step", 2, "Role", "generator", ...
                 "NumThreads", 1);
  rule = struct ("Optimizer", "adam", "LearningRate", .01, "LearningRateDecay", 1.1, ...
                 "LearningRateFloor", .001, "Momentum", .5, "FinalMomentum", .7, ...
                 "MomentumRamp", 3, "Beta2", .99, "Epsilon", 1e-8, "WeightDecay", .1, ...
                 "Averaging", .9);
  scalar = @(args) [1, 1];
  params = @(args) size (args{1}.params);
  calls = {};
  switch (name)
    case "__gan_layers__"
      calls = {call({}, @(args) [1, numel(__gan_layers__ ())])};
    case "__gan_tables__"
      calls = {call({}, scalar)};
    case "__gan_products__"
      calls = {call({}, @(args) size (__gan_products__ ()))};
    case "__gan_plan__"
      for i = 1:2
        net = nets{1}{i};
        calls{i} = call ({net.input, net.layers}, @(args) size (args{2}(:)'), scalar, scalar);
      endfor
    case "__gan_init__"
      for i = 1:2
        net = nets{i}{i};
        calls{i} = call ({net.input, net.layers, class(net.params), 7, "generator"}, ...
                         @(args) [parameters(args), 1], @(args) [states(args), 1]);
      endfor
    case "__gan_random__"
      for kind = {"uniform", "normal", "spherical", "bits"}
        calls{end+1} = call ({kind{1}, 5, 3, at}, @(args) double ([args{2}, args{3}]));
      endfor
      calls{end+1} = call ({"permutation", 9, 1, at}, @(args) double ([args{2}, args{3}]));
      calls{end+1} = call ({"history", 5, 30, at}, @(args) double ([args{2}, 1]));
      ## A kind that is spoilt to another is judged as that one.
      for i = 1:6
        calls{i}.shapes = {@random_shape};
      endfor
    case "__gan_digits__"
      calls = {call({uint8([0, 9]), 7, 5, 1}, @(args) [784, numel(args{1})])};
    case "__gan_loss__"
      for i = 1:2
        class_ = class (nets{i}{1}.params);
        calls{i} = call ({"discriminator", cast([1, -2; 3, 4], class_), cast([5, 0, -9], class_)}, ...
                         scalar, @(args) size (args{2}), @(args) size (args{3}));
      endfor
      calls{3} = call ({"minimax", zeros(0, 1), [1; 2]}, calls{1}.shapes{:});
    case "__gan_nearest__"
      for i = 1:2
        class_ = class (nets{i}{1}.params);
        x = cast (reshape (mod ((1:24) * 7, 11), 4, 6), class_);
        calls{i} = call ({x(:,1:2), x, 1}, @(args) [1, columns(args{1})], ...
                         @(args) [1, columns(args{1})]);
      endfor
    case "__gan_parzen__"
      for i = 1:2
        class_ = class (nets{i}{1}.params);
        x = cast (reshape (mod ((1:24) * 7, 11), 4, 6), class_);
        calls{i} = call ({x(:,1:2), x, [.1, .5, 2], Inf(6, 1, class_), zeros(6, 3, class_), 1}, ...
                         @(args) [columns(args{2}), 1], ...
                         @(args) [columns(args{2}), numel(args{3})]);
      endfor
    case "__gan_net__"
      for i = 1:4
        calls{i} = call ({nets{1 + (i > 2)}{1 + mod(i, 2)}, "net"}, scalar, ...
                         @(args) size (args{1}.layers(:).'));
      endfor
    case "__gan_options__"
      table = {"Count", 1, {"count", 0, 9}; "Kind", "a", {"choice", "a", "b"}; ...
               "Rate", [], {"optional", "number", 0, 1}; "On", false, {"flag"}; "Cell", {1}, {"cell"}};
      calls = {call({table, {"count", 3, "kind", "B", "Rate", .5, "On", true, "Cell", {}}}, ...
                    scalar, scalar, scalar)};
    case "__gan_noise__"
      options = struct ("Distribution", "normal", "Seed", 7, "Step", 2);
      calls = {call({5, 3, options}, @(args) double ([args{1:2}]))};
    case "__gan_minibatch__"
      [~, dealt] = __gan_minibatch__ (10, 3, 5, 7, []);
      calls = {call({10, 3, 5, 7, dealt}, @(args) [double(args{2}), 1], scalar), ...
               call({10, 3, 1, 7, []}, @(args) [double(args{2}), 1], scalar)};
    case {"__gan_forward__", "__gan_backward__"}
      for i = 1:4
        net = nets{1 + (i > 2)}{1 + mod(i, 2)};
        x = cast (reshape (mod ((1:5 * net.input(1)) * 7, 11) / 5, 5, []), class (net.params));
        [y, cache] = __gan_forward__ (net, x, mode);
        if (strcmp (name, "__gan_forward__"))
          ## With other layers other sizes are right.
          calls{i} = call ({net, x, mode, "x"}, @forward_shape, scalar, @(args) size (args{1}.state));
        else
          calls{i} = call ({net, cache, y}, params, @(args) fliplr (size (args{2}.x)));
        endif
      endfor
    case "__gan_update__"
      for i = 1:4
        net = nets{1 + (i > 2)}{1 + mod(i, 2)};
        if (i > 3)
          net.optimizer.name = "";
        endif
        calls{i} = call ({net, net.params, setfield(setfield (rule, "Epoch", 2), "NumThreads", 1)}, ...
                         params, scalar, ...
                         @(args) [rows(args{1}.params) * (args{3}.Averaging > 0), 1]);
      endfor
    case "__gan_train__"
      for i = 1:4
        both = nets{1 + mod(i, 2)};
        x = reshape (mod ((1:24) * 7, 11), 12, 2) / 11;
        x = {cast(x, class (both{1}.params)), uint8(255 * x)}{1 + (i > 2)};
        rules = struct ("Minibatch", 4, "DiscriminatorSteps", 1 + (i > 2), "Noise", "uniform", ...
                        "GeneratorLoss", "minimax", "Update", ...
                        {{"alternating", "simultaneous"}{1 + mod(i, 2)}}, ...
                        "DiscriminatorScale", .5, "Generator", rule, "Discriminator", rule, ...
                        "Seed", 7, "NumThreads", 1, "HistoryInterval", 1, "HistorySize", 3);
        calls{i} = call ({both{:}, x, rules, 4, 2}, scalar, scalar, @(args) [NaN, 5], scalar);
      endfor
    case "__gan_memory__"
      rules = struct ("Minibatch", 4, "NumThreads", 1, "HistorySize", 3);
      for i = 1:2
        calls{i} = call ({nets{i}{:}, rules, 12}, scalar);
      endfor
    case "__gan_threads__"
      calls = {call({2}, scalar)};
    case "__gan_read__"
      calls = {call({which("fuzz_gateways"), 50, 1}, @(args) [NaN, 1], scalar, scalar)};
    case "__gan_interrupt__"
      calls = {call({})};
    otherwise
      error ("fuzz_gateways: %s has no valid call here", name);
  endswitch
endfunction

function c = call (args, varargin)
  c.args = args;
  c.shapes = varargin;
endfunction

## A generator 3 -> 2 and a discriminator 2 -> 1 with layers of every kind.
function nets = pair (precision)
  nets = {gan_net(3, {"affine", 4}, "relu", "softplus", {"reshape", 2, 1, 2}, "batchnorm", ...
                  {"upsample", [1, 2]}, {"spatialdropout", .8}, {"avgpool", 2, 1, "Padding", 1}, ...
                  {"deconv", 2, [3, 1], "Stride", [2, 1], "OutputPadding", [1, 0]}, ...
                  "flatten", {"affine", 2, "MaxNorm", 1}, "sigmoid", ...
                  "Seed", 1, "Precision", precision), ...
          gan_net(2, {"dropout", .8}, {"maxout", 6, 2}, {"reshape", 3, 2}, ...
                  {"maxpool", [2, 1], 2, "Padding", [1, 0], "Rounding", "ceil"}, "tanh", ...
                  {"dropout", .5}, "leakyrelu", "batchnorm", {"conv", 2, [2, 1], "Padding", 1}, ...
                  {"maxoutconv", 2, 2, 2, "Biases", "untied"}, {"affine", 1}, ...
                  "Seed", 1, "Precision", precision)};
  for i = 1:2
    nets{i}.optimizer = struct ("name", "adam", "step", 3, "moments", ...
                                ones (rows (nets{i}.params), 2, precision) / 4);
    nets{i}.average = nets{i}.params;
  endfor
endfunction

function n = parameters (args)
  [~, n] = __gan_plan__ (args{1:2});
endfunction

function n = states (args)
  [~, ~, n] = __gan_plan__ (args{1:2});
endfunction

function shape = forward_shape (args)
  plan = __gan_plan__ (real (full (double (args{1}.input))), args{1}.layers);   # as gateways take it
  samples = size (args{2}, 1);
  if (ndims (args{2}) > 2)
    samples = size (args{2}, 4);
  endif
  shape = [samples, prod(plan(end).out)];
endfunction

function shape = random_shape (args)
  shape = double ([args{2:3}]);
  if (strcmpi (args{1}, "history"))
    shape(2) = 1;
  endif
endfunction
