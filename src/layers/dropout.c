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
  l->saved = l->in.size;
  return GAN_OK;
}

/* out = keep in scale */
static void
apply (real *out, const uint8_t *keep, const real *in, real scale, size_t from, size_t to)
{
#pragma omp simd
  for (size_t i = from; i < to; i++)
    out[i] = keep[i] ? in[i] * scale : 0;
}

static void
dropout_forward (const layer_call *call)
{
  const layer *l = call->l;
  const size_t size = l->in.size;
  const share samples = worker_share (call->p.me, call->p.batch, 1);
  const share s = { samples.from * size, samples.to * size };
  uint8_t *keep = call->saved;
  if (call->p.train)
    {
      rng_mask (keep + s.from, call->p.draw, l->option[INCLUDE], s.from, s.to - s.from);
      apply (call->y, keep, call->x, (real) (1 / l->option[INCLUDE]), s.from, s.to);
    }
  else
    copy_share (call->y, call->x, size * call->p.batch, call->p.me);
  worker_wait (call->p.me);
}

static void
dropout_backward (const layer_call *call)
{
  const layer *l = call->l;
  const size_t n = l->in.size * call->p.batch;
  if (!call->dx)
    return;
  const share s = worker_share (call->p.me, n, 64);
  if (call->p.train)
    apply (call->dx, call->saved, call->dy, (real) (1 / l->option[INCLUDE]), s.from, s.to);
  else
    copy_share (call->dx, call->dy, n, call->p.me);
  worker_wait (call->p.me);
}

const layer_ops FN (layer_dropout)
    = { .info = { .name = "dropout",
                  .help = "keeps a number with probability Include, in training",
                  .flags = IN_PLACE,
                  .options
                  = { [INCLUDE] = OPTION (.name = "Include", .lo = 1e-3, .hi = 1, .value = 0.5,
                                          .positional = 1, .help = "probability of being kept") } },
        .plan = dropout_plan,
        .forward = dropout_forward,
        .backward = dropout_backward };
