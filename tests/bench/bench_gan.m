## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## bench_gan (what, batch, update, threads, seconds, start)
##
## Prints a number about gan, in single precision, and 0:
##
##   mnist, tiny, ring   milliseconds of an iteration of gan_train on these nets
##   full, conv          likewise, on those of the authors for CIFAR-10
##   from mnist          likewise, of a training that begins at START, in seconds since 1970, and
##                       lasts so many SECONDS
##   sample              milliseconds in which gan_sample makes BATCH MNIST images
##   parzen              milliseconds of gan_parzen by the paper's protocol
##   parzen memory       MB that it takes beyond its inputs
##   data, training      peak memory, in MB, of a process that makes the MNIST data,
##                       and of one that trains on them as well
##   growth              MB that a process grows by in 10,000 iterations
##   call NAME           milliseconds of a call of gan_NAME on a net 2-16-1, at a batch of BATCH,
##                       or, NAME being "update mnist", of gan_update on the MNIST generator; NAME
##                       being "loop", of an iteration of the loop in the guide

function bench_gan (what, batch, update, threads, seconds, start)

  switch (what)
    case "sample"
      model = gan_train (images (100), gan_preset ("mnist"), "MaxIterations", 0, "Display", "off");
      draw = @() gan_sample (model, batch, "Seed", 1, "NumThreads", threads);
      value = 1e3 * mean_time (draw, seconds);
    case {"parzen", "parzen memory"}
      [S, X, V] = deal (rand (10000, 784, "single"), rand (10000, 784, "single"), ...
                        rand (1000, 784, "single"));
      protocol = @() gan_parzen (S, X, "Validation", V, "NumThreads", threads);
      warning ("off", "gan:gan_parzen:edge");
      if (strcmp (what, "parzen"))
        value = 1e3 * mean_time (protocol, seconds);
      else
        before = memory_of ("VmRSS");
        protocol ();
        value = memory_of ("VmHWM") - before;
      endif
    case "data"
      X = images (60000);
      value = memory_of ("VmHWM");
    case "training"
      gan_train (images (60000), gan_preset ("mnist"), "MaxIterations", 20, "Display", "off");
      value = memory_of ("VmHWM");
    case "growth"
      [X, opts] = workload ("tiny");
      train = @(n) gan_train (X, opts, "MaxIterations", n);
      train (1000);
      before = memory_of ("VmRSS");
      train (10000);
      value = max (0, memory_of ("VmRSS") - before);
    otherwise
      if (strncmp (what, "call ", 5))
        value = 1e3 * least_time (some_call (what(6:end), batch, threads), seconds);
        printf ("%.6g 0\n", value);
        return;
      endif
      if (strncmp (what, "from ", 5))
        printf ("%.6g 0\n", 1e3 * time_from (start, what(6:end), batch, update, threads, seconds));
        return;
      endif
      [X, opts] = workload (what);
      large = {};
      if (any (strcmp (what, {"full", "conv"})))
        large = {"HistoryInterval", 5};
      endif
      train = @(n) gan_train (X, opts, "Minibatch", batch, "Update", update, ...
                              "NumThreads", threads, "MaxIterations", n, large{:});
      if (! isempty (large))
        value = 1e3 * settled_time (train, 60 * seconds);
      else
        value = 1e3 * iteration_time (train, seconds);
      endif
  endswitch
  printf ("%.6g 0\n", value);

endfunction

## Data and options by name.
function [X, opts] = workload (name)
  if (strcmp (name, "mnist"))
    X = images (60000);
    opts = gan_preset ("mnist");
  elseif (any (strcmp (name, {"full", "conv"})))
    X = randn (1000, 3072, "single");
    opts = gan_preset (["cifar10-" name]);
  else
    switch (name)
      case "tiny"
        dim = 1;
        units = 16;
        X = randn (10000, 1, "single");
      case "ring"
        dim = 2;
        units = 128;
        angle = 2 * pi * rand (10000, 1, "single");
        X = [cos(angle), sin(angle)];
    endswitch
    hidden = {{"affine", units}, "relu", {"affine", units}, "relu"};
    opts = gan_options ("Generator", [hidden, {{"affine", dim}}], ...
                        "Discriminator", [hidden, {{"affine", 1}}], "NoiseSize", dim, ...
                        "Optimizer", "sgd", "LearningRate", .01, "Momentum", .5);
  endif
  opts = gan_options (opts, "MaxEpochs", Inf, "Seed", 1, "Display", "off");
endfunction

## Random images: made in a way whose own peak of memory is that of the result.
function X = images (n)
  X = repmat (uint8 (255 * rand (100, 784)), n / 100, 1);
endfunction

## Seconds of one iteration.  The difference of two runs is free of start-up, of
## the preparation of data and, as the shorter one takes half a second, of the
## first calls of the engine, which are short.
function t = iteration_time (train, seconds)
  elapsed (train, 1);
  none = elapsed (train, 0);
  n = 1;
  do
    n *= 4;
    short = elapsed (train, n);
  until (short - none > .5)
  more = ceil (seconds * n / (short - none));
  t = (elapsed (train, n + more) - short) / more;
  if (t <= 0)
    error ("the machine is too busy: %d iterations took less time than %d", n + more, n);
  endif
endfunction

## Seconds of one iteration of large nets, copies in and out of the calls with them: their first
## calls are short, so that the first half of a run of about so many seconds does not count.
function t = settled_time (train, seconds)
  [~, h] = train (10);
  n = max (20, ceil (10 * seconds / h.seconds(end)));
  [~, h] = train (n);
  middle = lookup (h.seconds, h.seconds(end) / 2);
  t = (h.seconds(end) - h.seconds(middle)) / (h.iteration(end) - h.iteration(middle));
endfunction

## Seconds of one iteration between two times of the clock, when others may run as well.
function t = time_from (start, name, batch, update, threads, seconds)
  [X, opts] = workload (name);
  opts = gan_options (opts, "Minibatch", batch, "Update", update, "NumThreads", threads);
  gan_train (X, opts, "MaxIterations", 3);
  pause (max (0, start - time ()));
  clock = tic ();
  model = gan_train (X, opts, "MaxIterations", 1e9, "OutputFcn", @(varargin) toc (clock) > seconds);
  t = toc (clock) / model.iteration;
endfunction

function t = elapsed (train, n)
  start = tic ();
  train (n);
  t = toc (start);
endfunction

function t = mean_time (work, seconds)
  work ();
  count = 0;
  start = tic ();
  do
    work ();
    count++;
    passed = toc (start);
  until (passed >= seconds)
  t = passed / count;
endfunction

## A call as a loop of one's own makes it.
function work = some_call (name, m, threads)
  how = {"NumThreads", threads};
  net = gan_net (2, {"affine", 16}, "relu", {"affine", 1}, "Seed", 1);
  x = reshape (sin (1:2*m), m, 2);
  [y, cache] = gan_forward (net, x, "Train", true);
  grad = gan_backward (net, cache, y / m);
  net = gan_update (net, grad);
  switch (name)
    case "forward"
      work = @() outputs (2, @gan_forward, net, x, how{:});
    case "backward"
      work = @() outputs (2, @gan_backward, net, cache, y);
    case "update"
      work = @() gan_update (net, grad, how{:});
    case "noise"
      work = @() gan_noise (m, 2, "Seed", 1);
    case "minibatch"
      work = @() gan_minibatch (10000, m, 3, "Seed", 1);
    case "loss"
      work = @() outputs (3, @gan_loss, "discriminator", y, y);
    case "update mnist"
      opts = gan_preset ("mnist");
      net = gan_net (opts.NoiseSize, opts.Generator{:}, "Seed", 1);
      grad = 1e-3 * cos ((1:rows (net.params)).');
      net = gan_update (net, grad);
      work = @() gan_update (net, grad, how{:});
    case "loop"
      work = @() iteration (m, how);
  endswitch
endfunction

function outputs (n, f, varargin)
  out = cell (1, n);
  [out{:}] = f (varargin{:});
endfunction

## One of the guide's loop, by least squares.
function iteration (m, how)
  persistent X G D t = 0;
  if (t == 0)
    X = gan_dataset ("swissroll", "Count", 10000, "Seed", 1);
    hidden = {{"affine", 64}, "leakyrelu", {"affine", 64}, "leakyrelu"};
    G = gan_net (2, hidden{:}, {"affine", 2}, "Seed", 1);
    D = gan_net (2, hidden{:}, {"affine", 1}, "Seed", 1, "Role", "discriminator");
  endif
  t++;
  x = X(gan_minibatch (rows (X), m, t, "Seed", 1),:);
  z = gan_noise (m, 2, "Distribution", "normal", "Seed", 1, "Step", t);
  [fake, kept_g] = gan_forward (G, z, "Train", true, how{:});
  [y, kept_d] = gan_forward (D, [x; fake], "Train", true, how{:});
  D = gan_update (D, gan_backward (D, kept_d, [y(1:m) - 1; y(m+1:end)] / m), how{:});
  [y, kept_d] = gan_forward (D, fake, "Train", true, how{:});
  [~, dfake] = gan_backward (D, kept_d, (y - 1) / m);
  G = gan_update (G, gan_backward (G, kept_g, dfake), how{:});
endfunction

## Seconds of a call: the least of its means over parts of a millisecond, which is what it takes
## where nobody else is in the way.
function t = least_time (work, seconds)
  work ();
  t = Inf;
  start = tic ();
  do
    part = tic ();
    count = 0;
    do
      work ();
      count++;
      passed = toc (part);
    until (passed >= .001)
    t = min (t, passed / count);
  until (toc (start) >= seconds)
endfunction

## What the kernel says of this process, in MB.
function value = memory_of (field)
  text = fileread ("/proc/self/status");
  value = str2double (regexp (text, [field ':\s+(\d+) kB'], "tokens", "once"){1}) / 1024;
endfunction
