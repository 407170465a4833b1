## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Ctrl-C in the middle of a call of libgan.

%!testif ; isunix ()
%! ## a call that would last for days ends, hands over what it has done, and the signal is taken up
%! ## again; in an Octave of its own, which a Ctrl-C ends where it runs a script
%! code = { ...
%!   "unwind_protect"
%!   "  model = gan_train (rand (20, 3), 'Minibatch', 4, 'MaxIterations', 1, ..."
%!   "                     'Optimizer', 'sgd', 'Display', 'off', 'HistoryInterval', 1);"
%!   "  rule = struct ('Optimizer', 'sgd', 'LearningRate', 1e-9, 'LearningRateDecay', 1, ..."
%!   "                 'LearningRateFloor', 0, 'Momentum', 0, 'FinalMomentum', 0, ..."
%!   "                 'MomentumRamp', 0, 'Beta2', .9, 'Epsilon', 1e-8, 'WeightDecay', 0, ..."
%!   "                 'Averaging', 0);"
%!   "  rules = struct ('Minibatch', 4, 'DiscriminatorSteps', 1, 'Noise', 'uniform', ..."
%!   "                  'GeneratorLoss', 'nonsaturating', 'Update', 'alternating', ..."
%!   "                  'DiscriminatorScale', 1, 'Generator', rule, 'Discriminator', rule, ..."
%!   "                  'Seed', 7, 'NumThreads', 2, 'HistoryInterval', 1e8, 'HistorySize', 3);"
%!   "  system (sprintf ('(sleep .3; kill -INT %d) > /dev/null 2>&1 &', getpid ()));"
%!   "  [~, ~, ~, report] = __gan_train__ (model.generator, model.discriminator, ..."
%!   "                                     single (rand (20, 3)), rules, 1, 1e9);"
%!   "  printf ('interrupted %d, iterations %d, ', report.interrupted, report.iterations);"
%!   "  __gan_interrupt__ ();"
%!   "  printf ('went on, ');"
%!   "unwind_protect_cleanup"
%!   "  printf ('ended');"
%!   "end_unwind_protect"};
%! [~, said] = system (sprintf (["timeout -k 5 20 '%s' --norc --no-history --quiet --eval " ...
%!                               "\"addpath ('%s', '%s'); %s\" 2>&1"],
%!                              fullfile (OCTAVE_HOME (), "bin", "octave-cli"),
%!                              fileparts (which ("__gan_train__")),
%!                              fileparts (which ("gan_train")), sprintf ("%s\n", code{:})));
%! wanted = '^interrupted 1, iterations [1-9]\d*, ended';
%! assert (! isempty (regexp (said, wanted)), "%s", said)
