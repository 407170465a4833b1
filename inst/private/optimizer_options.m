## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## table = optimizer_options ()
##
## The options of an optimizer, n-by-4: name, default, rule (check_option), help.  A default of
## [] depends on the optimizer, see optimizer_rule.

function table = optimizer_options ()

  persistent known = made ();
  table = known;

endfunction

function table = made ()
  t = tables ();
  names = {t.optimizers.name};
  table = {"Optimizer", "adam", [{"choice"}, names], named_choices(t.optimizers, " or ")};
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
