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
 * among equals the first piece wins.  What is saved is the winner of each unit, a
 * byte, which backward does not trust: whatever a caller hands over is harmless.
 */

#include "base/vector.h"
#include "kernels/gemm.h"
#include "kernels/transpose.h"
#include "layers/dense.h"

#include <string.h>

enum
{
  UNITS,
  PIECES
};

/* A worker's scratch for the epilogue, behind that of the products. */
static size_t
argmax_scratch (void)
{
  return round_up (2 * gemm_tn_block () * sizeof (real), 64);
}

static status_code
maxout_plan (layer *l, status *st)
{
  l->out = vector_shape ((size_t) l->option[UNITS]);
  l->saved = l->out.size;
  if (dense_plan (l, (size_t) l->option[PIECES], st))
    return st->code;
  l->scratch_thread += argmax_scratch ();
  return GAN_OK;
}

/* The epilogue: the largest piece of each element of a block, and its number.  These lie as a
 * part of the block does. */
typedef struct
{
  gemm_epilogue as;
  real *largest;
  integer *argmax;
  const real *b;
  real *y;
  uint8_t *winner;
  size_t units, pieces;
} piece_argmax;

/* The candidates of number `piece` at p, a part of the block; bias: theirs. */
static void
add_piece (real *restrict largest, integer *restrict argmax, const real *restrict p,
           const real *restrict bias, integer piece, const gemm_block *b)
{
  const size_t units = b->columns, samples = b->rows, stride = b->stride;
  for (size_t u = 0; u < units; u++)
    for (size_t j = 0; j < samples; j += LANES)
      {
        const size_t at = u * stride + j;
        const vec candidate = load (p + at) + bias[u];
        integer_vec number = { 0 };
        vec best = candidate;
        if (piece)
          {
            best = load (largest + at);
            memcpy (&number, argmax + at, sizeof number);
            const integer_vec wins = candidate > best;
            best = select_lanes (wins, candidate, best);
            number = (wins & piece) | (~wins & number);
          }
        store (largest + at, best);
        memcpy (argmax + at, &number, sizeof number);
      }
}

/* Their numbers to bytes, a sample's units side by side. */
static void
store_winners (uint8_t *restrict winner, size_t all_units, const integer *restrict argmax,
               const gemm_block *b)
{
  const size_t units = b->columns, samples = b->rows, stride = b->stride;
  for (size_t j = 0; j < samples; j++)
    for (size_t u = 0; u < units; u++)
      winner[j * all_units + u] = (uint8_t) argmax[u * stride + j];
}

static void
keep_largest (const gemm_epilogue *e, const gemm_block *b)
{
  const piece_argmax *m = (const piece_argmax *) e;
  for (size_t piece = b->part; piece < b->part + b->parts; piece++)
    add_piece (m->largest, m->argmax, b->p + (piece - b->part) * b->part_stride,
               m->b + piece * m->units + b->column, (integer) piece, b);
  if (b->part + b->parts < m->pieces)
    return;
  const size_t at = b->column + b->row * m->units;
  transpose_add (m->y + at, m->units, m->largest, b->stride, NULL, b->columns, b->rows);
  store_winners (m->winner + at, m->units, m->argmax, b);
}

static void
maxout_forward (const layer_call *call)
{
  const layer *l = call->l;
  char *own = (char *) layer_scratch_thread (call) + l->scratch_thread - argmax_scratch ();
  const piece_argmax m = { .as = { keep_largest },
                           .largest = (real *) own,
                           .argmax = (integer *) own + gemm_tn_block (),
                           .b = call->params + l->weights,
                           .y = call->y,
                           .winner = call->saved,
                           .units = l->out.size,
                           .pieces = l->biases / l->out.size };
  dense_products (call, &m.as, m.pieces);
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
