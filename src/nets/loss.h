/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Losses of Goodfellow et al. (2014) from D's logits a, D(x) = 1 / (1 + exp (-a)).
 *
 *   LOSS_DISCRIMINATOR   -mean log D(x) - mean log (1 - D(G(z)))        eq. 1, for D
 *                      =  mean s(-a_real) + mean s(a_fake)
 *   LOSS_NONSATURATING   -mean log D(G(z))        = mean s(-a_fake)     section 3
 *   LOSS_MINIMAX          mean log (1 - D(G(z)))  = -mean s(a_fake)     eq. 1, for G
 *
 * with softplus s(a) = log (1 + exp (a)) = max (a, 0) + log1p (exp (-|a|)), which
 * neither overflows nor cancels.  Gradients are those of the mean: divided by the
 * number of logits.
 */

#ifndef GAN_LOSS_H
#define GAN_LOSS_H

#include "base/real.h"
#include "base/table.h"

/* Constant, name (its function is value_NAME), help, whether a generator can descend it. */
#define LOSSES(X)                                                                                  \
  X (DISCRIMINATOR, discriminator, "-mean log D(x) - mean log (1 - D(G(z)))", 0)                   \
  X (NONSATURATING, nonsaturating, "-mean log D(G(z))", 1)                                         \
  X (MINIMAX, minimax, "mean log (1 - D(G(z)))", 1)

#define LOSS_NUMBER(NUMBER, ...) LOSS_##NUMBER,

enum
{
  LOSSES (LOSS_NUMBER) LOSS_COUNT
};

typedef struct
{
  const char *name;
  const char *help;
  int generator;
} loss_info;

#define losses FN (losses)
#define loss_value FN (loss_value)
#define mean_probability FN (mean_probability)

extern const loss_info losses[LOSS_COUNT];

/* Value and gradients times `scale`; a gradient that is NULL is not wanted.
 * The generator's losses do not look at `real_logits`. */
double loss_value (real *dreal, real *dfake, int loss, double scale, const real *real_logits,
                   size_t n_real, const real *fake_logits, size_t n_fake);

/* Mean of 1 / (1 + exp (-a)). */
double mean_probability (const real *logits, size_t n);

#endif
