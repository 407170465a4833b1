/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* bytes = __gan_memory__ (generator, discriminator, rules, rows)
 *
 * What a call of __gan_train__ with data of so many rows takes beside the nets and the data. */

#include "nets.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  static const char *name = "rules";
  mx_arity (nlhs, 1, nrhs, 4, 4, "bytes = __gan_memory__ (generator, discriminator, rules, rows)");
  const mx_net g = mx_parse_net (prhs[0], "generator"), d = mx_parse_net (prhs[1], "discriminator");
  const game_rules r = {
    .generator = &g.net,
    .discriminator = &d.net,
    .minibatch = mx_field_count (prhs[2], name, "Minibatch", 1, 0x1p31),
    .history_size = mx_field_count (prhs[2], name, "HistorySize", 1, 0x1p24),
    .threads = mx_threads (mx_field (prhs[2], name, "NumThreads"), "rules.NumThreads"),
    .rows = mx_count (prhs[3], "rows", 1, 0x1p32 - 1),
  };
  if (d.is_double != g.is_double)
    mx_fail ("badInput", "generator and discriminator must be of the same precision");
  const double batch = (double) r.minibatch;
  if (batch * (double) (g.net.saved + d.net.saved + g.net.width + d.net.width) > 0x1p38)
    mx_fail ("tooLarge", "a pass over %g samples is too large for these nets", batch);
  plhs[0] = mxCreateDoubleScalar ((double) g.api->game_bytes (&r));
}
