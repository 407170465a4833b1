/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Average pooling: each number is the mean of a window of its channel (window.h), as far as
 * the window lies in the image,
 *
 *   y (o, q, c)  = sum of x (h, w, c) over the window's rows h and columns w / n (o, q)
 *   dx (h, w, c) = sum of dy (o, q, c) / n (o, q) over the windows that h, w is in
 *
 * with n (o, q) places of window o, q in the image.  Either sum is one along the rows and one
 * down the columns.
 */

#include "base/vector.h"
#include "layers/pool.h"

#include <string.h>

static status_code
avgpool_plan (layer *l, status *st)
{
  if (pool_plan (l, st))
    return st->code;
  l->scratch_thread = round_up (l->in.height * sizeof (real), 64);
  return GAN_OK;
}

static inline size_t
length (cover c)
{
  return c.to - c.from;
}

/* One channel of one sample.  `sum` is room for a column of the image. */
static void
pool (real *y, real *sum, const windows *w, const real *x)
{
  const size_t height = w->image[0];
  for (size_t q = 0; q < w->count[1]; q++)
    {
      const cover columns = window_cover (w, 1, q);
      memcpy (sum, x + columns.from * height, height * sizeof *sum);
      for (size_t c = columns.from + 1; c < columns.to; c++)
        for (size_t h = 0; h < height; h++)
          sum[h] += x[h + c * height];
      for (size_t o = 0; o < w->count[0]; o++)
        {
          const cover rows = window_cover (w, 0, o);
          real all = 0;
          for (size_t h = rows.from; h < rows.to; h++)
            all += sum[h];
          *y++ = all / (real) (length (rows) * length (columns));
        }
    }
}

static void
avgpool_forward (const layer_call *call)
{
  const planes a = pool_planes (call);
  for (size_t i = a.mine.from; i < a.mine.to; i++)
    pool (call->y + i * a.out, layer_scratch_thread (call), a.windows, call->x + i * a.in);
  worker_wait (call->p.me);
}

/* The gradient of one channel of one sample; `sum` as above. */
static void
unpool (real *dx, real *sum, const real *dy, const windows *w)
{
  const size_t height = w->image[0];
  memset (dx, 0, height * w->image[1] * sizeof *dx);
  for (size_t q = 0; q < w->count[1]; q++)
    {
      const cover columns = window_cover (w, 1, q);
      memset (sum, 0, height * sizeof *sum);
      for (size_t o = 0; o < w->count[0]; o++)
        {
          const cover rows = window_cover (w, 0, o);
          const real part = *dy++ / (real) (length (rows) * length (columns));
          for (size_t h = rows.from; h < rows.to; h++)
            sum[h] += part;
        }
      for (size_t c = columns.from; c < columns.to; c++)
        for (size_t h = 0; h < height; h++)
          dx[h + c * height] += sum[h];
    }
}

static void
avgpool_backward (const layer_call *call)
{
  const planes a = pool_planes (call);
  for (size_t i = a.mine.from; call->dx && i < a.mine.to; i++)
    unpool (call->dx + i * a.in, layer_scratch_thread (call), call->dy + i * a.out, a.windows);
  worker_wait (call->p.me);
}

const layer_ops FN (layer_avgpool) = { .info = { .name = "avgpool",
                                                 .help = "the mean of each window of an image",
                                                 .options = { POOL_OPTIONS } },
                                       .plan = avgpool_plan,
                                       .forward = avgpool_forward,
                                       .backward = avgpool_backward };
