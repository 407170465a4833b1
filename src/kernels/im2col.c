/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "kernels/im2col.h"

#include "base/vector.h"

#include <string.h>

im2col
im2col_of (const windows *w, size_t channels)
{
  im2col u = { .w = *w, .channels = channels };
  u.pixels = w->count[0] * w->count[1];
  u.weights = w->size[0] * w->size[1] * channels;
  const size_t shown = (w->count[0] - 1) * w->stride[0] + w->size[0];
  u.rows = (shown + w->stride[0] - 1) / w->stride[0];
  u.column = u.rows * w->stride[0];
  u.plane = u.column * ((w->count[1] - 1) * w->stride[1] + w->size[1]);
  return u;
}

size_t
im2col_padded (const im2col *u)
{
  return round_up (u->plane * u->channels + LANES, LINE);
}

/* Where row r of the padded image is in a column. */
static inline size_t
row_place (const im2col *u, size_t r)
{
  return r % u->w.stride[0] * u->rows + r / u->w.stride[0];
}

/* The column of the copy that has column w of the image's channel c, NULL if none has. */
static real *
column_of (real *padded, const im2col *u, size_t w, size_t c)
{
  const size_t at = (w + u->w.padding[1]) * u->column;
  return at < u->plane ? padded + c * u->plane + at : NULL;
}

/* Rows of the image that the copy has, from its row number `padding` on. */
static size_t
rows_shown (const im2col *u)
{
  const size_t first = u->w.padding[0];
  return at_most (u->w.image[0], u->column > first ? u->column - first : 0);
}

/* The first row of the image, from 0, whose row in the copy has the remainder `rest`. */
static size_t
first_with (const im2col *u, size_t rest)
{
  const size_t stride = u->w.stride[0];
  return (rest + stride - u->w.padding[0] % stride) % stride;
}

void
im2col_pad (real *padded, const real *image, const im2col *u)
{
  const size_t first = u->w.padding[0], stride = u->w.stride[0], shown = rows_shown (u);
  const size_t plane = u->w.image[0] * u->w.image[1];
  memset (padded, 0, u->plane * u->channels * sizeof *padded);
  for (size_t c = 0; c < u->channels; c++, image += plane)
    for (size_t rest = 0; rest < stride; rest++)
      {
        const size_t from = first_with (u, rest), place = row_place (u, first + from);
        for (size_t w = 0; w < u->w.image[1]; w++)
          {
            const real *in = image + w * u->w.image[0];
            real *to = column_of (padded, u, w, c);
            if (to && stride == 1)
              memcpy (to + place, in, shown * sizeof *in);
            else if (to)
              {
                to += place;
#pragma GCC unroll 4
                for (size_t r = from; r < shown; r += stride)
                  *to++ = in[r];
              }
          }
      }
}

void
im2col_crop (real *image, real *padded, const im2col *u)
{
  const size_t first = u->w.padding[0], stride = u->w.stride[0], shown = rows_shown (u);
  const size_t plane = u->w.image[0] * u->w.image[1];
  memset (image, 0, plane * u->channels * sizeof *image);
  for (size_t c = 0; c < u->channels; c++, image += plane)
    for (size_t rest = 0; rest < stride; rest++)
      {
        const size_t start = first_with (u, rest), place = row_place (u, first + start);
        for (size_t w = 0; w < u->w.image[1]; w++)
          {
            real *out = image + w * u->w.image[0];
            const real *from = column_of (padded, u, w, c);
            if (from && stride == 1)
              memcpy (out, from + place, shown * sizeof *out);
            else if (from)
              {
                from += place;
#pragma GCC unroll 4
                for (size_t r = start; r < shown; r += stride)
                  out[r] = *from++;
              }
          }
      }
}

void
im2col_offsets (uint32_t *offset, const im2col *u)
{
  for (size_t c = 0; c < u->channels; c++)
    for (size_t w = 0; w < u->w.size[1]; w++)
      for (size_t h = 0; h < u->w.size[0]; h++)
        *offset++ = (uint32_t) (c * u->plane + w * u->column + row_place (u, h));
}

/* Windows below each other: `count` of them, the first of which is number `at` of those that are
 * looked for and begins at `from`. */
typedef struct
{
  uint32_t at, count, from;
} run;

/* The runs of windows first .. first + n - 1; at most n. */
static size_t
find_runs (run *runs, const im2col *u, size_t first, size_t n)
{
  const size_t tall = u->w.count[0];
  size_t count = 0, h = first % tall, w = first / tall;
  for (size_t at = 0, some; at < n; at += some, h = 0, w++)
    {
      some = at_most (tall - h, n - at);
      runs[count++] = (run){ (uint32_t) at, (uint32_t) some,
                             (uint32_t) (w * u->w.stride[1] * u->column + h) };
    }
  return count;
}

/* What one offset of the runs' windows shows.  Writes LANES - 1 numbers too many at most, which
 * the next run overwrites. */
static inline void
take (real *out, const real *padded, const run *runs, size_t count)
{
  for (const run *r = runs; r < runs + count; r++)
    for (size_t i = 0; i < r->count; i += LANES)
      store (out + r->at + i, load (padded + r->from + i));
}

static void
read_windows (real *out, size_t stride, const gemm_factor *f, size_t row, size_t rows, size_t depth,
              size_t depths)
{
  const im2col_factor *from = (const im2col_factor *) f;
  run runs[GEMM_READ];
  const size_t count = find_runs (runs, from->u, row, rows);
  for (size_t k = depth; k < depth + depths; k++, out += stride)
    take (out, from->padded + from->offset[k], runs, count);
}

static void
read_weights (real *out, size_t stride, const gemm_factor *f, size_t row, size_t rows, size_t depth,
              size_t depths)
{
  const im2col_factor *from = (const im2col_factor *) f;
  run runs[GEMM_READ];
  const size_t count = find_runs (runs, from->u, depth, depths);
  for (size_t k = row; k < row + rows; k++, out += stride)
    take (out, from->padded + from->offset[k], runs, count);
}

im2col_factor
im2col_windows (const im2col *u, const real *padded, const uint32_t *offset)
{
  return (im2col_factor){ { read_windows, 0 }, u, padded, offset };
}

im2col_factor
im2col_weights (const im2col *u, const real *padded, const uint32_t *offset)
{
  return (im2col_factor){ { read_weights, 1 }, u, padded, offset };
}

void
col2im_add (real *padded, const real *du, size_t stride, size_t from, size_t n, const im2col *u,
            const uint32_t *offset)
{
  const size_t tall = u->w.count[0], whole = tall / LANES * LANES;
  integer_vec mask;
  for (size_t i = 0; i < LANES; i++)
    mask[i] = whole + i < tall ? -1 : 0;
  for (size_t k = from; k < from + n; k++, du += stride)
    for (size_t w = 0; w < u->w.count[1]; w++)
      {
        real *to = padded + offset[k] + w * u->w.stride[1] * u->column;
        const real *add = du + w * tall;
        size_t i = 0;
        for (; i < whole; i += LANES)
          store (to + i, load (to + i) + load (add + i));
        if (i < tall)
          store (to + i, load (to + i) + (vec) ((integer_vec) load (add + i) & mask));
      }
}
