/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The three products of a dense layer, column-major; gemm.c tells how.
 *
 *   gemm_tn   C (m x n) = A' X + b    A k x m, X k x n     Z = W'X + b
 *   gemm_nn   C (m x n) = A B         A m x k, B k x n     dX = W dZ
 *   gemm_nt   C (m x n) = A B'        A m x k, B n x k     dW = X dZ'
 *
 * All workers of a team call them (team.h).  Each computes a share of C, which is
 * complete when all have returned: a caller that reads more than its own share waits.
 * An element of C is summed in the same order whoever computes it.
 */

#ifndef GAN_GEMM_H
#define GAN_GEMM_H

#include "base/real.h"
#include "base/team.h"
#include "base/vector.h"
#include "kernels/blocks.h"

#define gemm_packed FN (gemm_packed)
#define gemm_own FN (gemm_own)
#define gemm_panel FN (gemm_panel)
#define gemm_along FN (gemm_along)
#define gemm_pack FN (gemm_pack)
#define gemm_pack_turned FN (gemm_pack_turned)
#define gemm_strip FN (gemm_strip)
#define gemm_strip_of FN (gemm_strip_of)
#define gemm_turn FN (gemm_turn)
#define gemm_tn FN (gemm_tn)
#define gemm_nn FN (gemm_nn)
#define gemm_of FN (gemm_of)
#define gemm_matrix FN (gemm_matrix)
#define gemm_pack_vector FN (gemm_pack_vector)
#define gemm_nt_columns FN (gemm_nt_columns)

/* Bytes of a packed factor, rows x depth. */
size_t gemm_packed (size_t rows, size_t depth);

/* Bytes that each worker needs of its own for any of the products. */
size_t gemm_own (void);

/* Vectors of the panel that starts at vector v of n: 3, but 2 and 2 rather than
 * 3 and 1 at the end.  A packed panel is its depth times as many vectors, from
 * v LANES depth on. */
size_t gemm_panel (size_t v, size_t n);

/* Of n samples, those that are computed with samples along the registers where that is to be
 * fast.  Where `along` is n, a sample's sums have the same bits whatever the others are. */
size_t gemm_along (size_t n);

/* The packed form of `along` columns of X (k x n), for gemm_strip, and of A (m x k), for
 * gemm_nt_columns; each worker packs a share. */
void gemm_pack_turned (real *packed, const real *x, size_t along, size_t k, const worker *me);
void gemm_pack (real *packed, const real *a, size_t m, size_t k, const worker *me);

/* Rows of the next strip when `left` are left. */
static inline size_t
gemm_strip_rows (size_t left)
{
  /* No single vector stays behind: the last panels have two. */
  return left > STRIP_ROWS + FEW_SAMPLES ? STRIP_ROWS - LANES : left;
}

/* Rows [first, first + rows) of X' A for `tiles` tiles, each of `columns` columns of
 * A (k x ...), the first one at a[tile]; `next` are the tiles that will be asked for
 * after these, or the same.  Column c of tile t comes to strip + (t TILE + c) STRIP_STRIDE.
 * first and rows: as gemm_strip_rows cuts n; columns: at most TILE; tiles: at most
 * STRIP_TILES. */
void gemm_strip (real *strip, const real *packed, const real *x, size_t along, size_t k,
                 size_t first, size_t rows, const real *const *a, const real *const *next,
                 size_t tiles, size_t columns);

/* The same for columns from .. from + columns - 1 of A (k x m), at most STRIP_COLUMNS. */
void gemm_strip_of (real *strip, const real *packed, const real *x, size_t n, size_t along,
                    size_t k, size_t first, size_t rows, const real *a, size_t m, size_t from,
                    size_t columns);

/* C (columns x rows, columns m apart) = strip' + b, for the strip's first columns. */
void gemm_turn (real *c, size_t m, const real *strip, const real *b, size_t columns, size_t rows);

/* packed: scratch of gemm_packed (n, k) for all; own: of gemm_own () for each.  b may be NULL. */
void gemm_tn (real *c, real *packed, void *own, const real *a, const real *x, const real *b,
              size_t m, size_t n, size_t along, size_t k, const worker *me);

void gemm_nn (real *c, void *own, const real *a, const real *b, size_t m, size_t n, size_t k,
              const worker *me);

/* A left factor that is made while it is packed: rows [row, row + rows) at depths [depth, depth +
 * run) as panels at `packed`, rows at most GEMM_ROWS and run at most GEMM_DEPTH.  It may write
 * LANES numbers beyond. */
typedef struct factor
{
  void (*pack) (real *packed, const struct factor *f, size_t row, size_t rows, size_t depth,
                size_t run);
} factor;

/* A matrix as it lies, its columns `column` apart. */
typedef struct
{
  factor as;
  const real *a;
  size_t column;
} matrix_factor;

matrix_factor gemm_matrix (const real *a, size_t column);

/* Rows [from, to) of C (m x n, columns c_column apart) = A B, or C + A B with `add`; B k x n, its
 * columns b_column apart; own: as above.  One worker's. */
void gemm_of (real *c, size_t c_column, void *own, const factor *a, const real *b, size_t b_column,
              size_t from, size_t to, size_t n, size_t k, int add);

/* Up to LANES columns of X (k x columns, `stride` apart), turned, as one of the `width` vectors of
 * a panel, the first number at `packed`. */
void gemm_pack_vector (real *restrict packed, size_t width, const real *x, size_t stride,
                       size_t columns, size_t k);

/* Columns [from, to) of A B', from packed A, to c, whose columns are m apart and
 * whose first is column `from`. */
void gemm_nt_columns (real *c, void *own, const real *packed, const real *b, size_t m, size_t n,
                      size_t k, size_t from, size_t to);

#endif
