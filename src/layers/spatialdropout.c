/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Dropout of whole channels (Tompson, Goroshin, Jain, LeCun and Bregler 2015): neighbours in
 * an image say much the same, so that in training a channel of a sample is kept as a whole,
 * with probability `include`, and then divided by it, else all of it is 0; otherwise y = x.
 *
 *   y = mask x / include,   dx = mask dy / include
 *
 * The mask, a byte a channel, is drawn by the sample's place in the batch and the channel's
 * in the sample, and kept for backward.  A vector is one channel.
 */

#include "kernels/sums.h"
#include "layers/layer.h"

enum
{
  INCLUDE
};

static status_code
spatialdropout_plan (layer *l, status *st)
{
  (void) st;
  l->out = l->in;
  l->cache = l->in.channels;
  return GAN_OK;
}

static void
spatialdropout_init (real *w, real *state, const layer *l, rng r)
{
  (void) w, (void) state, (void) l, (void) r;
}

/* out = keep in / include, channels [from, to) of the batch. */
static void
apply (real *out, const uint8_t *keep, const real *in, const layer *l, size_t from, size_t to)
{
  const size_t area = l->in.size / l->in.channels;
  const real scale = (real) (1 / l->option[INCLUDE]);
  for (size_t c = from; c < to; c++)
    if (keep[c])
#pragma omp simd
      for (size_t i = c * area; i < (c + 1) * area; i++)
        out[i] = in[i] * scale;
    else
      memset (out + c * area, 0, area * sizeof *out);
}

static void
spatialdropout_forward (real *y, void *cache, real *state, void *scratch, const layer *l,
                        const pass *p, const real *w, const real *x)
{
  (void) state, (void) scratch, (void) w;
  uint8_t *keep = cache;
  const share s = worker_share (p->me, l->in.channels * p->batch, 1);
  if (p->train)
    {
      rng_mask (keep + s.from, p->draw, l->option[INCLUDE], s.from, s.to - s.from);
      apply (y, keep, x, l, s.from, s.to);
    }
  else
    copy_share (y, x, l->in.size * p->batch, p->me);
  worker_wait (p->me);
}

static void
spatialdropout_backward (real *dx, const gradient *dw, void *scratch, const layer *l, const pass *p,
                         const real *w, const real *x, const real *y, const void *cache,
                         const real *dy)
{
  (void) dw, (void) scratch, (void) w, (void) x, (void) y;
  if (!dx)
    return;
  const share s = worker_share (p->me, l->in.channels * p->batch, 1);
  if (p->train)
    apply (dx, cache, dy, l, s.from, s.to);
  else
    copy_share (dx, dy, l->in.size * p->batch, p->me);
  worker_wait (p->me);
}

const layer_ops FN (layer_spatialdropout)
    = { { "spatialdropout",
          "keeps a channel with probability Include, in training",
          IN_PLACE,
          { { "Include", NULL, 1e-3, 1, 0.5, 0, 1, "probability of being kept" }, { 0 } } },
        spatialdropout_plan,
        spatialdropout_init,
        spatialdropout_forward,
        spatialdropout_backward };
