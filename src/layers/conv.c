/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Convolutional layer: each channel of the output is the image seen through a kernel of its own.
 * Shapes, products and gradients are in layers/convolve.h. */

#include "layers/convolve.h"

static status_code
conv_layer_plan (layer *l, status *st)
{
  return conv_plan (l, 1, st);
}

const layer_ops FN (layer_conv)
    = { .info = { .name = "conv",
                  .help = "convolution: each channel is the image seen through a kernel",
                  .flags = NEEDS_X,
                  .options = { CONV_CHANNELS, CONV_OPTIONS } },
        .plan = conv_layer_plan,
        .init = conv_init,
        .forward = conv_forward,
        .backward = conv_backward };
