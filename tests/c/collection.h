/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Gradients of a layer, put together and held against a reference. */

#ifndef GAN_COLLECTION_H
#define GAN_COLLECTION_H

#include "layers/layer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* How often each of n numbers is to come. */
static inline const unsigned char *
each_once (size_t n)
{
  static unsigned char *ones;
  static size_t room;
  if (n > room)
    {
      free (ones);
      ones = memset (malloc (n), 1, n);
      room = n;
    }
  return ones;
}

#endif
