/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* A convolution as a product of matrices.
 *
 *   X  image, H x W x channels     W  weights x columns   (a column is a kernel: down, across,
 *   Z  pixels x columns               channel after channel; it is not flipped)
 *   U  pixels x weights, the unfolded X (unfold.h); weights = kernel x channels
 *
 *   Z = U W                        the convolution
 *   X = the fold of Z W'           its adjoint, the transposed convolution: what U took from a
 *                                  place of X is added up there
 *   W = U' Z                       the gradient of the one by W, and of the other
 *
 * Maxout (layers/maxout.c) has column p units + u for piece p of channel u.
 */

#ifndef GAN_CONV_GEOMETRY_H
#define GAN_CONV_GEOMETRY_H

#include "kernels/unfold.h"

typedef struct
{
  unfolding u;
  size_t columns, pieces; /* pieces: of maxout, else 1 */
  int untied, adjoint;    /* adjoint: of deconv */
} conv;

#endif
