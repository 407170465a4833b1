## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## table = option_optimizer ()
##
## The options of an optimizer, n-by-4: name, default, rule (option_check), help.  A default of
## [] depends on the optimizer, see run_rule.

function table = option_optimizer ()

  persistent known = made ();
  table = known;

endfunction

function table = made ()
  t = option_tables ();
  names = {t.optimizers.name};
  table = {"Optimizer", "adam", [{"choice"}, names], option_choices(t.optimizers, " or ")};
  rates = arrayfun (@(row) [short_number(row.rate) " for " row.name], t.optimizers,
                    "UniformOutput", false);
  dividing = names([t.optimizers.divides]);
  for row = t.hyperparameters
    rule = {{"number", "count"}{1 + row.whole}, row.lo, row.hi};
    default = row.default;
    if (row.optional)
      rule = [{"optional"}, rule];
      default = [];
    endif
    help = strrep (row.help, "{rates}", strjoin (rates, ", "));
    help = strrep (help, "{dividing}", strjoin (dividing, " and "));
    table(end+1, :) = {row.name, default, rule, help};
  endfor
endfunction

## A number as one would type it: .1, 1e-3, -1e6, 25.
function text = short_number (x)
  text = regexprep (sprintf ("%.15g", x), '^(-?)0\.', "$1.");
  power = regexprep (sprintf ("%.0e", x), 'e\+?(-?)0*(?=\d)', "e$1");
  if (numel (power) <= numel (text) && str2double (power) == x)
    text = power;
  endif
endfunction
