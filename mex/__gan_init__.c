/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [params, state] = __gan_init__ (input, layers, precision, seed, role)
 *
 * Initial parameters of the layers as the generator or the discriminator of
 * `seed` ("single|double", "generator|discriminator"). */

#include "nets.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 2, nrhs, 5, 5,
            "[params, state] = __gan_init__ (input, layers, precision, seed, role)");
  const int is_double = mx_choice (prhs[2], "precision", "single|double");
  const gan_api *api = gan_api_for (is_double);
  const net n = mx_parse_layers (api, prhs[0], prhs[1]);
  const uint64_t seed = mx_count (prhs[3], "seed", 0, 0x1p53 - 1);
  const int role = mx_choice (prhs[4], "role", "generator|discriminator");

  mxArray *params = mx_new (is_double, n.params, 1);
  mxArray *state = mx_new (is_double, n.state, 1);
  api->init (mxGetData (params), mxGetData (state), &n, seed,
             role ? STREAM_INIT_DISCRIMINATOR : STREAM_INIT_GENERATOR);
  plhs[0] = params;
  if (nlhs > 1)
    plhs[1] = state;
}
