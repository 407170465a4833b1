/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [parts, params, state] = __gan_plan__ (input, layers)
 *
 * Where each layer's parameters lie: a struct array with in and out (sizes,
 * [height width channels]), at (offset in params, from 0), weights, biases, fan_in and
 * state (how many numbers); and the lengths of params and state. */

#include "nets.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 3, nrhs, 2, 2, "[parts, params, state] = __gan_plan__ (input, layers)");
  const net n = mx_parse_layers (gan_api_for (0), prhs[0], prhs[1]);
  plhs[0] = mx_parts (&n);
  if (nlhs > 1)
    plhs[1] = mxCreateDoubleScalar ((double) n.params);
  if (nlhs > 2)
    plhs[2] = mxCreateDoubleScalar ((double) n.state);
}
