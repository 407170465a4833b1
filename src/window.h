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

#include "spec.h"
#include "status.h"

typedef struct
{
  size_t image[2], size[2], stride[2], padding[2], count[2];
} windows;

/* Both numbers of option number i. */
void layer_pair (size_t pair[2], const layer *l, size_t i);

/* image, size, stride and padding are set; finds the counts.  `what` is the window's name in
 * the message: "kernel", "window". */
status_code windows_plan (windows *w, int ceil, const char *what, status *st);

#endif
