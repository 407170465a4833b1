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
  rates = arrayfun (@(row) [option_number(row.rate) " for " row.name], t.optimizers,
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
