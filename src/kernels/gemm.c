/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Dense products for layers, where one factor is a weight matrix and the other a
 * batch of some hundred samples.
 *
 * All three products are one: P (r x q) = L (r x k) R (k x q), with r along the
 * vector registers.
 *
 *   Z = W'X     as  Z' = X' W      r samples,  k fan-in,   q columns
 *   dX = W dZ   as it is           r fan-in,   k columns,  q samples
 *   dW = X dZ'  as it is           r fan-in,   k samples,  q columns
 *
 * L is packed into panels of PANEL vectors of rows, k after k.  R is read one number
 * at a time to all lanes, where it lies or, for dW, from copied strips.  Weights are
 * what costs memory traffic at batch 100: for Z they are read as R, once, in place,
 * with the next tile's lines asked for while this one is computed; for dX each
 * worker packs the rows that are its own, so that nobody waits inside a product.
 *
 * tile.h has the innermost loops.  k is cut into blocks of DEPTH, so that a panel's
 * block stays in the first-level cache while it meets the tiles of a strip.
 *
 * Where rows are samples, 100 of them are 6 vectors and a quarter.  In training samples
 * that would fill three eighths of a vector at most are computed apart, with k along
 * the registers, rather than as a vector that is mostly padding.  They are summed in
 * another order, so that a sample's last bits depend on its place among the others: where
 * a net is in use all are along the registers.
 */

#include "kernels/gemm.h"

#include "kernels/tile.h"
#include "kernels/transpose.h"

#include <string.h>

enum
{
  DEPTH = GEMM_DEPTH
};

size_t
gemm_panel (size_t v, size_t n)
{
  const size_t left = n - v;
  return left == 4 || left == 2 ? 2 : left < PANEL ? left : PANEL;
}

static size_t
vectors_of (size_t rows)
{
  return (rows + LANES - 1) / LANES;
}

size_t
gemm_along (size_t n)
{
  const size_t rest = n % LANES;
  return rest <= FEW_SAMPLES ? n - rest : n;
}

size_t
gemm_packed (size_t rows, size_t depth)
{
  return round_up (round_up (rows, LANES) * depth * sizeof (real), 64);
}

/* Rows of A (m x k, columns `stride` apart) as panels; `from` and `to` in vectors, both
 * where panels begin; packed at `from`. */
static void
pack_rows (real *restrict packed, const real *a, size_t stride, size_t m, size_t k, size_t from,
           size_t to, size_t vectors)
{
  for (size_t p = 0; p < k; p++, a += stride)
    {
      prefetch (a + (p + PREFETCH_AHEAD < k ? PREFETCH_AHEAD : 0) * stride + from * LANES,
                at_most (to * LANES, m) - from * LANES);
      for (size_t v = from, width; v < to; v += width)
        {
          width = gemm_panel (v, vectors);
          real *out = packed + ((v - from) * k + p * width) * LANES;
          const real *in = a + v * LANES;
          if ((v + width) * LANES <= m)
            {
              store (out, load (in));
              if (width > 1)
                store (out + LANES, load (in + LANES));
              if (width > 2)
                store (out + 2 * LANES, load (in + 2 * LANES));
            }
          else
            for (size_t i = 0; i < width * LANES; i++)
              out[i] = v * LANES + i < m ? in[i] : 0;
        }
    }
}

/* The panel of n vectors that begins at vector v or, in the last four, before it. */
static size_t
panel_start (size_t v, size_t n)
{
  return v + 1 == n && n > 1 ? n - 2 : v;
}

/* The worker's share of the panels of n vectors. */
static share
share_panels (const worker *me, size_t n)
{
  const share s = worker_share (me, n, PANEL);
  return (share){ panel_start (s.from, n), panel_start (s.to, n) };
}

void
gemm_pack (real *packed, const real *a, size_t m, size_t k, const worker *me)
{
  const size_t vectors = vectors_of (m);
  const share s = share_panels (me, vectors);
  pack_rows (packed + s.from * LANES * k, a, m, m, k, s.from, s.to, vectors);
}

void
gemm_pack_vector (real *restrict out, size_t width, const real *x, size_t stride, size_t samples,
                  size_t k)
{
  size_t p = 0;
  for (; p + LANES <= k; p += LANES)
    {
      vec square[LANES];
#pragma GCC unroll 16
      for (int i = 0; i < LANES; i++)
        square[i] = (size_t) i < samples ? load (x + (size_t) i * stride + p) : (vec){ 0 };
      transpose_square (square);
#pragma GCC unroll 16
      for (int i = 0; i < LANES; i++)
        store (out + (p + (size_t) i) * width * LANES, square[i]);
    }
  for (; p < k; p++)
    for (size_t i = 0; i < LANES; i++)
      out[p * width * LANES + i] = i < samples ? x[i * stride + p] : 0;
}

void
gemm_pack_turned (real *packed, const real *x, size_t along, size_t k, const worker *me)
{
  const size_t vectors = vectors_of (along);
  const share s = share_panels (me, vectors);
  for (size_t v = s.from, width; v < s.to; v += width)
    {
      width = gemm_panel (v, vectors);
      for (size_t i = v; i < v + width; i++)
        gemm_pack_vector (packed + v * LANES * k + (i - v) * LANES, width, x + i * LANES * k, k,
                          at_most (along - i * LANES, LANES), k);
    }
}

enum
{
  DOTS = 4 /* samples and columns whose products are computed together */
};

/* out[j STRIP_STRIDE + i] = sample i of x times column j of a, for up to DOTS of both. */
static void
dots (real *restrict out, const real *x, size_t samples, const real *a, size_t columns, size_t k)
{
  const real *xs[DOTS], *as[DOTS];
  for (size_t i = 0; i < DOTS; i++)
    {
      /* One that is not there is another one again. */
      xs[i] = x + (i < samples ? i : 0) * k;
      as[i] = a + (i < columns ? i : 0) * k;
    }
  vec acc[DOTS * DOTS] = { { 0 } };
  size_t p = 0;
  for (; p + LANES <= k; p += LANES)
    {
      vec row[DOTS];
#pragma GCC unroll 4
      for (int i = 0; i < DOTS; i++)
        row[i] = load (xs[i] + p);
#pragma GCC unroll 4
      for (int j = 0; j < DOTS; j++)
        {
          const vec column = load (as[j] + p);
#pragma GCC unroll 4
          for (int i = 0; i < DOTS; i++)
            acc[j * DOTS + i] += row[i] * column;
        }
    }
  real sum[DOTS * DOTS];
#pragma GCC unroll 16
  for (int first = 0; first < DOTS * DOTS; first += LANES)
    {
      vec square[LANES], total = { 0 };
#pragma GCC unroll 16
      for (int i = 0; i < LANES; i++)
        square[i] = acc[first + i];
      transpose_square (square);
#pragma GCC unroll 16
      for (int i = 0; i < LANES; i++)
        total += square[i];
      store (sum + first, total);
    }
  for (size_t j = 0; j < columns; j++)
    for (size_t i = 0; i < samples; i++)
      {
        real total = sum[j * DOTS + i];
        for (size_t q = p; q < k; q++)
          total += xs[i][q] * as[j][q];
        out[j * STRIP_STRIDE + i] = total;
      }
}

void
gemm_strip (real *strip, const real *packed, const real *x, size_t along, size_t k, size_t first,
            size_t rows, const real *const *a, const real *const *next, size_t tiles,
            size_t columns)
{
  const size_t vectors = vectors_of (along);
  const size_t end = at_most (first / LANES + vectors_of (rows), vectors);
  for (size_t depth = 0; depth < k; depth += DEPTH)
    {
      const size_t run = at_most (k - depth, DEPTH);
      const int last = depth + run == k;
      for (size_t v = first / LANES, width; v < end; v += width)
        {
          width = gemm_panel (v, vectors);
          for (size_t t = 0; t < tiles; t++)
            any_tile (&(place){ .out = strip + t * TILE * STRIP_STRIDE + v * LANES - first,
                                .stride = STRIP_STRIDE,
                                .rows = width * LANES,
                                .panel = (const vec *) (packed + (v * k + depth * width) * LANES),
                                .r = a[t] + depth,
                                .depth = run,
                                .r_depth = 1,
                                .r_column = k,
                                .ahead = v + width < end ? NULL
                                         : last          ? next[t]
                                                         : a[t] + depth + run,
                                .ahead_column = k,
                                .add = depth > 0 },
                      width, columns);
        }
    }
  for (size_t i = at_most (along > first ? along - first : 0, rows); i < rows; i += DOTS)
    for (size_t t = 0; t < tiles; t++)
      for (size_t j = 0; j < columns; j += DOTS)
        dots (strip + (t * TILE + j) * STRIP_STRIDE + i, x + (first + i) * k,
              at_most (rows - i, DOTS), a[t] + j * k, at_most (columns - j, DOTS), k);
}

void
gemm_strip_of (real *strip, const real *packed, const real *x, size_t n, size_t along, size_t k,
               size_t first, size_t rows, const real *a, size_t m, size_t from, size_t columns)
{
  const size_t whole = columns / TILE;
  const real *tiles[2 * STRIP_TILES];
  for (size_t t = 0; t < 2 * STRIP_TILES; t++)
    tiles[t] = a + at_most (from + t * TILE, m) * k;
  const real *const *next = tiles + (first + rows < n ? 0 : STRIP_TILES);
  gemm_strip (strip, packed, x, along, k, first, rows, tiles, next, whole, TILE);
  if (columns % TILE)
    gemm_strip (strip + whole * TILE * STRIP_STRIDE, packed, x, along, k, first, rows,
                tiles + whole, tiles + whole, 1, columns % TILE);
}

/* A square of a strip, LANES rows of LANES columns, but for those that are not there. */
static inline __attribute__ ((always_inline)) void
turn (real *c, size_t m, const real *strip, vec bias, size_t columns, size_t rows)
{
  vec square[LANES];
#pragma GCC unroll 16
  for (size_t l = 0; l < LANES; l++)
    square[l] = l < columns ? load (strip + l * STRIP_STRIDE) : (vec){ 0 };
  transpose_square (square);
#pragma GCC unroll 16
  for (size_t l = 0; l < LANES; l++)
    if (l < rows)
      store_some (c + l * m, square[l] + bias, columns);
}

void
gemm_turn (real *c, size_t m, const real *strip, const real *b, size_t columns, size_t rows)
{
  for (size_t i = 0; i < rows; i += LANES)
    for (size_t j = 0; j < columns; j += LANES)
      {
        const size_t across = at_most (columns - j, LANES), down = at_most (rows - i, LANES);
        const vec bias = b ? load_some (b + j, across) : (vec){ 0 };
        real *to = c + j + i * m;
        const real *from = strip + j * STRIP_STRIDE + i;
        if (across == LANES && down == LANES)
          turn (to, m, from, bias, LANES, LANES);
        else
          turn (to, m, from, bias, across, down);
      }
}

size_t
gemm_own (void)
{
  const size_t strip = STRIP_COLUMNS * STRIP_STRIDE, copies = STRIP_COLUMNS * DEPTH;
  const size_t block = GEMM_ROWS * DEPTH + LANES;
  const size_t most = strip > copies ? strip : copies;
  return (most > block ? most : block) * sizeof (real);
}

void
gemm_tn (real *c, real *packed, void *own, const real *a, const real *x, const real *b, size_t m,
         size_t n, size_t along, size_t k, const worker *me)
{
  gemm_pack_turned (packed, x, along, k, me);
  worker_wait (me);
  const share s = worker_share (me, m, TILE);
  if (k == 0)
    memset (own, 0, STRIP_COLUMNS * STRIP_STRIDE * sizeof (real));
  for (size_t j = s.from; j < s.to; j += STRIP_COLUMNS)
    {
      const size_t columns = at_most (s.to - j, STRIP_COLUMNS);
      for (size_t i = 0, rows; i < n; i += rows)
        {
          rows = gemm_strip_rows (n - i);
          gemm_strip_of (own, packed, x, n, along, k, i, rows, a, m, j, columns);
          gemm_turn (c + j + i * m, m, own, b ? b + j : NULL, columns, rows);
        }
    }
}

void
gemm_of (real *c, size_t c_column, void *own, const factor *f, const real *b, size_t b_column,
         size_t from, size_t to, size_t n, size_t k, int add)
{
  if (k == 0 && !add)
    for (size_t j = 0; j < n; j++)
      memset (c + from + j * c_column, 0, (to - from) * sizeof *c);
  for (size_t i = from; i < to; i += GEMM_ROWS)
    {
      const size_t rows = at_most (to - i, GEMM_ROWS), vectors = vectors_of (rows);
      for (size_t depth = 0; depth < k; depth += DEPTH)
        {
          const size_t run = at_most (k - depth, DEPTH);
          f->pack (own, f, i, rows, depth, run);
          for (size_t strip = 0; strip < n; strip += STRIP_COLUMNS)
            for (size_t v = 0, width; v < vectors; v += width)
              {
                width = gemm_panel (v, vectors);
                for (size_t j = strip; j < at_most (strip + STRIP_COLUMNS, n); j += TILE)
                  any_tile (&(place){ .out = c + i + v * LANES + j * c_column,
                                      .stride = c_column,
                                      .rows = rows - v * LANES,
                                      .panel = (const vec *) ((real *) own + v * LANES * run),
                                      .r = b + depth + j * b_column,
                                      .depth = run,
                                      .r_depth = 1,
                                      .r_column = b_column,
                                      .add = add || depth > 0 },
                            width, at_most (n - j, TILE));
              }
        }
    }
}

static void
pack_matrix (real *packed, const factor *f, size_t row, size_t rows, size_t depth, size_t run)
{
  const matrix_factor *m = (const matrix_factor *) f;
  const size_t vectors = vectors_of (rows);
  pack_rows (packed, m->a + row + depth * m->column, m->column, rows, run, 0, vectors, vectors);
}

matrix_factor
gemm_matrix (const real *a, size_t column)
{
  return (matrix_factor){ { pack_matrix }, a, column };
}

void
gemm_nn (real *c, void *own, const real *a, const real *b, size_t m, size_t n, size_t k,
         const worker *me)
{
  const matrix_factor f = gemm_matrix (a, m);
  const share s = worker_share (me, m, LANES);
  gemm_of (c, m, own, &f.as, b, k, s.from, s.to, n, k, 0);
}

void
gemm_nt_columns (real *c, void *own, const real *packed, const real *b, size_t m, size_t n,
                 size_t k, size_t from, size_t to)
{
  const size_t vectors = vectors_of (m);
  if (k == 0)
    memset (c, 0, m * (to - from) * sizeof *c);
  real *copy = own;
  for (size_t j = from; j < to; j += STRIP_COLUMNS)
    for (size_t depth = 0; depth < k; depth += DEPTH)
      {
        const size_t columns = at_most (to - j, STRIP_COLUMNS), run = at_most (k - depth, DEPTH);
        for (size_t p = 0; p < run; p++)
          for (size_t t = 0; t < columns; t += TILE)
            if (columns - t >= TILE)
              memcpy (copy + t * run + p * TILE, b + j + t + (depth + p) * n, TILE * sizeof *copy);
            else
              memcpy (copy + t * run + p * TILE, b + j + t + (depth + p) * n,
                      (columns - t) * sizeof *copy);
        for (size_t v = 0, width; v < vectors; v += width)
          {
            width = gemm_panel (v, vectors);
            for (size_t t = 0; t < columns; t += TILE)
              any_tile (&(place){ .out = c + v * LANES + (j - from + t) * m,
                                  .stride = m,
                                  .rows = m - v * LANES,
                                  .panel = (const vec *) (packed + (v * k + depth * width) * LANES),
                                  .r = copy + t * run,
                                  .depth = run,
                                  .r_depth = TILE,
                                  .r_column = 1,
                                  .add = depth > 0 },
                        width, at_most (columns - t, TILE));
          }
      }
}
