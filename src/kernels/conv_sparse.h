/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The gradients of a convolution where most of dZ is 0.
 *
 * Max pooling sends its gradient to one pixel of a window, maxout to one of its pieces:
 * behind both, an eighth of dZ or less is not 0.  With the notation of conv_geometry.h,
 *
 *   dW (:, c) = sum of dz (p, c) U (p, :)  over the pixels p where column c is not 0
 *   dU (p, :) = sum of dz (p, c) W (:, c)  over the columns c where pixel p is not 0
 *
 * What makes it pay is where U lies.  In a padded copy of the image whose channels are
 * next to each other, then its rows, what a column of the kernel shows is one run of kernel height
 * times channels numbers, wherever the window is: so a row of U is kernel width runs of the copy
 * itself, and dU is added up where it belongs.  The weights are packed the same way, each run
 * filled up to whole vectors with zeros.
 */

#ifndef GAN_CONV_SPARSE_H
#define GAN_CONV_SPARSE_H

#include "base/real.h"
#include "base/team.h"
#include "kernels/conv_geometry.h"

#define conv_runs_of FN (conv_runs_of)
#define conv_is_sparse FN (conv_is_sparse)
#define conv_sparse_pack FN (conv_sparse_pack)
#define conv_sparse_unpack FN (conv_sparse_unpack)
#define conv_sparse_scratch FN (conv_sparse_scratch)
#define conv_sparse_dx FN (conv_sparse_dx)
#define conv_sparse_dw FN (conv_sparse_dw)

conv_runs conv_runs_of (const im2col *u);

/* Whether so little of dZ is not 0, to judge by some of the images, that the functions below are
 * faster than the dense products.  dy: units x batch. */
int conv_is_sparse (const conv_geometry *c, const real *dy, size_t batch);

/* W in the layout above, columns x kernel, and back; the worker's share of the columns. */
void conv_sparse_pack (real *packed, const real *w, const conv_geometry *c, const worker *me);
void conv_sparse_unpack (real *w, const real *packed, const conv_geometry *c, share columns);

/* Bytes of a worker's scratch. */
size_t conv_sparse_scratch (const conv_geometry *c);

/* dX of one image from its dy. */
void conv_sparse_dx (real *dx, void *scratch, const conv_geometry *c, const real *packed,
                     const real *dy, const uint8_t *winner);

/* Adds one image's part to the gradient of units [s.from, s.to), in the layout above. */
void conv_sparse_dw (real *packed, share s, void *scratch, const conv_geometry *c, const real *x,
                     const real *dy, const uint8_t *winner);

#endif
