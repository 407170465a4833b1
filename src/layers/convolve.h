/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What the layers that convolve share; X, Z, U and W are those of conv_geometry.h.
 *
 * So conv has dX = fold (dZ W'), dW = U' dZ, and deconv, whose input is Z and whose output
 * X, has dZ = dU W, dW = dU' Z with dU the unfolded dX.  In both W is the same array.
 * (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016.)
 *
 * Biases are one a channel of the output ("tied") or one each of its numbers.
 */

#ifndef GAN_CONV_H
#define GAN_CONV_H

#include "kernels/conv_geometry.h"
#include "layers/dense.h"

#define conv_of FN (conv_of)
#define conv_planned FN (conv_planned)
#define conv_plan_layer FN (conv_plan_layer)
#define conv_init_layer FN (conv_init_layer)
#define conv_plan FN (conv_plan)
#define conv_forward FN (conv_forward)
#define conv_backward FN (conv_backward)
#define conv_adjoint_forward FN (conv_adjoint_forward)
#define conv_adjoint_backward FN (conv_adjoint_backward)

/* The options that all of them have, in the order of the enum, behind some of their own. */
enum
{
  CONV_KERNEL,
  CONV_STRIDE,
  CONV_PADDING,
  CONV_BIASES,
  CONV_DENSE /* those of dense.h */
};

#define CONV_CHANNELS                                                                              \
  {                                                                                                \
    "Channels", NULL, 1, 0x1p16, NAN, WHOLE, 1, "channels of the output"                           \
  }

#define CONV_OPTIONS                                                                               \
  { "Kernel", NULL, 1, 1024, NAN, WHOLE | PAIR, 1, "its height and width" },                       \
      { "Stride", NULL, 1, 1024, 1, WHOLE | PAIR, 0, "from one window to the next" },              \
      { "Padding", NULL, 0, 1024, 0, WHOLE | PAIR, 0, "zeros around the image, on each side" },    \
      { "Biases", "tied|untied", 0, 1, 0, WHOLE, 0, "tied: one a channel; untied: one a number" }, \
      DENSE_OPTIONS

/* The convolution over the layer's input whose CONV_KERNEL is option number `at`. */
status_code conv_of (conv *c, const layer *l, size_t at, size_t channels, size_t pieces,
                     status *st);

/* Sizes of weights, of so many biases, and of memory; options as above. */
status_code conv_plan (layer *l, const conv *c, size_t biases, size_t at, status *st);

/* The same of a layer that has been planned. */
conv conv_planned (const layer *l, size_t at, size_t pieces);

/* Plan and initial weights of a layer that is such a convolution. */
status_code conv_plan_layer (layer *l, size_t at, size_t pieces, status *st);
void conv_init_layer (real *w, const layer *l, size_t at, rng r);

/* winner: the piece that won, for each number of y; NULL where there is one piece. */
void conv_forward (real *y, uint8_t *winner, void *scratch, const layer *l, const pass *p,
                   const conv *c, const real *w, const real *x);
void conv_backward (real *dx, const gradient *dw, void *scratch, const layer *l, const pass *p,
                    const conv *c, const real *w, const real *x, const real *dy,
                    const uint8_t *winner);

void conv_adjoint_forward (real *y, void *scratch, const layer *l, const pass *p, const conv *c,
                           const real *w, const real *x);
void conv_adjoint_backward (real *dx, const gradient *dw, void *scratch, const layer *l,
                            const pass *p, const conv *c, const real *w, const real *x,
                            const real *dy);

#endif
