/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Maxout convolution (Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013): each channel
 * of the output is, at each pixel, the largest of `pieces` convolutions.  Their maximum over
 * a neighbourhood, which the authors have in the same layer, is that of a maxpool behind it.
 *
 * The cache is the winner of each number, a byte, as layers/maxout.c has it; of one piece there
 * is none.
 */

#include "layers/convolve.h"

static size_t
pieces_of (const layer *l)
{
  return (size_t) layer_number (l, "Pieces");
}

static status_code
maxoutconv_plan (layer *l, status *st)
{
  const size_t pieces = pieces_of (l);
  const status_code code = conv_plan_layer (l, pieces, st);
  l->cache = pieces > 1 ? l->out.size : 0;
  return code;
}

static void
maxoutconv_forward (const layer_call *call)
{
  const conv c = conv_planned (call->l, pieces_of (call->l));
  conv_forward (call, &c, c.pieces > 1 ? call->saved : NULL);
}

static void
maxoutconv_backward (const layer_call *call)
{
  const conv c = conv_planned (call->l, pieces_of (call->l));
  conv_backward (call, &c, c.pieces > 1 ? call->saved : NULL);
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
        .forward = maxoutconv_forward,
        .backward = maxoutconv_backward };
