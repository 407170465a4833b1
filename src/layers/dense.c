/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "layers/dense.h"

#include "kernels/gemm.h"
#include "kernels/sparse.h"
#include "kernels/sums.h"

enum
{
  INIT_HE,
  INIT_GLOROT,
  INIT_NORMAL,
  INIT_UNIFORM
};

/* Up to this share of numbers of dZ that are not 0 the products of sparse.h are the faster ones.
 * Without maxout it is not worth a look: what passes ReLU is more. */
static const double SPARSE = 0.2;

/* Scratch of both passes. */
typedef struct
{
  real *packed; /* the batch */
  real *dz;     /* columns x batch */
  void *lists;  /* of sparse.h */
} table;

static table
lay_out (void *scratch, const layer *l, size_t batch)
{
  arena a = arena_over (scratch);
  const size_t turned = gemm_packed (batch, l->fan_in), straight = gemm_packed (l->fan_in, batch);
  table t;
  t.packed = arena_take (&a, turned > straight ? turned : straight);
  t.dz = arena_take (&a, l->biases * batch * sizeof (real));
  t.lists = a.base + a.used;
  return t;
}

/* Columns of dW that a worker makes before it hands them over: as many as a second-level
 * cache holds beside what they are made of. */
static size_t
strip_columns (size_t fan_in)
{
  const size_t most = 200000 / sizeof (real) / fan_in / TILE * TILE;
  return most < TILE ? TILE : at_most (most, STRIP_COLUMNS);
}

void
dense_bounds (layer *l)
{
  l->max_norm = layer_number (l, "MaxNorm");
  l->rate_scale = layer_number (l, "LearningRateScale");
}

status_code
dense_plan (layer *l, size_t pieces, status *st)
{
  const size_t units = l->out.size, columns = units * pieces;
  /* A weight matrix beyond 2^40 numbers is a mistake. */
  if ((double) columns * (double) l->in.size > 0x1p40)
    return status_fail (st, GAN_TOO_LARGE, "%zu inputs times %zu columns of weights are too many",
                        l->in.size, columns);
  l->fan_in = l->in.size;
  l->weights = l->in.size * columns;
  l->biases = columns;
  const size_t padding = LANES * l->fan_in * sizeof (real) + 4 * 64;
  l->scratch = round_up (l->fan_in, LANES) * sizeof (real) + columns * sizeof (real)
               + sparse_scratch (units, pieces);
  l->scratch_fixed = padding + sparse_scratch_fixed (units, pieces);
  const size_t strip = (strip_columns (l->fan_in) * l->fan_in + columns) * sizeof (real);
  const size_t dense_own = round_up (gemm_own () + strip, 64);
  const size_t sparse_part = sparse_own (l->fan_in, pieces);
  l->scratch_own = dense_own > sparse_part ? dense_own : sparse_part;
  dense_bounds (l);
  return GAN_OK;
}

void
dense_draw (real *params, const layer *l, double fan_in, double fan_out, rng r)
{
  const int init = (int) layer_number (l, "Init");
  const real bias = (real) layer_number (l, "Bias");
  double spread = layer_number (l, "Range");
  if (init == INIT_HE)
    spread = sqrt (2 / fan_in);
  else if (init == INIT_GLOROT)
    spread = sqrt (6 / (fan_in + fan_out));

  if (init == INIT_HE || init == INIT_NORMAL)
    {
      rng_normal (params, r, 0, l->weights);
      for (size_t i = 0; i < l->weights; i++)
        params[i] *= (real) spread;
    }
  else
    rng_uniform (params, r, -spread, spread, 0, l->weights);

  for (size_t i = 0; i < l->biases; i++)
    params[l->weights + i] = bias;
}

void
dense_init (real *params, real *state, const layer *l, rng r)
{
  (void) state;
  dense_draw (params, l, (double) l->fan_in, (double) l->biases, r);
}

size_t
dense_along (const pass *p)
{
  return p->train ? gemm_along (p->batch) : p->batch;
}

real *
dense_packed (void *scratch)
{
  return (real *) arena_over (scratch).base;
}

void
dense_forward (const layer_call *call)
{
  const layer *l = call->l;
  const real *w = call->params, *b = w + l->weights;
  gemm_tn (call->y, dense_packed (call->scratch), layer_own (call), w, call->x, b, l->biases,
           call->p.batch, dense_along (&call->p), l->fan_in, call->p.me);
  worker_wait (call->p.me);
}

/* dZ in full, samples [from, to). */
static void
spread (real *restrict dz, const sparse *g, size_t from, size_t to)
{
  const size_t columns = g->units * g->pieces;
  for (size_t j = from; j < to; j++)
    for (size_t piece = 0; piece < g->pieces; piece++)
      for (size_t u = 0; u < g->units; u++)
        dz[j * columns + piece * g->units + u]
            = g->winner[j * g->units + u] == piece ? g->dy[j * g->units + u] : 0;
}

/* The worker's columns of dW and db, packed X given. */
static void
dense_dw (const layer_call *call, void *own, const real *packed, const real *dz)
{
  const layer *l = call->l;
  const gradient *dw = call->dw;
  const size_t batch = call->p.batch;
  const share s = worker_share (call->p.me, l->biases, TILE);
  const size_t step = strip_columns (l->fan_in);
  real *strip = (real *) ((char *) own + gemm_own ());
  for (size_t c = s.from, next; c < s.to; c = next)
    {
      next = at_most (c + step, s.to);
      real *part = gradient_place (dw, c * l->fan_in, strip);
      gemm_nt_columns (part, own, packed, dz, l->fan_in, l->biases, batch, c, next);
      gradient_ready (dw, part, c * l->fan_in, (next - c) * l->fan_in);
    }
  real *part = gradient_place (dw, l->weights + s.from, strip);
  row_sums (part, dz, l->biases, batch, s.from, s.to);
  gradient_ready (dw, part, l->weights + s.from, s.to - s.from);
}

void
dense_backward (const layer_call *call, const uint8_t *winner)
{
  const layer *l = call->l;
  const worker *me = call->p.me;
  const size_t batch = call->p.batch, units = l->out.size, pieces = l->biases / units;
  const table t = lay_out (call->scratch, l, batch);
  void *own = layer_own (call);
  const sparse g = { l->fan_in, units, pieces, batch, call->dy, winner };
  const int is_sparse = winner && sparse_density (&g) < SPARSE;
  const real *dz = call->dy;

  if (call->dw && is_sparse)
    sparse_pack (t.packed, call->x, l->fan_in, batch, me);
  else if (call->dw)
    gemm_pack (t.packed, call->x, l->fan_in, batch, me);
  if (winner && !is_sparse)
    {
      const share s = worker_share (me, batch, 1);
      spread (t.dz, &g, s.from, s.to);
      dz = t.dz;
    }
  worker_wait (me);

  if (call->dx && is_sparse)
    sparse_dx (call->dx, t.lists, own, &g, call->params, me);
  else if (call->dx)
    gemm_nn (call->dx, own, call->params, dz, l->fan_in, batch, l->biases, me);
  worker_wait (me);

  if (call->dw && is_sparse)
    sparse_dw (call->dw, t.lists, own, &g, t.packed, me);
  else if (call->dw)
    dense_dw (call, own, t.packed, dz);
  worker_wait (me);
}
