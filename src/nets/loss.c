/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "nets/loss.h"

#include "base/require.h"
#include "kernels/exp.h"

#include <math.h>

/* exp (-|a|), in arithmetic that vectorises, and 0 where that is no normal number. */
static inline double
exp_minus (double a)
{
  return fabs (a) >= 708 ? 0 : exp_double (-fabs (a));
}

/* scale times the mean of sign_out softplus (sign_in a), with its gradient, in double:
 * softplus a = max (a, 0) + log (1 + e), sigmoid a = (a >= 0 ? 1 : e) / (1 + e) with
 * e = exp (-|a|). */
static double
mean_softplus (real *restrict gradient, const real *restrict logits, size_t n, double sign_out,
               double sign_in, double scale)
{
  if (n == 0)
    return 0;
  const double factor = scale * sign_out / (double) n;
  double sum = 0;
#pragma omp simd reduction(+ : sum)
  for (size_t i = 0; i < n; i++)
    {
      const double a = sign_in * (double) logits[i];
      sum += (a > 0 ? a : 0) + log1p_double (exp_minus (a));
    }
  if (gradient)
#pragma omp simd
    for (size_t i = 0; i < n; i++)
      {
        const double a = sign_in * (double) logits[i], e = exp_minus (a);
        gradient[i] = (real) (factor * sign_in * ((a >= 0 ? 1 : e) / (1 + e)));
      }
  return factor * sum;
}

/* A pass over logits and the gradient by them, which may be NULL. */
typedef struct
{
  real *gradient;
  const real *logits;
  size_t count;
} side;

static double
value_discriminator (side x, side gz, double scale)
{
  return mean_softplus (x.gradient, x.logits, x.count, 1, -1, scale)
         + mean_softplus (gz.gradient, gz.logits, gz.count, 1, 1, scale);
}

static double
value_nonsaturating (side x, side gz, double scale)
{
  (void) x;
  return mean_softplus (gz.gradient, gz.logits, gz.count, 1, -1, scale);
}

static double
value_minimax (side x, side gz, double scale)
{
  (void) x;
  return mean_softplus (gz.gradient, gz.logits, gz.count, -1, 1, scale);
}

#define INFO(NUMBER, name, help, generator) { #name, help, generator },
#define VALUE(NUMBER, name, ...) value_##name,

const loss_info losses[LOSS_COUNT] = { LOSSES (INFO) };

static double (*const values[]) (side x, side gz, double scale) = { LOSSES (VALUE) };

double
loss_value (real *dreal, real *dfake, int loss, double scale, const real *real_logits,
            size_t n_real, const real *fake_logits, size_t n_fake)
{
  REQUIRE (loss >= 0 && loss < LOSS_COUNT);
  return values[loss]((side){ dreal, real_logits, n_real }, (side){ dfake, fake_logits, n_fake },
                      scale);
}

double
mean_probability (const real *logits, size_t n)
{
  double sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += 1 / (1 + exp (-(double) logits[i]));
  return n ? sum / (double) n : 0;
}
