/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Nearest neighbours: each number of an image becomes a block of `factor`,
 *
 *   y (h, w, c) = x (h / factor, w / factor, c)     dx = sum of dy over the block
 *
 * The columns of a block are alike: one is made and copied.
 */

#include "kernels/window.h"
#include "layers/layer.h"

#include <string.h>

enum
{
  FACTOR
};

static status_code
upsample_plan (layer *l, status *st)
{
  size_t factor[2];
  layer_pair (factor, l, FACTOR);
  return layer_image (l, l->in.height * factor[0], l->in.width * factor[1], l->in.channels, st);
}

static void
upsample_init (real *w, real *state, const layer *l, rng r)
{
  (void) w, (void) state, (void) l, (void) r;
}

/* Each of n numbers `factor` times. */
static inline __attribute__ ((always_inline)) void
repeat (real *restrict y, const real *restrict x, size_t n, const size_t factor)
{
  for (size_t h = 0; h < n; h++)
    for (size_t k = 0; k < factor; k++)
      y[h * factor + k] = x[h];
}

/* The sums of all numbers of each of n blocks of `factor` x `columns`; a column of y is n
 * `factor` long. */
static inline __attribute__ ((always_inline)) void
gather (real *restrict dx, const real *restrict dy, size_t n, const size_t factor, size_t columns)
{
  memset (dx, 0, n * sizeof *dx);
  for (size_t q = 0; q < columns; q++, dy += n * factor)
    for (size_t h = 0; h < n; h++)
      {
        real sum = 0;
        for (size_t k = 0; k < factor; k++)
          sum += dy[h * factor + k];
        dx[h] += sum;
      }
}

static void
upsample_forward (real *y, void *cache, real *state, void *scratch, const layer *l, const pass *p,
                  const real *w, const real *x)
{
  (void) cache, (void) state, (void) scratch, (void) w;
  size_t factor[2];
  layer_pair (factor, l, FACTOR);
  const size_t in = l->in.height, out = l->out.height;
  const share s = worker_share (p->me, l->in.width * l->in.channels * p->batch, 1);
  for (size_t i = s.from; i < s.to; i++)
    {
      real *first = y + i * factor[1] * out;
      if (factor[0] == 2)
        repeat (first, x + i * in, in, 2);
      else
        repeat (first, x + i * in, in, factor[0]);
      for (size_t k = 1; k < factor[1]; k++)
        memcpy (first + k * out, first, out * sizeof *y);
    }
  worker_wait (p->me);
}

static void
upsample_backward (real *dx, const gradient *dw, void *scratch, const layer *l, const pass *p,
                   const real *w, const real *x, const real *y, const void *cache, const real *dy)
{
  (void) dw, (void) scratch, (void) w, (void) x, (void) y, (void) cache;
  size_t factor[2];
  layer_pair (factor, l, FACTOR);
  const size_t in = l->in.height, out = l->out.height;
  const share s = worker_share (p->me, dx ? l->in.width * l->in.channels * p->batch : 0, 1);
  for (size_t i = s.from; i < s.to; i++)
    if (factor[0] == 2)
      gather (dx + i * in, dy + i * factor[1] * out, in, 2, factor[1]);
    else
      gather (dx + i * in, dy + i * factor[1] * out, in, factor[0], factor[1]);
  worker_wait (p->me);
}

const layer_ops FN (layer_upsample)
    = { { "upsample",
          "each number of an image becomes a block of them",
          0,
          { { "Factor", NULL, 1, 64, 2, WHOLE | PAIR, 1, "size of the block" }, { 0 } } },
        upsample_plan,
        upsample_init,
        upsample_forward,
        upsample_backward };
