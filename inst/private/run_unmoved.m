## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## run_unmoved (G, D, run)
##
## Names the layers of the nets of RUN of which no parameter has moved since they were G and D,
## some iterations ago, although they were to learn: behind units that are all dead, before
## weights that are all 0, under a rate that is lost in rounding.

function run_unmoved (G, D, run)

  say ("generator", G, run.generator, run.parts.generator, run.rules.Generator);
  say ("discriminator", D, run.discriminator, run.parts.discriminator, run.rules.Discriminator);

endfunction

function say (name, before, net, parts, rule)
  text = "";
  for i = 1:numel (parts)
    own = parts(i).at + (1:parts(i).weights+parts(i).biases);
    if (! isempty (own) && net.layers{i}.LearningRateScale > 0
        && all (before.params(own) == net.params(own)))
      text = [text, sprintf(", %d (%s)", i, net.layers{i}.type)];
    endif
  endfor
  if (! isempty (text) && rule.LearningRate > 0)
    warning ("gan:gan_train:nothingLearned",
             ["gan_train: the first iterations have moved nothing in these layers of the %s: %s; " ...
              "their gradients are 0 (units that are all dead, weights that are all 0, a loss " ...
              "that is flat) or too small for the LearningRate"], name, text(3:end));
  endif
endfunction
