## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [net, parts] = check_net (fname, argname, net)
##
## The net in the argument ARGNAME of the function FNAME, with its numbers in ordinary arrays
## (ordinary.m), and its plan (__gan_plan__); an error where it is not one that gan_net and
## gan_update have made: its layers, the columns params, state and average, and what the optimizer
## keeps.

function [net, parts] = check_net (fname, argname, net)

  try
    [net, parts] = __gan_net__ (net, argname);
  catch err
    raise_as (fname, err);
  end_try_catch

endfunction
