/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The gradient of a maxout layer's weights.
 *
 * The gradient dZ (pieces x units, batch) has one number a unit and sample that is
 * not 0, dy where that piece won.  So with column c = p units + u of the weights
 *
 *   dW (:, c) = sum of dy (u, j) X (:, j)  over the samples j that piece p won
 *   db (c)    = sum of dy (u, j)           over the same
 *
 * and with five pieces four fifths of the dense product fall away.  X is taken in
 * slabs of a few vectors of rows, which the first-level cache holds.  A winner that
 * is no piece, as only a forged cache has, takes part in nothing.
 *
 * (For dX = W dZ the same idea does not pay: it gathers from columns of W, which do
 * not fit the caches, and was measured at three times the dense product's time.)
 */

#ifndef GAN_WINNERS_H
#define GAN_WINNERS_H

#include "real.h"

#define winners_scratch FN (winners_scratch)
#define winners_scratch_fixed FN (winners_scratch_fixed)
#define winners_dw FN (winners_dw)

typedef struct
{
  size_t fan_in, units, pieces, batch;
  const real *dy;        /* units x batch */
  const uint8_t *winner; /* units x batch */
} winners;

/* Bytes of scratch, a sample and beside. */
size_t winners_scratch (size_t fan_in, size_t units);
size_t winners_scratch_fixed (size_t units, size_t pieces);

/* dw: the weights' gradient, then the biases'. */
void winners_dw (real *dw, void *scratch, const winners *g, const real *x, int threads);

#endif
