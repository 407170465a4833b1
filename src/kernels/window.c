/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "kernels/window.h"

status_code
windows_plan (windows *w, int ceil, const char *what, status *st)
{
  for (int a = 0; a < 2; a++)
    {
      const size_t padded = w->image[a] + 2 * w->padding[a];
      if (w->size[a] > padded)
        return status_fail (st, GAN_BAD_ARGUMENT,
                            "a %s of %zu x %zu is larger than the image of %zu x %zu with a "
                            "padding of %zu x %zu",
                            what, w->size[0], w->size[1], w->image[0], w->image[1], w->padding[0],
                            w->padding[1]);
      const size_t room = padded - w->size[a];
      w->count[a] = room / w->stride[a] + 1;
      if (ceil && room % w->stride[a] && w->count[a] * w->stride[a] < w->image[a] + w->padding[a])
        w->count[a]++;
    }
  return GAN_OK;
}
