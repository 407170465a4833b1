/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* im2col: images as the factor of a matrix product, and col2im, its adjoint.
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

#ifndef GAN_IM2COL_H
#define GAN_IM2COL_H

#include "kernels/conv_geometry.h"
#include "kernels/gemm.h"

#define im2col_of FN (im2col_of)
#define im2col_padded FN (im2col_padded)
#define im2col_pad FN (im2col_pad)
#define im2col_crop FN (im2col_crop)
#define im2col_offsets FN (im2col_offsets)
#define im2col_windows FN (im2col_windows)
#define im2col_weights FN (im2col_weights)
#define col2im_add FN (col2im_add)

im2col im2col_of (const windows *w, size_t channels);

/* Numbers in a padded copy, and what vectors may touch beside it. */
size_t im2col_padded (const im2col *u);

/* The copy of an image, and the image of a copy: numbers that no window shows are 0. */
void im2col_pad (real *padded, const real *image, const im2col *u);
void im2col_crop (real *image, real *padded, const im2col *u);

/* weight_offset (k) for all k. */
void im2col_offsets (uint32_t *offset, const im2col *u);

/* U from a padded copy, as gemm_implicit takes it: rows are windows, or, of U', weights. */
typedef struct
{
  gemm_factor as;
  const im2col *u;
  const real *padded;
  const uint32_t *offset;
} im2col_factor;

im2col_factor im2col_windows (const im2col *u, const real *padded, const uint32_t *offset);
im2col_factor im2col_weights (const im2col *u, const real *padded, const uint32_t *offset);

/* Adds columns from .. from + n - 1 of dU, pixels x n, its columns `stride` apart, to the copy. */
void col2im_add (real *padded, const real *du, size_t stride, size_t from, size_t n,
                 const im2col *u, const uint32_t *offset);

#endif
