/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The three products of a dense layer, column-major; gemm.c tells how.
 *
 *   gemm_tn   C (m x n) = A' X    A k x m, X k x n     Z = W'X + b
 *   gemm_nn   C (m x n) = A B     A m x k, B k x n     dX = W dZ
 *   gemm_nt   C (m x n) = A B'    A m x k, B n x k     dW = X dZ'
 *
 * An element of C is summed in the same order whatever the number of threads.
 * gemm_tn adds b[i] to row i, unless b is NULL. */

#ifndef GAN_GEMM_H
#define GAN_GEMM_H

#include "real.h"

#define gemm_nn FN (gemm_nn)
#define gemm_tn FN (gemm_tn)
#define gemm_nt FN (gemm_nt)
#define gemm_tn_rows FN (gemm_tn_rows)
#define gemm_scratch FN (gemm_scratch)
#define gemm_scratch_fixed FN (gemm_scratch_fixed)

/* Bytes of scratch that a product wants: so much for each column of its batch
 * (n in gemm_tn and gemm_nn, k in gemm_nt), and so much beside, where the widest
 * other extent is `widest`. */
size_t gemm_scratch (size_t widest);
size_t gemm_scratch_fixed (size_t widest);

void gemm_tn (real *c, void *scratch, const real *a, const real *x, const real *b, size_t m,
              size_t n, size_t k, int threads);
/* The same as gemm_tn without bias, but left in scratch with the rows of C
 * contiguous, each padded to `*stride` numbers: for those who look along them. */
const real *gemm_tn_rows (size_t *stride, void *scratch, const real *a, const real *x, size_t m,
                          size_t n, size_t k, int threads);

void gemm_nn (real *c, void *scratch, const real *a, const real *b, size_t m, size_t n, size_t k,
              int threads);
void gemm_nt (real *c, void *scratch, const real *a, const real *b, size_t m, size_t n, size_t k,
              int threads);

#endif
