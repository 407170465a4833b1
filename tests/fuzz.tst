## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

%!test
%! counts = fuzz_gateways (10000);
%! for [count, name] = counts
%!   assert (count.errors + count.returns, 10000)
%!   assert (count.errors > 1000)
%!   assert (count.returns > 50)
%! endfor
