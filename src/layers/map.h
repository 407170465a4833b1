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

/* The one option that a map can have; 0 where it has none. */
enum
{
  SLOPE
};

/* Whether a loop over numbers is in vectors: not where it calls the C library, number by number,
 * and compilers complain of what they cannot do. */
#define IN_VECTORS _Pragma ("omp simd")
#define IN_CALLS

/* FORWARD in terms of v = x[i], DERIVATIVE in terms of v = y[i]; both may use
 * `slope`, the option.  F_LOOP and D_LOOP say what is in vectors; then come the options. */
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
  static void NAME##_forward (const layer_call *call)                                              \
  {                                                                                                \
    const layer *l = call->l;                                                                      \
    const share s = worker_share (call->p.me, l->in.size * call->p.batch, 64);                     \
    NAME##_map (call->y, call->x, s.from, s.to, (real) l->option[SLOPE]);                          \
    worker_wait (call->p.me);                                                                      \
  }                                                                                                \
                                                                                                   \
  static void NAME##_backward (const layer_call *call)                                             \
  {                                                                                                \
    const layer *l = call->l;                                                                      \
    const share s = worker_share (call->p.me, call->dx ? l->in.size * call->p.batch : 0, 64);      \
    NAME##_chain (call->dx, call->dy, call->y, s.from, s.to, (real) l->option[SLOPE]);             \
    worker_wait (call->p.me);                                                                      \
  }                                                                                                \
                                                                                                   \
  const layer_ops FN (layer_##NAME) = {                                                            \
    .info                                                                                          \
    = { .name = #NAME, .help = HELP, .flags = IN_PLACE | NEEDS_Y, .options = { __VA_ARGS__ } },    \
    .plan = map_plan,                                                                              \
    .forward = NAME##_forward,                                                                     \
    .backward = NAME##_backward                                                                    \
  }

#endif
