/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "kernels/sparse.h"

#include "base/arena.h"
#include "base/vector.h"

#include <string.h>

enum
{
  PANEL_VECTORS = 6, /* rows of X or W that are gathered from together, at most */
  PANEL = PANEL_VECTORS * LANES,
  UNITS_FOR_DW = 16,    /* whose columns are made together: a cache line of dy */
  SAMPLES_FOR_DW = 256, /* that columns are gathered from at a time */
  COLUMNS_FOR_DX = 640  /* of a panel of W that are gathered from, at most */
};

/* A number of dZ that is not 0, and its sample, or its column among those that are
 * gathered from. */
typedef struct
{
  uint32_t place;
  real dz;
} entry;

/* For dW the entries of unit u are entries[u batch ...], those of its piece p
 * from start[u (pieces + 1) + p] of these on.  For dX the entries of sample j are
 * entries[j units ...], those of its units in block b from start[j (blocks + 1) + b] on. */
typedef struct
{
  uint8_t *piece; /* units x batch: where dy goes, as large as `pieces` where nothing goes */
  entry *entries;
  uint32_t *start;
} lists;

/* Units whose columns are gathered from together. */
static size_t
block_units (size_t pieces)
{
  return pieces < COLUMNS_FOR_DX ? COLUMNS_FOR_DX / pieces : 1;
}

static size_t
blocks_of (size_t units, size_t pieces)
{
  return (units + block_units (pieces) - 1) / block_units (pieces);
}

size_t
sparse_scratch (size_t units, size_t pieces)
{
  return units + units * sizeof (entry) + (blocks_of (units, pieces) + 1) * sizeof (uint32_t);
}

size_t
sparse_scratch_fixed (size_t units, size_t pieces)
{
  return units * (pieces + 1) * sizeof (uint32_t) + 4 * 64; /* and what alignment takes */
}

size_t
sparse_scratch_thread (size_t fan_in, size_t pieces)
{
  const size_t columns = UNITS_FOR_DW * pieces * (fan_in + 1);
  const size_t panel = block_units (pieces) * pieces * PANEL;
  return round_up ((columns > panel ? columns : panel) * sizeof (real), 64);
}

static lists
lists_layout (void *scratch, const sparse *g, size_t starts)
{
  arena a = arena_over (scratch);
  lists l;
  l.piece = arena_take (&a, g->units * g->batch);
  l.entries = arena_take (&a, g->units * g->batch * sizeof *l.entries);
  l.start = arena_take (&a, starts * sizeof *l.start);
  return l;
}

double
sparse_density (const sparse *g)
{
  const size_t n = g->units * g->batch;
  size_t nonzero = 0;
  for (size_t i = 0; i < n; i += LINE)
    {
      integer some = 0;
      for (size_t j = i; j < at_most (i + LINE, n); j++)
        some += g->dy[j] != 0;
      nonzero += (size_t) some;
    }
  return n ? (double) nonzero / ((double) n * (double) g->pieces) : 0;
}

/* The pieces of samples [from, to).  What goes nowhere is a piece more, so that
 * nothing after this depends on a branch that half of the numbers take. */
static void
find_pieces (const lists *l, const sparse *g, size_t from, size_t to)
{
  const uint8_t none = (uint8_t) g->pieces;
  const real *restrict dy = g->dy;
  const uint8_t *restrict winner = g->winner;
  uint8_t *restrict piece = l->piece;
  const size_t end = to * g->units;
  for (size_t i = from * g->units; i < end; i += LINE)
    {
      const size_t n = at_most (end - i, LINE);
      integer nowhere[LINE];
      for (size_t j = 0; j < n; j++)
        nowhere[j] = dy[i + j] == 0 ? none : 0;
      for (size_t j = 0; j < n; j++)
        {
          const uint8_t w = winner[i + j], least = w < none ? w : none;
          const uint8_t zero = (uint8_t) nowhere[j];
          piece[i + j] = zero > least ? zero : least;
        }
    }
}

/* Sorts samples [first, last) of units [from, to), at most UNITS_FOR_DW, by piece, in order. */
static void
sort_samples (const lists *l, const sparse *g, size_t first, size_t last, size_t from, size_t to)
{
  uint32_t next[UNITS_FOR_DW][256] = { { 0 } };
  for (size_t j = first; j < last; j++)
    for (size_t u = from; u < to; u++)
      next[u - from][l->piece[u + j * g->units]]++;
  for (size_t u = from; u < to; u++)
    {
      uint32_t *start = l->start + u * (g->pieces + 1), sum = 0;
      for (size_t p = 0; p <= g->pieces; p++)
        {
          const uint32_t count = next[u - from][p];
          start[p] = next[u - from][p] = sum;
          sum += count;
        }
    }
  for (size_t j = first; j < last; j++)
    for (size_t u = from; u < to; u++)
      l->entries[u * g->batch + next[u - from][l->piece[u + j * g->units]]++]
          = (entry){ (uint32_t) (j - first), g->dy[u + j * g->units] };
}

/* sum = entries from .. to - 1 of the panel's columns, each `width` vectors. */
static inline __attribute__ ((always_inline)) void
gather_columns (vec sum[PANEL_VECTORS], const vec *panel, const entry *from, const entry *to,
                int width)
{
  /* Two sums, since an addition takes longer to finish than to begin. */
  vec odd[PANEL_VECTORS] = { { 0 } };
  for (; from + 1 < to; from += 2)
    {
      const vec *a = panel + from[0].place * (size_t) width;
      const vec *b = panel + from[1].place * (size_t) width;
#pragma GCC unroll 6
      for (int v = 0; v < width; v++)
        {
          sum[v] += a[v] * from[0].dz;
          odd[v] += b[v] * from[1].dz;
        }
    }
  if (from < to)
    {
      const vec *a = panel + from->place * (size_t) width;
#pragma GCC unroll 6
      for (int v = 0; v < width; v++)
        sum[v] += a[v] * from->dz;
    }
#pragma GCC unroll 6
  for (int v = 0; v < width; v++)
    sum[v] += odd[v];
}

/* out[0 .. rows - 1] = or += the entries' sum. */
static inline __attribute__ ((always_inline)) void
gather_to (real *out, size_t rows, const vec *panel, const entry *from, const entry *to, int add,
           int width)
{
  vec sum[PANEL_VECTORS] = { { 0 } };
  if (add)
#pragma GCC unroll 6
    for (int v = 0; v < width; v++)
      if (rows > (size_t) v * LANES)
        sum[v] = load_some (out + v * LANES, rows - (size_t) v * LANES);
  gather_columns (sum, panel, from, to, width);
#pragma GCC unroll 6
  for (int v = 0; v < width; v++)
    if (rows > (size_t) v * LANES)
      store_some (out + v * LANES, sum[v], rows - (size_t) v * LANES);
}

static void
gather_panel (real *out, size_t rows, const vec *panel, const entry *from, const entry *to, int add,
              size_t width)
{
  switch (width)
    {
    case 1:
      gather_to (out, rows, panel, from, to, add, 1);
      break;
    case 2:
      gather_to (out, rows, panel, from, to, add, 2);
      break;
    case 3:
      gather_to (out, rows, panel, from, to, add, 3);
      break;
    default:
      gather_to (out, rows, panel, from, to, add, 6);
    }
}

/* Vectors of a panel when `left` are left. */
static size_t
panel_vectors (size_t left)
{
  return left >= PANEL_VECTORS ? PANEL_VECTORS : at_most (left, 3);
}

size_t
sparse_packed (size_t fan_in, size_t batch)
{
  return round_up (fan_in, LANES) * batch * sizeof (real);
}

void
sparse_pack (real *packed, const real *x, size_t fan_in, size_t batch, const worker *me)
{
  const share s = worker_share (me, fan_in, PANEL);
  for (size_t row = s.from, width; row < s.to; row += width * LANES)
    {
      width = panel_vectors ((s.to - row + LANES - 1) / LANES);
      real *panel = packed + row * batch;
      for (size_t j = 0; j < batch; j++)
        for (size_t v = 0; v < width; v++)
          store (panel + (j * width + v) * LANES,
                 load_some (x + j * fan_in + row + v * LANES, fan_in - row - v * LANES));
    }
}

/* What samples first .. add to the columns of units [from, to), those of piece p from
 * column[p] on. */
static void
weights (real *const *column, const lists *l, const sparse *g, const real *packed, size_t first,
         size_t from, size_t to)
{
  for (size_t row = 0, width; row < g->fan_in; row += width * LANES)
    {
      width = panel_vectors ((g->fan_in - row + LANES - 1) / LANES);
      const vec *panel = (const vec *) (packed + row * g->batch + first * width * LANES);
      for (size_t p = 0; p < g->pieces; p++)
        for (size_t u = from; u < to; u++)
          {
            const entry *e = l->entries + u * g->batch;
            const uint32_t *start = l->start + u * (g->pieces + 1) + p;
            gather_panel (column[p] + (u - from) * g->fan_in + row, g->fan_in - row, panel,
                          e + start[0], e + start[1], first > 0, width);
          }
    }
}

static void
biases (real *out, const lists *l, const sparse *g, size_t first, size_t p, size_t from, size_t to)
{
  for (size_t u = from; u < to; u++)
    {
      const uint32_t *start = l->start + u * (g->pieces + 1) + p;
      real sum = first ? out[u - from] : 0;
      for (uint32_t i = start[0]; i < start[1]; i++)
        sum += l->entries[u * g->batch + i].dz;
      out[u - from] = sum;
    }
}

void
sparse_dw (const gradient *dw, void *scratch, void *scratch_thread, const sparse *g,
           const real *packed, const worker *me)
{
  const lists l = lists_layout (scratch, g, g->units * (g->pieces + 1));
  const share s = worker_share (me, g->units, UNITS_FOR_DW);
  const size_t n_w = g->fan_in * g->units * g->pieces;
  const share samples = worker_share (me, g->batch, 1);
  find_pieces (&l, g, samples.from, samples.to);
  worker_wait (me);
  for (size_t u = s.from; u < s.to; u += UNITS_FOR_DW)
    {
      const size_t next = at_most (u + UNITS_FOR_DW, s.to);
      real *columns = scratch_thread, *sums = columns + g->pieces * UNITS_FOR_DW * g->fan_in;
      real *column[256];
      for (size_t p = 0; p < g->pieces; p++)
        column[p] = gradient_place (dw, (p * g->units + u) * g->fan_in,
                                    columns + p * UNITS_FOR_DW * g->fan_in);
      size_t first = 0;
      do
        {
          sort_samples (&l, g, first, at_most (first + SAMPLES_FOR_DW, g->batch), u, next);
          weights (column, &l, g, packed, first, u, next);
          for (size_t p = 0; p < g->pieces; p++)
            biases (gradient_place (dw, n_w + p * g->units + u, sums + p * UNITS_FOR_DW), &l, g,
                    first, p, u, next);
          first += SAMPLES_FOR_DW;
        }
      while (first < g->batch);
      for (size_t p = 0; p < g->pieces; p++)
        {
          const size_t at = p * g->units + u;
          gradient_ready (dw, column[p], at * g->fan_in, (next - u) * g->fan_in);
          gradient_ready (dw, sums + p * UNITS_FOR_DW, n_w + at, next - u);
        }
    }
}

/* Lists the entries of samples [from, to), unit after unit; within a block of units, column
 * (unit, piece) is number unit pieces + piece. */
static void
sort_columns (const lists *l, const sparse *g, size_t from, size_t to)
{
  const size_t step = block_units (g->pieces), blocks = blocks_of (g->units, g->pieces);
  for (size_t j = from; j < to; j++)
    {
      entry *e = l->entries + j * g->units;
      uint32_t *start = l->start + j * (blocks + 1), count = 0;
      for (size_t b = 0; b < blocks; b++)
        {
          start[b] = count;
          const size_t first = b * step, last = at_most (first + step, g->units);
          for (size_t u = first; u < last; u++)
            {
              const size_t piece = l->piece[u + j * g->units];
              e[count] = (entry){ (uint32_t) ((u - first) * g->pieces + piece),
                                  g->dy[u + j * g->units] };
              count += piece < g->pieces;
            }
        }
      start[blocks] = count;
    }
}

/* Rows [row, row + rows) of the columns of W of units [from, to), `width` vectors each. */
static void
pack_panel (real *panel, const sparse *g, const real *w, size_t row, size_t rows, size_t from,
            size_t to, size_t width)
{
  for (size_t p = 0; p < g->pieces; p++)
    for (size_t u = from; u < to; u++)
      {
        real *out = panel + ((u - from) * g->pieces + p) * width * LANES;
        const real *in = w + (p * g->units + u) * g->fan_in + row;
        prefetch (in + (u + PREFETCH_AHEAD < to ? PREFETCH_AHEAD : 0) * g->fan_in, rows);
        if (rows == PANEL)
#pragma GCC unroll 6
          for (int v = 0; v < PANEL_VECTORS; v++)
            store (out + v * LANES, load (in + v * LANES));
        else
          for (size_t v = 0; v < width; v++)
            store (out + v * LANES,
                   rows > v * LANES ? load_some (in + v * LANES, rows - v * LANES) : (vec){ 0 });
      }
}

void
sparse_dx (real *dx, void *scratch, void *scratch_thread, const sparse *g, const real *w,
           const worker *me)
{
  const size_t step = block_units (g->pieces), blocks = blocks_of (g->units, g->pieces);
  const lists l = lists_layout (scratch, g, g->batch * (blocks + 1));
  const share samples = worker_share (me, g->batch, 1);
  find_pieces (&l, g, samples.from, samples.to);
  sort_columns (&l, g, samples.from, samples.to);
  worker_wait (me);
  const share s = worker_share (me, g->fan_in, LANES);
  for (size_t row = s.from, width; row < s.to; row += width * LANES)
    {
      width = panel_vectors ((s.to - row + LANES - 1) / LANES);
      const size_t rows = at_most (s.to - row, width * LANES);
      for (size_t b = 0; b < blocks; b++)
        {
          pack_panel (scratch_thread, g, w, row, rows, b * step, at_most ((b + 1) * step, g->units),
                      width);
          for (size_t j = 0; j < g->batch; j++)
            {
              const entry *e = l.entries + j * g->units;
              const uint32_t *start = l.start + j * (blocks + 1) + b;
              gather_panel (dx + row + j * g->fan_in, rows, scratch_thread, e + start[0],
                            e + start[1], b > 0, width);
            }
        }
    }
}
