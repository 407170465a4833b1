/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Convolutional layer: each channel of the output is the image seen through a kernel of its own.
 * Shapes, products and gradients are in layers/convolve.h. */

#include "layers/convolve.h"

enum
{
  CHANNELS,
  KERNEL
};

static status_code
conv_layer_plan (layer *l, status *st)
{
  return conv_plan_layer (l, KERNEL, 1, st);
}

static void
conv_layer_init (real *w, real *state, const layer *l, rng r)
{
  (void) state;
  conv_init_layer (w, l, KERNEL, r);
}

static void
conv_layer_forward (real *y, void *cache, real *state, void *scratch, const layer *l, const pass *p,
                    const real *w, const real *x)
{
  (void) cache, (void) state;
  const conv c = conv_planned (l, KERNEL, 1);
  conv_forward (y, NULL, scratch, l, p, &c, w, x);
}

static void
conv_layer_backward (real *dx, const gradient *dw, void *scratch, const layer *l, const pass *p,
                     const real *w, const real *x, const real *y, const void *cache, const real *dy)
{
  (void) y, (void) cache;
  const conv c = conv_planned (l, KERNEL, 1);
  conv_backward (dx, dw, scratch, l, p, &c, w, x, dy, NULL);
}

const layer_ops FN (layer_conv)
    = { { "conv",
          "convolution: each channel is the image seen through a kernel",
          NEEDS_X,
          { CONV_CHANNELS, CONV_OPTIONS, { 0 } } },
        conv_layer_plan,
        conv_layer_init,
        conv_layer_forward,
        conv_layer_backward };
