/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "loss.h"

#include <math.h>

static double
softplus (double a)
{
  return (a > 0 ? a : 0) + log1p (exp (-fabs (a)));
}

static double
sigmoid (double a)
{
  const double e = exp (-fabs (a));
  return (a >= 0 ? 1 : e) / (1 + e);
}

/* scale times the mean of sign_out softplus (sign_in a), with its gradient. */
static double
mean_softplus (real *gradient, const real *logits, size_t n, double sign_out, double sign_in,
               double scale)
{
  if (n == 0)
    return 0;
  const double factor = scale * sign_out / (double) n;
  double sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += softplus (sign_in * (double) logits[i]);
  if (gradient)
    for (size_t i = 0; i < n; i++)
      gradient[i] = (real) (factor * sign_in * sigmoid (sign_in * (double) logits[i]));
  return factor * sum;
}

double
loss_value (real *dreal, real *dfake, int loss, double scale, const real *real_logits,
            size_t n_real, const real *fake_logits, size_t n_fake)
{
  switch (loss)
    {
    case LOSS_DISCRIMINATOR:
      return mean_softplus (dreal, real_logits, n_real, 1, -1, scale)
             + mean_softplus (dfake, fake_logits, n_fake, 1, 1, scale);
    case LOSS_NONSATURATING:
      return mean_softplus (dfake, fake_logits, n_fake, 1, -1, scale);
    default: /* LOSS_MINIMAX */
      return mean_softplus (dfake, fake_logits, n_fake, -1, 1, scale);
    }
}

double
mean_probability (const real *logits, size_t n)
{
  double sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += sigmoid ((double) logits[i]);
  return n ? sum / (double) n : 0;
}
