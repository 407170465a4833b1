/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Layers that map each number by itself and learn nothing, y = f (x), with a
 * derivative that is a function of y: dx = f'(x) dy.  A file that includes this
 * names f and the derivative and gets its layer_ops. */

#ifndef GAN_MAP_H
#define GAN_MAP_H

#include "layers/layer.h"

#include <math.h>

static status_code
map_plan (layer *l, status *st)
{
  (void) st;
  l->out = l->in;
  return GAN_OK;
}

static void
map_init (real *w, real *state, const layer *l, rng r)
{
  (void) w, (void) state, (void) l, (void) r;
}

/* Whether a loop over numbers is in vectors: not where it calls the C library, number by number,
 * and compilers complain of what they cannot do. */
#define IN_VECTORS _Pragma ("omp simd")
#define IN_CALLS

/* FORWARD in terms of v = x[i], DERIVATIVE in terms of v = y[i]; both may use
 * the layer's first option, `slope`.  F_LOOP and D_LOOP say what is in vectors. */
#define MAP_LAYER(NAME, HELP, F_LOOP, FORWARD, D_LOOP, DERIVATIVE, ...)                            \
  static void NAME##_map (real *y, const real *x, size_t from, size_t to, real slope)              \
  {                                                                                                \
    (void) slope;                                                                                  \
    F_LOOP for (size_t i = from; i < to; i++)                                                      \
    {                                                                                              \
      const real v = x[i];                                                                         \
      y[i] = (FORWARD);                                                                            \
    }                                                                                              \
  }                                                                                                \
                                                                                                   \
  static void NAME##_chain (real *dx, const real *dy, const real *y, size_t from, size_t to,       \
                            real slope)                                                            \
  {                                                                                                \
    (void) slope;                                                                                  \
    D_LOOP for (size_t i = from; i < to; i++)                                                      \
    {                                                                                              \
      const real v = y[i];                                                                         \
      dx[i] = dy[i] * (DERIVATIVE);                                                                \
    }                                                                                              \
  }                                                                                                \
                                                                                                   \
  static void NAME##_forward (real *y, void *cache, real *state, void *scratch, const layer *l,    \
                              const pass *p, const real *w, const real *x)                         \
  {                                                                                                \
    (void) cache, (void) state, (void) scratch, (void) w;                                          \
    const share s = worker_share (p->me, l->in.size * p->batch, 64);                               \
    NAME##_map (y, x, s.from, s.to, (real) l->option[0]);                                          \
    worker_wait (p->me);                                                                           \
  }                                                                                                \
                                                                                                   \
  static void NAME##_backward (real *dx, const gradient *dw, void *scratch, const layer *l,        \
                               const pass *p, const real *w, const real *x, const real *y,         \
                               const void *cache, const real *dy)                                  \
  {                                                                                                \
    (void) dw, (void) scratch, (void) w, (void) x, (void) cache;                                   \
    const share s = worker_share (p->me, dx ? l->in.size * p->batch : 0, 64);                      \
    NAME##_chain (dx, dy, y, s.from, s.to, (real) l->option[0]);                                   \
    worker_wait (p->me);                                                                           \
  }                                                                                                \
                                                                                                   \
  const layer_ops FN (layer_##NAME) = { { #NAME, HELP, IN_PLACE | NEEDS_Y, { __VA_ARGS__ } },      \
                                        map_plan,                                                  \
                                        map_init,                                                  \
                                        NAME##_forward,                                            \
                                        NAME##_backward }

#endif
