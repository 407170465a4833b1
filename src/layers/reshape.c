/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The same numbers as an image, y = x.  Number h + Height (w + Width c) of a sample is at
 * row h and column w of channel c. */

#include "layers/view.h"

#include <math.h>

enum
{
  HEIGHT,
  WIDTH,
  CHANNELS
};

static status_code
reshape_plan (layer *l, status *st)
{
  const double *size = l->option;
  if (size[HEIGHT] * size[WIDTH] * size[CHANNELS] != (double) l->in.size)
    return status_fail (st, GAN_BAD_ARGUMENT, "%zu numbers cannot be seen as %zu x %zu x %zu",
                        l->in.size, (size_t) size[HEIGHT], (size_t) size[WIDTH],
                        (size_t) size[CHANNELS]);
  l->out
      = (shape){ (size_t) size[HEIGHT], (size_t) size[WIDTH], (size_t) size[CHANNELS], l->in.size };
  return GAN_OK;
}

const layer_ops FN (layer_reshape) = {
  .info
  = { .name = "reshape",
      .help = "the same numbers as an image",
      .flags = IN_PLACE,
      .options
      = { [HEIGHT] = OPTION (.name = "Height", .lo = 1, .hi = 0x1p31 - 1, .value = NAN,
                             .kind = WHOLE, .positional = 1, .help = "rows of the image"),
          [WIDTH] = OPTION (.name = "Width", .lo = 1, .hi = 0x1p31 - 1, .value = 1, .kind = WHOLE,
                            .positional = 1, .help = "columns of the image"),
          [CHANNELS] = OPTION (.name = "Channels", .lo = 1, .hi = 0x1p31 - 1, .value = 1,
                               .kind = WHOLE, .positional = 1, .help = "channels of the image") } },
  .plan = reshape_plan,
  .forward = view_forward,
  .backward = view_backward
};
