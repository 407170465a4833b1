/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Maxout layer (Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013):
 * each unit is the largest of `pieces` affine maps of the input,
 *
 *   y_u = max_p z_pu,   Z = W'X + b
 *
 *   X  fan_in x batch       W, Z, b as in dense.h with columns = pieces x units,
 *   Y  units x batch        column p units + u for piece p of unit u
 *
 * A unit's gradient goes to the piece that won, dz_pu = dy_u if p = argmax else 0;
 * among equals the first piece wins.  The cache is the winner of each unit, a
 * byte, which backward does not trust: whatever a caller hands over is harmless.
 */

#include "dense.h"
#include "gemm.h"
#include "kernels.h"
#include "vector.h"
#include "winners.h"

enum
{
  UNITS,
  PIECES,
  DENSE
};

/* From this many pieces on the sparse product is the faster one for dW. */
enum
{
  SPARSE_FROM = 4
};

static status_code
maxout_plan (layer *l, status *st)
{
  const size_t units = (size_t) l->option[UNITS], pieces = (size_t) l->option[PIECES];
  l->out = vector_shape (units);
  l->cache = units;
  const status_code code = dense_plan (l, units * pieces, l->option + DENSE, st);
  const size_t dense = l->scratch + units * pieces * sizeof (real); /* with dZ */
  const size_t sparse = winners_scratch (l->fan_in, units);
  const size_t sparse_fixed = winners_scratch_fixed (units, pieces);
  l->scratch = dense > sparse ? dense : sparse;
  l->scratch_fixed = l->scratch_fixed > sparse_fixed ? l->scratch_fixed : sparse_fixed;
  return code;
}

static void
maxout_init (real *w, real *state, const layer *l, rng r)
{
  (void) state;
  dense_init (w, l, l->option + DENSE, r);
}

/* A tile of outputs, unit after unit, and which piece won each. */
enum
{
  UNITS_IN_TILE = 16,
  SAMPLES_IN_TILE = 64
};

/* `units` units of `samples` samples from Z', whose columns are contiguous: the
 * tile is computed along the samples and then turned. */
static void
forward_tile (real *restrict y, uint8_t *restrict winner, const real *restrict z, size_t stride,
              const real *restrict b, size_t all_units, size_t pieces, size_t units, size_t samples)
{
  real best[UNITS_IN_TILE][SAMPLES_IN_TILE];
  uint8_t which[UNITS_IN_TILE][SAMPLES_IN_TILE];
  for (size_t u = 0; u < units; u++)
    {
      for (size_t j = 0; j < samples; j++)
        {
          best[u][j] = z[u * stride + j] + b[u];
          which[u][j] = 0;
        }
      for (size_t piece = 1; piece < pieces; piece++)
        {
          const size_t column = piece * all_units + u;
          for (size_t j = 0; j < samples; j++)
            {
              const real candidate = z[column * stride + j] + b[column];
              const int wins = candidate > best[u][j];
              best[u][j] = wins ? candidate : best[u][j];
              which[u][j] = wins ? (uint8_t) piece : which[u][j];
            }
        }
    }
  for (size_t j = 0; j < samples; j++)
    for (size_t u = 0; u < units; u++)
      {
        y[u + j * all_units] = best[u][j];
        winner[u + j * all_units] = which[u][j];
      }
}

/* Units from tile `from` up to tile `to` of the whole pass. */
static void
forward_units (real *y, uint8_t *winner, const real *z, size_t stride, const layer *l,
               const pass *p, const real *b, size_t from, size_t to)
{
  const size_t units = l->out.size;
  for (size_t u = from * UNITS_IN_TILE; u < to * UNITS_IN_TILE && u < units; u += UNITS_IN_TILE)
    for (size_t j = 0; j < p->batch; j += SAMPLES_IN_TILE)
      forward_tile (y + u + j * units, winner + u + j * units, z + u * stride + j, stride, b + u,
                    units, l->biases / units, at_most (units - u, UNITS_IN_TILE),
                    at_most (p->batch - j, SAMPLES_IN_TILE));
}

static void
maxout_forward (real *y, void *cache, void *scratch, const layer *l, const pass *p, const real *w,
                const real *x)
{
  size_t stride;
  const real *z = gemm_tn_rows (&stride, scratch, w, x, l->biases, p->batch, l->fan_in, p->threads);
  FOR_SLICES (p->threads, l->biases * p->batch, (l->out.size + UNITS_IN_TILE - 1) / UNITS_IN_TILE,
              from, to, forward_units (y, cache, z, stride, l, p, w + l->weights, from, to));
}

/* dZ in full, samples [from, to), for the dense products. */
static void
spread (real *restrict dz, const winners *g, size_t from, size_t to)
{
  const size_t columns = g->units * g->pieces;
  for (size_t j = from; j < to; j++)
    for (size_t piece = 0; piece < g->pieces; piece++)
      for (size_t u = 0; u < g->units; u++)
        dz[j * columns + piece * g->units + u]
            = g->winner[j * g->units + u] == piece ? g->dy[j * g->units + u] : 0;
}

static void
maxout_backward (real *dx, real *dw, void *scratch, const layer *l, const pass *p, const real *w,
                 const real *x, const real *y, const void *cache, const real *dy)
{
  (void) y;
  const size_t units = l->out.size, pieces = l->biases / units;
  const winners g = { l->fan_in, units, pieces, p->batch, dy, cache };
  if (dw && pieces >= SPARSE_FROM)
    {
      winners_dw (dw, scratch, &g, x, p->threads);
      dw = NULL;
    }
  if (dw || dx)
    {
      real *dz = scratch;
      FOR_SLICES (p->threads, l->biases * p->batch, p->batch, from, to, spread (dz, &g, from, to));
      dense_backward (dx, dw, dz + l->biases * p->batch, l, p, w, x, dz);
    }
}

const layer_ops FN (layer_maxout)
    = { { "maxout",
          "each unit the largest of several affine maps",
          NEEDS_X,
          { { "Units", NULL, 1, 0x1p24, NAN, 1, 1, "number of outputs" },
            { "Pieces", NULL, 1, 255, 5, 1, 1, "affine maps to a unit" },
            DENSE_OPTIONS,
            { 0 } } },
        maxout_plan,
        maxout_init,
        maxout_forward,
        maxout_backward };
