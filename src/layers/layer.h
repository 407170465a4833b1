/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The layer contract.
 *
 * A layer type is one file with one `layer_ops`, listed in layers/registry.c.  Everything
 * else (option checks and help in Octave, the gradient check of the tests, the
 * nets) reads that table; nobody names a layer.
 *
 * Arrays are features x batch, column-major: a sample is a column.  Sizes are in the layer
 * and the pass.  Gradients overwrite, they do not accumulate; a NULL gradient is not wanted.
 *
 *   plan      from l->in and l->option: l->out, sizes of weights, biases, state,
 *             what is saved and scratch.  The only one that can fail.
 *   init      the layer's weights and biases, and its state; NULL where it has none
 *   forward   y from x; saves what backward wants beside x and y; writes
 *             the state of a pass that learns, and of no other
 *   backward  dx (in x batch) and dw (weights then biases) from dy
 *
 * forward and backward take one record, layer_call; what a layer has no use for it does not
 * look at.
 *
 * With IN_PLACE y may be x and dx may be dy.  A pass of train != 0 draws masks and
 * looks at the statistics of its samples; forward with train == 0 is deterministic, has
 * those of the state, gives a sample the same bits whatever the others are, and
 * saves what backward takes as well.
 *
 * The samples of a pass are in `groups` equal groups, one behind the other, that know
 * nothing of each other: the real and the generated half of a discriminator's batch.
 * A backward pass may be over some of the groups alone.
 *
 * All workers of a team call forward and backward, with equal records but for
 * p.me, and all that these write is complete when they return (team.h).
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

/* A call of forward or of backward. */
typedef struct
{
  const layer *l;
  pass p;
  const real *params; /* weights, then biases */
  const real *x;      /* in x batch; backward reads it with NEEDS_X only */
  real *y;            /* out x batch; forward writes it, backward reads it with NEEDS_Y only */
  void *saved;        /* l->saved bytes a sample; forward writes them, backward reads them */
  real *state;        /* of forward alone; NULL: as init has it */
  void *scratch;      /* layer_scratch bytes; anything is in them */
  const real *dy;     /* out x batch; these three are of backward alone */
  real *dx;           /* in x batch */
  const gradient *dw; /* of the params */
} layer_call;

typedef struct
{
  layer_info info;
  status_code (*plan) (layer *l, status *st);
  void (*init) (real *params, real *state, const layer *l, rng r);
  void (*forward) (const layer_call *call);
  void (*backward) (const layer_call *call);
} layer_ops;

/* Bytes of scratch of a call, for so many workers; twice 64 of them are for alignment. */
static inline size_t
layer_scratch (const layer *l, size_t batch, size_t workers)
{
  return l->scratch * batch + l->scratch_fixed + l->scratch_thread * workers + 128;
}

/* Where in the scratch the worker's own part is. */
static inline void *
layer_scratch_thread (const layer_call *call)
{
  const layer *l = call->l;
  arena a = arena_over (call->scratch);
  arena_take (&a, l->scratch * call->p.batch + l->scratch_fixed);
  return a.base + a.used + call->p.me->index * l->scratch_thread;
}

#define layer_registry FN (layer_registry)
#define layer_find FN (layer_find)

/* All types, ended by NULL. */
extern const layer_ops *const layer_registry[];

/* The type of that name, NULL when there is none. */
const layer_ops *layer_find (const char *name);

#endif
