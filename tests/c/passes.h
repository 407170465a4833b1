/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* A layer's functions, called by a team of so many workers. */

#ifndef GAN_PASSES_H
#define GAN_PASSES_H

#include "layers/layer.h"

typedef struct
{
  real *out;
  const gradient *dw;
  void *cache, *scratch;
  real *state;
  const layer *l;
  const pass *p;
  const real *w, *x, *y, *dy;
} layer_call;

static inline void
forward_as (const worker *me, void *task)
{
  const layer_call *c = task;
  pass p = *c->p;
  p.me = me;
  ((const layer_ops *) c->l->ops)
      ->forward (c->out, c->cache, c->state, c->scratch, c->l, &p, c->w, c->x);
}

static inline void
forward_by (int threads, real *y, void *cache, real *state, void *scratch, const layer *l,
            const pass *p, const real *w, const real *x)
{
  layer_call c = { y, NULL, cache, scratch, state, l, p, w, x, NULL, NULL };
  team_run (threads, forward_as, &c);
}

static inline void
backward_as (const worker *me, void *task)
{
  const layer_call *c = task;
  pass p = *c->p;
  p.me = me;
  ((const layer_ops *) c->l->ops)
      ->backward (c->out, c->dw, c->scratch, c->l, &p, c->w, c->x, c->y, c->cache, c->dy);
}

static inline void
backward_by (int threads, real *dx, const gradient *dw, void *scratch, const layer *l,
             const pass *p, const real *w, const real *x, const real *y, void *cache,
             const real *dy)
{
  layer_call c = { dx, dw, cache, scratch, NULL, l, p, w, x, y, dy };
  team_run (threads, backward_as, &c);
}

/* Bytes of scratch of one layer alone. */
static inline size_t
layer_scratch (const layer *l, size_t batch, int threads)
{
  return l->scratch * batch + l->scratch_fixed + l->scratch_own * (size_t) threads + 128;
}

#endif
