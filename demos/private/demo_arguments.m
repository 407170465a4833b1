## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [folder, opts] = demo_arguments (demo, table, args)
##
## The arguments of a demonstration: the folder to write into, by default the current
## one, then names and values of the options in TABLE, for which see __gan_demo_options__.

function [folder, opts] = demo_arguments (demo, table, args)

  folder = ".";
  if (! isempty (args))
    folder = args{1};
    args(1) = [];
  endif
  folder = __gan_demo_options__ (demo, {"folder", "", {"folder"}}, {"folder", folder}).folder;
  opts = __gan_demo_options__ (demo, table, args);

endfunction
