## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [G, D] = model_nets (demo, model, noise, numbers)
##
## The nets of a MODEL that the demonstration DEMO is to begin with, in double precision and with
## no steps behind them.  G must take as many numbers as NOISE, if that is not [], and make
## NUMBERS, of which D makes one.  Where NOISE is 1, it is uniform.

function [G, D] = model_nets (demo, model, noise, numbers)

  try
    [G, D] = deal (in_double (model.generator), in_double (model.discriminator));
    x = gan_forward (G, zeros (1, prod (G.input)));
    fits = columns (x) == numbers && columns (gan_forward (D, x)) == 1 ...
           && (isempty (noise) || prod (G.input) == noise);
    if (isequal (noise, 1) && isfield (model, "noise"))
      fits &= strcmp (model.noise.distribution, "uniform");
    endif
  catch
    fits = false;
  end_try_catch
  if (! fits)
    words = "";
    if (! isempty (noise))
      words = sprintf (", with uniform noise of size %d", noise);
    endif
    error (["gan:" demo ":badInput"], ...
           "%s: Model must be one of gan_train on rows of %d number%s%s", demo, numbers, ...
           {"s", ""}{1 + (numbers == 1)}, words);
  endif

endfunction

function net = in_double (net)
  for name = {"params", "state", "average"}
    net.(name{1}) = double (net.(name{1}));
  endfor
  net.optimizer = gan_net (1, {"affine", 1}).optimizer;
endfunction
