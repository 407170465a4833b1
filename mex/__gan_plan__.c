/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [parts, params, state] = __gan_plan__ (input, layers)
 *
 * Where each layer's parameters lie: a struct array with in and out (sizes,
 * [height width channels]), at (offset in params, from 0), weights, biases, fan_in and
 * state (how many numbers); and the lengths of params and state. */

#include "nets.h"

static mxArray *
sizes (const shape *s)
{
  mxArray *a = mxCreateDoubleMatrix (1, 3, mxREAL);
  double *x = mxGetData (a);
  x[0] = (double) s->height;
  x[1] = (double) s->width;
  x[2] = (double) s->channels;
  return a;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 3, nrhs, 2, 2, "[parts, params, state] = __gan_plan__ (input, layers)");
  const net n = mx_parse_layers (gan_api_for (0), prhs[0], prhs[1]);

  static const char *fields[] = { "in", "out", "at", "weights", "biases", "fan_in", "state" };
  plhs[0] = mxCreateStructMatrix (1, n.count, 7, fields);
  for (size_t i = 0; i < n.count; i++)
    {
      const layer *l = n.layers + i;
      mxSetField (plhs[0], i, "in", sizes (&l->in));
      mxSetField (plhs[0], i, "out", sizes (&l->out));
      mxSetField (plhs[0], i, "at", mxCreateDoubleScalar ((double) l->params_at));
      mxSetField (plhs[0], i, "weights", mxCreateDoubleScalar ((double) l->weights));
      mxSetField (plhs[0], i, "biases", mxCreateDoubleScalar ((double) l->biases));
      mxSetField (plhs[0], i, "fan_in", mxCreateDoubleScalar ((double) l->fan_in));
      mxSetField (plhs[0], i, "state", mxCreateDoubleScalar ((double) l->state));
    }
  if (nlhs > 1)
    plhs[1] = mxCreateDoubleScalar ((double) n.params);
  if (nlhs > 2)
    plhs[2] = mxCreateDoubleScalar ((double) n.state);
}
