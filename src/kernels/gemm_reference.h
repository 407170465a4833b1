/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The products of gemm.h in plain loops, each sum in double and rounded once: what every product
 * that stands behind gemm.h answers to.  The tests include it, and nothing else does. */

#ifndef GAN_GEMM_REFERENCE_H
#define GAN_GEMM_REFERENCE_H

#include "base/vector.h"
#include "kernels/gemm.h"

/* The sum of k products, of numbers so far apart. */
static inline real
reference_sum (const real *a, size_t a_step, const real *b, size_t b_step, size_t k)
{
  double sum = 0;
  for (size_t p = 0; p < k; p++)
    sum += (double) a[p * a_step] * (double) b[p * b_step];
  return (real) sum;
}

/* Columns of the P of reference_tn are so far apart: whole vectors. */
static inline size_t
reference_stride (size_t n)
{
  return round_up (n, LANES);
}

/* The whole of P, of reference_stride (n) m parts numbers, as one block. */
static inline void
reference_tn (real *p, const gemm_epilogue *e, const real *a, const real *x, size_t m, size_t parts,
              size_t n, size_t k)
{
  const size_t stride = reference_stride (n);
  for (size_t j = 0; j < m * parts; j++)
    for (size_t i = 0; i < stride; i++)
      p[i + j * stride] = i < n ? reference_sum (x + i * k, 1, a + j * k, 1, k) : 0;
  e->finish (e, &(gemm_block){ .p = p,
                               .stride = stride,
                               .part_stride = m * stride,
                               .rows = n,
                               .columns = m,
                               .parts = parts });
}

static inline void
reference_nn (real *c, const real *a, const real *b, size_t m, size_t n, size_t k)
{
  for (size_t j = 0; j < n; j++)
    for (size_t i = 0; i < m; i++)
      c[i + j * m] = reference_sum (a + i, m, b + j * k, 1, k);
}

static inline void
reference_nt (real *p, const real *a, const real *b, size_t m, size_t n, size_t k)
{
  for (size_t j = 0; j < n; j++)
    for (size_t i = 0; i < m; i++)
      p[i + j * m] = reference_sum (a + i, m, b + j, n, k);
}

#endif
