/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Products of matrices, column-major.
 *
 *   gemm_tn        P (n x m) = X' A   X k x n, A k x m       Z' = X'W
 *   gemm_nn        C (m x n) = A B    A m x k, B k x n       dX = W dZ
 *   gemm_nt        P (m x n) = A B'   A m x k, B n x k       dW = X dZ'
 *   gemm_rows      C = or += A B      the rows that one worker is to make
 *   gemm_implicit  the same, where A is made as it is read and never stored
 *
 * P need not be stored: it is handed to an epilogue, block by block, while a block is in the
 * cache.  What a caller does with a product beyond the product it does there.
 *
 * All workers of a team call tn, nn and nt (team.h), with equal arguments but for their own
 * scratch, epilogue and `me`.  Each computes a share, which is complete when all have returned: a
 * caller that reads more than its own share waits.  Which numbers are summed in which order depends
 * on sizes alone, so that a result does not depend on the number of workers.
 *
 * This is a wall: block sizes, packed forms and micro-kernels are known to gemm.c and the headers
 * that it says are private to it.  gemm_reference.h says the same in plain loops.
 */

#ifndef GAN_GEMM_H
#define GAN_GEMM_H

#include "base/real.h"
#include "base/team.h"

#define gemm_tn_workspace FN (gemm_tn_workspace)
#define gemm_nt_workspace FN (gemm_nt_workspace)
#define gemm_scratch_thread FN (gemm_scratch_thread)
#define gemm_nt_scratch_thread FN (gemm_nt_scratch_thread)
#define gemm_tn_block FN (gemm_tn_block)
#define gemm_bias_to FN (gemm_bias_to)
#define gemm_tn FN (gemm_tn)
#define gemm_nn FN (gemm_nn)
#define gemm_nt FN (gemm_nt)
#define gemm_rows FN (gemm_rows)
#define gemm_implicit FN (gemm_implicit)

/* A finished block of P, rows [row, row + rows) and columns [column, column + columns).  Where the
 * columns of P are several equal parts (gemm_tn) it has these columns of each of the parts
 * [part, part + parts).  Element (i, j) of part q, all counted from the block's first, is
 * p[i + j stride + q part_stride]; i may go up to the next multiple of LANES. */
typedef struct
{
  const real *p;
  size_t stride, part_stride;
  size_t row, rows, column, columns, part, parts;
} gemm_block;

typedef struct gemm_epilogue
{
  void (*finish) (const struct gemm_epilogue *e, const gemm_block *b);
} gemm_epilogue;

/* Bytes: a workspace is one for all workers, scratch is one for each of them; that of
 * gemm_scratch_thread is for all but nt.  Both begin where a vector may (arena.h). */
size_t gemm_tn_workspace (size_t n, size_t k);
size_t gemm_nt_workspace (size_t m, size_t k);
size_t gemm_scratch_thread (void);
size_t gemm_nt_scratch_thread (size_t m);

/* Numbers of the largest part of a block of gemm_tn, from its first to its last and up to the next
 * multiple of LANES: what an epilogue needs that keeps one of its own for each element. */
size_t gemm_tn_block (void);

enum
{
  GEMM_TOGETHER = 256 /* see gemm_tn */
};

/* P = X' A, where A has m columns in each of its `parts` parts, part after part.  A block has some
 * rows, some columns, and of these all parts; parts that are too many for a block come in
 * several, one behind the other, lower parts first.  Where `alike`, a row of P has the same
 * bits whatever the others are, and else may be computed in another way than they; but a call for
 * the rows from a multiple of GEMM_TOGETHER on, to another or to the end, makes the same bits as
 * one for all. */
void gemm_tn (const gemm_epilogue *e, void *workspace, void *scratch, const real *a, const real *x,
              size_t m, size_t parts, size_t n, size_t k, int alike, const worker *me);

/* The epilogue that stores: C (m x n) = P' + b; b may be NULL. */
typedef struct
{
  gemm_epilogue as;
  real *c;
  const real *b;
  size_t m;
} gemm_bias;

gemm_bias gemm_bias_to (real *c, const real *b, size_t m);

void gemm_nn (real *c, void *scratch, const real *a, const real *b, size_t m, size_t n, size_t k,
              const worker *me);

/* P = A B', in blocks of whole columns.  P is stored at c, if that is not NULL; e may be NULL. */
void gemm_nt (real *c, const gemm_epilogue *e, void *workspace, void *scratch, const real *a,
              const real *b, size_t m, size_t n, size_t k, const worker *me);

/* Rows [from, to) of C (m x n, columns c_stride apart) = A B, or C + A B with `add`; columns of A
 * and B are a_stride and b_stride apart. */
void gemm_rows (real *c, size_t c_stride, void *scratch, const real *a, size_t a_stride,
                const real *b, size_t b_stride, size_t from, size_t to, size_t n, size_t k,
                int add);

enum
{
  GEMM_READ = 256 /* rows and depths that are read of a factor at a time, at most */
};

/* A factor that is made as it is read: element (row + i, depth + p), i < rows and p < depths, goes
 * to out[i + p stride], or to out[p + i stride] where it is made row by row.  Up to
 * LANES - 1 numbers may be written behind each run, if runs are written in their order. */
typedef struct gemm_factor
{
  void (*read) (real *out, size_t stride, const struct gemm_factor *f, size_t row, size_t rows,
                size_t depth, size_t depths);
  int by_rows;
} gemm_factor;

/* gemm_rows with such a factor as A. */
void gemm_implicit (real *c, size_t c_stride, void *scratch, const gemm_factor *a, const real *b,
                    size_t b_stride, size_t from, size_t to, size_t n, size_t k, int add);

#endif
