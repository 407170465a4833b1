## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn {} {[@var{opts}, @var{given}] =} __gan_demo_options__ (@var{fname}, @var{table}, @var{args})
## Options of the function @var{fname} from the cell @var{args}, as all functions of the package
## take them: for the demonstrations, which cannot see what is private to it.
##
## @var{table} has a row for each option: name, default, and what the value must be, such as
## @code{@{"count", 1, 10@}}; private/option_check.m lists what there is.  @var{given} has only those
## that are named.
## @end deftypefn

function [opts, given] = __gan_demo_options__ (fname, table, args)

  [opts, given] = option_parse (fname, table, args);

endfunction
