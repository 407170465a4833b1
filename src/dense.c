/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "dense.h"

#include "gemm.h"
#include "kernels.h"

enum
{
  INIT_HE,
  INIT_GLOROT,
  INIT_NORMAL,
  INIT_UNIFORM
};

status_code
dense_plan (layer *l, size_t columns, const double *options, status *st)
{
  /* A weight matrix beyond 2^40 numbers is a mistake. */
  if ((double) columns * (double) l->in.size > 0x1p40)
    return status_fail (st, GAN_TOO_LARGE, "%zu inputs times %zu columns of weights are too many",
                        l->in.size, columns);
  l->fan_in = l->in.size;
  l->weights = l->in.size * columns;
  l->biases = columns;
  const size_t widest = l->in.size > columns ? l->in.size : columns;
  l->scratch = gemm_scratch (widest);
  l->scratch_fixed = gemm_scratch_fixed (widest);
  l->max_norm = options[DENSE_MAX_NORM];
  l->rate_scale = options[DENSE_RATE_SCALE];
  return GAN_OK;
}

void
dense_init (real *w, const layer *l, const double *options, rng r)
{
  const double fan_in = (double) l->fan_in, fan_out = (double) l->biases;
  double spread = options[DENSE_RANGE];
  if (options[DENSE_INIT] == INIT_HE)
    spread = sqrt (2 / fan_in);
  else if (options[DENSE_INIT] == INIT_GLOROT)
    spread = sqrt (6 / (fan_in + fan_out));

  if (options[DENSE_INIT] == INIT_HE || options[DENSE_INIT] == INIT_NORMAL)
    {
      rng_normal (w, r, 0, l->weights);
      for (size_t i = 0; i < l->weights; i++)
        w[i] *= (real) spread;
    }
  else
    rng_uniform (w, r, -spread, spread, 0, l->weights);

  for (size_t i = 0; i < l->biases; i++)
    w[l->weights + i] = (real) options[DENSE_BIAS];
}

void
dense_forward (real *z, void *scratch, const layer *l, const pass *p, const real *w, const real *x)
{
  gemm_tn (z, scratch, w, x, w + l->weights, l->biases, p->batch, l->fan_in, p->threads);
}

void
dense_backward (real *dx, real *dw, void *scratch, const layer *l, const pass *p, const real *w,
                const real *x, const real *dz)
{
  if (dw)
    {
      gemm_nt (dw, scratch, x, dz, l->fan_in, l->biases, p->batch, p->threads);
      row_sums (dw + l->weights, dz, l->biases, p->batch, p->threads);
    }
  if (dx)
    gemm_nn (dx, scratch, w, dz, l->fan_in, p->batch, l->biases, p->threads);
}
