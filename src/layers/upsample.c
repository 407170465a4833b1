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

static status_code
upsample_plan (layer *l, status *st)
{
  size_t factor[2];
  layer_pair (factor, l, "Factor");
  return layer_image (l, l->in.height * factor[0], l->in.width * factor[1], l->in.channels, st);
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
sum_blocks (real *restrict dx, const real *restrict dy, size_t n, const size_t factor,
            size_t columns)
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
upsample_forward (const layer_call *call)
{
  const layer *l = call->l;
  const size_t in = l->in.height, out = l->out.height;
  const size_t factor[] = { out / in, l->out.width / l->in.width };
  const share s = worker_share (call->p.me, l->in.width * l->in.channels * call->p.batch, 1);
  for (size_t i = s.from; i < s.to; i++)
    {
      const real *x = call->x + i * in;
      real *first = call->y + i * factor[1] * out;
      if (factor[0] == 2)
        repeat (first, x, in, 2);
      else
        repeat (first, x, in, factor[0]);
      for (size_t k = 1; k < factor[1]; k++)
        memcpy (first + k * out, first, out * sizeof *first);
    }
  worker_wait (call->p.me);
}

static void
upsample_backward (const layer_call *call)
{
  const layer *l = call->l;
  const size_t in = l->in.height, out = l->out.height;
  const size_t factor[] = { out / in, l->out.width / l->in.width };
  const size_t columns = call->dx ? l->in.width * l->in.channels * call->p.batch : 0;
  const share s = worker_share (call->p.me, columns, 1);
  for (size_t i = s.from; i < s.to; i++)
    {
      const real *dy = call->dy + i * factor[1] * out;
      if (factor[0] == 2)
        sum_blocks (call->dx + i * in, dy, in, 2, factor[1]);
      else
        sum_blocks (call->dx + i * in, dy, in, factor[0], factor[1]);
    }
  worker_wait (call->p.me);
}

const layer_ops FN (layer_upsample)
    = { .info = { .name = "upsample",
                  .help = "each number of an image becomes a block of them",
                  .options
                  = { OPTION (.name = "Factor", .lo = 1, .hi = 64, .value = 2, .kind = WHOLE | PAIR,
                              .positional = 1, .help = "size of the block") } },
        .plan = upsample_plan,
        .forward = upsample_forward,
        .backward = upsample_backward };
