/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Convolutional layer: each channel of the output is the image seen through a kernel of its own.
 * Shapes, products and gradients are in layers/convolve.h. */

#include "layers/convolve.h"

static status_code
conv_layer_plan (layer *l, status *st)
{
  return conv_plan_layer (l, 1, st);
}

static void
conv_layer_forward (const layer_call *call)
{
  const conv c = conv_planned (call->l, 1);
  conv_forward (call, &c, NULL);
}

static void
conv_layer_backward (const layer_call *call)
{
  const conv c = conv_planned (call->l, 1);
  conv_backward (call, &c, NULL);
}

const layer_ops FN (layer_conv)
    = { .info = { .name = "conv",
                  .help = "convolution: each channel is the image seen through a kernel",
                  .flags = NEEDS_X,
                  .options = { CONV_CHANNELS, CONV_OPTIONS } },
        .plan = conv_layer_plan,
        .init = conv_init,
        .forward = conv_layer_forward,
        .backward = conv_layer_backward };
