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

#include "kernels/sums.h"
#include "layers/layer.h"

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

/* out = keep in scale */
static void
apply (real *out, const uint8_t *keep, const real *in, real scale, size_t from, size_t to)
{
#pragma omp simd
  for (size_t i = from; i < to; i++)
    out[i] = keep[i] ? in[i] * scale : 0;
}

/* The numbers of samples [from, to): the mask and what it leaves. */
static void
draw (real *y, uint8_t *keep, const real *x, const layer *l, const pass *p, size_t from, size_t to)
{
  const size_t size = l->in.size;
  rng_mask (keep + from * size, p->draw, l->option[INCLUDE], from * size, (to - from) * size);
  apply (y, keep, x, (real) (1 / l->option[INCLUDE]), from * size, to * size);
}

static void
dropout_forward (real *y, void *cache, real *state, void *scratch, const layer *l, const pass *p,
                 const real *w, const real *x)
{
  (void) state, (void) scratch, (void) w;
  const share s = worker_share (p->me, p->batch, 1);
  if (p->train)
    draw (y, cache, x, l, p, s.from, s.to);
  else
    copy_share (y, x, l->in.size * p->batch, p->me);
  worker_wait (p->me);
}

static void
dropout_backward (real *dx, const gradient *dw, void *scratch, const layer *l, const pass *p,
                  const real *w, const real *x, const real *y, const void *cache, const real *dy)
{
  (void) dw, (void) scratch, (void) w, (void) x, (void) y;
  if (!dx)
    return;
  const share s = worker_share (p->me, l->in.size * p->batch, 64);
  if (p->train)
    apply (dx, cache, dy, (real) (1 / l->option[INCLUDE]), s.from, s.to);
  else
    copy_share (dx, dy, l->in.size * p->batch, p->me);
  worker_wait (p->me);
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
