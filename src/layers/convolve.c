/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "layers/convolve.h"

#include "base/vector.h"
#include "kernels/conv_dense.h"
#include "kernels/conv_sparse.h"
#include "kernels/im2col.h"

#include <string.h>

/* Workers share the images in the passes that make images, and W, for whose part each looks at
 * all images, in the pass that makes its gradient: so each number is summed by one worker,
 * image after image.  A W of few rows makes shares that are unlike, and the work of padding and
 * packing an image is much beside them: there they share the images, in PARTS whose sums are
 * added up in the end, as many whatever the number of workers. */

enum
{
  FEW_ROWS = 8, /* vectors of rows of W */
  PARTS = 8
};

static int
has_few_rows (const conv_geometry *g)
{
  return g->u.weights < FEW_ROWS * LANES;
}

/* Scratch for all.  Here and below there is only what the layer uses. */
typedef struct
{
  real *weights;  /* W' (columns x weights); or W or its gradient as conv_sparse.h has them */
  real *gradient; /* weights x columns, and the biases' */
  real *parts;    /* PARTS of them */
} conv_scratch;

static conv_scratch
conv_scratch_layout (arena *a, const layer *l)
{
  const conv_geometry *g = &l->geometry.conv;
  const size_t sparse = g->adjoint ? 0 : g->columns * g->r.kernel;
  conv_scratch s = { 0 };
  s.weights = arena_take (a, (sparse > l->weights ? sparse : l->weights) * sizeof (real));
  s.gradient = arena_take (a, (l->weights + l->biases) * sizeof (real));
  if (has_few_rows (g))
    s.parts = arena_take (a, PARTS * (l->weights + l->biases) * sizeof (real));
  return s;
}

/* Scratch of a worker. */
typedef struct
{
  conv_dense dense;
  real *z;      /* pixels x columns, of several pieces */
  double *sums; /* of the biases' gradient */
  void *sparse; /* of conv_sparse.h, where dZ is what a layer hands down */
} conv_thread;

static conv_thread
conv_thread_layout (arena *a, const conv_geometry *g)
{
  conv_thread t = { .dense = conv_dense_layout (a, g) };
  if (g->pieces > 1)
    t.z = arena_take (a, (g->u.pixels * g->columns + LANES) * sizeof (real));
  if (!g->adjoint)
    t.sparse = arena_take (a, conv_sparse_scratch (g));
  t.sums = arena_take (a, (g->columns + g->u.channels) * sizeof *t.sums);
  return t;
}

static conv_scratch
scratch_of (const layer_call *call)
{
  arena a = arena_over (call->scratch);
  return conv_scratch_layout (&a, call->l);
}

static conv_thread
thread_of (const layer_call *call)
{
  arena a = arena_over (layer_scratch_thread (call));
  const conv_geometry *g = &call->l->geometry.conv;
  const conv_thread t = conv_thread_layout (&a, g);
  conv_dense_begin (&t.dense, g);
  return t;
}

windows
conv_windows (const layer *l)
{
  windows w = { .image = { l->in.height, l->in.width } };
  layer_pair (w.size, l, "Kernel");
  layer_pair (w.stride, l, "Stride");
  layer_pair (w.padding, l, "Padding");
  return w;
}

int
conv_untied (const layer *l)
{
  return layer_number (l, "Biases") == 1;
}

status_code
conv_plan (layer *l, size_t pieces, status *st)
{
  const size_t channels = (size_t) layer_number (l, "Channels");
  windows w = conv_windows (l);
  if (windows_plan (&w, 0, "kernel", st))
    return st->code;
  const im2col u = im2col_of (&w, l->in.channels);
  l->geometry.conv = (conv_geometry){ .u = u,
                                      .r = conv_runs_of (&u),
                                      .columns = channels * pieces,
                                      .pieces = pieces,
                                      .untied = conv_untied (l) };
  l->out = (shape){ w.count[0], w.count[1], channels, u.pixels * channels };
  l->saved = pieces > 1 ? l->out.size : 0;
  return conv_plan_sizes (l, (conv_untied (l) ? u.pixels : 1) * channels * pieces, st);
}

void
conv_init (real *params, real *state, const layer *l, rng r)
{
  (void) state;
  const conv_geometry *g = &l->geometry.conv;
  const double kernel = (double) (g->u.w.size[0] * g->u.w.size[1]);
  dense_draw (params, l, (double) l->fan_in, kernel * (double) g->columns, r);
}

status_code
conv_plan_sizes (layer *l, size_t biases, status *st)
{
  const conv_geometry *g = &l->geometry.conv;
  const im2col *u = &g->u;
  const double padded = (double) u->plane * (double) u->channels;
  if (padded >= 0x1p31 || (double) u->pixels * (double) g->columns >= 0x1p31)
    return status_fail (st, GAN_TOO_LARGE, "%zu x %zu windows and %zu columns are too many",
                        u->w.count[0], u->w.count[1], g->columns);
  if ((double) u->weights * (double) g->columns > 0x1p40)
    return status_fail (st, GAN_TOO_LARGE, "%zu columns of %zu weights are too many", g->columns,
                        u->weights);
  l->fan_in = u->weights;
  l->weights = u->weights * g->columns;
  l->biases = biases;
  l->reuse = u->pixels;
  dense_bounds (l);
  arena all = arena_over (NULL), thread = arena_over (NULL);
  conv_scratch_layout (&all, l);
  conv_thread_layout (&thread, g);
  l->scratch_fixed = arena_size (&all);
  l->scratch_thread = round_up (arena_size (&thread), 64);
  return GAN_OK;
}

/* z = the biases, of `channels` with so many pixels. */
static void
fill_with_biases (real *z, const real *biases, size_t pixels, size_t channels, int untied)
{
  if (untied)
    memcpy (z, biases, pixels * channels * sizeof *z);
  else
    for (size_t c = 0; c < channels; c++)
      for (size_t i = 0; i < pixels; i++)
        z[i + c * pixels] = biases[c];
}

/* The same added. */
static void
add_biases (real *restrict z, const real *restrict biases, size_t pixels, size_t channels,
            int untied)
{
  for (size_t c = 0; c < channels; c++)
    for (size_t i = c * pixels; i < (c + 1) * pixels; i++)
      z[i] += biases[untied ? i : c];
}

/* The largest piece and its number. */
static void
select_pieces (real *restrict y, uint8_t *restrict winner, const real *restrict z, size_t units,
               size_t pieces)
{
  memcpy (y, z, units * sizeof *y);
  memset (winner, 0, units);
  for (size_t piece = 1; piece < pieces; piece++)
    {
      const real *candidate = z + piece * units;
      const uint8_t number = (uint8_t) piece;
      for (size_t i = 0; i < units; i++)
        {
          const int wins = candidate[i] > y[i];
          y[i] = wins ? candidate[i] : y[i];
          winner[i] = wins ? number : winner[i];
        }
    }
}

/* dZ of an image: dy where its piece won, else 0. */
static const real *
scatter_pieces (real *restrict z, const real *restrict dy, const uint8_t *restrict winner,
                size_t units, size_t pieces)
{
  if (!winner)
    return dy;
  for (size_t piece = 0; piece < pieces; piece++)
    for (size_t i = 0; i < units; i++)
      z[i + piece * units] = winner[i] == piece ? dy[i] : 0;
  return z;
}

void
conv_forward (const layer_call *call)
{
  const layer *l = call->l;
  const conv_geometry *g = &l->geometry.conv;
  const conv_thread t = thread_of (call);
  uint8_t *winner = g->pieces > 1 ? call->saved : NULL;
  const size_t size = l->out.size;
  const share s = worker_share (call->p.me, call->p.batch, 1);
  for (size_t j = s.from; j < s.to; j++)
    {
      real *y = call->y + j * size, *z = winner ? t.z : y;
      fill_with_biases (z, call->params + l->weights, g->u.pixels, g->columns, g->untied);
      conv_dense_forward (z, call->x + j * l->in.size, &t.dense, g, call->params, 1);
      if (winner)
        select_pieces (y, winner + j * size, z, size, g->pieces);
    }
  worker_wait (call->p.me);
}

/* Hands over the gradient that lies at `whole`, the worker's share of its columns and of the
 * biases. */
static void
hand_over (const layer_call *call, const real *whole)
{
  const layer *l = call->l;
  const gradient *dw = call->dw;
  const share s = worker_share (call->p.me, l->weights / l->fan_in, 1);
  const share b = worker_share (call->p.me, l->biases, 1);
  gradient_ready (dw, whole + s.from * l->fan_in, s.from * l->fan_in, (s.to - s.from) * l->fan_in);
  gradient_ready (dw, whole + l->weights + b.from, l->weights + b.from, b.to - b.from);
}

/* What a weight gradient is made of: all images of a pass, the larger ones at `images`, the others
 * at `others`, with their winners; of one kind the sums are the biases' gradient. */
typedef struct
{
  const real *images, *others;
  const uint8_t *winner;
  int biases_of_images, is_sparse;
} gradient_inputs;

/* What of it to make: from which images, which rows of W or, where it is sparse, units, and
 * which biases. */
typedef struct
{
  share images, rows, units, biases;
} gradient_shares;

/* Adds one image's part of the biases' gradient, untied ones to db and tied ones to the sums; d is
 * pixels x channels. */
static void
sum_biases (real *db, double *sums, const real *d, size_t pixels, int untied, share s)
{
  if (untied)
    for (size_t i = s.from; i < s.to; i++)
      db[i] += d[i];
  else
    for (size_t c = s.from; c < s.to; c++)
      {
        real sum = 0;
#pragma omp simd reduction(+ : sum)
        for (size_t i = 0; i < pixels; i++)
          sum += d[i + c * pixels];
        sums[c] += (double) sum;
      }
}

/* Its weights and biases to `whole`; `sparse` has room for the weights as conv_sparse.h has
 * them. */
static void
sum_gradient (real *whole, real *sparse, const gradient_shares *d, const gradient_inputs *in,
              const conv_thread *t, const layer *l)
{
  const conv_geometry *g = &l->geometry.conv;
  real *db = whole + l->weights;
  const size_t units = g->columns / g->pieces, kernel = g->r.kernel;
  const size_t image = g->u.w.image[0] * g->u.w.image[1], other = g->u.pixels * units;
  const share s = d->biases;
  for (size_t i = s.from; i < s.to; i++)
    if (g->untied)
      db[i] = 0;
    else
      t->sums[i] = 0;
  if (in->is_sparse)
    for (size_t piece = 0; piece < g->pieces; piece++)
      memset (sparse + (piece * units + d->units.from) * kernel, 0,
              (d->units.to - d->units.from) * kernel * sizeof (real));
  else if (d->images.from == d->images.to)
    for (size_t j = 0; j < g->columns; j++)
      memset (whole + d->rows.from + j * l->fan_in, 0, (d->rows.to - d->rows.from) * sizeof *whole);
  for (size_t j = d->images.from; j < d->images.to; j++)
    {
      const real *x = in->images + j * image * g->u.channels, *dy = in->others + j * other;
      const uint8_t *winner = in->winner ? in->winner + j * other : NULL;
      const real *z = scatter_pieces (t->z, dy, winner, other, g->pieces);
      if (in->is_sparse)
        conv_sparse_dw (sparse, d->units, t->sparse, g, x, dy, winner);
      else
        conv_dense_dw (whole, d->rows, x, z, &t->dense, g, j > d->images.from);
      sum_biases (db, t->sums, in->biases_of_images ? x : z,
                  in->biases_of_images ? image : g->u.pixels, g->untied, s);
    }
  if (in->is_sparse)
    for (size_t piece = 0; piece < g->pieces; piece++)
      conv_sparse_unpack (whole, sparse, g,
                          (share){ piece * units + d->units.from, piece * units + d->units.to });
  if (!g->untied)
    for (size_t i = s.from; i < s.to; i++)
      db[i] = (real) t->sums[i];
}

/* The worker's share of the sum of the parts. */
static void
add_parts (real *whole, const real *parts, size_t n, const worker *me)
{
  const share s = worker_share (me, n, LINE);
  for (size_t i = s.from; i < s.to; i++)
    {
      real sum = parts[i];
      for (size_t part = 1; part < PARTS; part++)
        sum += parts[i + part * n];
      whole[i] = sum;
    }
}

static void
weight_gradient (const layer_call *call, const gradient_inputs *in, const conv_scratch *all,
                 const conv_thread *t)
{
  const layer *l = call->l;
  const conv_geometry *g = &l->geometry.conv;
  const worker *me = call->p.me;
  const size_t n = l->weights + l->biases, units = g->columns / g->pieces, batch = call->p.batch;
  real *whole = gradient_place (call->dw, 0, all->gradient);
  if (has_few_rows (g) && !in->is_sparse)
    {
      const share parts = worker_share (me, PARTS, 1);
      for (size_t part = parts.from; part < parts.to; part++)
        {
          const share images = { batch * part / PARTS, batch * (part + 1) / PARTS };
          const gradient_shares of_images
              = { images, { 0, l->fan_in }, { 0, units }, { 0, l->biases } };
          sum_gradient (all->parts + part * n, NULL, &of_images, in, t, l);
        }
      worker_wait (me);
      add_parts (whole, all->parts, n, me);
    }
  else
    {
      const gradient_shares mine = { { 0, batch },
                                     worker_share (me, l->fan_in, LANES),
                                     worker_share (me, units, 1),
                                     worker_share (me, l->biases, g->untied ? LINE : 1) };
      sum_gradient (whole, all->weights, &mine, in, t, l);
    }
  worker_wait (me);
  hand_over (call, whole);
}

/* dX of the convolution, the worker's images. */
static void
conv_dx (const layer_call *call, const uint8_t *winner, int is_sparse, const conv_scratch *all,
         const conv_thread *t)
{
  const layer *l = call->l;
  const conv_geometry *g = &l->geometry.conv;
  const size_t size = l->out.size;
  if (is_sparse)
    conv_sparse_pack (all->weights, call->params, g, call->p.me);
  else
    conv_dense_transpose (all->weights, call->params, g, call->p.me);
  worker_wait (call->p.me);
  const share s = worker_share (call->p.me, call->p.batch, 1);
  for (size_t j = s.from; j < s.to; j++)
    {
      const real *dy = call->dy + j * size;
      const uint8_t *won = winner ? winner + j * size : NULL;
      real *dx = call->dx + j * l->in.size;
      if (is_sparse)
        conv_sparse_dx (dx, t->sparse, g, all->weights, dy, won);
      else
        conv_dense_adjoint (dx, scatter_pieces (t->z, dy, won, size, g->pieces), &t->dense, g,
                            all->weights);
    }
}

void
conv_backward (const layer_call *call)
{
  const conv_geometry *g = &call->l->geometry.conv;
  const conv_scratch all = scratch_of (call);
  const conv_thread t = thread_of (call);
  const uint8_t *winner = g->pieces > 1 ? call->saved : NULL;
  const int is_sparse = conv_is_sparse (g, call->dy, call->p.batch);
  if (call->dx)
    conv_dx (call, winner, is_sparse, &all, &t);
  worker_wait (call->p.me);
  if (call->dw)
    weight_gradient (call, &(gradient_inputs){ call->x, call->dy, winner, 0, is_sparse }, &all, &t);
  worker_wait (call->p.me);
}

void
conv_adjoint_forward (const layer_call *call)
{
  const layer *l = call->l;
  const conv_geometry *g = &l->geometry.conv;
  const conv_scratch all = scratch_of (call);
  const conv_thread t = thread_of (call);
  const real *biases = call->params + l->weights;
  conv_dense_transpose (all.weights, call->params, g, call->p.me);
  worker_wait (call->p.me);
  const share s = worker_share (call->p.me, call->p.batch, 1);
  for (size_t j = s.from; j < s.to; j++)
    {
      real *y = call->y + j * l->out.size;
      conv_dense_adjoint (y, call->x + j * l->in.size, &t.dense, g, all.weights);
      add_biases (y, biases, l->out.height * l->out.width, l->out.channels, g->untied);
    }
  worker_wait (call->p.me);
}

void
conv_adjoint_backward (const layer_call *call)
{
  const layer *l = call->l;
  const conv_geometry *g = &l->geometry.conv;
  const conv_scratch all = scratch_of (call);
  const conv_thread t = thread_of (call);
  if (call->dx)
    {
      const share s = worker_share (call->p.me, call->p.batch, 1);
      for (size_t j = s.from; j < s.to; j++)
        conv_dense_forward (call->dx + j * l->in.size, call->dy + j * l->out.size, &t.dense, g,
                            call->params, 0);
    }
  worker_wait (call->p.me);
  if (call->dw)
    weight_gradient (call, &(gradient_inputs){ call->dy, call->x, NULL, 1, 0 }, &all, &t);
  worker_wait (call->p.me);
}
