/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "layers/dense.h"

#include "base/vector.h"
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
  void *packed; /* the batch, for the products */
  real *dz;     /* columns x batch */
  void *lists;  /* of sparse.h */
} dense_scratch;

static size_t
largest (size_t a, size_t b)
{
  return a > b ? a : b;
}

static dense_scratch
dense_layout (void *scratch, const layer *l, size_t batch)
{
  arena a = arena_over (scratch);
  dense_scratch t;
  t.packed = arena_take (&a, largest (largest (gemm_tn_workspace (batch, l->fan_in),
                                               gemm_nt_workspace (l->fan_in, batch)),
                                      sparse_packed (l->fan_in, batch)));
  t.dz = arena_take (&a, l->biases * batch * sizeof (real));
  t.lists = a.base + a.used;
  return t;
}

/* A worker's own: that of a product, or of sparse.h, or biases that it hands over. */
static size_t
product_scratch (const layer *l)
{
  return largest (gemm_scratch_thread (), gemm_nt_scratch_thread (l->fan_in));
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
  const size_t padding = gemm_tn_workspace (1, l->fan_in) + 4 * 64;
  l->scratch = round_up (l->fan_in, LANES) * sizeof (real) + columns * sizeof (real)
               + sparse_scratch (units, pieces);
  l->scratch_fixed = padding + sparse_scratch_fixed (units, pieces);
  l->scratch_thread = round_up (largest (largest (product_scratch (l), columns * sizeof (real)),
                                         sparse_scratch_thread (l->fan_in, pieces)),
                                64);
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

void
dense_products (const layer_call *call, const gemm_epilogue *e, size_t parts)
{
  const layer *l = call->l;
  const size_t batch = call->p.batch;
  gemm_tn (e, dense_layout (call->scratch, l, batch).packed, layer_scratch_thread (call),
           call->params, call->x, l->biases / parts, parts, batch, l->fan_in, !call->p.train,
           call->p.me);
  worker_wait (call->p.me);
}

void
dense_forward (const layer_call *call)
{
  const gemm_bias e = gemm_bias_to (call->y, call->params + call->l->weights, call->l->biases);
  dense_products (call, &e.as, 1);
}

/* dZ in full, samples [from, to). */
static void
scatter (real *restrict dz, const sparse *g, size_t from, size_t to)
{
  const size_t columns = g->units * g->pieces;
  for (size_t j = from; j < to; j++)
    for (size_t piece = 0; piece < g->pieces; piece++)
      for (size_t u = 0; u < g->units; u++)
        dz[j * columns + piece * g->units + u]
            = g->winner[j * g->units + u] == piece ? g->dy[j * g->units + u] : 0;
}

/* The epilogue that hands over columns of dW. */
typedef struct
{
  gemm_epilogue as;
  const gradient *dw;
} weight_gradient;

static void
hand_over_columns (const gemm_epilogue *e, const gemm_block *b)
{
  const gradient *dw = ((const weight_gradient *) e)->dw;
  gradient_ready (dw, b->p, b->column * b->rows, b->columns * b->rows);
}

/* The worker's part of dW and db. */
static void
dense_dw (const layer_call *call, void *packed, void *own, const real *dz)
{
  const layer *l = call->l;
  const gradient *dw = call->dw;
  const size_t batch = call->p.batch;
  const weight_gradient e = { { hand_over_columns }, dw };
  gemm_nt (dw->all, &e.as, packed, own, call->x, dz, l->fan_in, l->biases, batch, call->p.me);
  const share s = worker_share (call->p.me, l->biases, LINE);
  real *part = gradient_place (dw, l->weights + s.from, own);
  row_sums (part, dz, l->biases, batch, s.from, s.to);
  gradient_ready (dw, part, l->weights + s.from, s.to - s.from);
}

void
dense_backward (const layer_call *call, const uint8_t *winner)
{
  const layer *l = call->l;
  const worker *me = call->p.me;
  const size_t batch = call->p.batch, units = l->out.size, pieces = l->biases / units;
  const dense_scratch t = dense_layout (call->scratch, l, batch);
  void *own = layer_scratch_thread (call);
  const sparse g = { l->fan_in, units, pieces, batch, call->dy, winner };
  const int is_sparse = winner && sparse_density (&g) < SPARSE;
  const real *dz = call->dy;

  if (call->dw && is_sparse)
    sparse_pack (t.packed, call->x, l->fan_in, batch, me);
  if (winner && !is_sparse)
    {
      const share s = worker_share (me, batch, 1);
      scatter (t.dz, &g, s.from, s.to);
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
    dense_dw (call, t.packed, own, dz);
  worker_wait (me);
}
