/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Images as the factor of a matrix product.
 *
 * A convolution is Z = U W, where row p of U (pixels x weights) is what window p of the image
 * shows, in the order of a unit's weights: down the window, across it, channel after channel.
 * U is never made: it is 60 times as large as its image where the kernel is 8 x 8.  What the
 * products want of it is read straight from a padded copy of the image, one image at a time.
 *
 * In that copy rows r, r + s, r + 2 s ... (s the vertical stride) lie side by side, so that
 * windows below each other show numbers that lie beside each other, whatever the stride:
 * what offset k of windows p .. p + n - 1 of one column shows is one run of n numbers.
 * Offset k of window p is at window_offset (p) + weight_offset (k).
 */

#ifndef GAN_UNFOLD_H
#define GAN_UNFOLD_H

#include "kernels/conv_geometry.h"
#include "kernels/gemm.h"

#define unfolding_of FN (unfolding_of)
#define unfold_padded FN (unfold_padded)
#define unfold_pad FN (unfold_pad)
#define unfold_crop FN (unfold_crop)
#define unfold_offsets FN (unfold_offsets)
#define unfold_windows FN (unfold_windows)
#define unfold_weights FN (unfold_weights)
#define unfold_add FN (unfold_add)

unfolding unfolding_of (const windows *w, size_t channels);

/* Numbers in a padded copy, and what vectors may touch beside it. */
size_t unfold_padded (const unfolding *u);

/* The copy of an image, and the image of a copy: numbers that no window shows are 0. */
void unfold_pad (real *padded, const real *image, const unfolding *u);
void unfold_crop (real *image, real *padded, const unfolding *u);

/* weight_offset (k) for all k. */
void unfold_offsets (uint32_t *offset, const unfolding *u);

/* U from a padded copy, as gemm_implicit takes it: rows are windows, or, of U', weights. */
typedef struct
{
  gemm_factor as;
  const unfolding *u;
  const real *padded;
  const uint32_t *offset;
} unfolded;

unfolded unfold_windows (const unfolding *u, const real *padded, const uint32_t *offset);
unfolded unfold_weights (const unfolding *u, const real *padded, const uint32_t *offset);

/* Adds columns from .. from + n - 1 of dU, pixels x n, its columns `stride` apart, to the copy. */
void unfold_add (real *padded, const real *du, size_t stride, size_t from, size_t n,
                 const unfolding *u, const uint32_t *offset);

#endif
