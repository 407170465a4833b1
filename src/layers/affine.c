/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Affine layer, Y = W'X + b; shapes and gradients in dense.h. */

#include "layers/dense.h"

enum
{
  UNITS,
  DENSE
};

static status_code
affine_plan (layer *l, status *st)
{
  l->out = vector_shape ((size_t) l->option[UNITS]);
  return dense_plan (l, 1, l->option + DENSE, st);
}

static void
affine_init (real *w, real *state, const layer *l, rng r)
{
  (void) state;
  dense_init (w, l, (double) l->fan_in, (double) l->biases, l->option + DENSE, r);
}

static void
affine_forward (real *y, void *cache, real *state, void *scratch, const layer *l, const pass *p,
                const real *w, const real *x)
{
  (void) cache, (void) state;
  dense_forward (y, scratch, l, p, w, x);
}

static void
affine_backward (real *dx, const gradient *dw, void *scratch, const layer *l, const pass *p,
                 const real *w, const real *x, const real *y, const void *cache, const real *dy)
{
  (void) y, (void) cache;
  dense_backward (dx, dw, scratch, l, p, w, x, dy, NULL);
}

const layer_ops FN (layer_affine)
    = { { "affine",
          "fully connected, y = W'x + b",
          NEEDS_X,
          { { "Units", NULL, 1, 0x1p24, NAN, 1, 1, "number of outputs" }, DENSE_OPTIONS, { 0 } } },
        affine_plan,
        affine_init,
        affine_forward,
        affine_backward };
