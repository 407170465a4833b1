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
  PIECES
};

static status_code
maxout_plan (layer *l, status *st)
{
  l->out = vector_shape ((size_t) l->option[UNITS]);
  l->cache = l->out.size;
  return dense_plan (l, (size_t) l->option[PIECES], st);
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
            best = select_lanes (wins, candidate, best);
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
maxout_forward (const layer_call *call)
{
  enum
  {
    AT_ONCE = STRIP_TILES - 1 /* pieces to a strip */
  };
  const layer *l = call->l;
  const worker *me = call->p.me;
  const size_t units = l->out.size, pieces = l->biases / units, k = l->fan_in;
  const size_t along = dense_along (&call->p), batch = call->p.batch;
  const real *x = call->x, *w = call->params, *b = w + l->weights;
  real *packed = dense_packed (call->scratch), *strip = layer_own (call);
  uint8_t *winner = call->saved;
  const race r = { strip + STRIP_COLUMNS * STRIP_STRIDE,
                   (integer *) (strip + (STRIP_COLUMNS + TILE) * STRIP_STRIDE) };

  gemm_pack_turned (packed, x, along, k, me);
  worker_wait (me);
  const share s = worker_share (me, units, TILE);
  for (size_t u = s.from; u < s.to; u += TILE)
    for (size_t j = 0, rows; j < batch; j += rows)
      {
        rows = gemm_strip_rows (batch - j);
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
        gemm_turn (call->y + u + j * units, units, r.best, NULL, some, rows);
        turn_winners (winner + u + j * units, units, r.which, some, rows);
      }
  worker_wait (me);
}

static void
maxout_backward (const layer_call *call)
{
  dense_backward (call, call->saved);
}

const layer_ops FN (layer_maxout)
    = { .info
        = { .name = "maxout",
            .help = "each unit the largest of several affine maps",
            .flags = NEEDS_X,
            .options
            = { [UNITS] = OPTION (.name = "Units", .lo = 1, .hi = 0x1p24, .value = NAN,
                                  .kind = WHOLE, .positional = 1, .help = "number of outputs"),
                [PIECES] = OPTION (.name = "Pieces", .lo = 1, .hi = 255, .value = 5, .kind = WHOLE,
                                   .positional = 1, .help = "affine maps to a unit"),
                DENSE_OPTIONS } },
        .plan = maxout_plan,
        .init = dense_init,
        .forward = maxout_forward,
        .backward = maxout_backward };
