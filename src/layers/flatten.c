/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The same numbers as a vector, y = x. */

#include "layers/view.h"

static status_code
flatten_plan (layer *l, status *st)
{
  (void) st;
  l->out = vector_shape (l->in.size);
  return GAN_OK;
}

const layer_ops FN (layer_flatten)
    = { .info = { .name = "flatten", .help = "the same numbers as a vector", .flags = IN_PLACE },
        .plan = flatten_plan,
        .forward = view_forward,
        .backward = view_backward };
