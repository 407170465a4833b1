/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Maxout convolution (Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013): each channel
 * of the output is, at each pixel, the largest of `pieces` convolutions.  Their maximum over
 * a neighbourhood, which the authors have in the same layer, is that of a maxpool behind it.
 *
 * The cache is the winner of each number, a byte, as layers/maxout.c has it; of one piece there
 * is none.
 */

#include "layers/convolve.h"

enum
{
  CHANNELS,
  PIECES,
  KERNEL
};

static status_code
maxoutconv_plan (layer *l, status *st)
{
  const size_t pieces = (size_t) l->option[PIECES];
  const status_code code = conv_plan_layer (l, KERNEL, pieces, st);
  l->cache = pieces > 1 ? l->out.size : 0;
  return code;
}

static void
maxoutconv_init (real *w, real *state, const layer *l, rng r)
{
  (void) state;
  conv_init_layer (w, l, KERNEL, r);
}

static void
maxoutconv_forward (real *y, void *cache, real *state, void *scratch, const layer *l, const pass *p,
                    const real *w, const real *x)
{
  (void) state;
  const conv c = conv_planned (l, KERNEL, (size_t) l->option[PIECES]);
  conv_forward (y, c.pieces > 1 ? cache : NULL, scratch, l, p, &c, w, x);
}

static void
maxoutconv_backward (real *dx, const gradient *dw, void *scratch, const layer *l, const pass *p,
                     const real *w, const real *x, const real *y, const void *cache, const real *dy)
{
  (void) y;
  const conv c = conv_planned (l, KERNEL, (size_t) l->option[PIECES]);
  conv_backward (dx, dw, scratch, l, p, &c, w, x, dy, c.pieces > 1 ? cache : NULL);
}

const layer_ops FN (layer_maxoutconv)
    = { { "maxoutconv",
          "each channel the largest of several convolutions, pixel by pixel",
          NEEDS_X,
          { CONV_CHANNELS,
            { "Pieces", NULL, 1, 255, 2, WHOLE, 1, "convolutions to a channel" },
            CONV_OPTIONS,
            { 0 } } },
        maxoutconv_plan,
        maxoutconv_init,
        maxoutconv_forward,
        maxoutconv_backward };
