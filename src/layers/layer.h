/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The layer contract.
 *
 * A layer type is one file with one `layer_ops`, listed in layers/registry.c.  Everything
 * else (option checks and help in Octave, the gradient check of the tests, the
 * nets) reads that table; nobody names a layer.
 *
 * Arrays are features x batch, column-major: a sample is a column.  Outputs come
 * first, sizes are in the layer and the pass.  Gradients overwrite, they do not
 * accumulate; a NULL gradient is not wanted.
 *
 *   plan      from l->in and l->option: l->out, sizes of weights, biases, state,
 *             cache and scratch.  The only one that can fail.
 *   init      the layer's weights and biases, and its state
 *   forward   y from x; keeps in `cache` what backward wants beside x and y; writes
 *             the state of a pass that learns, and of no other
 *   backward  dx (in x batch) and dw (weights then biases) from dy
 *
 * With IN_PLACE y may be x and dx may be dy.  A pass of train != 0 draws masks and
 * looks at the statistics of its samples; forward with train == 0 is deterministic, has
 * those of the state, gives a sample the same bits whatever the others are, and keeps a
 * cache that backward takes as well.
 *
 * The samples of a pass are in `groups` equal groups, one behind the other, that know
 * nothing of each other: the real and the generated half of a discriminator's batch.
 * A backward pass may be over some of the groups alone.
 *
 * All workers of a team call forward and backward, with equal arguments but for
 * p->me, and all that these write is complete when they return (team.h).
 */

#ifndef GAN_LAYER_H
#define GAN_LAYER_H

#include "base/arena.h"
#include "base/real.h"
#include "base/rng.h"
#include "base/status.h"
#include "base/team.h"
#include "kernels/gradient.h"
#include "layers/shape.h"
#include "layers/spec.h"

typedef struct
{
  size_t batch;
  int train;
  rng draw; /* stream: this layer's own */
  const worker *me;
  size_t groups; /* 0 counts as 1 */
  int learns;
} pass;

typedef struct
{
  layer_info info;
  status_code (*plan) (layer *l, status *st);
  void (*init) (real *w, real *state, const layer *l, rng r);
  void (*forward) (real *y, void *cache, real *state, void *scratch, const layer *l, const pass *p,
                   const real *w, const real *x);
  void (*backward) (real *dx, const gradient *dw, void *scratch, const layer *l, const pass *p,
                    const real *w, const real *x, const real *y, const void *cache, const real *dy);
} layer_ops;

/* Where in the scratch the worker's own part is. */
static inline void *
layer_own (void *scratch, const layer *l, const pass *p)
{
  arena a = arena_over (scratch);
  arena_take (&a, l->scratch * p->batch + l->scratch_fixed);
  return a.base + a.used + p->me->index * l->scratch_own;
}

#define layer_registry FN (layer_registry)
#define layer_find FN (layer_find)

/* All types, ended by NULL. */
extern const layer_ops *const layer_registry[];

/* The type of that name, NULL when there is none. */
const layer_ops *layer_find (const char *name);

#endif
