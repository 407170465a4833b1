/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "layers/convolve.h"

#include "base/vector.h"
#include "kernels/conv_sparse.h"

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

/* Numbers of dU that are made before they are folded: what a second-level cache holds, in a
 * multiple of so many columns. */
static const size_t FOLDED_TOGETHER = 1 << 16, COLUMNS = 8;

/* Scratch for all.  Here and below there is only what the layer uses. */
typedef struct
{
  real *turned;   /* columns x weights: W'; or W or its gradient as conv_sparse.h has them */
  real *gradient; /* weights x columns, and the biases' */
  real *parts;    /* PARTS of them */
} table;

static int
has_few_rows (const conv *c)
{
  return c->u.weights < FEW_ROWS * LANES;
}

static table
lay_out (arena *a, const layer *l, const conv *c)
{
  const size_t sparse = c->adjoint ? 0 : c->columns * runs_of (&c->u).kernel;
  table t = { 0 };
  t.turned = arena_take (a, (sparse > l->weights ? sparse : l->weights) * sizeof (real));
  t.gradient = arena_take (a, (l->weights + l->biases) * sizeof (real));
  if (has_few_rows (c))
    t.parts = arena_take (a, PARTS * (l->weights + l->biases) * sizeof (real));
  return t;
}

/* A worker's own. */
typedef struct
{
  void *product; /* of gemm.h */
  real *padded;  /* an image */
  uint32_t *offset;
  real *z;      /* pixels x columns, of several pieces */
  real *block;  /* of dU: pixels x together */
  double *sums; /* of the biases' gradient */
  void *sparse; /* of conv_sparse.h, where dZ is what a layer hands down */
} bench;

static size_t
columns_together (const conv *c)
{
  const size_t most = FOLDED_TOGETHER / c->u.pixels / COLUMNS * COLUMNS;
  return most < COLUMNS ? COLUMNS : at_most (most, round_up (c->u.weights, COLUMNS));
}

static bench
set_up (arena *a, const conv *c)
{
  bench b = { 0 };
  b.product = arena_take (a, gemm_scratch_thread ());
  b.padded = arena_take (a, unfold_padded (&c->u) * sizeof (real));
  b.offset = arena_take (a, c->u.weights * sizeof *b.offset);
  if (c->pieces > 1)
    b.z = arena_take (a, (c->u.pixels * c->columns + LANES) * sizeof (real));
  b.block = arena_take (a, (c->u.pixels * columns_together (c) + LANES) * sizeof (real));
  if (!c->adjoint)
    b.sparse = arena_take (a, conv_sparse_own (c));
  b.sums = arena_take (a, (c->columns + c->u.channels) * sizeof *b.sums);
  return b;
}

static table
table_of (const layer_call *call, const conv *c)
{
  arena a = arena_over (call->scratch);
  return lay_out (&a, call->l, c);
}

static bench
bench_of (const layer_call *call, const conv *c)
{
  arena a = arena_over (layer_own (call));
  const bench b = set_up (&a, c);
  unfold_offsets (b.offset, &c->u);
  return b;
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

static status_code
conv_of (conv *c, const layer *l, size_t channels, size_t pieces, status *st)
{
  windows w = conv_windows (l);
  if (windows_plan (&w, 0, "kernel", st))
    return st->code;
  *c = (conv){ .u = unfolding_of (&w, l->in.channels),
               .columns = channels * pieces,
               .pieces = pieces,
               .untied = conv_untied (l) };
  return GAN_OK;
}

conv
conv_planned (const layer *l, size_t pieces)
{
  conv c;
  status st = { GAN_OK, "" };
  conv_of (&c, l, l->out.channels, pieces, &st);
  return c;
}

status_code
conv_plan_layer (layer *l, size_t pieces, status *st)
{
  conv c;
  const size_t channels = (size_t) layer_number (l, "Channels");
  if (conv_of (&c, l, channels, pieces, st))
    return st->code;
  l->out = (shape){ c.u.w.count[0], c.u.w.count[1], channels, c.u.pixels * channels };
  return conv_plan (l, &c, c.untied ? c.u.pixels * c.columns : c.columns, st);
}

void
conv_init (real *params, real *state, const layer *l, rng r)
{
  (void) state;
  size_t kernel[2];
  layer_pair (kernel, l, "Kernel");
  const double columns = (double) (l->weights / l->fan_in);
  dense_draw (params, l, (double) l->fan_in, (double) (kernel[0] * kernel[1]) * columns, r);
}

status_code
conv_plan (layer *l, const conv *c, size_t biases, status *st)
{
  const unfolding *u = &c->u;
  const double padded = (double) u->plane * (double) u->channels;
  if (padded >= 0x1p31 || (double) u->pixels * (double) c->columns >= 0x1p31)
    return status_fail (st, GAN_TOO_LARGE, "%zu x %zu windows and %zu columns are too many",
                        u->w.count[0], u->w.count[1], c->columns);
  if ((double) u->weights * (double) c->columns > 0x1p40)
    return status_fail (st, GAN_TOO_LARGE, "%zu columns of %zu weights are too many", c->columns,
                        u->weights);
  l->fan_in = u->weights;
  l->weights = u->weights * c->columns;
  l->biases = biases;
  l->uses = u->pixels;
  dense_bounds (l);
  arena all = arena_over (NULL), own = arena_over (NULL);
  lay_out (&all, l, c);
  set_up (&own, c);
  l->scratch_fixed = arena_size (&all);
  l->scratch_own = round_up (arena_size (&own), 64);
  return GAN_OK;
}

/* The three products, for one image. */

/* z = or += U W */
static void
convolve (real *z, const real *image, const bench *b, const conv *c, const real *w, int add)
{
  const unfolding *u = &c->u;
  unfold_pad (b->padded, image, u);
  const unfolded f = unfold_windows (u, b->padded, b->offset);
  gemm_implicit (z, u->pixels, b->product, &f.as, w, u->weights, 0, u->pixels, c->columns,
                 u->weights, add);
}

/* image = the fold of z W' */
static void
spread_out (real *image, const real *z, const bench *b, const conv *c, const real *turned)
{
  const unfolding *u = &c->u;
  const size_t together = columns_together (c);
  memset (b->padded, 0, unfold_padded (u) * sizeof (real));
  for (size_t k = 0; k < u->weights; k += together)
    {
      const size_t some = at_most (u->weights - k, together);
      gemm_rows (b->block, u->pixels, b->product, z, u->pixels, turned + k * c->columns, c->columns,
                 0, u->pixels, some, c->columns, 0);
      unfold_add (b->padded, b->block, u->pixels, k, some, u, b->offset);
    }
  unfold_crop (image, b->padded, u);
}

/* Rows of W = or += U' Z */
static void
correlate (real *w, share rows, const real *image, const real *z, const bench *b, const conv *c,
           int add)
{
  const unfolding *u = &c->u;
  unfold_pad (b->padded, image, u);
  const unfolded f = unfold_weights (u, b->padded, b->offset);
  gemm_implicit (w, u->weights, b->product, &f.as, z, u->pixels, rows.from, rows.to, c->columns,
                 u->pixels, add);
}

/* The worker's share of W'. */
static void
turn_weights (real *turned, const real *w, const conv *c, const worker *me)
{
  const size_t k = c->u.weights;
  const share s = worker_share (me, k, LINE);
  for (size_t j = 0; j < c->columns; j++)
    for (size_t i = s.from; i < s.to; i++)
      turned[j + i * c->columns] = w[i + j * k];
}

/* z = the biases, of `channels` with so many pixels. */
static void
fill (real *z, const real *biases, size_t pixels, size_t channels, int untied)
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
add (real *restrict z, const real *restrict biases, size_t pixels, size_t channels, int untied)
{
  for (size_t c = 0; c < channels; c++)
    for (size_t i = c * pixels; i < (c + 1) * pixels; i++)
      z[i] += biases[untied ? i : c];
}

/* The largest piece and its number. */
static void
choose_pieces (real *restrict y, uint8_t *restrict winner, const real *restrict z, size_t units,
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
spread_pieces (real *restrict z, const real *restrict dy, const uint8_t *restrict winner,
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
conv_forward (const layer_call *call, const conv *c, uint8_t *winner)
{
  const layer *l = call->l;
  const bench b = bench_of (call, c);
  const size_t size = l->out.size;
  const share s = worker_share (call->p.me, call->p.batch, 1);
  for (size_t j = s.from; j < s.to; j++)
    {
      real *y = call->y + j * size, *z = winner ? b.z : y;
      fill (z, call->params + l->weights, c->u.pixels, c->columns, c->untied);
      convolve (z, call->x + j * l->in.size, &b, c, call->params, 1);
      if (winner)
        choose_pieces (y, winner + j * size, z, size, c->pieces);
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

/* The gradient by weights and biases from all images of a pass, the larger ones at `images`, the
 * others at `others`, with their winners; of one kind the sums are the biases' gradient. */
typedef struct
{
  const real *images, *others;
  const uint8_t *winner;
  int biases_of_images, is_sparse;
} material;

/* What of it to make: from which images, which rows of W or, where it is sparse, units, and
 * which biases. */
typedef struct
{
  share images, rows, units, biases;
} duty;

/* Adds one image's part of the biases' gradient, untied ones to db and tied ones to the sums; d is
 * pixels x channels. */
static void
add_biases (real *db, double *sums, const real *d, size_t pixels, int untied, share s)
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

/* Its weights and biases to `whole`. */
static void
sum_gradient (real *whole, const duty *d, const material *m, const table *t, const bench *b,
              const layer *l, const conv *c)
{
  const unfolding *u = &c->u;
  real *db = whole + l->weights;
  const size_t units = c->columns / c->pieces, kernel = runs_of (u).kernel;
  const size_t image = u->w.image[0] * u->w.image[1], other = u->pixels * units;
  const share s = d->biases;
  for (size_t i = s.from; i < s.to; i++)
    if (c->untied)
      db[i] = 0;
    else
      b->sums[i] = 0;
  if (m->is_sparse)
    for (size_t piece = 0; piece < c->pieces; piece++)
      memset (t->turned + (piece * units + d->units.from) * kernel, 0,
              (d->units.to - d->units.from) * kernel * sizeof (real));
  else if (d->images.from == d->images.to)
    for (size_t j = 0; j < c->columns; j++)
      memset (whole + d->rows.from + j * l->fan_in, 0, (d->rows.to - d->rows.from) * sizeof *whole);
  for (size_t j = d->images.from; j < d->images.to; j++)
    {
      const real *x = m->images + j * image * u->channels, *dy = m->others + j * other;
      const uint8_t *winner = m->winner ? m->winner + j * other : NULL;
      const real *z = spread_pieces (b->z, dy, winner, other, c->pieces);
      if (m->is_sparse)
        conv_sparse_dw (t->turned, d->units, b->sparse, c, x, dy, winner);
      else
        correlate (whole, d->rows, x, z, b, c, j > d->images.from);
      add_biases (db, b->sums, m->biases_of_images ? x : z, m->biases_of_images ? image : u->pixels,
                  c->untied, s);
    }
  if (m->is_sparse)
    for (size_t piece = 0; piece < c->pieces; piece++)
      conv_sparse_turn_back (whole, t->turned, c,
                             (share){ piece * units + d->units.from, piece * units + d->units.to });
  if (!c->untied)
    for (size_t i = s.from; i < s.to; i++)
      db[i] = (real) b->sums[i];
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
make_gradient (const layer_call *call, const material *m, const table *t, const bench *b,
               const conv *c)
{
  const layer *l = call->l;
  const worker *me = call->p.me;
  const size_t n = l->weights + l->biases, units = c->columns / c->pieces, batch = call->p.batch;
  real *whole = gradient_place (call->dw, 0, t->gradient);
  if (has_few_rows (c) && !m->is_sparse)
    {
      const share parts = worker_share (me, PARTS, 1);
      for (size_t part = parts.from; part < parts.to; part++)
        {
          const share images = { batch * part / PARTS, batch * (part + 1) / PARTS };
          const duty all = { images, { 0, l->fan_in }, { 0, units }, { 0, l->biases } };
          sum_gradient (t->parts + part * n, &all, m, t, b, l, c);
        }
      worker_wait (me);
      add_parts (whole, t->parts, n, me);
    }
  else
    {
      const duty mine = { { 0, batch },
                          worker_share (me, l->fan_in, LANES),
                          worker_share (me, units, 1),
                          worker_share (me, l->biases, c->untied ? LINE : 1) };
      sum_gradient (whole, &mine, m, t, b, l, c);
    }
  worker_wait (me);
  hand_over (call, whole);
}

void
conv_backward (const layer_call *call, const conv *c, const uint8_t *winner)
{
  const layer *l = call->l;
  const worker *me = call->p.me;
  const table t = table_of (call, c);
  const bench b = bench_of (call, c);
  const size_t size = l->out.size, batch = call->p.batch;
  const int is_sparse = conv_is_sparse (c, call->dy, batch);
  if (call->dx)
    {
      if (is_sparse)
        conv_sparse_turn (t.turned, call->params, c, me);
      else
        turn_weights (t.turned, call->params, c, me);
      worker_wait (me);
      const share s = worker_share (me, batch, 1);
      for (size_t j = s.from; j < s.to; j++)
        {
          const real *dy = call->dy + j * size;
          const uint8_t *won = winner ? winner + j * size : NULL;
          real *dx = call->dx + j * l->in.size;
          if (is_sparse)
            conv_sparse_dx (dx, b.sparse, c, t.turned, dy, won);
          else
            spread_out (dx, spread_pieces (b.z, dy, won, size, c->pieces), &b, c, t.turned);
        }
    }
  worker_wait (me);
  if (call->dw)
    make_gradient (call, &(material){ call->x, call->dy, winner, 0, is_sparse }, &t, &b, c);
  worker_wait (me);
}

void
conv_adjoint_forward (const layer_call *call, const conv *c)
{
  const layer *l = call->l;
  const table t = table_of (call, c);
  const bench b = bench_of (call, c);
  const size_t size = l->out.size, pixels = l->out.height * l->out.width;
  turn_weights (t.turned, call->params, c, call->p.me);
  worker_wait (call->p.me);
  const share s = worker_share (call->p.me, call->p.batch, 1);
  for (size_t j = s.from; j < s.to; j++)
    {
      real *image = call->y + j * size;
      spread_out (image, call->x + j * l->in.size, &b, c, t.turned);
      add (image, call->params + l->weights, pixels, l->out.channels, c->untied);
    }
  worker_wait (call->p.me);
}

void
conv_adjoint_backward (const layer_call *call, const conv *c)
{
  const layer *l = call->l;
  const table t = table_of (call, c);
  const bench b = bench_of (call, c);
  if (call->dx)
    {
      const share s = worker_share (call->p.me, call->p.batch, 1);
      for (size_t j = s.from; j < s.to; j++)
        convolve (call->dx + j * l->in.size, call->dy + j * l->out.size, &b, c, call->params, 0);
    }
  worker_wait (call->p.me);
  if (call->dw)
    make_gradient (call, &(material){ call->dy, call->x, NULL, 1, 0 }, &t, &b, c);
  worker_wait (call->p.me);
}
