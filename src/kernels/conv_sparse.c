/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "kernels/conv_sparse.h"

#include "base/arena.h"
#include "base/vector.h"

#include <string.h>

enum
{
  WIDTH = 8, /* vectors that are summed together: as many sums as hide an addition's latency */
  IMAGES_SEEN = 8, /* images by which the share of zeros is judged */
};

/* Up to this share of numbers of dZ that are not 0. */
static const double SPARSE = 0.3;

/* A number of dZ that is not 0, and where what it is multiplied by begins. */
typedef struct
{
  uint32_t place;
  real dz;
} entry;

/* A worker's scratch. */
typedef struct
{
  real *padded;
  entry *entries; /* of an image, or of a unit */
  uint32_t *start;
} sparse_thread;

conv_runs
conv_runs_of (const im2col *u)
{
  conv_runs r;
  r.run = u->w.size[0] * u->channels;
  r.vectors = (r.run + LANES - 1) / LANES;
  r.kernel = u->w.size[1] * r.vectors * LANES;
  r.height = (u->w.count[0] - 1) * u->w.stride[0] + u->w.size[0];
  r.column = r.height * u->channels;
  r.padded
      = round_up (r.column * ((u->w.count[1] - 1) * u->w.stride[1] + u->w.size[1]) + LANES, LINE);
  return r;
}

static sparse_thread
sparse_thread_layout (arena *a, const conv_geometry *c)
{
  sparse_thread b;
  const size_t units = c->columns / c->pieces;
  b.padded = arena_take (a, c->r.padded * sizeof (real));
  b.entries = arena_take (a, (c->u.pixels * units + c->pieces) * sizeof *b.entries);
  b.start = arena_take (a, (c->u.pixels + 1) * sizeof *b.start);
  return b;
}

size_t
conv_sparse_scratch (const conv_geometry *c)
{
  arena counting = arena_over (NULL);
  sparse_thread_layout (&counting, c);
  return arena_size (&counting);
}

static sparse_thread
sparse_thread_of (void *scratch, const conv_geometry *c)
{
  arena a = arena_over (scratch);
  return sparse_thread_layout (&a, c);
}

int
conv_is_sparse (const conv_geometry *c, const real *dy, size_t batch)
{
  const size_t size = c->u.pixels * c->columns / c->pieces;
  const size_t step = (batch + IMAGES_SEEN - 1) / IMAGES_SEEN;
  const conv_runs r = c->r;
  if (c->columns * r.kernel > UINT32_MAX || r.padded > UINT32_MAX)
    return 0;
  size_t nonzero = 0, all = 0;
  for (size_t j = 0; j < batch; j += step, all += size * c->pieces)
    for (size_t i = 0; i < size; i += LINE)
      {
        integer some = 0;
        for (size_t k = i; k < at_most (i + LINE, size); k++)
          some += dy[j * size + k] != 0;
        nonzero += (size_t) some;
      }
  return (double) nonzero < SPARSE * (double) all;
}

void
conv_sparse_pack (real *packed, const real *w, const conv_geometry *c, const worker *me)
{
  const im2col *u = &c->u;
  const conv_runs r = c->r;
  const share s = worker_share (me, c->columns, 1);
  memset (packed + s.from * r.kernel, 0, (s.to - s.from) * r.kernel * sizeof *packed);
  for (size_t j = s.from; j < s.to; j++)
    for (size_t channel = 0; channel < u->channels; channel++)
      for (size_t across = 0; across < u->w.size[1]; across++)
        {
          real *run = packed + j * r.kernel + across * r.vectors * LANES;
          const real *from = w + j * u->weights + (channel * u->w.size[1] + across) * u->w.size[0];
          for (size_t down = 0; down < u->w.size[0]; down++)
            run[down * u->channels + channel] = from[down];
        }
}

void
conv_sparse_unpack (real *w, const real *packed, const conv_geometry *c, share columns)
{
  const im2col *u = &c->u;
  const conv_runs r = c->r;
  for (size_t j = columns.from; j < columns.to; j++)
    for (size_t channel = 0; channel < u->channels; channel++)
      for (size_t across = 0; across < u->w.size[1]; across++)
        {
          const real *run = packed + j * r.kernel + across * r.vectors * LANES;
          real *to = w + j * u->weights + (channel * u->w.size[1] + across) * u->w.size[0];
          for (size_t down = 0; down < u->w.size[0]; down++)
            to[down] = run[down * u->channels + channel];
        }
}

/* Rows of the image that the copy has, and its columns. */
static size_t
shown (const im2col *u, int axis, size_t padded)
{
  const size_t first = u->w.padding[axis];
  return at_most (u->w.image[axis], padded > first ? padded - first : 0);
}

static void
pad (real *padded, const real *image, const im2col *u, const conv_runs *r)
{
  const size_t rows = shown (u, 0, r->height), columns = shown (u, 1, r->padded / r->column);
  memset (padded, 0, r->padded * sizeof *padded);
  for (size_t channel = 0; channel < u->channels; channel++)
    for (size_t w = 0; w < columns; w++)
      {
        const real *from = image + (channel * u->w.image[1] + w) * u->w.image[0];
        real *to
            = padded + (w + u->w.padding[1]) * r->column + u->w.padding[0] * u->channels + channel;
        for (size_t h = 0; h < rows; h++)
          to[h * u->channels] = from[h];
      }
}

static void
crop (real *image, const real *padded, const im2col *u, const conv_runs *r)
{
  const size_t rows = shown (u, 0, r->height), columns = shown (u, 1, r->padded / r->column);
  memset (image, 0, u->w.image[0] * u->w.image[1] * u->channels * sizeof *image);
  for (size_t channel = 0; channel < u->channels; channel++)
    for (size_t w = 0; w < columns; w++)
      {
        real *to = image + (channel * u->w.image[1] + w) * u->w.image[0];
        const real *from
            = padded + (w + u->w.padding[1]) * r->column + u->w.padding[0] * u->channels + channel;
        for (size_t h = 0; h < rows; h++)
          to[h] = from[h * u->channels];
      }
}

/* sum[i] = the entries' sum of the vectors at base[i] + place. */
static inline void
gather_vectors (vec sum[WIDTH], const real *const base[WIDTH], const entry *from, const entry *to)
{
#pragma GCC unroll 8
  for (int i = 0; i < WIDTH; i++)
    sum[i] = (vec){ 0 };
  for (const entry *e = from; e < to; e++)
#pragma GCC unroll 8
    for (int i = 0; i < WIDTH; i++)
      sum[i] += load (base[i] + e->place) * e->dz;
}

/* Adds n <= WIDTH sums to where `to` says. */
static inline void
scatter_vectors (real *const *to, const vec *sum, size_t n)
{
  for (size_t i = 0; i < n; i++)
    store (to[i], load (to[i]) + sum[i]);
}

/* Where window p begins in the copy. */
static inline uint32_t
place_of (const im2col *u, const conv_runs *r, size_t h, size_t w)
{
  return (uint32_t) (w * u->w.stride[1] * r->column + h * u->w.stride[0] * u->channels);
}

/* Sorts what of dy is not 0 by pixel, unit after unit: the entries of pixel p are those from
 * start[p] on, to the next one's.  `place` is the column's kernel.  A winner that is no piece,
 * as only a forged cache has, takes part in nothing. */
static void
sort_by_pixel (const sparse_thread *b, const conv_geometry *c, const conv_runs *r, const real *dy,
               const uint8_t *winner)
{
  const size_t pixels = c->u.pixels, units = c->columns / c->pieces;
  uint32_t *start = b->start;
  memset (start, 0, (pixels + 1) * sizeof *start);
  for (size_t i = 0; i < pixels * units; i += pixels)
    for (size_t p = 0; p < pixels; p++)
      start[p] += (dy[i + p] != 0) & (!winner || winner[i + p] < c->pieces);
  uint32_t sum = 0;
  for (size_t p = 0; p <= pixels; p++)
    {
      const uint32_t count = start[p];
      start[p] = sum;
      sum += count;
    }
  for (size_t unit = 0, i = 0; unit < units; unit++)
    for (size_t p = 0; p < pixels; p++, i++)
      {
        const size_t piece = winner ? winner[i] : 0;
        if (dy[i] != 0 && piece < c->pieces)
          b->entries[start[p]++]
              = (entry){ (uint32_t) ((piece * units + unit) * r->kernel), dy[i] };
      }
  /* Each start is now the next one's. */
  memmove (start + 1, start, pixels * sizeof *start);
  start[0] = 0;
}

void
conv_sparse_dx (real *dx, void *scratch, const conv_geometry *c, const real *packed, const real *dy,
                const uint8_t *winner)
{
  const im2col *u = &c->u;
  const conv_runs r = c->r;
  const sparse_thread b = sparse_thread_of (scratch, c);
  sort_by_pixel (&b, c, &r, dy, winner);
  memset (b.padded, 0, r.padded * sizeof *b.padded);
  const size_t vectors = u->w.size[1] * r.vectors;
  for (size_t first = 0; first < vectors; first += WIDTH)
    {
      const size_t n = at_most (vectors - first, WIDTH);
      const real *base[WIDTH];
      size_t offset[WIDTH];
      for (size_t i = 0; i < WIDTH; i++)
        {
          const size_t v = first + (i < n ? i : 0);
          base[i] = packed + v * LANES;
          offset[i] = v / r.vectors * r.column + v % r.vectors * LANES;
        }
      for (size_t w = 0, p = 0; w < u->w.count[1]; w++)
        for (size_t h = 0; h < u->w.count[0]; h++, p++)
          if (b.start[p] < b.start[p + 1])
            {
              vec sum[WIDTH];
              real *to[WIDTH];
              for (size_t i = 0; i < WIDTH; i++)
                to[i] = b.padded + place_of (u, &r, h, w) + offset[i];
              gather_vectors (sum, base, b.entries + b.start[p], b.entries + b.start[p + 1]);
              scatter_vectors (to, sum, n);
            }
    }
  crop (dx, b.padded, u, &r);
}

/* What of a unit's dy is not 0 and won with this piece, pixel after pixel; how many. */
static size_t
find_entries (entry *entries, const conv_geometry *c, const conv_runs *r, const real *dy,
              const uint8_t *winner, size_t piece)
{
  const im2col *u = &c->u;
  size_t count = 0;
  for (size_t w = 0, p = 0; w < u->w.count[1]; w++)
    for (size_t h = 0; h < u->w.count[0]; h++, p++)
      {
        /* Written always, counted or not: no branch that cannot be foreseen. */
        entries[count] = (entry){ place_of (u, r, h, w), dy[p] };
        count += (dy[p] != 0) & (!winner || winner[p] == piece);
      }
  return count;
}

void
conv_sparse_dw (real *packed, share s, void *scratch, const conv_geometry *c, const real *x,
                const real *dy, const uint8_t *winner)
{
  const im2col *u = &c->u;
  const conv_runs r = c->r;
  const sparse_thread b = sparse_thread_of (scratch, c);
  const size_t units = c->columns / c->pieces, vectors = u->w.size[1] * r.vectors;
  pad (b.padded, x, u, &r);
  for (size_t unit = s.from; unit < s.to; unit++)
    for (size_t piece = 0; piece < c->pieces; piece++)
      {
        const size_t at = unit * u->pixels;
        const size_t count
            = find_entries (b.entries, c, &r, dy + at, winner ? winner + at : NULL, piece);
        real *kernel = packed + (piece * units + unit) * r.kernel;
        for (size_t first = 0; count && first < vectors; first += WIDTH)
          {
            const size_t n = at_most (vectors - first, WIDTH);
            const real *base[WIDTH];
            real *to[WIDTH];
            vec sum[WIDTH];
            for (size_t i = 0; i < WIDTH; i++)
              {
                const size_t v = first + (i < n ? i : 0);
                base[i] = b.padded + v / r.vectors * r.column + v % r.vectors * LANES;
                to[i] = kernel + v * LANES;
              }
            gather_vectors (sum, base, b.entries, b.entries + count);
            scatter_vectors (to, sum, n);
          }
      }
}
