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
 * L is packed into micro-panels of MR rows, k after k.  R is read one number
 * at a time to all lanes, where it lies or, for dW, from copied columns.  Weights are
 * what costs memory traffic at batch 100: for Z they are read as R, once, in place,
 * with the next tile's lines prefetched while this one is computed; for dX each
 * worker packs the rows that are its own, so that nobody waits inside a product.
 *
 * tile.h, private to this file as blocks.h is, has the micro-kernel.  k is cut into blocks of KC,
 * so that a micro-panel's block stays in the first-level cache while it meets the tiles of a block.
 * (The names are those of Van Zee and van de Geijn, "BLIS: A framework for rapidly instantiating
 * BLAS functionality", ACM TOMS 41, 2015.)
 *
 * Where rows are samples, 100 of them are 6 vectors and a quarter.  In training samples
 * that would fill three eighths of a vector at most are computed apart, with k along
 * the registers, rather than as a vector that is mostly padding.  They are summed in
 * another order, so that a sample's last bits depend on its place among the others: where
 * a net is in use all are along the registers.
 */

#include "kernels/gemm.h"

#include "base/require.h"
#include "kernels/products.h"
#include "kernels/tile.h"
#include "kernels/transpose.h"

#include <string.h>

_Static_assert((size_t) KC <= GEMM_READ && (size_t) MR <= GEMM_READ, "a factor may count on it");

/* Vectors of the micro-panel that starts at vector v of n: 3, but 2 and 2 rather than 3 and 1 at
 * the end.  A packed panel is its depth times as many vectors, from v LANES depth on. */
static size_t
panel_vectors (size_t v, size_t n)
{
  const size_t left = n - v;
  return left == 4 || left == 2 ? 2 : left < MR_VECTORS ? left : MR_VECTORS;
}

static size_t
vectors_of (size_t rows)
{
  return (rows + LANES - 1) / LANES;
}

/* Of n samples, those that are computed with samples along the registers where that is to be
 * fast. */
static size_t
samples_along (size_t n)
{
  const size_t rest = n % LANES;
  return rest <= FEW_SAMPLES ? n - rest : n;
}

/* Bytes of a packed factor. */
static size_t
packed_bytes (size_t rows, size_t depth)
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
          width = panel_vectors (v, vectors);
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
  const share s = worker_share (me, n, MR_VECTORS);
  return (share){ panel_start (s.from, n), panel_start (s.to, n) };
}

/* A (m x k), of which the worker packs its share. */
static void
pack (real *packed, const real *a, size_t m, size_t k, const worker *me)
{
  const size_t vectors = vectors_of (m);
  const share s = share_panels (me, vectors);
  pack_rows (packed + s.from * LANES * k, a, m, m, k, s.from, s.to, vectors);
}

/* Up to LANES columns of X (k x columns, `stride` apart), transposed, as one of the `width` vectors
 * of a panel, the first number at `out`. */
static void
pack_vector (real *restrict out, size_t width, const real *x, size_t stride, size_t columns,
             size_t k)
{
  size_t p = 0;
  for (; p + LANES <= k; p += LANES)
    {
      vec square[LANES];
#pragma GCC unroll 16
      for (int i = 0; i < LANES; i++)
        square[i] = (size_t) i < columns ? load (x + (size_t) i * stride + p) : (vec){ 0 };
      transpose_square (square);
#pragma GCC unroll 16
      for (int i = 0; i < LANES; i++)
        store (out + (p + (size_t) i) * width * LANES, square[i]);
    }
  for (; p < k; p++)
    for (size_t i = 0; i < LANES; i++)
      out[p * width * LANES + i] = i < columns ? x[i * stride + p] : 0;
}

/* X', of which the worker packs its share: the first `along` columns of X (k x n). */
static void
pack_transposed (real *packed, const real *x, size_t along, size_t k, const worker *me)
{
  const size_t vectors = vectors_of (along);
  const share s = share_panels (me, vectors);
  for (size_t v = s.from, width; v < s.to; v += width)
    {
      width = panel_vectors (v, vectors);
      for (size_t i = v; i < v + width; i++)
        pack_vector (packed + v * LANES * k + (i - v) * LANES, width, x + i * LANES * k, k,
                     at_most (along - i * LANES, LANES), k);
    }
}

enum
{
  DOTS = 4 /* samples and columns whose products are computed together */
};

/* out[j BLOCK_STRIDE + i] = sample i of x times column j of a, for up to DOTS of both. */
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
        out[j * BLOCK_STRIDE + i] = total;
      }
}

/* The micro-tiles that are side by side in a block: columns of A. */
typedef struct
{
  const real *at[NC_TILES];
} tiles;

/* Those from column `column` on of A (k x m), or of its parts from `part` on. */
static tiles
tiles_from (const real *a, size_t m, size_t parts, size_t k, size_t column, size_t part)
{
  tiles found;
  for (size_t t = 0; t < NC_TILES; t++)
    found.at[t] = parts == 1 ? a + at_most (column + t * NR, m) * k
                             : a + (at_most (part + t, parts - 1) * m + at_most (column, m)) * k;
  return found;
}

/* What a block of X' A is made of. */
typedef struct
{
  const real *packed, *x;
  size_t along, k, row, rows;
} samples;

/* The block's `count` tiles of `columns` columns each, from number `first` on; `next` is computed
 * after them.  Column c of tile t comes to block + (t NR + c) BLOCK_STRIDE. */
static void
make_block (real *block, const samples *s, const tiles *a, const tiles *next, size_t first,
            size_t count, size_t columns)
{
  REQUIRE (s->rows <= BLOCK_STRIDE && s->row % LANES == 0);
  REQUIRE (first + count <= NC_TILES && columns <= NR);
  const size_t vectors = vectors_of (s->along), k = s->k;
  const size_t end = at_most (s->row / LANES + vectors_of (s->rows), vectors);
  for (size_t depth = 0; depth < k; depth += KC)
    {
      const size_t run = at_most (k - depth, KC);
      const int last = depth + run == k;
      for (size_t v = s->row / LANES, width; v < end; v += width)
        {
          width = panel_vectors (v, vectors);
          const real *panel = s->packed + (v * k + depth * width) * LANES;
          for (size_t t = first; t < first + count; t++)
            micro_kernel (&(micro_tile){ .out = block + t * NR * BLOCK_STRIDE + v * LANES - s->row,
                                         .stride = BLOCK_STRIDE,
                                         .rows = width * LANES,
                                         .panel = (const vec *) panel,
                                         .r = a->at[t] + depth,
                                         .depth = run,
                                         .r_depth = 1,
                                         .r_column = k,
                                         .ahead = v + width < end ? NULL
                                                  : last          ? next->at[t]
                                                                  : a->at[t] + depth + run,
                                         .ahead_column = k,
                                         .add = depth > 0 },
                          width, columns);
        }
    }
  for (size_t i = at_most (s->along > s->row ? s->along - s->row : 0, s->rows); i < s->rows;
       i += DOTS)
    for (size_t t = first; t < first + count; t++)
      for (size_t j = 0; j < columns; j += DOTS)
        dots (block + (t * NR + j) * BLOCK_STRIDE + i, s->x + (s->row + i) * k,
              at_most (s->rows - i, DOTS), a->at[t] + j * k, at_most (columns - j, DOTS), k);
}

/* Rows of the next block when `left` are left. */
static size_t
block_rows (size_t left)
{
  /* No single vector stays behind: the last panels have two. */
  return left > BLOCK_ROWS + FEW_SAMPLES ? BLOCK_ROWS - LANES : left;
}

static size_t
tn_workspace (size_t n, size_t k)
{
  return packed_bytes (n, k);
}

static size_t
nt_workspace (size_t m, size_t k)
{
  return packed_bytes (m, k);
}

enum
{
  /* Where a row of a factor is transposed; what is written behind its end comes there. */
  ROW_STRIDE = KC + LANES,
  ROWS_APART = LANES * ROW_STRIDE
};

static size_t
scratch_thread (void)
{
  const size_t block = NC * BLOCK_STRIDE, packed = MC * KC + LANES + ROWS_APART;
  return round_up ((block > packed ? block : packed) * sizeof (real), 64);
}

static size_t
tn_block (void)
{
  return NC * BLOCK_STRIDE;
}

static void
tn (const gemm_epilogue *e, void *workspace, void *scratch, const real *a, const real *x, size_t m,
    size_t parts, size_t n, size_t k, int alike, const worker *me)
{
  real *block = scratch;
  samples s = { workspace, x, alike ? n : samples_along (n), k, 0, 0 };
  pack_transposed (workspace, x, s.along, k, me);
  worker_wait (me);
  if (k == 0)
    memset (block, 0, NC * BLOCK_STRIDE * sizeof *block);
  const share columns = worker_share (me, m, NR);
  const size_t step = parts == 1 ? NC : NR;
  for (size_t j = columns.from; j < columns.to; j += step)
    for (s.row = 0; s.row < n; s.row += s.rows)
      {
        s.rows = block_rows (n - s.row);
        for (size_t part = 0; part < parts; part += NC_TILES)
          {
            const gemm_block b = { .p = block,
                                   .stride = BLOCK_STRIDE,
                                   .part_stride = NR * BLOCK_STRIDE,
                                   .row = s.row,
                                   .rows = s.rows,
                                   .column = j,
                                   .columns = at_most (columns.to - j, step),
                                   .part = part,
                                   .parts = at_most (parts - part, NC_TILES) };
            const tiles here = tiles_from (a, m, parts, k, j, part);
            const tiles next
                = part + NC_TILES < parts
                      ? tiles_from (a, m, parts, k, j, part + NC_TILES)
                      : tiles_from (a, m, parts, k, s.row + s.rows < n ? j : j + step, 0);
            if (parts > 1)
              make_block (block, &s, &here, &next, 0, b.parts, b.columns);
            else
              {
                const size_t whole = b.columns / NR, rest = b.columns % NR;
                make_block (block, &s, &here, &next, 0, whole, NR);
                if (rest)
                  make_block (block, &s, &here, &next, whole, 1, rest);
              }
            e->finish (e, &b);
          }
      }
}

/* A left factor that is packed where it is needed: rows [row, row + rows) at depths
 * [depth, depth + run), MC and KC at most. */
typedef struct packer
{
  void (*pack) (real *packed, const struct packer *from, size_t row, size_t rows, size_t depth,
                size_t run);
} packer;

/* The rows of C = or += A B that gemm.h says. */
static void
multiply_rows (real *c, size_t c_stride, real *packed, const packer *a, const real *b,
               size_t b_stride, size_t from, size_t to, size_t n, size_t k, int add)
{
  if (k == 0 && !add)
    for (size_t j = 0; j < n; j++)
      memset (c + from + j * c_stride, 0, (to - from) * sizeof *c);
  for (size_t i = from; i < to; i += MC)
    {
      const size_t rows = at_most (to - i, MC), vectors = vectors_of (rows);
      for (size_t depth = 0; depth < k; depth += KC)
        {
          const size_t run = at_most (k - depth, KC);
          a->pack (packed, a, i, rows, depth, run);
          for (size_t block = 0; block < n; block += NC)
            for (size_t v = 0, width; v < vectors; v += width)
              {
                width = panel_vectors (v, vectors);
                for (size_t j = block; j < at_most (block + NC, n); j += NR)
                  micro_kernel (&(micro_tile){ .out = c + i + v * LANES + j * c_stride,
                                               .stride = c_stride,
                                               .rows = rows - v * LANES,
                                               .panel = (const vec *) (packed + v * LANES * run),
                                               .r = b + depth + j * b_stride,
                                               .depth = run,
                                               .r_depth = 1,
                                               .r_column = b_stride,
                                               .add = add || depth > 0 },
                                width, at_most (n - j, NR));
              }
        }
    }
}

typedef struct
{
  packer as;
  const real *a;
  size_t stride;
} matrix_packer;

static void
pack_matrix (real *packed, const packer *from, size_t row, size_t rows, size_t depth, size_t run)
{
  REQUIRE (rows <= MC && run <= KC);
  const matrix_packer *m = (const matrix_packer *) from;
  const size_t vectors = vectors_of (rows);
  pack_rows (packed, m->a + row + depth * m->stride, m->stride, rows, run, 0, vectors, vectors);
}

void
gemm_rows (real *c, size_t c_stride, void *scratch, const real *a, size_t a_stride, const real *b,
           size_t b_stride, size_t from, size_t to, size_t n, size_t k, int add)
{
  const matrix_packer p = { { pack_matrix }, a, a_stride };
  multiply_rows (c, c_stride, scratch, &p.as, b, b_stride, from, to, n, k, add);
}

static void
nn (real *c, void *scratch, const real *a, const real *b, size_t m, size_t n, size_t k,
    const worker *me)
{
  const share s = worker_share (me, m, LANES);
  gemm_rows (c, m, scratch, a, m, b, k, s.from, s.to, n, k, 0);
}

typedef struct
{
  packer as;
  const gemm_factor *f;
  real *rows; /* ROWS_APART numbers, where it is made row by row */
} factor_packer;

static void
pack_factor (real *packed, const packer *from, size_t row, size_t rows, size_t depth, size_t run)
{
  REQUIRE (rows <= MC && run <= KC);
  const factor_packer *p = (const factor_packer *) from;
  const size_t vectors = vectors_of (rows);
  for (size_t v = 0, width; v < vectors; v += width)
    {
      width = panel_vectors (v, vectors);
      real *panel = packed + v * LANES * run;
      if (p->f->by_rows)
        for (size_t i = v; i < v + width; i++)
          {
            const size_t here = at_most (rows - i * LANES, LANES);
            p->f->read (p->rows, ROW_STRIDE, p->f, row + i * LANES, here, depth, run);
            pack_vector (panel + (i - v) * LANES, width, p->rows, ROW_STRIDE, here, run);
          }
      else
        {
          const size_t lanes = width * LANES, here = at_most (rows - v * LANES, lanes);
          p->f->read (panel, lanes, p->f, row + v * LANES, here, depth, run);
          for (size_t d = 0; here < lanes && d < run; d++)
            for (size_t i = here; i < lanes; i++)
              panel[d * lanes + i] = 0;
        }
    }
}

void
gemm_implicit (real *c, size_t c_stride, void *scratch, const gemm_factor *a, const real *b,
               size_t b_stride, size_t from, size_t to, size_t n, size_t k, int add)
{
  real *packed = scratch;
  const factor_packer p = { { pack_factor }, a, packed + MC * KC + LANES };
  multiply_rows (c, c_stride, packed, &p.as, b, b_stride, from, to, n, k, add);
}

/* Columns of gemm_nt that are made before they are handed over: as many as a second-level cache
 * holds beside what they are made of. */
static size_t
nt_columns (size_t m)
{
  const size_t most = m ? 200000 / sizeof (real) / m / NR * NR : NC;
  return most < NR ? NR : at_most (most, NC);
}

static size_t
nt_scratch_thread (size_t m)
{
  return round_up ((NC * KC + nt_columns (m) * m) * sizeof (real), 64);
}

/* `columns` columns of A B', NC at most, to c; row p of B has those at b + p n. */
static void
multiply_columns (real *c, real *copy, const real *packed, const real *b, size_t m, size_t n,
                  size_t k, size_t columns)
{
  REQUIRE (columns <= NC);
  const size_t vectors = vectors_of (m);
  for (size_t depth = 0; depth < k; depth += KC)
    {
      const size_t run = at_most (k - depth, KC);
      for (size_t p = 0; p < run; p++)
        for (size_t t = 0; t < columns; t += NR)
          if (columns - t >= NR)
            memcpy (copy + t * run + p * NR, b + t + (depth + p) * n, NR * sizeof *copy);
          else
            memcpy (copy + t * run + p * NR, b + t + (depth + p) * n, (columns - t) * sizeof *copy);
      for (size_t v = 0, width; v < vectors; v += width)
        {
          width = panel_vectors (v, vectors);
          const real *panel = packed + (v * k + depth * width) * LANES;
          for (size_t t = 0; t < columns; t += NR)
            micro_kernel (&(micro_tile){ .out = c + v * LANES + t * m,
                                         .stride = m,
                                         .rows = m - v * LANES,
                                         .panel = (const vec *) panel,
                                         .r = copy + t * run,
                                         .depth = run,
                                         .r_depth = NR,
                                         .r_column = 1,
                                         .add = depth > 0 },
                          width, at_most (columns - t, NR));
        }
    }
}

static void
nt (real *c, const gemm_epilogue *e, void *workspace, void *scratch, const real *a, const real *b,
    size_t m, size_t n, size_t k, const worker *me)
{
  real *copy = scratch, *block = copy + NC * KC;
  pack (workspace, a, m, k, me);
  worker_wait (me);
  const share s = worker_share (me, n, NR);
  const size_t step = nt_columns (m);
  for (size_t j = s.from; j < s.to; j += step)
    {
      const size_t columns = at_most (s.to - j, step);
      real *p = c ? c + j * m : block;
      if (k == 0)
        memset (p, 0, m * columns * sizeof *p);
      multiply_columns (p, copy, workspace, b + j, m, n, k, columns);
      if (e)
        e->finish (
            e, &(gemm_block){
                   .p = p, .stride = m, .rows = m, .column = j, .columns = columns, .parts = 1 });
    }
}

const products gemm_native
    = { tn_workspace, nt_workspace, scratch_thread, nt_scratch_thread, tn_block, tn, nn, nt };
