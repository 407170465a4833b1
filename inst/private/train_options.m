## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## table = train_options ()
##
## All options of gan_train, n-by-4: name, default, check (parse_options), help.

function table = train_options ()

  both = optimizer_options ();
  both(strcmp (both(:, 1), "Averaging"), :) = [];   # gan_sample looks at the generator's alone
  own = cell (0, 4);
  for net = {"Generator", "Discriminator"}
    for i = 1:rows (both)
      own(end+1, :) = {[net{1} both{i, 1}], [], optional(both{i, 3}), ...
                       [both{i, 1} " of the " lower(net{1}) " alone"]};
    endfor
  endfor
  own(end+1, :) = {"GeneratorAveraging", .998, check_number(0, 1 - 1e-9), ...
                   ["decay of an exponential average of the generator's parameters, from " ...
                    "which gan_sample draws; 0: none"]};
  table = [{
    "Generator", [], @check_net, ...
      "a net of gan_net, or a cell of layers for it; default: chosen by the data";
    "Discriminator", [], @check_net, ...
      "a net of gan_net, or a cell of layers for it; default: chosen by the data";
    "NoiseSize", 100, check_count(1, 1e6), ...
      "dimension of z, where Generator is not a net already";
    "Noise", "uniform", check_choice("uniform", "normal", "spherical"), ...
      "\"uniform\" on (-sqrt 3, sqrt 3), \"normal\", or \"spherical\" of radius sqrt (NoiseSize)";
    "Minibatch", 100, check_count(1, 1e6), ...
      "rows of a minibatch, the paper's m";
    "DiscriminatorSteps", 1, check_count(1, 1000), ...
      "discriminator steps an iteration, the paper's k";
    "GeneratorLoss", "nonsaturating", @check_loss, ...
      "\"nonsaturating\", \"minimax\", or a function handle [value, dreal, dfake] = f (real, fake)";
    "Update", "alternating", check_choice("alternating", "simultaneous"), ...
      "\"alternating\" (the paper) or \"simultaneous\" (the authors' code)";
    "DiscriminatorScale", 1, check_number(0, 1e6), ...
      "factor on the discriminator's objective; the authors' code has 1/2"};
    both; own; {
    "MaxEpochs", 10, check_number(0, Inf), ...
      "stop after so many passes over the data";
    "MaxIterations", Inf, check_count(0, Inf), ...
      "stop after so many iterations, if that is sooner";
    "StopWhen", 0, @check_balance, ...
      ["stop when D(x) and D(G(z)) have been so near to 1/2 in the last 5 lines of history, " ...
       "or [tolerance, lines]; 0: never"];
    "Seed", [], check_seed(), ...
      "whole number from 0 to 2^53 - 1; default: drawn from rand";
    "Precision", "single", check_choice("single", "double"), ...
      "of nets that are made here";
    "NumThreads", 0, check_count(0, 1024), ...
      "threads to use; 0 is as many as turn out fastest";
    "Engine", "fused", check_choice("fused", "kernels"), ...
      "\"fused\" (all in C) or \"kernels\" (the loop in Octave; function handles always)";
    "Display", "iter", check_choice("off", "final", "iter"), ...
      "progress with time left (\"iter\"), one closing line (\"final\"), or nothing";
    "OutputFcn", [], optional(@check_handle), ...
      "stop = f (info, state), called with \"init\", \"iter\" (at each line of history), \"done\"; true stops";
    "HistoryInterval", 100, check_count(1, 1e9), ...
      "iterations from one line of history to the next";
    "HistorySize", 200, check_count(1, 1e6), ...
      "rows (drawn with replacement) and samples that history looks at";
    "Resume", [], @check_model, ...
      "a model of gan_train to go on with; its options are then the defaults, MaxEpochs the total"}];

endfunction

function wanted = check_net (value)
  wanted = "";
  if (! (is_unset (value) || (iscell (value) && ! isempty (value))
         || (isstruct (value) && isscalar (value) && isfield (value, "format")
             && isequal (value.format, "gan-net"))))
    wanted = "a net of gan_net or a cell of layers";
  endif
endfunction

function wanted = check_loss (value)
  wanted = "";
  named = check_choice ("nonsaturating", "minimax");
  if (! is_function_handle (value) && ! isempty (named (value)))
    wanted = "\"nonsaturating\", \"minimax\" or a function handle";
    if (ischar (value) && strncmp (value, "@", 1))
      wanted = [wanted " (str2func makes one of a text)"];
    endif
  endif
endfunction

function wanted = check_balance (value)
  wanted = "";
  if (! (isnumeric (value) && isreal (value) && ! issparse (value) && any (numel (value) == [1, 2])
         && value(1) >= 0 && value(1) < 1 / 2
         && (numel (value) == 1 || (value(2) >= 1 && value(2) <= 1e6 && value(2) == fix (value(2))))))
    wanted = "a number from 0 to less than 1/2, or [tolerance, lines]";
  endif
endfunction

function wanted = check_handle (value)
  wanted = "";
  if (! is_function_handle (value))
    wanted = "a function handle";
    if (ischar (value) && rows (value) == 1 && numel (value) <= 40 && isvarname (value))
      wanted = ["a function handle, as @" value " is"];
    endif
  endif
endfunction

function wanted = check_model (value)
  wanted = "";
  if (! is_unset (value) && ! is_model (value))
    wanted = "a model of gan_train";
  endif
endfunction
