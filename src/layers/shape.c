/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "layers/shape.h"

#include <assert.h>
#include <string.h>

shape
vector_shape (size_t size)
{
  return (shape){ size, 1, 1, size };
}

status_code
layer_image (layer *l, size_t height, size_t width, size_t channels, status *st)
{
  /* As large as an input may be. */
  if ((double) height * (double) width * (double) channels >= 0x1p31)
    return status_fail (st, GAN_TOO_LARGE, "an output of %zu x %zu x %zu numbers is too large",
                        height, width, channels);
  l->out = (shape){ height, width, channels, height * width * channels };
  return GAN_OK;
}

static size_t
option_named (const layer *l, const char *name)
{
  const layer_option *options = l->info->options;
  size_t i = 0;
  while (options[i].name && strcmp (options[i].name, name) != 0)
    i++;
  assert (options[i].name);
  return i;
}

double
layer_number (const layer *l, const char *name)
{
  return l->option[option_named (l, name)];
}

void
layer_pair (size_t pair[2], const layer *l, const char *name)
{
  const size_t i = option_named (l, name);
  pair[0] = (size_t) l->option[i];
  pair[1] = (size_t) l->second[i];
}
