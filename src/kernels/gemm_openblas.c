/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The products by OpenBLAS (https://www.openblas.net), where it was there when this was built.
 *
 * Its micro-kernels sum in an order that may depend on the size of a matrix and on where in it a
 * number lies.  So a product is cut into blocks by its size alone, whole blocks are shared out
 * among the workers, and each is a call of its own: whoever makes it makes the same call, on one
 * thread (blas.h).  Where rows must be alike our own product serves: the single precision kernels
 * for Haswell sum a row of 32 in another order than the row beside it.
 */

#ifdef GAN_HAVE_OPENBLAS

#include "base/vector.h"
#include "kernels/products.h"

#include <cblas.h>

#ifdef GAN_DOUBLE
#define cblas_gemm cblas_dgemm
#else
#define cblas_gemm cblas_sgemm
#endif

/* Each block has its factors packed once more by OpenBLAS: it should not be small. */
enum
{
  BLOCK_SIZE = 64,   /* columns of a block, or rows */
  PART_COLUMNS = 32, /* of each of several parts, */
  PARTS = 6,         /* and how many of these */
  SAMPLES = GEMM_TOGETHER,
  SAMPLES_STRIDE = SAMPLES + LINE
};

/* C (m x n) = op (A) op (B).  Sizes are what an int holds. */
static void
multiply (real *c, size_t c_stride, CBLAS_TRANSPOSE a_op, const real *a, size_t a_stride,
          CBLAS_TRANSPOSE b_op, const real *b, size_t b_stride, size_t m, size_t n, size_t k)
{
  cblas_gemm (CblasColMajor, a_op, b_op, (blasint) m, (blasint) n, (blasint) k, 1, a,
              (blasint) (a_stride + !a_stride), b, (blasint) (b_stride + !b_stride), 0, c,
              (blasint) (c_stride + !c_stride));
}

static int
fits (size_t m, size_t n, size_t k)
{
  return m < 0x7fffffff && n < 0x7fffffff && k < 0x7fffffff;
}

static size_t
larger (size_t a, size_t b)
{
  return a > b ? a : b;
}

static size_t
tn_workspace (size_t n, size_t k)
{
  return gemm_native.tn_workspace (n, k);
}

static size_t
scratch_thread (void)
{
  return larger (gemm_native.scratch_thread (),
                 PARTS * PART_COLUMNS * SAMPLES_STRIDE * sizeof (real));
}

static size_t
nt_scratch_thread (size_t m)
{
  return larger (gemm_native.nt_scratch_thread (m), round_up (BLOCK_SIZE * m * sizeof (real), 64));
}

static size_t
tn_block (void)
{
  return larger (gemm_native.tn_block (), BLOCK_SIZE * SAMPLES_STRIDE);
}

static void
tn (const gemm_epilogue *e, void *workspace, void *scratch, const real *a, const real *x, size_t m,
    size_t parts, size_t n, size_t k, int alike, const worker *me)
{
  if (alike || !fits (m, n, k))
    {
      gemm_native.tn (e, workspace, scratch, a, x, m, parts, n, k, alike, me);
      return;
    }
  real *block = scratch;
  const size_t step = parts == 1 ? BLOCK_SIZE : PART_COLUMNS;
  const share columns = worker_share (me, m, step);
  for (size_t j = columns.from; j < columns.to; j += step)
    for (size_t i = 0; i < n; i += SAMPLES)
      for (size_t part = 0; part < parts; part += PARTS)
        {
          const gemm_block b = { .p = block,
                                 .stride = SAMPLES_STRIDE,
                                 .part_stride = PART_COLUMNS * SAMPLES_STRIDE,
                                 .row = i,
                                 .rows = at_most (n - i, SAMPLES),
                                 .column = j,
                                 .columns = at_most (columns.to - j, step),
                                 .part = part,
                                 .parts = at_most (parts - part, PARTS) };
          for (size_t q = 0; q < b.parts; q++)
            multiply (block + q * b.part_stride, b.stride, CblasTrans, x + i * k, k, CblasNoTrans,
                      a + ((part + q) * m + j) * k, k, b.rows, b.columns, k);
          e->finish (e, &b);
        }
}

static void
nn (real *c, void *scratch, const real *a, const real *b, size_t m, size_t n, size_t k,
    const worker *me)
{
  if (!fits (m, n, k))
    {
      gemm_native.nn (c, scratch, a, b, m, n, k, me);
      return;
    }
  const share rows = worker_share (me, m, BLOCK_SIZE);
  for (size_t i = rows.from; i < rows.to; i += BLOCK_SIZE)
    multiply (c + i, m, CblasNoTrans, a + i, m, CblasNoTrans, b, k,
              at_most (rows.to - i, BLOCK_SIZE), n, k);
}

static void
nt (real *c, const gemm_epilogue *e, void *workspace, void *scratch, const real *a, const real *b,
    size_t m, size_t n, size_t k, const worker *me)
{
  if (!fits (m, n, k))
    {
      gemm_native.nt (c, e, workspace, scratch, a, b, m, n, k, me);
      return;
    }
  const share columns = worker_share (me, n, BLOCK_SIZE);
  for (size_t j = columns.from; j < columns.to; j += BLOCK_SIZE)
    {
      const size_t some = at_most (columns.to - j, BLOCK_SIZE);
      real *p = c ? c + j * m : scratch;
      multiply (p, m, CblasNoTrans, a, m, CblasTrans, b + j, n, m, some, k);
      if (e)
        e->finish (e,
                   &(gemm_block){
                       .p = p, .stride = m, .rows = m, .column = j, .columns = some, .parts = 1 });
    }
}

static size_t
nt_workspace (size_t m, size_t k)
{
  return gemm_native.nt_workspace (m, k);
}

const products gemm_openblas
    = { tn_workspace, nt_workspace, scratch_thread, nt_scratch_thread, tn_block, tn, nn, nt };

#else
typedef int without_openblas; /* a source has to declare something */
#endif
