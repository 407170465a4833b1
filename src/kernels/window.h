/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Windows that slide over an image: the geometry of convolutions and pools.
 *
 * Window number o of an axis, from 0, covers positions o stride - padding and on, `size` of
 * them.  What lies beside the image is 0 to a convolution and nothing to a pool.  Index 0 is
 * the height, 1 the width.
 *
 *   floor   count = floor ((image + 2 padding - size) / stride) + 1: all windows are within
 *           the padded image
 *   ceil    the same rounded up, but every window begins before the end of the image
 */

#ifndef GAN_WINDOW_H
#define GAN_WINDOW_H

#include "base/status.h"

#include <stddef.h>

typedef struct
{
  size_t image[2], size[2], stride[2], padding[2], count[2];
} windows;

/* image, size, stride and padding are set; finds the counts.  `what` is the window's name in
 * the message: "kernel", "window". */
status_code windows_plan (windows *w, int ceil, const char *what, status *st);

/* What window number o of axis a covers of the image: [from, to), never empty as long as the
 * padding is smaller than the window. */
typedef struct
{
  size_t from, to;
} cover;

static inline cover
window_cover (const windows *w, int a, size_t o)
{
  const size_t begin = o * w->stride[a], end = begin + w->size[a], padding = w->padding[a];
  return (cover){ begin > padding ? begin - padding : 0,
                  end - padding < w->image[a] ? end - padding : w->image[a] };
}

#endif
