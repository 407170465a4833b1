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

#include "base/vector.h"
#include "kernels/gemm.h"
#include "layers/dense.h"

#include <string.h>

enum
{
  UNITS,
  PIECES,
  DENSE
};

static status_code
maxout_plan (layer *l, status *st)
{
  l->out = vector_shape ((size_t) l->option[UNITS]);
  l->cache = l->out.size;
  return dense_plan (l, (size_t) l->option[PIECES], l->option + DENSE, st);
}

static void
maxout_init (real *w, real *state, const layer *l, rng r)
{
  (void) state;
  dense_init (w, l, (double) l->fan_in, (double) l->biases, l->option + DENSE, r);
}

/* What is known of a strip's units so far: the largest piece and its number, units
 * STRIP_STRIDE apart. */
typedef struct
{
  real *best;
  integer *which;
} race;

/* The candidates of one piece, from a strip; b are their biases. */
static void
run_race (race r, const real *strip, const real *b, integer piece, size_t units, size_t samples)
{
  for (size_t u = 0; u < units; u++)
    for (size_t j = 0; j < samples; j += LANES)
      {
        const size_t at = u * STRIP_STRIDE + j;
        const vec candidate = load (strip + at) + b[u];
        integer_vec which = { 0 };
        vec best = candidate;
        if (piece)
          {
            best = load (r.best + at);
            memcpy (&which, r.which + at, sizeof which);
            const integer_vec wins = candidate > best;
            best = choose (wins, candidate, best);
            which = (wins & piece) | (~wins & which);
          }
        store (r.best + at, best);
        memcpy (r.which + at, &which, sizeof which);
      }
}

/* Which to bytes, a sample's units side by side. */
static void
turn_winners (uint8_t *winner, size_t all_units, const integer *which, size_t units, size_t samples)
{
  for (size_t j = 0; j < samples; j++)
    for (size_t u = 0; u < units; u++)
      winner[j * all_units + u] = (uint8_t) which[u * STRIP_STRIDE + j];
}

static void
maxout_forward (real *y, void *cache, real *state, void *scratch, const layer *l, const pass *p,
                const real *w, const real *x)
{
  (void) state;
  enum
  {
    AT_ONCE = STRIP_TILES - 1 /* pieces to a strip */
  };
  const size_t units = l->out.size, pieces = l->biases / units, k = l->fan_in;
  const size_t along = dense_along (p);
  const real *b = w + l->weights;
  real *packed = dense_packed (scratch), *strip = layer_own (scratch, l, p);
  uint8_t *winner = cache;
  const race r = { strip + STRIP_COLUMNS * STRIP_STRIDE,
                   (integer *) (strip + (STRIP_COLUMNS + TILE) * STRIP_STRIDE) };

  gemm_pack_turned (packed, x, along, k, p->me);
  worker_wait (p->me);
  const share s = worker_share (p->me, units, TILE);
  for (size_t u = s.from; u < s.to; u += TILE)
    for (size_t j = 0, rows; j < p->batch; j += rows)
      {
        rows = gemm_strip_rows (p->batch - j);
        const size_t some = at_most (s.to - u, TILE);
        for (size_t first = 0; first < pieces; first += AT_ONCE)
          {
            const size_t few = at_most (pieces - first, AT_ONCE);
            const real *tiles[AT_ONCE], *next[AT_ONCE];
            for (size_t t = 0; t < few; t++)
              {
                tiles[t] = w + ((first + t) * units + u) * k;
                next[t] = tiles[t] + (u + TILE < s.to ? TILE * k : 0);
              }
            gemm_strip (strip, packed, x, along, k, j, rows, tiles, next, few, some);
            for (size_t t = 0; t < few; t++)
              run_race (r, strip + t * TILE * STRIP_STRIDE, b + (first + t) * units + u,
                        (integer) (first + t), some, rows);
          }
        gemm_turn (y + u + j * units, units, r.best, NULL, some, rows);
        turn_winners (winner + u + j * units, units, r.which, some, rows);
      }
  worker_wait (p->me);
}

static void
maxout_backward (real *dx, const gradient *dw, void *scratch, const layer *l, const pass *p,
                 const real *w, const real *x, const real *y, const void *cache, const real *dy)
{
  (void) y;
  dense_backward (dx, dw, scratch, l, p, w, x, dy, cache);
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
