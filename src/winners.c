/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "winners.h"

#include "arena.h"
#include "kernels.h"
#include "vector.h"

enum
{
  SLAB_VECTORS = 3,
  SLAB = SLAB_VECTORS * LANES, /* rows of X, W and their gradients at a time */
  UNITS_AT_ONCE = 16           /* a cache line of dy */
};

/* A sample that a column won, and its gradient. */
typedef struct
{
  uint32_t sample;
  real dy;
} win;

/* The wins of all columns: those of column p units + u are
 * wins[u batch + start[u (pieces + 1) + p] ...] up to the next start. */
typedef struct
{
  win *wins;
  uint32_t *start;
  real *slabs; /* X, slab after slab, SLAB rows x batch each */
} lists;

static lists
lay_out (arena *a, size_t fan_in, size_t units, size_t pieces, size_t batch)
{
  lists l;
  l.wins = arena_take (a, units * batch * sizeof *l.wins);
  l.start = arena_take (a, units * (pieces + 1) * sizeof *l.start);
  l.slabs = arena_take (a, round_up (fan_in, SLAB) * batch * sizeof *l.slabs);
  return l;
}

size_t
winners_scratch (size_t fan_in, size_t units)
{
  return units * sizeof (win) + round_up (fan_in, SLAB) * sizeof (real);
}

size_t
winners_scratch_fixed (size_t units, size_t pieces)
{
  return units * (pieces + 1) * sizeof (uint32_t) + 5 * 64; /* and what alignment takes */
}

/* Sorts the samples of units [from, to) by the piece that won, in order. */
static void
sort_wins (const lists *l, const winners *g, size_t from, size_t to)
{
  uint32_t next[UNITS_AT_ONCE][256] = { { 0 } };
  for (size_t j = 0; j < g->batch; j++)
    for (size_t u = from; u < to; u++)
      next[u - from][g->winner[u + j * g->units]]++;
  for (size_t u = from; u < to; u++)
    {
      uint32_t *start = l->start + u * (g->pieces + 1), sum = 0;
      for (size_t p = 0; p < g->pieces; p++)
        {
          const uint32_t count = next[u - from][p];
          start[p] = next[u - from][p] = sum;
          sum += count;
        }
      start[g->pieces] = sum;
    }
  for (size_t j = 0; j < g->batch; j++)
    for (size_t u = from; u < to; u++)
      {
        const size_t piece = g->winner[u + j * g->units];
        if (piece < g->pieces)
          l->wins[u * g->batch + next[u - from][piece]++]
              = (win){ (uint32_t) j, g->dy[u + j * g->units] };
      }
}

/* Writes the first `rows` of a slab's numbers. */
static inline void
store_slab (real *to, const vec *sum, size_t rows)
{
  if (rows == SLAB)
    memcpy (to, sum, SLAB * sizeof (real));
  else
    memcpy (to, sum, rows * sizeof (real));
}

/* The slab of dW that starts at `row`, all columns. */
static void
slab_dw (real *dw, const lists *l, const winners *g, const real *x, size_t row)
{
  const size_t rows = at_most (g->fan_in - row, SLAB);
  real *slab = l->slabs + row * g->batch;
  for (size_t j = 0; j < g->batch; j++)
    {
      memcpy (slab + j * SLAB, x + j * g->fan_in + row, rows * sizeof *slab);
      memset (slab + j * SLAB + rows, 0, (SLAB - rows) * sizeof *slab);
    }

  for (size_t u = 0; u < g->units; u++)
    for (size_t p = 0; p < g->pieces; p++)
      {
        const uint32_t *start = l->start + u * (g->pieces + 1) + p;
        const win *w = l->wins + u * g->batch + start[0], *end = w + (start[1] - start[0]);
        /* Two sums, since an addition takes longer to finish than to begin. */
        vec even[SLAB_VECTORS] = { { 0 } }, odd[SLAB_VECTORS] = { { 0 } };
        for (; w + 1 < end; w += 2)
          {
            const vec *a = (const vec *) (slab + w[0].sample * SLAB);
            const vec *b = (const vec *) (slab + w[1].sample * SLAB);
            for (int v = 0; v < SLAB_VECTORS; v++)
              {
                even[v] += a[v] * w[0].dy;
                odd[v] += b[v] * w[1].dy;
              }
          }
        if (w < end)
          for (int v = 0; v < SLAB_VECTORS; v++)
            even[v] += ((const vec *) (slab + w->sample * SLAB))[v] * w->dy;
        for (int v = 0; v < SLAB_VECTORS; v++)
          even[v] += odd[v];
        store_slab (dw + (p * g->units + u) * g->fan_in + row, even, rows);
      }
}

/* Bias gradients of units [from, to). */
static void
sum_wins (real *db, const lists *l, const winners *g, size_t from, size_t to)
{
  for (size_t u = from; u < to; u++)
    for (size_t p = 0; p < g->pieces; p++)
      {
        const uint32_t *start = l->start + u * (g->pieces + 1) + p;
        real sum = 0;
        for (uint32_t i = start[0]; i < start[1]; i++)
          sum += l->wins[u * g->batch + i].dy;
        db[p * g->units + u] = sum;
      }
}

/* Units in tiles [from, to) of UNITS_AT_ONCE. */
static void
biases (real *db, const lists *l, const winners *g, size_t from, size_t to)
{
  for (size_t u = from * UNITS_AT_ONCE; u < to * UNITS_AT_ONCE && u < g->units; u += UNITS_AT_ONCE)
    {
      const size_t next = at_most (u + UNITS_AT_ONCE, g->units);
      sort_wins (l, g, u, next);
      sum_wins (db, l, g, u, next);
    }
}

/* Slabs [from, to). */
static void
weights (real *dw, const lists *l, const winners *g, const real *x, size_t from, size_t to)
{
  for (size_t row = from * SLAB; row < to * SLAB && row < g->fan_in; row += SLAB)
    slab_dw (dw, l, g, x, row);
}

void
winners_dw (real *dw, void *scratch, const winners *g, const real *x, int threads)
{
  arena a = arena_over (scratch);
  const lists l = lay_out (&a, g->fan_in, g->units, g->pieces, g->batch);
  const size_t work = g->fan_in * g->units * g->batch;
  real *db = dw + g->fan_in * g->units * g->pieces;
  FOR_SLICES (threads, work, (g->units + UNITS_AT_ONCE - 1) / UNITS_AT_ONCE, from, to,
              biases (db, &l, g, from, to));
  FOR_SLICES (threads, work, (g->fan_in + SLAB - 1) / SLAB, from, to,
              weights (dw, &l, g, x, from, to));
}
