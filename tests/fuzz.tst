## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## A part of what fuzz_gateways (10000) does.

%!test
%! counts = fuzz_gateways (1000);
%! for [count, name] = counts
%!   assert (count.errors + count.returns, 1000)
%!   assert (count.errors > 100)
%!   assert (count.returns > 5)
%! endfor
