/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Max pooling: each number is the largest of a window of its channel (window.h), as far as
 * the window lies in the image,
 *
 *   y (o, q, c) = max x (h, w, c) over the window's rows h and columns w
 *
 * A gradient goes to the place that won; among equals the first in reading order wins, row
 * by row.  Where windows overlap their gradients add up.
 *
 * What is saved is two bytes a number: for each sample a plane for the row of each winner within
 * its window, and one for its column.  Backward does not trust them: whatever a caller hands
 * over is harmless.
 *
 * A window is searched along its rows first, for a whole column of windows at once: vectors
 * run down the columns of the image, whose numbers lie side by side, and leave the best of
 * each row and where it was.  Then the same down those.  That is so many comparisons a number
 * as a window has rows and columns, and not as it has places.
 */

/* In vectors and mask registers of AVX-512 compilers make this a quarter slower than in the vectors
 * of AVX2: columns of an image are short, and each choice waits for the one before. */
#if defined __AVX512F__ && !defined __clang__
#pragma GCC target("no-avx512f")
#endif

#include "base/vector.h"
#include "layers/pool.h"

#include <string.h>

/* A worker's scratch.  The rows of one column of windows begin at `padding` of `row_best`, so
 * that the rows of window number o are at o stride and on even where it reaches over the
 * border; what is there is anything, and so is what is behind.  They are split by
 * their remainder by the stride, into `stride` phases of `phase` numbers, so that row number k of
 * windows that follow each other lies side by side, from number k / stride of phase k % stride
 * on. */
typedef struct
{
  real *row_best, *phase_best;        /* the largest of each row */
  integer *row_winner, *phase_winner; /* its column within the window */
  real *best;                         /* the largest of each window */
  integer *row, *column;              /* its place within the window */
  size_t phase, rows, phases,
      windows; /* lengths: of one phase, of the first two, of all phases, of the last three */
} argmax;

static void
argmax_lengths (argmax *r, const windows *w)
{
  const size_t rows = w->padding[0] + round_up (w->image[0], LANES);
  r->windows = round_up (w->count[0], LANES);
  r->phase = round_up (r->windows + w->size[0] / w->stride[0], LANES);
  r->phases = r->phase * w->stride[0];
  r->rows = rows > r->phases ? rows : r->phases;
}

static size_t
argmax_bytes (const argmax *r)
{
  return round_up ((2 * r->rows + 2 * r->phases + 3 * r->windows) * sizeof (real), 64);
}

static argmax
argmax_layout (void *scratch, const windows *w)
{
  argmax r;
  argmax_lengths (&r, w);
  r.row_best = scratch;
  r.phase_best = r.row_best + r.rows;
  r.best = r.phase_best + r.phases;
  r.row_winner = (integer *) (r.best + r.windows);
  r.phase_winner = r.row_winner + r.rows;
  r.row = r.phase_winner + r.phases;
  r.column = r.row + r.windows;
  if (w->stride[0] == 1)
    {
      r.phase_best = r.row_best;
      r.phase_winner = r.row_winner;
    }
  return r;
}

static status_code
maxpool_plan (layer *l, status *st)
{
  if (pool_plan (l, st))
    return st->code;
  argmax r;
  argmax_lengths (&r, &l->geometry.windows);
  l->saved = 2 * l->out.size;
  l->scratch_thread = argmax_bytes (&r);
  return GAN_OK;
}

static vec
load_before (const real *from, const real *end)
{
  const size_t count = (size_t) (end - from);
  return count >= LANES ? load (from) : load_some (from, count);
}

/* The best of each row in the columns `c` of an image, whose numbers begin at x; what lies
 * before `end` can be read.  The first of them is column number `skipped` of the window. */
static void
argmax_along_rows (const argmax *r, const real *x, const real *end, const windows *w, cover c,
                   size_t skipped)
{
  const size_t height = w->image[0];
  for (size_t h = 0; h < height; h += LANES)
    {
      const real *from = x + c.from * height + h;
      vec best = load_before (from, end);
      integer_vec winner = { 0 };
      for (size_t k = 1; k < c.to - c.from; k++)
        {
          const vec candidate = load_before (from + k * height, end);
          const integer_vec wins = candidate > best;
          best = select_lanes (wins, candidate, best);
          winner = (wins & (integer) k) | (~wins & winner);
        }
      winner += (integer) skipped;
      store (r->row_best + w->padding[0] + h, best);
      memcpy (r->row_winner + w->padding[0] + h, &winner, sizeof winner);
    }
}

static void
split (const argmax *r, size_t stride)
{
  for (size_t k = 0; k < stride; k++)
    for (size_t i = 0; i < r->phase; i++)
      {
        r->phase_best[k * r->phase + i] = r->row_best[i * stride + k];
        r->phase_winner[k * r->phase + i] = r->row_winner[i * stride + k];
      }
}

/* The usual stride, in a form that vectorises. */
static void
split_in_two (const argmax *r)
{
  const size_t n = r->phase;
  const real *restrict best = r->row_best;
  const integer *restrict winner = r->row_winner;
  real *restrict even = r->phase_best, *restrict odd = even + n;
  integer *restrict even_winner = r->phase_winner, *restrict odd_winner = even_winner + n;
  for (size_t i = 0; i < n; i++)
    {
      even[i] = best[2 * i];
      odd[i] = best[2 * i + 1];
    }
  for (size_t i = 0; i < n; i++)
    {
      even_winner[i] = winner[2 * i];
      odd_winner[i] = winner[2 * i + 1];
    }
}

static integer_vec
load_integers (const integer *from)
{
  integer_vec v;
  memcpy (&v, from, sizeof v);
  return v;
}

/* The best of the rows of each window, as if all windows were whole. */
static void
argmax_down (const argmax *r, size_t size, size_t stride)
{
  for (size_t o = 0; o < r->windows; o += LANES)
    {
      vec best = load (r->phase_best + o);
      integer_vec row = { 0 }, column = load_integers (r->phase_winner + o);
      size_t phase = 0, at = o;
      for (size_t k = 1; k < size; k++)
        {
          phase++;
          at += r->phase;
          if (phase == stride)
            {
              phase = 0;
              at += 1 - r->phases;
            }
          const vec candidate = load (r->phase_best + at);
          const integer_vec wins = candidate > best;
          best = select_lanes (wins, candidate, best);
          row = (wins & (integer) k) | (~wins & row);
          column = (wins & load_integers (r->phase_winner + at)) | (~wins & column);
        }
      store (r->best + o, best);
      memcpy (r->row + o, &row, sizeof row);
      memcpy (r->column + o, &column, sizeof column);
    }
}

/* The same for window number o alone, as far as it lies in the image. */
static void
argmax_down_clipped (const argmax *r, const windows *w, size_t o)
{
  const cover c = window_cover (w, 0, o);
  const real *value = r->row_best + w->padding[0];
  size_t best = c.from;
  for (size_t h = c.from + 1; h < c.to; h++)
    if (value[h] > value[best])
      best = h;
  r->best[o] = value[best];
  r->row[o] = (integer) (best + w->padding[0] - o * w->stride[0]);
  r->column[o] = r->row_winner[best + w->padding[0]];
}

/* One channel of one sample. */
static void
pool (real *y, uint8_t *row, uint8_t *column, const argmax *r, const windows *w, const real *x,
      const real *end)
{
  const size_t height = w->image[0], size = w->size[0], stride = w->stride[0],
               padding = w->padding[0], count = w->count[0];
  /* Windows [first, last) lie in the image as a whole. */
  const size_t first = at_most ((padding + stride - 1) / stride, count);
  size_t last = height + padding < size ? 0 : (height + padding - size) / stride + 1;
  last = last < first ? first : at_most (last, count);

  for (size_t q = 0; q < w->count[1]; q++, y += count, row += count, column += count)
    {
      const cover c = window_cover (w, 1, q);
      argmax_along_rows (r, x, end, w, c, c.from + w->padding[1] - q * w->stride[1]);
      if (stride == 2)
        split_in_two (r);
      else if (stride > 1)
        split (r, stride);
      argmax_down (r, size, stride);
      for (size_t o = 0; o < first; o++)
        argmax_down_clipped (r, w, o);
      for (size_t o = last; o < count; o++)
        argmax_down_clipped (r, w, o);

      memcpy (y, r->best, count * sizeof *y);
      for (size_t o = 0; o < count; o++)
        {
          row[o] = (uint8_t) r->row[o];
          column[o] = (uint8_t) r->column[o];
        }
    }
}

/* Where the rows of the winners of plane i are saved; their columns are out.size behind. */
static size_t
winners_at (const layer *l, const planes *a, size_t i)
{
  return i / l->in.channels * l->saved + i % l->in.channels * a->out;
}

static void
maxpool_forward (const layer_call *call)
{
  const layer *l = call->l;
  const planes a = pool_planes (call);
  const argmax r = argmax_layout (layer_scratch_thread (call), a.windows);
  const real *end = call->x + l->in.size * call->p.batch;
  for (size_t i = a.mine.from; i < a.mine.to; i++)
    {
      uint8_t *rows = (uint8_t *) call->saved + winners_at (l, &a, i);
      pool (call->y + i * a.out, rows, rows + l->out.size, &r, a.windows, call->x + i * a.in, end);
    }
  worker_wait (call->p.me);
}

/* The gradient of one channel of one sample.  A place beside its window, or a window's
 * beside the image, which wraps around below 0, is not a winner of any forward pass. */
static void
unpool (real *dx, const real *dy, const uint8_t *row, const uint8_t *column, const windows *w)
{
  const size_t height = w->image[0], width = w->image[1];
  memset (dx, 0, height * width * sizeof *dx);
  for (size_t q = 0; q < w->count[1]; q++)
    for (size_t o = 0; o < w->count[0]; o++)
      {
        const size_t i = o + q * w->count[0];
        const size_t at_row = o * w->stride[0] + row[i] - w->padding[0],
                     at_column = q * w->stride[1] + column[i] - w->padding[1];
        if (row[i] < w->size[0] && column[i] < w->size[1] && at_row < height && at_column < width)
          dx[at_row + at_column * height] += dy[i];
      }
}

static void
maxpool_backward (const layer_call *call)
{
  const layer *l = call->l;
  const planes a = pool_planes (call);
  for (size_t i = a.mine.from; call->dx && i < a.mine.to; i++)
    {
      const uint8_t *rows = (const uint8_t *) call->saved + winners_at (l, &a, i);
      unpool (call->dx + i * a.in, call->dy + i * a.out, rows, rows + l->out.size, a.windows);
    }
  worker_wait (call->p.me);
}

const layer_ops FN (layer_maxpool)
    = { .info = { .name = "maxpool",
                  .help = "the largest number of each window of an image",
                  .options = { POOL_OPTIONS } },
        .plan = maxpool_plan,
        .forward = maxpool_forward,
        .backward = maxpool_backward };
