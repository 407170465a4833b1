/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Dense products, column-major.  The only user of CBLAS.
 *
 * Threads are OpenMP's alone: each thread runs a single-threaded BLAS on a slice
 * of the result, and a product too small to gain runs on one.  An element of the
 * result is computed by one thread, whatever their number.
 */

#ifndef GAN_BLAS_H
#define GAN_BLAS_H

#include "real.h"

#define gemm_nn FN (gemm_nn)
#define gemm_tn FN (gemm_tn)
#define gemm_nt FN (gemm_nt)
#define blas_enter FN (blas_enter)
#define blas_leave FN (blas_leave)

/* C (m x n) = A (m x k) B (k x n) */
void gemm_nn (real *c, const real *a, const real *b, size_t m, size_t n, size_t k, int threads);
/* C (m x n) = A' B with A (k x m), B (k x n) */
void gemm_tn (real *c, const real *a, const real *b, size_t m, size_t n, size_t k, int threads);
/* C (m x n) = A B' with A (m x k), B (n x k) */
void gemm_nt (real *c, const real *a, const real *b, size_t m, size_t n, size_t k, int threads);

/* OpenBLAS runs its own threads unless told not to.  Bracket every use of the
 * products: enter returns what leave puts back.  Other BLASes: does nothing. */
int blas_enter (void);
void blas_leave (int before);

#endif
