## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

%!test
%! calls = 1000;
%! if (! isempty (getenv ("GAN_TEST_LONG")))
%!   calls = 10000;
%! endif
%! counts = fuzz_gateways (calls);
%! for [count, name] = counts
%!   assert (count.errors + count.returns, calls)
%!   assert (count.errors > calls / 10, "%s: %d errors", name, count.errors)
%!   assert (count.returns > calls / 200, "%s: %d returns", name, count.returns)
%! endfor
