## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## t = option_tables ()
##
## The tables of libgan (__gan_tables__, and __gan_layers__ as t.layers), asked for once, and what
## is looked up in them by name: t.stream.NAME is the number of a stream, t.optimizer.NAME the row
## of an optimizer, t.layers(i).table the options of a layer as option_parse takes them.

function t = option_tables ()

  persistent known = [];
  if (isempty (known))
    known = __gan_tables__ ();
    known.layers = __gan_layers__ ();
    for i = 1:numel (known.layers)
      known.layers(i).table = option_table (known.layers(i).options);
    endfor
    for row = known.streams
      known.stream.(row.name) = row.number;
    endfor
    for row = known.optimizers
      known.optimizer.(row.name) = row;
    endfor
  endif
  t = known;

endfunction

function table = option_table (options)
  table = cell (0, 3);
  for option = options
    default = option.default;
    if (! isempty (option.choices))
      words = strsplit (option.choices, "|");
      default = words{default + 1};
      rule = [{"choice"}, words];
    elseif (option.pair)
      rule = {"pair", option.lo, option.hi, option.whole};
    else
      rule = {{"number", "count"}{1 + option.whole}, option.lo, option.hi};
    endif
    table(end+1, :) = {option.name, default, rule};
  endfor
endfunction
