/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to gemm*.c: a way to make the products of gemm.h, one entry for each function there.
 * gemm.c chooses one; both answer to gemm_reference.h. */

#ifndef GAN_PRODUCTS_H
#define GAN_PRODUCTS_H

#include "kernels/gemm.h"

#define gemm_native FN (gemm_native)
#define gemm_openblas FN (gemm_openblas)

typedef struct
{
  size_t (*tn_workspace) (size_t n, size_t k);
  size_t (*nt_workspace) (size_t m, size_t k);
  size_t (*scratch_thread) (void);
  size_t (*nt_scratch_thread) (size_t m);
  size_t (*tn_block) (void);
  void (*tn) (const gemm_epilogue *e, void *workspace, void *scratch, const real *a, const real *x,
              size_t m, size_t parts, size_t n, size_t k, int alike, const worker *me);
  void (*nn) (real *c, void *scratch, const real *a, const real *b, size_t m, size_t n, size_t k,
              const worker *me);
  void (*nt) (real *c, const gemm_epilogue *e, void *workspace, void *scratch, const real *a,
              const real *b, size_t m, size_t n, size_t k, const worker *me);
} products;

/* Our own, in the vectors of the compiled instruction set: gemm_native.c. */
extern const products gemm_native;

#ifdef GAN_HAVE_OPENBLAS
/* OpenBLAS's: gemm_openblas.c. */
extern const products gemm_openblas;
#endif

#endif
