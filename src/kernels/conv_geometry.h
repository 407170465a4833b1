/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* A convolution as a product of matrices.
 *
 *   X  image, H x W x channels     W  weights x columns   (a column is a kernel: down, across,
 *   Z  pixels x columns               channel after channel; it is not flipped)
 *   U  pixels x weights, the im2col_factor X (im2col.h); weights = kernel x channels
 *
 *   Z = U W                        the convolution
 *   X = the col2im of Z W'         its adjoint, the transposed convolution: what U took from a
 *                                  place of X is added up there
 *   W = U' Z                       the gradient of the one by W, and of the other
 *
 * Maxout (layers/maxout.c) has column p units + u for piece p of channel u.
 *
 * A layer finds all of it out when it is planned, and its passes read it.
 */

#ifndef GAN_CONV_GEOMETRY_H
#define GAN_CONV_GEOMETRY_H

#include "kernels/window.h"

/* Of im2col.h. */
typedef struct
{
  windows w;
  size_t channels, pixels, weights; /* of the image, windows, numbers in a window */
  size_t rows;                      /* of the copy with the same remainder by the stride */
  size_t column, plane;             /* from column to column, from channel to channel */
} im2col;

/* Of conv_sparse.h. */
typedef struct
{
  size_t run, vectors;   /* numbers and vectors of a run */
  size_t kernel;         /* numbers of a kernel, as it is filled up */
  size_t height, column; /* of the padded copy; numbers of one of its columns */
  size_t padded;         /* numbers of the copy, and what vectors may touch beside it */
} conv_runs;

typedef struct
{
  im2col u;
  conv_runs r;
  size_t columns, pieces; /* pieces: of maxout, else 1 */
  int untied, adjoint;    /* adjoint: of deconv */
} conv_geometry;

#endif
