## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## table = option_train ()
##
## All options of gan_train, n-by-4: name, default, rule (option_check), help.

function table = option_train ()

  persistent known = made ();
  table = known;

endfunction

function table = made ()
  t = option_tables ();
  losses = {t.losses([t.losses.generator]).name};
  both = option_optimizer ();
  alone = strcmp (both(:, 1), "Averaging");   # gan_sample looks at the generator's
  averaging = both(alone, :);
  both(alone, :) = [];
  own = cell (0, 4);
  for net = {"Generator", "Discriminator"}
    for i = 1:rows (both)
      own(end+1, :) = {[net{1} both{i, 1}], [], optional(both{i, 3}), ...
                       [both{i, 1} " of the " lower(net{1}) " alone"]};
    endfor
  endfor
  own(end+1, :) = {"GeneratorAveraging", .998, averaging{3}, ...
                   ["decay of an exponential average of the generator's parameters, from " ...
                    "which gan_sample draws; 0: none"]};
  table = [{
    "Generator", [], {"optional", "net"}, ...
      "a net of gan_net, or a cell of layers for it; default: chosen by the data";
    "Discriminator", [], {"optional", "net"}, ...
      "a net of gan_net, or a cell of layers for it; default: chosen by the data";
    "NoiseSize", 100, {"count", 1, 1e6}, ...
      "dimension of z, where Generator is not a net already";
    "Noise", "uniform", [{"choice"}, {t.noises.name}], ...
      option_choices(t.noises, ", or ");
    "Minibatch", 100, {"count", 1, 1e6}, ...
      "rows of a minibatch, the paper's m";
    "DiscriminatorSteps", 1, {"count", 1, 1000}, ...
      "discriminator steps an iteration, the paper's k";
    "GeneratorLoss", "nonsaturating", [{"choice or function"}, losses], ...
      [sprintf("\"%s\", ", losses{:}) "or a function handle [value, dreal, dfake] = f (real, fake)"];
    "Update", "alternating", {"choice", "alternating", "simultaneous"}, ...
      "\"alternating\" (the paper) or \"simultaneous\" (the authors' code)";
    "DiscriminatorScale", 1, {"number", 0, 1e6}, ...
      "factor on the discriminator's objective; the authors' code has 1/2"};
    both; own; {
    "MaxEpochs", 10, {"number", 0, Inf}, ...
      "stop after so many passes over the data";
    "MaxIterations", Inf, {"count", 0, Inf}, ...
      "stop after so many iterations, if that is sooner";
    "StopWhen", 0, {"balance"}, ...
      ["stop when D(x) and D(G(z)) have been so near to 1/2 in the last 5 lines of history, " ...
       "or [tolerance, lines]; 0: never"];
    "Seed", [], {"optional", "count", 0, 2^53 - 1}, ...
      "whole number from 0 to 2^53 - 1; default: drawn from rand";
    "Precision", "single", {"choice", "single", "double"}, ...
      "of nets that are made here";
    "NumThreads", 0, {"count", 0, 1024}, ...
      "threads to use; 0 is as many as turn out fastest";
    "Engine", "fused", {"choice", "fused", "kernels"}, ...
      "\"fused\" (all in C) or \"kernels\" (the loop in Octave; function handles always)";
    "Display", "iter", {"choice", "off", "final", "iter"}, ...
      "progress with time left (\"iter\"), one closing line (\"final\"), or nothing";
    "OutputFcn", [], {"optional", "function"}, ...
      "stop = f (info, state), called with \"init\", \"iter\" (at each line of history), \"done\"; true stops";
    "HistoryInterval", 100, {"count", 1, 1e9}, ...
      "iterations from one line of history to the next";
    "HistorySize", 200, {"count", 1, 1e6}, ...
      "rows (drawn with replacement) and samples that history looks at";
    "Resume", [], {"optional", "model"}, ...
      "a model of gan_train to go on with; its options are then the defaults, MaxEpochs the total"}];
endfunction

## A rule that takes [], too.
function rule = optional (rule)
  if (! strcmp (rule{1}, "optional"))
    rule = [{"optional"}, rule];
  endif
endfunction
