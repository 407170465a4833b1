/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to gemm.c: the micro-kernel, a tile of a product in registers.
 *
 * A micro-tile is MR_VECTORS vectors by NR columns: 3 x 8 accumulators where there are 32
 * registers, 3 x 4 where there are 16 (Goto and van de Geijn, "Anatomy of
 * high-performance matrix multiplication", ACM TOMS 34, 2008, for the blocking).
 */

#ifndef GAN_TILE_H
#define GAN_TILE_H

#include "base/vector.h"
#include "kernels/blocks.h"

/* acc (vectors x columns) += micro-panel (vectors wide, depth deep) times R.  Inlined with
 * constant sizes, so that acc lives in registers. */
static inline __attribute__ ((always_inline)) void
accumulate (vec acc[MR_VECTORS][NR], const vec *restrict panel, const real *restrict r,
            size_t depth, size_t r_depth, size_t r_column, int vectors, int columns)
{
#pragma GCC unroll 4
  for (size_t k = 0; k < depth; k++, panel += vectors, r += r_depth)
    {
      vec l[MR_VECTORS];
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
    }
}

/* out (vectors x columns, columns `stride` apart), of which `rows` rows count. */
static inline __attribute__ ((always_inline)) void
write_tile (real *restrict out, size_t stride, size_t rows, vec acc[MR_VECTORS][NR], int add,
            int vectors, int columns)
{
#pragma GCC unroll 8
  for (int j = 0; j < columns; j++, out += stride)
#pragma GCC unroll 3
    for (int v = 0; v < vectors; v++)
      {
        real *to = out + v * LANES;
        const size_t left = rows - (size_t) v * LANES;
        if (left >= LANES)
          store (to, add ? load (to) + acc[v][j] : acc[v][j]);
        else
          {
            real some[LANES];
            store (some, acc[v][j]);
            for (size_t i = 0; i < left; i++)
              to[i] = (add ? to[i] : 0) + some[i];
          }
      }
}

/* Where a micro-tile is written, and what it is made of. */
typedef struct
{
  real *out;
  size_t stride, rows;
  const vec *panel;
  const real *r;
  size_t depth, r_depth, r_column;
  const real *ahead; /* or NULL */
  size_t ahead_column;
  int add;
} micro_tile;

/* Computes it, and prefetches `depth` numbers of each of the columns at `ahead`. */
static inline __attribute__ ((always_inline)) void
compute_tile (const micro_tile *p, size_t r_depth, size_t r_column, int vectors, int columns)
{
  vec acc[MR_VECTORS][NR];
#pragma GCC unroll 8
  for (int j = 0; j < columns; j++)
#pragma GCC unroll 3
    for (int v = 0; v < vectors; v++)
      acc[v][j] = (vec){ 0 };
  const vec *panel = p->panel;
  const real *r = p->r, *ahead = p->ahead;
  size_t left = p->depth;
  for (; ahead && left >= LINE; left -= LINE, ahead += LINE)
    {
#pragma GCC unroll 8
      for (int j = 0; j < columns; j++)
        __builtin_prefetch (ahead + (size_t) j * p->ahead_column, 0, 2);
      accumulate (acc, panel, r, LINE, r_depth, r_column, vectors, columns);
      panel += LINE * vectors;
      r += LINE * r_depth;
    }
  accumulate (acc, panel, r, left, r_depth, r_column, vectors, columns);
  write_tile (p->out, p->stride, p->rows, acc, p->add, vectors, columns);
}

#define TILES(name, columns, r_depth, r_column)                                                    \
  static void name (const micro_tile *p, size_t vectors)                                           \
  {                                                                                                \
    if (vectors == 3)                                                                              \
      compute_tile (p, r_depth, r_column, 3, columns);                                             \
    else if (vectors == 2)                                                                         \
      compute_tile (p, r_depth, r_column, 2, columns);                                             \
    else                                                                                           \
      compute_tile (p, r_depth, r_column, 1, columns);                                             \
  }

/* R in place, its columns contiguous along k, and R copied, tile after tile. */
TILES (tile_in_place, NR, 1, p->r_column)
TILES (tile_copied, NR, NR, 1)
/* At the edge. */
TILES (tile_of_4, 4, p->r_depth, p->r_column)
TILES (tile_of_1, 1, p->r_depth, p->r_column)

static void
micro_kernel (const micro_tile *whole, size_t vectors, size_t columns)
{
  if (columns == NR)
    {
      (whole->r_depth == 1 ? tile_in_place : tile_copied) (whole, vectors);
      return;
    }
  micro_tile p = *whole;
  p.ahead = NULL;
  while (columns > 0)
    {
      const size_t step = columns >= 4 ? 4 : 1;
      (step == 4 ? tile_of_4 : tile_of_1) (&p, vectors);
      columns -= step;
      p.out += step * p.stride;
      p.r += step * p.r_column;
    }
}

#endif
