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
  l->saved = l->in.channels;
  return GAN_OK;
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
spatialdropout_forward (const layer_call *call)
{
  const layer *l = call->l;
  uint8_t *keep = call->saved;
  const share s = worker_share (call->p.me, l->in.channels * call->p.batch, 1);
  if (call->p.train)
    {
      rng_mask (keep + s.from, call->p.draw, l->option[INCLUDE], s.from, s.to - s.from);
      apply (call->y, keep, call->x, l, s.from, s.to);
    }
  else
    copy_share (call->y, call->x, l->in.size * call->p.batch, call->p.me);
  worker_wait (call->p.me);
}

static void
spatialdropout_backward (const layer_call *call)
{
  const layer *l = call->l;
  if (!call->dx)
    return;
  const share s = worker_share (call->p.me, l->in.channels * call->p.batch, 1);
  if (call->p.train)
    apply (call->dx, call->saved, call->dy, l, s.from, s.to);
  else
    copy_share (call->dx, call->dy, l->in.size * call->p.batch, call->p.me);
  worker_wait (call->p.me);
}

const layer_ops FN (layer_spatialdropout)
    = { .info = { .name = "spatialdropout",
                  .help = "keeps a channel with probability Include, in training",
                  .flags = IN_PLACE,
                  .options
                  = { [INCLUDE] = OPTION (.name = "Include", .lo = 1e-3, .hi = 1, .value = 0.5,
                                          .positional = 1, .help = "probability of being kept") } },
        .plan = spatialdropout_plan,
        .forward = spatialdropout_forward,
        .backward = spatialdropout_backward };
