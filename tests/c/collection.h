/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Gradients of a layer, put together and held against a reference. */

#ifndef GAN_COLLECTION_H
#define GAN_COLLECTION_H

#include "layers/layer.h"

#include <math.h>

/* A gradient that is handed over in parts: where it is put together, and how often each
 * number came.  One that steps its parameters meanwhile, where there are any, spoils those
 * it got. */
typedef struct
{
  gradient to;
  const layer *l;
  real *sum, *params;
  unsigned char *times;
} collection;

static inline void
collect (const gradient *to, const real *part, size_t at, size_t n)
{
  const collection *c = (const collection *) to;
  /* Whole columns of weights, or biases alone. */
  if (at < c->l->weights && (at % c->l->fan_in || n % c->l->fan_in || at + n > c->l->weights))
    return;
  for (size_t i = 0; i < n; i++)
    {
      c->sum[at + i] = part[i];
      c->times[at + i]++;
      if (c->params)
        c->params[at + i] = NAN;
    }
}

/* The largest difference, relative to what is larger than 1. */
static inline double
distance (const real *a, const double *b, size_t n)
{
  double worst = 0;
  for (size_t i = 0; i < n; i++)
    worst = fmax (worst,
                  isnan (a[i]) ? INFINITY : fabs ((double) a[i] - b[i]) / fmax (1, fabs (b[i])));
  return worst;
}

#endif
