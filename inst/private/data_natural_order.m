## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## names = data_natural_order (names)
##
## Sorted without case, numbers in them by their value: "2.png" before "10.png".

function names = data_natural_order (names)

  [numbers, between] = regexp (lower (names), '\d+', "match", "split");
  keys = cellfun (@key, numbers, between, names, "UniformOutput", false);
  [~, order] = sort (keys);
  names = names(order);

endfunction

## Numbers with their number of digits before them compare by value as texts do.
function text = key (numbers, between, name)
  numbers = regexprep (numbers, '^0+(?=.)', "");
  lengths = cellfun (@numel, numbers);
  numbers = arrayfun (@(i) sprintf ("0%04d%s", lengths(i), numbers{i}), 1:numel (numbers), ...
                      "UniformOutput", false);
  text = [[between; [numbers, {""}]](:).', {char(0), name}];
  text = [text{:}];
endfunction
