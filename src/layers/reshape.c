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

const layer_ops FN (layer_reshape)
    = { { "reshape",
          "the same numbers as an image",
          IN_PLACE,
          { { "Height", NULL, 1, 0x1p31 - 1, NAN, WHOLE, 1, "rows of the image" },
            { "Width", NULL, 1, 0x1p31 - 1, 1, WHOLE, 1, "columns of the image" },
            { "Channels", NULL, 1, 0x1p31 - 1, 1, WHOLE, 1, "channels of the image" },
            { 0 } } },
        reshape_plan,
        view_init,
        view_forward,
        view_backward };
