/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pools share: options and plan.  They pass windows over each channel of each
 * sample by itself, and these planes are what the workers share. */

#ifndef GAN_POOL_H
#define GAN_POOL_H

#include "kernels/window.h"
#include "layers/layer.h"

#include <math.h>

/* Places within a window are saved in bytes. */
#define POOL_OPTIONS                                                                               \
  OPTION (.name = "Window", .lo = 1, .hi = 255, .value = NAN, .kind = WHOLE | PAIR,                \
          .positional = 1, .help = "size of the window"),                                          \
      OPTION (.name = "Stride", .lo = 0, .hi = 255, .value = 0, .kind = WHOLE | PAIR,              \
              .positional = 1, .help = "from one window to the next; 0: the size of the window"),  \
      OPTION (.name = "Padding", .lo = 0, .hi = 254, .value = 0, .kind = WHOLE | PAIR,             \
              .help                                                                                \
              = "how far windows reach over the image's borders; what is there takes no part"),    \
      OPTION (.name = "Rounding", .choices = "floor|ceil", .lo = 0, .hi = 1, .value = 0,           \
              .help = "floor: all windows lie within the padded image; ceil: what is left of it "  \
                      "gets one, too")

static status_code
pool_plan (layer *l, status *st)
{
  windows w = { .image = { l->in.height, l->in.width } };
  layer_pair (w.size, l, "Window");
  layer_pair (w.stride, l, "Stride");
  layer_pair (w.padding, l, "Padding");
  for (int a = 0; a < 2; a++)
    if (w.stride[a] == 0)
      w.stride[a] = w.size[a];
  if (w.padding[0] >= w.size[0] || w.padding[1] >= w.size[1])
    return status_fail (st, GAN_BAD_ARGUMENT,
                        "a padding of %zu x %zu is not smaller than the window of %zu x %zu",
                        w.padding[0], w.padding[1], w.size[0], w.size[1]);
  if (windows_plan (&w, layer_number (l, "Rounding") != 0, "window", st))
    return st->code;
  l->geometry.windows = w;
  return layer_image (l, w.count[0], w.count[1], l->in.channels, st);
}

/* In a pass: the windows, the numbers of a plane before and behind the layer, and the planes of a
 * worker. */
typedef struct
{
  const windows *windows;
  size_t in, out;
  share mine;
} planes;

static inline planes
pool_planes (const layer_call *call)
{
  const layer *l = call->l;
  const size_t channels = l->in.channels;
  return (planes){ .windows = &l->geometry.windows,
                   .in = l->in.size / channels,
                   .out = l->out.size / channels,
                   .mine = worker_share (call->p.me, channels * call->p.batch, 1) };
}

#endif
