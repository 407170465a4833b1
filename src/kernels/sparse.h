/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The gradients of a dense layer where most of dZ is 0.
 *
 * Maxout sends a unit's gradient to the piece that won, and dropout takes half of what is
 * left.  With the nonzero numbers of dZ in lists,
 *
 *   dW (:, c) = sum of dz (c, j) X (:, j)  over the samples j where column c is not 0
 *   dX (:, j) = sum of dz (c, j) W (:, c)  over the columns c where sample j is not 0
 *   db (c)    = sum of dz (c, j)           over the same as dW
 *
 * and the products with 0 fall away.  What makes it pay is where the factor lies:
 * micro-panels of a few vectors of rows, of X for some samples or of W for some units, that
 * stay in the nearer caches while lists gather from them.
 */

#ifndef GAN_SPARSE_H
#define GAN_SPARSE_H

#include "base/team.h"
#include "kernels/gradient.h"

#define sparse_density FN (sparse_density)
#define sparse_scratch FN (sparse_scratch)
#define sparse_scratch_fixed FN (sparse_scratch_fixed)
#define sparse_scratch_thread FN (sparse_scratch_thread)
#define sparse_packed FN (sparse_packed)
#define sparse_pack FN (sparse_pack)
#define sparse_dw FN (sparse_dw)
#define sparse_dx FN (sparse_dx)

/* dZ, which is not laid out in full: column p units + u at sample j is dy (u, j)
 * where winner (u, j) is p, else 0.  A winner that is no piece, as only a forged
 * cache has, takes part in nothing. */
typedef struct
{
  size_t fan_in, units, pieces, batch;
  const real *dy;        /* units x batch */
  const uint8_t *winner; /* units x batch */
} sparse;

/* The share of dZ that is not 0, in [0, 1]. */
double sparse_density (const sparse *g);

/* Bytes of scratch for all: a sample, and beside; and for each worker. */
size_t sparse_scratch (size_t units, size_t pieces);
size_t sparse_scratch_fixed (size_t units, size_t pieces);
size_t sparse_scratch_thread (size_t fan_in, size_t pieces);

/* Packs X (fan_in x batch) for sparse_dw, each worker a share, to so many bytes. */
size_t sparse_packed (size_t fan_in, size_t batch);
void sparse_pack (real *packed, const real *x, size_t fan_in, size_t batch, const worker *me);

/* dw: the weights' gradient, then the biases'. */
void sparse_dw (const gradient *dw, void *scratch, void *scratch_thread, const sparse *g,
                const real *packed, const worker *me);

void sparse_dx (real *dx, void *scratch, void *scratch_thread, const sparse *g, const real *w,
                const worker *me);

#endif
