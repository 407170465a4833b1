/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Dense products for layers, where one factor is a weight matrix and the other a
 * batch of some hundred samples.
 *
 * All three products are one: P (r x q) = L (r x k) R (k x q), with r along the
 * vector registers.
 *
 *   Z = W'X     as  Z' = X' W      r samples,  k fan-in,   q columns
 *   dX = W dZ   as  dX' = dZ' W'   r samples,  k columns,  q fan-in
 *   dW = X dZ'  as it is           r fan-in,   k samples,  q columns
 *
 * L is packed into panels of PANEL vectors of rows, k after k; it is the smaller
 * factor.  R is read one number at a time to all lanes, where it lies or, where its
 * columns are interleaved, from a copied stripe: weight matrices, which at batch 100
 * cost as much to pack as a quarter of the product, are not packed.  Each number of
 * R is fetched from memory once and from the first-level cache for every further
 * panel.  Where P is the transpose of the result it is gathered in scratch and
 * transposed once.
 *
 * The tile in registers is PANEL vectors by NR columns: 3 x 8 accumulators where
 * there are 32 registers, 3 x 4 where there are 16 (Goto and van de Geijn, "Anatomy
 * of high-performance matrix multiplication", ACM TOMS 34, 2008, for the blocking).
 * k is cut into blocks of KC and r into blocks of MC, so that a packed block stays in the
 * second-level cache.
 */

#include "gemm.h"

#include "arena.h"
#include "flush.h"
#include "vector.h"

#include <string.h>

#ifdef _OPENMP
#include <omp.h>
#endif

/* Columns of a tile: what the registers hold beside 3 vectors of L. */
#if defined __AVX512F__ || defined __aarch64__
#define NR 8
#else
#define NR 4
#endif

enum
{
  PANEL = 3,
  KC = 256,
  MC = 20 * LANES, /* rows of L in a block, at most; a multiple of LANES */
  STRIPE = 8 * NR, /* columns of R that are copied together */
  /* Multiply-adds below which a product is done before a second thread is awake. */
  GRAIN = 1 << 19
};

/* P = L R: where the factors lie and where the result goes. */
typedef struct
{
  real *c;
  const real *l, *r;
  size_t rows, columns, depth;
  size_t l_row, l_depth; /* from an element of L to the next along each way */
  size_t r_depth, r_column;
  int transposed;   /* c is P', columns x rows, or NULL: P is wanted */
  const real *bias; /* of each column, where transposed; or NULL */
  real *packed;     /* one block of L */
  real *product;    /* P, padded to whole vectors, where c is its transpose */
} product;

/* A tile: acc (vectors x columns) = panel (vectors wide, depth deep) times R.
 * Inlined with constant sizes, so that acc lives in registers. */
static inline __attribute__ ((always_inline)) void
tile (vec acc[PANEL][NR], const vec *restrict panel, const real *restrict r, size_t depth,
      size_t r_depth, size_t r_column, int vectors, int columns)
{
#pragma GCC unroll 8
  for (int j = 0; j < columns; j++)
#pragma GCC unroll 3
    for (int v = 0; v < vectors; v++)
      acc[v][j] = (vec){ 0 };
  for (size_t k = 0; k < depth; k++)
    {
      vec l[PANEL];
#pragma GCC unroll 3
      for (int v = 0; v < vectors; v++)
        l[v] = panel[v];
#pragma GCC unroll 8
      for (int j = 0; j < columns; j++)
        {
          const real s = r[(size_t) j * r_column];
#pragma GCC unroll 3
          for (int v = 0; v < vectors; v++)
            acc[v][j] += l[v] * s;
        }
      panel += vectors;
      r += r_depth;
    }
}

/* out (vectors x columns, columns `stride` apart), of which `rows` rows count. */
static inline __attribute__ ((always_inline)) void
store (real *restrict out, size_t stride, size_t rows, vec acc[PANEL][NR], int add, int vectors,
       int columns)
{
#pragma GCC unroll 8
  for (int j = 0; j < columns; j++, out += stride)
#pragma GCC unroll 3
    for (int v = 0; v < vectors; v++)
      {
        real *to = out + v * LANES;
        const size_t left = rows - (size_t) v * LANES;
        if (left >= LANES)
          {
            unaligned_vec *whole = (unaligned_vec *) to;
            *whole = add ? *whole + acc[v][j] : acc[v][j];
          }
        else
          for (size_t i = 0; i < left; i++)
            to[i] = (add ? to[i] : 0) + acc[v][j][i];
      }
}

#define TILE(vectors, columns)                                                                     \
  do                                                                                               \
    {                                                                                              \
      vec acc[PANEL][NR];                                                                          \
      tile (acc, panel, r, depth, r_depth, r_column, vectors, columns);                            \
      store (out, stride, rows, acc, add, vectors, columns);                                       \
    }                                                                                              \
  while (0)

static void
whole_tile (real *restrict out, size_t stride, size_t rows, const vec *restrict panel,
            const real *restrict r, size_t depth, size_t r_depth, size_t r_column, int add,
            size_t vectors)
{
  if (vectors == 3)
    TILE (3, NR);
  else if (vectors == 2)
    TILE (2, NR);
  else
    TILE (1, NR);
}

/* The same for a single column, at the edge. */
static void
edge_tile (real *restrict out, size_t stride, size_t rows, const vec *restrict panel,
           const real *restrict r, size_t depth, size_t r_depth, size_t r_column, int add,
           size_t vectors)
{
  if (vectors == 3)
    TILE (3, 1);
  else if (vectors == 2)
    TILE (2, 1);
  else
    TILE (1, 1);
}

/* Vectors of the panel that starts at vector v of n: 3, but 2 and 2 rather than
 * 3 and 1 at the end. */
static size_t
panel_vectors (size_t v, size_t n)
{
  const size_t left = n - v;
  return left == 4 || left == 2 ? 2 : left < PANEL ? left : PANEL;
}

/* Rows row .. row + rows - 1 and depth .. of L, vector v of the block. */
static void
pack_vector (real *restrict out, size_t out_depth, const product *p, size_t row, size_t rows,
             size_t first, size_t depth)
{
  const real *l = p->l + row * p->l_row + first * p->l_depth;
  if (p->l_row == 1 && rows == LANES)
    for (size_t k = 0; k < depth; k++)
      memcpy (out + k * out_depth, l + k * p->l_depth, LANES * sizeof *out);
  else
    {
      for (size_t k = 0; k < depth; k++)
        for (size_t i = rows; i < LANES; i++)
          out[k * out_depth + i] = 0;
      /* Along the contiguous way of L a row at a time, in strips that the
       * first-level cache holds. */
      for (size_t k = 0; k < depth; k += 16)
        for (size_t i = 0; i < rows; i++)
          for (size_t kk = k; kk < at_most (k + 16, depth); kk++)
            out[kk * out_depth + i] = l[i * p->l_row + kk * p->l_depth];
    }
}

/* Packs every workers-th vector of the block of L at (row, first). */
static void
pack (const product *p, size_t row, size_t rows, size_t first, size_t depth, size_t worker,
      size_t workers)
{
  const size_t vectors = (rows + LANES - 1) / LANES;
  for (size_t v = 0, panel = 0; v < vectors; v += panel)
    {
      panel = panel_vectors (v, vectors);
      for (size_t i = 0; i < panel; i++)
        if ((v + i) % workers == worker)
          pack_vector (p->packed + v * LANES * depth + i * LANES, panel * LANES, p,
                       row + (v + i) * LANES, at_most (rows - (v + i) * LANES, LANES), first,
                       depth);
    }
}

/* The packed block of L times `columns` columns of R from column j of P on, where
 * R is read with the given strides. */
static void
multiply (const product *p, size_t row, size_t rows, size_t first, size_t depth, size_t j,
          size_t columns, const real *r, size_t r_depth, size_t r_column)
{
  const size_t vectors = (rows + LANES - 1) / LANES;
  const size_t stride = p->transposed ? round_up (p->rows, LANES) : p->rows;
  const size_t valid = p->transposed ? vectors * LANES : rows;
  real *result = (p->transposed ? p->product : p->c) + row + j * stride;
  while (columns > 0)
    {
      const size_t step = columns >= NR ? NR : 1;
      for (size_t v = 0, panel = 0; v < vectors; v += panel)
        {
          panel = panel_vectors (v, vectors);
          (step == NR ? whole_tile : edge_tile) (result + v * LANES, stride, valid - v * LANES,
                                                 (const vec *) (p->packed + v * LANES * depth), r,
                                                 depth, r_depth, r_column, first > 0, panel);
        }
      result += step * stride;
      r += step * r_column;
      columns -= step;
    }
}

/* Where the columns of R are contiguous along k they are read as they lie.  Where
 * they are interleaved, a tile would touch a cache line, and often a page, for
 * every k: then a stripe of some lines' width is copied tile after tile first. */
static void
multiply_columns (const product *p, size_t row, size_t rows, size_t first, size_t depth,
                  size_t from, size_t to)
{
  const real *r = p->r + first * p->r_depth;
  if (p->r_column != 1)
    {
      multiply (p, row, rows, first, depth, from, to - from, r + from * p->r_column, p->r_depth,
                p->r_column);
      return;
    }
  real copy[KC * STRIPE];
  for (size_t j = from; j < to; j += STRIPE)
    {
      const size_t columns = at_most (to - j, STRIPE), whole = columns / NR * NR;
      for (size_t k = 0; k < depth; k++)
        for (size_t t = 0; t < whole; t += NR)
          memcpy (copy + t * depth + k * NR, r + k * p->r_depth + j + t, NR * sizeof *copy);
      for (size_t t = 0; t < whole; t += NR)
        multiply (p, row, rows, first, depth, j + t, NR, copy + t * depth, NR, 1);
      multiply (p, row, rows, first, depth, j + whole, columns - whole, r + j + whole, p->r_depth,
                1);
    }
}

/* c = P' plus bias for columns [from, to) of P. */
static void
transpose (const product *p, size_t from, size_t to)
{
  enum
  {
    BLOCK = 16
  };
  const size_t stride = round_up (p->rows, LANES);
  for (size_t j = from; j < to; j += BLOCK)
    for (size_t i = 0; i < p->rows; i += BLOCK)
      for (size_t ii = i; ii < at_most (i + BLOCK, p->rows); ii++)
        for (size_t jj = j; jj < at_most (j + BLOCK, to); jj++)
          p->c[jj + ii * p->columns] = p->product[ii + jj * stride] + (p->bias ? p->bias[jj] : 0);
}

/* A worker's share: the packing is divided, and each has its own columns. */
static void
work (const product *p, size_t worker, size_t team)
{
  const size_t tiles = (p->columns + NR - 1) / NR;
  const size_t from = at_most (tiles * worker / team * NR, p->columns);
  const size_t to = at_most (tiles * (worker + 1) / team * NR, p->columns);
  for (size_t row = 0; row < p->rows; row += MC)
    for (size_t first = 0; first < p->depth; first += KC)
      {
        const size_t rows = at_most (p->rows - row, MC);
        const size_t depth = at_most (p->depth - first, KC);
        pack (p, row, rows, first, depth, worker, team);
#pragma omp barrier
        multiply_columns (p, row, rows, first, depth, from, to);
#pragma omp barrier
      }
  if (p->c && p->transposed)
    transpose (p, from, to);
}

/* Returns p.product. */
static const real *
run (product p, void *scratch, int threads)
{
  arena a = arena_over (scratch);
  p.packed = arena_take (&a, MC * KC * sizeof (real));
  p.product = arena_take (&a, round_up (p.rows, LANES) * p.columns * sizeof (real));
  if (p.rows == 0 || p.columns == 0)
    return p.product;
  if (p.depth == 0)
    memset (p.transposed ? p.product : p.c, 0,
            (p.transposed ? round_up (p.rows, LANES) : p.rows) * p.columns * sizeof (real));

  const double multiplications = (double) p.rows * (double) p.columns * (double) p.depth;
  const size_t workers = multiplications < GRAIN ? 1 : at_most ((size_t) threads, p.columns);
#ifdef _OPENMP
  if (workers > 1)
    {
#pragma omp parallel num_threads((int) workers)
      {
        const unsigned before = flush_enter ();
        work (&p, (size_t) omp_get_thread_num (), (size_t) omp_get_num_threads ());
        flush_leave (before);
      }
      return p.product;
    }
#endif
  (void) workers;
  work (&p, 0, 1);
  return p.product;
}

size_t
gemm_scratch (size_t widest)
{
  return widest * sizeof (real);
}

size_t
gemm_scratch_fixed (size_t widest)
{
  /* The batch is padded to whole vectors. */
  return (MC * KC + widest * (LANES - 1)) * sizeof (real) + 64;
}

/* C' = X' R, where element (k, i) of R is a[k a_depth + i a_column]. */
static product
turned (const real *a, const real *x, size_t m, size_t n, size_t k, size_t a_depth, size_t a_column)
{
  return (product){ .l = x,
                    .r = a,
                    .rows = n,
                    .columns = m,
                    .depth = k,
                    .l_row = k,
                    .l_depth = 1,
                    .r_depth = a_depth,
                    .r_column = a_column,
                    .transposed = 1 };
}

void
gemm_tn (real *c, void *scratch, const real *a, const real *x, const real *b, size_t m, size_t n,
         size_t k, int threads)
{
  product p = turned (a, x, m, n, k, 1, k);
  p.c = c;
  p.bias = b;
  run (p, scratch, threads);
}

const real *
gemm_tn_rows (size_t *stride, void *scratch, const real *a, const real *x, size_t m, size_t n,
              size_t k, int threads)
{
  *stride = round_up (n, LANES);
  return run (turned (a, x, m, n, k, 1, k), scratch, threads);
}

void
gemm_nn (real *c, void *scratch, const real *a, const real *b, size_t m, size_t n, size_t k,
         int threads)
{
  product p = turned (a, b, m, n, k, m, 1);
  p.c = c;
  run (p, scratch, threads);
}

void
gemm_nt (real *c, void *scratch, const real *a, const real *b, size_t m, size_t n, size_t k,
         int threads)
{
  run ((product){ .c = c,
                  .l = a,
                  .r = b,
                  .rows = m,
                  .columns = n,
                  .depth = k,
                  .l_row = 1,
                  .l_depth = m,
                  .r_depth = n,
                  .r_column = 1,
                  .transposed = 0 },
       scratch, threads);
}
