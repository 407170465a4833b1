/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [value, dreal, dfake] = __gan_loss__ (name, real, fake)
 *
 * A loss of loss.h on logits and its gradients, which have the logits' sizes. */

#include "nets.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 3, nrhs, 3, 3, "[value, dreal, dfake] = __gan_loss__ (name, real, fake)");
  const int loss = mx_choice (prhs[0], "name", "discriminator|nonsaturating|minimax");
  const int is_double = mx_floating (prhs[2], "fake");
  const gan_api *api = gan_api_for (is_double);
  const void *fake = mx_matrix (prhs[2], "fake", is_double, SIZE_MAX, SIZE_MAX);
  const void *real_logits = mx_matrix (prhs[1], "real", is_double, SIZE_MAX, SIZE_MAX);

  mxArray *dreal = mx_new (is_double, mxGetM (prhs[1]), mxGetN (prhs[1]));
  mxArray *dfake = mx_new (is_double, mxGetM (prhs[2]), mxGetN (prhs[2]));
  plhs[0] = mxCreateDoubleScalar (api->loss (mxGetData (dreal), mxGetData (dfake), loss, 1,
                                             real_logits, mxGetNumberOfElements (prhs[1]), fake,
                                             mxGetNumberOfElements (prhs[2])));
  if (nlhs > 1)
    plhs[1] = dreal;
  if (nlhs > 2)
    plhs[2] = dfake;
}
