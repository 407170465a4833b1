## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## i = check_batchnorm (net, parts, samples)
##
## The first layer of the net, whose plan is PARTS, that normalises each number by itself where so
## many samples are in a group, or 0.  A channel of an image has as many numbers as pixels in each.

function i = check_batchnorm (net, parts, samples)

  i = 0;
  batchnorm = cellfun (@(layer) strcmp (layer.type, "batchnorm"), net.layers);
  if (samples == 1 && any (batchnorm))
    for j = find (batchnorm(:).')
      if (prod (parts(j).out) == parts(j).biases / 2)   # a scale and a shift for each feature
        i = j;
        return;
      endif
    endfor
  endif

endfunction
