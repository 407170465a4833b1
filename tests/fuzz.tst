## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

%!test
%! calls = 1000;
%! if (! isempty (getenv ("GAN_TEST_LONG")))
%!   calls = 3000;
%! endif
%! counts = fuzz_gateways (calls);
%! for [count, name] = counts
%!   assert (count.errors + count.returns, calls)
%!   assert (count.errors > calls / 10, "%s: %d errors", name, count.errors)
%!   assert (count.returns > calls / 200, "%s: %d returns", name, count.returns)
%! endfor

%!test
%! ## junk that chance seldom makes: what is too large, nets that do not fit each other
%! G = gan_net (2, {"affine", 3}, "Seed", 1);
%! D = gan_net (3, {"affine", 1}, "Seed", 1, "Precision", "double");
%! rules = struct ("Minibatch", 2^31, "NumThreads", 1, "HistorySize", 3);
%! address = struct ("Seed", 1, "Stream", 0, "Step", 0);
%! none = zeros (0, 2);
%! fail ("__gan_memory__ (G, D, rules, 9)", "generator and discriminator must be of the same precision");
%! wide = gan_net (3, {"affine", 200}, "Seed", 1);
%! fail ("__gan_memory__ (wide, wide, rules, 9)", "a pass over 2.14748e\\+09 samples is too large for these nets");
%! fail ("__gan_random__ (\"uniform\", 2^31, 2^31, address)", "2147483648 x 2147483648 random numbers are too many");
%! fail ("__gan_noise__ (2^31, 2^24, struct (\"Distribution\", \"normal\", \"Seed\", 1, \"Step\", 0))", "2147483648 x 16777216 random numbers are too many");
%! fail ("__gan_parzen__ (none, none, 1, zeros (1, 2), zeros (2, 1), 1)", "S must have at least one row");
%! assert (gan_forward (G, int32 ([1 2; 3 4])), gan_forward (G, [1 2; 3 4]))
