/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What the layers that convolve share; X, Z, U and W are those of conv_geometry.h.
 *
 * So conv has dX = col2im (dZ W'), dW = U' dZ, and deconv, whose input is Z and whose output
 * X, has dZ = dU W, dW = dU' Z with dU the im2col_factor dX.  In both W is the same array.
 * (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016.)
 *
 * Biases are one a channel of the output ("tied") or one each of its numbers.
 */

#ifndef GAN_CONV_H
#define GAN_CONV_H

#include "layers/dense.h"

#define conv_windows FN (conv_windows)
#define conv_untied FN (conv_untied)
#define conv_plan_sizes FN (conv_plan_sizes)
#define conv_init FN (conv_init)
#define conv_plan FN (conv_plan)
#define conv_forward FN (conv_forward)
#define conv_backward FN (conv_backward)
#define conv_adjoint_forward FN (conv_adjoint_forward)
#define conv_adjoint_backward FN (conv_adjoint_backward)

#define CONV_CHANNELS                                                                              \
  OPTION (.name = "Channels", .lo = 1, .hi = 0x1p16, .value = NAN, .kind = WHOLE, .positional = 1, \
          .help = "channels of the output")

/* The options that all of them have, behind some of their own. */
#define CONV_OPTIONS                                                                               \
  OPTION (.name = "Kernel", .lo = 1, .hi = 1024, .value = NAN, .kind = WHOLE | PAIR,               \
          .positional = 1, .help = "its height and width"),                                        \
      OPTION (.name = "Stride", .lo = 1, .hi = 1024, .value = 1, .kind = WHOLE | PAIR,             \
              .help = "from one window to the next"),                                              \
      OPTION (.name = "Padding", .lo = 0, .hi = 1024, .value = 0, .kind = WHOLE | PAIR,            \
              .help = "zeros around the image, on each side"),                                     \
      OPTION (.name = "Biases", .choices = "tied|untied", .lo = 0, .hi = 1, .value = 0,            \
              .kind = WHOLE, .help = "tied: one a channel; untied: one a number"),                 \
      DENSE_OPTIONS

/* Kernel, stride and padding, as the options have them; whether the biases are untied. */
windows conv_windows (const layer *l);
int conv_untied (const layer *l);

/* Sizes of weights, of so many biases, and of memory, from l->geometry. */
status_code conv_plan_sizes (layer *l, size_t biases, status *st);

/* A layer that is such a convolution over its input: plan, for so many pieces, and initial
 * weights. */
status_code conv_plan (layer *l, size_t pieces, status *st);
void conv_init (real *params, real *state, const layer *l, rng r);

/* The convolution; of several pieces the largest, and the number of the one that won is what is
 * saved of each number of y, a byte. */
void conv_forward (const layer_call *call);
void conv_backward (const layer_call *call);

/* The adjoint. */
void conv_adjoint_forward (const layer_call *call);
void conv_adjoint_backward (const layer_call *call);

#endif
