## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## rule = run_rule (opts, prefix)
##
## The hyper-parameters of one optimizer as the gateways take them, from parsed
## options: each is opts.(PREFIX NAME) where that is given, else opts.(NAME).

function rule = run_rule (opts, prefix = "")

  for name = option_optimizer ()(:, 1).'
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
    rule.LearningRate = option_tables ().optimizer.(rule.Optimizer).rate;
  endif
  if (isempty (rule.Momentum))
    t = option_tables ().hyperparameters;
    rule.Momentum = t(strcmp ({t.name}, "Momentum")).default;
  endif
  if (isempty (rule.FinalMomentum))
    rule.FinalMomentum = rule.Momentum;
  endif

endfunction
