/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Inverted dropout (Hinton et al. 2012; Srivastava et al. 2014): in training each
 * number is kept with probability `include` and then divided by it, else it is 0;
 * otherwise y = x, so that the expectation is the same.
 *
 *   y = mask x / include,   dx = mask dy / include
 *
 * The mask, a byte a number, is drawn by the sample's place in the batch and the
 * feature's place in the sample, and kept for backward.
 */

#include "kernels.h"
#include "layer.h"

enum
{
  INCLUDE
};

static status_code
dropout_plan (layer *l, status *st)
{
  (void) st;
  l->out = l->in;
  l->cache = l->in.size;
  return GAN_OK;
}

static void
dropout_init (real *w, real *state, const layer *l, rng r)
{
  (void) w, (void) state, (void) l, (void) r;
}

/* out = keep in / include, for the numbers of the whole pass. */
static void
apply (real *out, const uint8_t *keep, const real *in, const layer *l, const pass *p)
{
  const size_t n = l->in.size * p->batch;
  const real scale = (real) (1 / l->option[INCLUDE]);
#pragma omp parallel for simd num_threads(p->threads) if (n > PARALLEL_GRAIN)
  for (size_t i = 0; i < n; i++)
    out[i] = keep[i] ? in[i] * scale : 0;
}

static void
copy (real *out, const real *in, const layer *l, const pass *p)
{
  if (out != in)
    memcpy (out, in, l->in.size * p->batch * sizeof *out);
}

static void
dropout_forward (real *y, void *cache, void *scratch, const layer *l, const pass *p, const real *w,
                 const real *x)
{
  (void) scratch, (void) w;
  if (!p->train)
    {
      copy (y, x, l, p);
      return;
    }
  const size_t size = l->in.size;
  uint8_t *keep = cache;
#pragma omp parallel for num_threads(p->threads) if (size * p->batch > PARALLEL_GRAIN)
  for (size_t j = 0; j < p->batch; j++)
    rng_mask (keep + j * size, p->draw, l->option[INCLUDE], j * size, size);
  apply (y, keep, x, l, p);
}

static void
dropout_backward (real *dx, real *dw, void *scratch, const layer *l, const pass *p, const real *w,
                  const real *x, const real *y, const void *cache, const real *dy)
{
  (void) dw, (void) scratch, (void) w, (void) x, (void) y;
  if (!dx)
    return;
  if (p->train)
    apply (dx, cache, dy, l, p);
  else
    copy (dx, dy, l, p);
}

const layer_ops FN (layer_dropout)
    = { { "dropout",
          "keeps a number with probability Include, in training",
          IN_PLACE,
          { { "Include", NULL, 1e-3, 1, 0.5, 0, 1, "probability of being kept" }, { 0 } } },
        dropout_plan,
        dropout_init,
        dropout_forward,
        dropout_backward };
