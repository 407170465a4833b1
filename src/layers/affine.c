/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Affine layer, Y = W'X + b; shapes and gradients in dense.h. */

#include "layers/dense.h"

enum
{
  UNITS
};

static status_code
affine_plan (layer *l, status *st)
{
  l->out = vector_shape ((size_t) l->option[UNITS]);
  return dense_plan (l, 1, st);
}

static void
affine_backward (const layer_call *call)
{
  dense_backward (call, NULL);
}

const layer_ops FN (layer_affine)
    = { .info = { .name = "affine",
                  .help = "fully connected, y = W'x + b",
                  .flags = NEEDS_X,
                  .options = { [UNITS] = OPTION (.name = "Units", .lo = 1, .hi = 0x1p24,
                                                 .value = NAN, .kind = WHOLE, .positional = 1,
                                                 .help = "number of outputs"),
                               DENSE_OPTIONS } },
        .plan = affine_plan,
        .init = dense_init,
        .forward = dense_forward,
        .backward = affine_backward };
