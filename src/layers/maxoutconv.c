/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Maxout convolution (Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013): each channel
 * of the output is, at each pixel, the largest of `pieces` convolutions.  Their maximum over
 * a neighbourhood, which the authors have in the same layer, is that of a maxpool behind it.
 *
 * What is saved is the winner of each number, a byte, as layers/maxout.c has it; of one piece there
 * is none.
 */

#include "layers/convolve.h"

static status_code
maxoutconv_plan (layer *l, status *st)
{
  return conv_plan (l, (size_t) layer_number (l, "Pieces"), st);
}

const layer_ops FN (layer_maxoutconv)
    = { .info
        = { .name = "maxoutconv",
            .help = "each channel the largest of several convolutions, pixel by pixel",
            .flags = NEEDS_X,
            .options = { CONV_CHANNELS,
                         OPTION (.name = "Pieces", .lo = 1, .hi = 255, .value = 2, .kind = WHOLE,
                                 .positional = 1, .help = "convolutions to a channel"),
                         CONV_OPTIONS } },
        .plan = maxoutconv_plan,
        .init = conv_init,
        .forward = conv_forward,
        .backward = conv_backward };
