## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## yes = run_at_balance (history, rule)
##
## Whether a training has come to the 50:50 point, where D(x) and D(G(z)) are both 1/2
## (Goodfellow et al. 2014, section 3 and Figure 1 d).  RULE is [tolerance, lines]: both
## have been so near to 1/2 in the last so many lines of HISTORY, after a line in which they were
## not: a D that knows nothing yet says 1/2 of everything, too.  A tolerance of 0 is never.

function yes = run_at_balance (history, rule)

  away = max (abs (history(:, 4:5) - 1 / 2), [], 2) > rule(1);
  last = rows (history) - rule(2);   # before the lines that must be near
  yes = rule(1) > 0 && last > 0 && any (away(1:last)) && ! any (away(last+1:end));

endfunction
