/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "blas.h"

#include <cblas.h>
#include <string.h>

#ifdef GAN_DOUBLE
#define cblas_gemm cblas_dgemm
#else
#define cblas_gemm cblas_sgemm
#endif

/* OpenBLAS's own; absent from other libraries. */
extern void openblas_set_num_threads (int) __attribute__ ((weak));
extern int openblas_get_num_threads (void) __attribute__ ((weak));

int
blas_enter (void)
{
  if (!openblas_get_num_threads || !openblas_set_num_threads)
    return 0;
  const int before = openblas_get_num_threads ();
  if (before != 1)
    openblas_set_num_threads (1);
  return before;
}

void
blas_leave (int before)
{
  if (before > 1)
    openblas_set_num_threads (before);
}

enum
{
  /* Multiply-adds below which a product is done before a second thread is awake. */
  GEMM_GRAIN = 1 << 19,
  /* Slices are multiples of the micro-kernel's width, so that none is left ragged. */
  GEMM_UNIT = 32
};

typedef struct
{
  CBLAS_TRANSPOSE ta, tb;
  size_t lda, ldb, ldc;
  size_t a_step, b_step; /* from one row of op (A), one column of op (B), to the next */
} form;

static void
gemm (real *c, const real *a, const real *b, size_t m, size_t n, size_t k, form f, int threads)
{
  if (m == 0 || n == 0)
    return;
  if (k == 0)
    {
      memset (c, 0, m * n * sizeof *c);
      return;
    }
  const int by_rows = m >= n;
  const size_t extent = by_rows ? m : n;
  const size_t units = (extent + GEMM_UNIT - 1) / GEMM_UNIT;
  size_t slices = (double) m * (double) n * (double) k < GEMM_GRAIN ? 1 : (size_t) threads;
  if (slices > units)
    slices = units;

#pragma omp parallel for num_threads((int) slices) if (slices > 1) schedule(static, 1)
  for (size_t s = 0; s < slices; s++)
    {
      const size_t first = units * s / slices * GEMM_UNIT;
      const size_t next = units * (s + 1) / slices * GEMM_UNIT;
      const size_t count = (next < extent ? next : extent) - first;
      if (by_rows)
        cblas_gemm (CblasColMajor, f.ta, f.tb, (int) count, (int) n, (int) k, 1,
                    a + first * f.a_step, (int) f.lda, b, (int) f.ldb, 0, c + first, (int) f.ldc);
      else
        cblas_gemm (CblasColMajor, f.ta, f.tb, (int) m, (int) count, (int) k, 1, a, (int) f.lda,
                    b + first * f.b_step, (int) f.ldb, 0, c + first * f.ldc, (int) f.ldc);
    }
}

void
gemm_nn (real *c, const real *a, const real *b, size_t m, size_t n, size_t k, int threads)
{
  gemm (c, a, b, m, n, k, (form){ CblasNoTrans, CblasNoTrans, m, k, m, 1, k }, threads);
}

void
gemm_tn (real *c, const real *a, const real *b, size_t m, size_t n, size_t k, int threads)
{
  gemm (c, a, b, m, n, k, (form){ CblasTrans, CblasNoTrans, k, k, m, k, k }, threads);
}

void
gemm_nt (real *c, const real *a, const real *b, size_t m, size_t n, size_t k, int threads)
{
  gemm (c, a, b, m, n, k, (form){ CblasNoTrans, CblasTrans, m, n, m, 1, 1 }, threads);
}
