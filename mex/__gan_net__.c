/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [net, parts] = __gan_net__ (net, name)
 *
 * The net that the argument `name` of a function is, with its numbers in ordinary arrays, and its
 * plan, as __gan_plan__ has it; an error where it is not one that gan_net and gan_update have made:
 * its layers, the columns params, state and average, and what the optimizer keeps. */

#include "nets.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 2, nrhs, 2, 2, "[net, parts] = __gan_net__ (net, name)");
  char name[MX_WORD];
  if (!mx_word (name, prhs[1]))
    mx_fail ("badInput", "name must be a word");
  const mx_net n = mx_parse_net (prhs[0], name);
  if (n.method >= 0)
    mx_finite_moments (prhs[0], name);
  plhs[0] = mx_ordinary_net (prhs[0], name);
  if (nlhs > 1)
    plhs[1] = mx_parts (&n.net);
}
