## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## rule = optimizer_rule (opts, prefix)
##
## The hyper-parameters of one optimizer as the gateways take them, from parsed
## options: each is opts.(PREFIX NAME) where that is given, else opts.(NAME).

function rule = optimizer_rule (opts, prefix = "")

  for name = optimizer_options ()(:, 1).'
    own = [prefix name{1}];
    if (isfield (opts, own) && ! isempty (opts.(own)))
      value = opts.(own);
    elseif (isfield (opts, name{1}))
      value = opts.(name{1});
    else
      value = 0;   # Averaging, which only the generator of a training has
    endif
    rule.(name{1}) = value;
  endfor
  if (isempty (rule.LearningRate))
    usual = struct ("sgd", .1, "adam", 1e-3, "rmsprop", 2e-4);
    rule.LearningRate = usual.(rule.Optimizer);
  endif
  if (isempty (rule.Momentum))
    rule.Momentum = .5;
  endif
  if (isempty (rule.FinalMomentum))
    rule.FinalMomentum = rule.Momentum;
  endif

endfunction
