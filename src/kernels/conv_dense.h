/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The products of a convolution, for one image; one worker's.  Notation: conv_geometry.h. */

#ifndef GAN_CONV_DENSE_H
#define GAN_CONV_DENSE_H

#include "base/arena.h"
#include "base/real.h"
#include "base/team.h"
#include "kernels/conv_geometry.h"

#define conv_dense_layout FN (conv_dense_layout)
#define conv_dense_begin FN (conv_dense_begin)
#define conv_dense_forward FN (conv_dense_forward)
#define conv_dense_adjoint FN (conv_dense_adjoint)
#define conv_dense_dw FN (conv_dense_dw)
#define conv_dense_transpose FN (conv_dense_transpose)

/* A worker's scratch, and what is in it for all images of a pass. */
typedef struct
{
  void *product; /* of gemm.h */
  real *padded;  /* an image */
  uint32_t *offset;
  real *block; /* of dU: pixels x some columns */
} conv_dense;

conv_dense conv_dense_layout (arena *a, const conv_geometry *g);

/* Before the first image. */
void conv_dense_begin (const conv_dense *t, const conv_geometry *g);

/* Z = or, with `add`, += U W */
void conv_dense_forward (real *z, const real *image, const conv_dense *t, const conv_geometry *g,
                         const real *w, int add);

/* X = the col2im of Z W', from W' (columns x weights) */
void conv_dense_adjoint (real *image, const real *z, const conv_dense *t, const conv_geometry *g,
                         const real *transposed);

/* Rows of W = or += U' Z */
void conv_dense_dw (real *w, share rows, const real *image, const real *z, const conv_dense *t,
                    const conv_geometry *g, int add);

/* W', the worker's share of it. */
void conv_dense_transpose (real *transposed, const real *w, const conv_geometry *g,
                           const worker *me);

#endif
