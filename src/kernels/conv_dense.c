/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "kernels/conv_dense.h"

#include "base/vector.h"
#include "kernels/im2col.h"

#include <string.h>

/* Numbers of dU that are made before their col2im: what a second-level cache holds, in a
 * multiple of so many columns. */
static const size_t NUMBERS_TOGETHER = 1 << 16, COLUMNS = 8;

static size_t
columns_together (const conv_geometry *g)
{
  const size_t most = NUMBERS_TOGETHER / g->u.pixels / COLUMNS * COLUMNS;
  return most < COLUMNS ? COLUMNS : at_most (most, round_up (g->u.weights, COLUMNS));
}

conv_dense
conv_dense_layout (arena *a, const conv_geometry *g)
{
  conv_dense t;
  t.product = arena_take (a, gemm_scratch_thread ());
  t.padded = arena_take (a, im2col_padded (&g->u) * sizeof (real));
  t.offset = arena_take (a, g->u.weights * sizeof *t.offset);
  t.block = arena_take (a, (g->u.pixels * columns_together (g) + LANES) * sizeof (real));
  return t;
}

void
conv_dense_begin (const conv_dense *t, const conv_geometry *g)
{
  im2col_offsets (t->offset, &g->u);
}

void
conv_dense_forward (real *z, const real *image, const conv_dense *t, const conv_geometry *g,
                    const real *w, int add)
{
  const im2col *u = &g->u;
  im2col_pad (t->padded, image, u);
  const im2col_factor f = im2col_windows (u, t->padded, t->offset);
  gemm_implicit (z, u->pixels, t->product, &f.as, w, u->weights, 0, u->pixels, g->columns,
                 u->weights, add);
}

void
conv_dense_adjoint (real *image, const real *z, const conv_dense *t, const conv_geometry *g,
                    const real *transposed)
{
  const im2col *u = &g->u;
  const size_t together = columns_together (g);
  memset (t->padded, 0, im2col_padded (u) * sizeof (real));
  for (size_t k = 0; k < u->weights; k += together)
    {
      const size_t some = at_most (u->weights - k, together);
      gemm_rows (t->block, u->pixels, t->product, z, u->pixels, transposed + k * g->columns,
                 g->columns, 0, u->pixels, some, g->columns, 0);
      col2im_add (t->padded, t->block, u->pixels, k, some, u, t->offset);
    }
  im2col_crop (image, t->padded, u);
}

void
conv_dense_dw (real *w, share rows, const real *image, const real *z, const conv_dense *t,
               const conv_geometry *g, int add)
{
  const im2col *u = &g->u;
  im2col_pad (t->padded, image, u);
  const im2col_factor f = im2col_weights (u, t->padded, t->offset);
  gemm_implicit (w, u->weights, t->product, &f.as, z, u->pixels, rows.from, rows.to, g->columns,
                 u->pixels, add);
}

void
conv_dense_transpose (real *transposed, const real *w, const conv_geometry *g, const worker *me)
{
  const size_t k = g->u.weights;
  const share s = worker_share (me, k, LINE);
  for (size_t j = 0; j < g->columns; j++)
    for (size_t i = s.from; i < s.to; i++)
      transposed[j + i * g->columns] = w[i + j * k];
}
