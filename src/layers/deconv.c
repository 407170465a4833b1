/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Transposed convolution ("deconvolution"): the adjoint of a conv layer of the same kernel, stride
 * and padding from the output to the input.  Every pixel of the input adds its numbers times
 * the kernels to a window of the output.  Shapes, products and gradients are in layers/convolve.h.
 *
 *   output size = stride (input size - 1) + kernel - 2 padding + output padding
 *
 * where the output padding, below the stride, chooses among the sizes that such a convolution
 * maps to the size of the input.  A column of the weights is what one channel of the input
 * adds, kernel x output channels, as the authors' Deconv bounds its norm; the initial spread is
 * by the numbers that add up in a pixel, channels kernel / stride of them.
 */

#include "kernels/im2col.h"
#include "layers/convolve.h"

static status_code
deconv_plan (layer *l, status *st)
{
  windows w = conv_windows (l);
  const size_t in[2] = { l->in.height, l->in.width };
  size_t more[2];
  layer_pair (more, l, "OutputPadding");
  for (int a = 0; a < 2; a++)
    {
      const size_t full = w.stride[a] * (in[a] - 1) + w.size[a] + more[a];
      if (more[a] >= w.stride[a])
        return status_fail (st, GAN_BAD_ARGUMENT,
                            "an output padding of %zu must be smaller than the stride of %zu",
                            more[a], w.stride[a]);
      if (full <= 2 * w.padding[a])
        return status_fail (st, GAN_BAD_ARGUMENT,
                            "a padding of %zu leaves nothing of an output of %zu", w.padding[a],
                            full);
      w.image[a] = full - 2 * w.padding[a];
    }
  w.count[0] = in[0];
  w.count[1] = in[1];
  const size_t channels = (size_t) layer_number (l, "Channels");
  l->geometry.conv = (conv_geometry){ .u = im2col_of (&w, channels),
                                      .columns = l->in.channels,
                                      .pieces = 1,
                                      .untied = conv_untied (l),
                                      .adjoint = 1 };
  if (layer_image (l, w.image[0], w.image[1], channels, st))
    return st->code;
  return conv_plan_sizes (l, conv_untied (l) ? l->out.size : channels, st);
}

static void
deconv_init (real *params, real *state, const layer *l, rng r)
{
  (void) state;
  const conv_geometry *g = &l->geometry.conv;
  const double kernel = (double) (g->u.w.size[0] * g->u.w.size[1]);
  const double step = (double) (g->u.w.stride[0] * g->u.w.stride[1]);
  dense_draw (params, l, (double) g->columns * kernel / step, (double) l->fan_in, r);
}

const layer_ops FN (layer_deconv)
    = { .info = { .name = "deconv",
                  .help = "transposed convolution: each pixel adds to a window of the output",
                  .flags = NEEDS_X,
                  .options
                  = { CONV_CHANNELS, CONV_OPTIONS,
                      OPTION (.name = "OutputPadding", .lo = 0, .hi = 1023, .value = 0,
                              .kind = WHOLE | PAIR,
                              .help = "rows and columns more of the output, below the stride") } },
        .plan = deconv_plan,
        .init = deconv_init,
        .forward = conv_adjoint_forward,
        .backward = conv_adjoint_backward };
