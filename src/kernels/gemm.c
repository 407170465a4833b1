/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "kernels/gemm.h"

#include "base/blas.h"
#include "base/require.h"
#include "kernels/products.h"
#include "kernels/transpose.h"

/* Who makes the products of all workers.  The convolutions' (gemm_rows, gemm_implicit), in which a
 * worker says which rows it makes, are always our own: a number must not depend on who makes which
 * others. */
static const products *
serving (void)
{
#ifdef GAN_HAVE_OPENBLAS
  if (blas_serves ())
    return &gemm_openblas;
#endif
  return &gemm_native;
}

size_t
gemm_tn_workspace (size_t n, size_t k)
{
  return serving ()->tn_workspace (n, k);
}

size_t
gemm_nt_workspace (size_t m, size_t k)
{
  return serving ()->nt_workspace (m, k);
}

size_t
gemm_scratch_thread (void)
{
  const size_t native = gemm_native.scratch_thread (), other = serving ()->scratch_thread ();
  return native > other ? native : other;
}

size_t
gemm_nt_scratch_thread (size_t m)
{
  return serving ()->nt_scratch_thread (m);
}

size_t
gemm_tn_block (void)
{
  return serving ()->tn_block ();
}

void
gemm_tn (const gemm_epilogue *e, void *workspace, void *scratch, const real *a, const real *x,
         size_t m, size_t parts, size_t n, size_t k, int alike, const worker *me)
{
  REQUIRE ((uintptr_t) workspace % 64 == 0 && (uintptr_t) scratch % 64 == 0);
  serving ()->tn (e, workspace, scratch, a, x, m, parts, n, k, alike, me);
}

void
gemm_nn (real *c, void *scratch, const real *a, const real *b, size_t m, size_t n, size_t k,
         const worker *me)
{
  serving ()->nn (c, scratch, a, b, m, n, k, me);
}

void
gemm_nt (real *c, const gemm_epilogue *e, void *workspace, void *scratch, const real *a,
         const real *b, size_t m, size_t n, size_t k, const worker *me)
{
  serving ()->nt (c, e, workspace, scratch, a, b, m, n, k, me);
}

static void
store_with_bias (const gemm_epilogue *e, const gemm_block *b)
{
  const gemm_bias *to = (const gemm_bias *) e;
  transpose_add (to->c + b->column + b->row * to->m, to->m, b->p, b->stride,
                 to->b ? to->b + b->column : NULL, b->columns, b->rows);
}

gemm_bias
gemm_bias_to (real *c, const real *b, size_t m)
{
  return (gemm_bias){ { store_with_bias }, c, b, m };
}
