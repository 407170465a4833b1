/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [value, dreal, dfake] = __gan_loss__ (name, real, fake)
 *
 * A loss of loss.h on logits and its gradients, which have the logits' sizes.  Where the two are
 * of different classes, both are taken as double. */

#include "nets.h"

static const mxArray *
parse_logits (const mxArray *a, const char *name)
{
  char text[MX_TEXT];
  const mxArray *x = mx_ordinary (a, name);
  if (!(mxIsDouble (x) || mxIsSingle (x) || mxIsUint8 (x)) || mxIsComplex (x) || mxIsSparse (x)
      || mxGetNumberOfDimensions (x) != 2 || mx_not_finite (x) > 0)
    mx_fail ("badInput",
             "%s must be a real, finite matrix of logits of class single or double, not %s", name,
             mx_describe (text, a));
  return x;
}

/* The numbers as they are in a double, of uint8 as well. */
static const mxArray *
as_double (const mxArray *x)
{
  if (mxIsDouble (x))
    return x;
  const size_t n = mxGetNumberOfElements (x);
  mxArray *y = mx_room (1, mxGetM (x), mxGetN (x));
  double *to = mxGetData (y);
  for (size_t i = 0; i < n; i++)
    to[i] = mxIsUint8 (x) ? ((const uint8_t *) mxGetData (x))[i]
                          : (double) ((const float *) mxGetData (x))[i];
  return y;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 3, nrhs, 3, 3, "[value, dreal, dfake] = __gan_loss__ (name, real, fake)");
  const int loss = mx_choice (prhs[0], "name", TABLE_WORDS (LOSSES));
  const mxArray *real_logits = parse_logits (prhs[1], "real");
  const mxArray *fake = parse_logits (prhs[2], "fake");
  const int is_double = !(mxIsSingle (real_logits) && mxIsSingle (fake));
  if (is_double)
    {
      real_logits = as_double (real_logits);
      fake = as_double (fake);
    }

  mxArray *dreal = mx_new (is_double, mxGetM (real_logits), mxGetN (real_logits));
  mxArray *dfake = mx_new (is_double, mxGetM (fake), mxGetN (fake));
  plhs[0] = mxCreateDoubleScalar (gan_api_for (is_double)->loss (
      mxGetData (dreal), mxGetData (dfake), loss, 1, mxGetData (real_logits),
      mxGetNumberOfElements (real_logits), mxGetData (fake), mxGetNumberOfElements (fake)));
  if (nlhs > 1)
    plhs[1] = dreal;
  if (nlhs > 2)
    plhs[2] = dfake;
}
