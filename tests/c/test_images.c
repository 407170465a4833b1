/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Every type of image layer against a naive version of it in double (naive_images.h), in
 * cases that are listed here.
 *
 * Activations are multiples of 1/8 below 1, so that sums are exact in either precision, in
 * any order, and ties are frequent.
 */

#include "arrays.h"
#include "check.h"
#include "collection.h"
#include "layers/layer.h"
#include "naive_images.h"
#include "passes.h"

enum
{
  MOST_SET = 6,
  WORKERS = 3
};

/* An option that is not at its default; `second` is the width's of a pair, NO_SECOND the same
 * as the height's. */
typedef struct
{
  const char *name;
  double value, second;
} setting;

#define NO_SECOND -1

typedef struct
{
  const char *type;
  size_t height, width, channels;
  setting set[MOST_SET + 1]; /* ended by a name that is NULL */
} image_case;

#define BOTH(name, value)                                                                          \
  {                                                                                                \
    name, value, NO_SECOND                                                                         \
  }
#define POOL_CASES(type)                                                                           \
  { type, 1, 1, 1, { BOTH ("Window", 1) } }, { type, 1, 7, 1, { { "Window", 1, 3 } } },            \
      { type, 7, 1, 2, { { "Window", 3, 1 }, BOTH ("Stride", 1) } },                               \
      { type, 5, 3, 2, { BOTH ("Window", 2) } },                                                   \
      { type, 5, 3, 2, { BOTH ("Window", 2), BOTH ("Rounding", 1) } },                             \
      { type, 5, 3, 2, { BOTH ("Window", 3), BOTH ("Padding", 2), BOTH ("Stride", 1) } },          \
      { type, 13, 11, 3, { { "Window", 3, 2 }, { "Stride", 2, 3 }, { "Padding", 1, 0 } } },        \
      { type,                                                                                      \
        13,                                                                                        \
        11,                                                                                        \
        3,                                                                                         \
        { { "Window", 2, 3 }, { "Stride", 5, 4 }, { "Padding", 0, 2 }, BOTH ("Rounding", 1) } },   \
      { type,                                                                                      \
        11,                                                                                        \
        13,                                                                                        \
        1,                                                                                         \
        { { "Window", 11, 5 }, BOTH ("Stride", 3), { "Padding", 10, 4 }, BOTH ("Rounding", 1) } }, \
      { type, 6, 40, 1, { { "Window", 4, 3 }, { "Stride", 1, 2 }, BOTH ("Rounding", 1) } },        \
      { type, 33, 33, 4, { BOTH ("Window", 4), BOTH ("Stride", 2), BOTH ("Rounding", 1) } },       \
      { type, 33, 33, 4, { BOTH ("Window", 4), BOTH ("Stride", 2), BOTH ("Padding", 1) } },        \
      { type, 40, 6, 2, { BOTH ("Window", 3), BOTH ("Stride", 1), BOTH ("Padding", 1) } },         \
      { type, 67, 5, 2, { { "Window", 5, 2 }, { "Stride", 2, 1 }, { "Padding", 3, 1 } } },         \
      { type, 1, 1, 2, { { "Window", 255, 3 }, { "Padding", 254, 2 }, { "Stride", 100, 1 } } },    \
  {                                                                                                \
    type, 300, 2, 1,                                                                               \
    {                                                                                              \
      { "Window", 255, 1 }, { "Padding", 254, 0 }, { "Stride", 7, 1 }                              \
    }                                                                                              \
  }

#define KERNEL(h, w, sh, sw, ph, pw)                                                               \
  { "Kernel", h, w }, { "Stride", sh, sw }, { "Padding", ph, pw }
/* One pixel; a kernel as large as the image, and as the padded one; asymmetric ones; strides below
 * and beyond the kernel; several blocks of pixels, of weights and of columns. */
#define CONVOLUTION_CASES(type)                                                                    \
  { type, 1, 1, 1, { BOTH ("Channels", 1), KERNEL (1, 1, 1, 1, 0, 0) } },                          \
      { type, 5, 4, 3, { BOTH ("Channels", 2), KERNEL (5, 4, 1, 1, 0, 0) } },                      \
      { type, 3, 2, 1, { BOTH ("Channels", 5), KERNEL (5, 4, 1, 1, 1, 1) } },                      \
      { type, 7, 6, 2, { BOTH ("Channels", 3), KERNEL (3, 2, 2, 1, 1, 0), BOTH ("Biases", 1) } },  \
      { type, 19, 3, 2, { BOTH ("Channels", 7), KERNEL (2, 3, 5, 2, 3, 1) } },                     \
      { type,                                                                                      \
        11,                                                                                        \
        13,                                                                                        \
        1,                                                                                         \
        { BOTH ("Channels", 9), KERNEL (1, 1, 2, 3, 0, 0), BOTH ("Biases", 1) } },                 \
      { type, 6, 5, 40, { BOTH ("Channels", 3), KERNEL (3, 3, 1, 1, 1, 1) } },                     \
  {                                                                                                \
    type, 33, 17, 3, { BOTH ("Channels", 53), KERNEL (8, 5, 1, 1, 4, 2) }                          \
  }

static const image_case cases[] = {
  CONVOLUTION_CASES ("conv"),
  CONVOLUTION_CASES ("maxoutconv"),
  { "maxoutconv",
    9,
    8,
    3,
    { BOTH ("Channels", 2), BOTH ("Pieces", 5), KERNEL (3, 3, 1, 1, 1, 1) } },
  { "maxoutconv",
    9,
    8,
    3,
    { BOTH ("Channels", 5), BOTH ("Pieces", 1), KERNEL (3, 3, 1, 1, 1, 1) } },
  CONVOLUTION_CASES ("deconv"),
  { "deconv",
    5,
    4,
    3,
    { BOTH ("Channels", 2), KERNEL (3, 3, 2, 3, 1, 0), { "OutputPadding", 1, 2 } } },
  { "deconv",
    5,
    4,
    3,
    { BOTH ("Channels", 4),
      KERNEL (2, 2, 3, 3, 0, 1),
      { "OutputPadding", 2, 0 },
      BOTH ("Biases", 1) } },
  POOL_CASES ("maxpool"),
  POOL_CASES ("avgpool"),
  { "reshape", 24, 1, 1, { BOTH ("Height", 4), BOTH ("Width", 3), BOTH ("Channels", 2) } },
  { "reshape", 5, 3, 2, { BOTH ("Height", 3), BOTH ("Channels", 10) } },
  { "flatten", 1, 1, 1, { { 0 } } },
  { "flatten", 13, 11, 3, { { 0 } } },
  { "upsample", 1, 1, 1, { { 0 } } },
  { "upsample", 1, 7, 1, { { "Factor", 3, 2 } } },
  { "upsample", 5, 3, 2, { { "Factor", 2, 5 } } },
  { "upsample", 13, 11, 3, { { "Factor", 1, 3 } } },
  { "upsample", 33, 33, 4, { { 0 } } },
  { "spatialdropout", 1, 1, 1, { { 0 } } },
  { "spatialdropout", 7, 1, 1, { { 0 } } },
  { "spatialdropout", 5, 3, 2, { BOTH ("Include", 0.8) } },
  { "spatialdropout", 33, 33, 4, { { 0 } } },
  { "batchnorm", 1, 1, 1, { { 0 } } },
  { "batchnorm", 37, 1, 1, { BOTH ("Decay", 0.25) } },
  { "batchnorm", 1, 7, 1, { { 0 } } },
  { "batchnorm", 1, 1, 5, { BOTH ("Epsilon", 0.125) } },
  { "batchnorm", 5, 3, 2, { { 0 } } },
  { "batchnorm", 13, 11, 3, { BOTH ("Decay", 0.25) } },
  { "batchnorm", 33, 33, 4, { { 0 } } },
};

/* The layer of a case, its options set; not planned yet. */
static layer
configured (const image_case *c)
{
  const layer_ops *ops = layer_find (c->type);
  layer l = { .ops = ops,
              .info = &ops->info,
              .rate_scale = 1,
              .max_norm = INFINITY,
              .in = { c->height, c->width, c->channels, c->height * c->width * c->channels } };
  size_t found = 0, wanted = 0;
  while (c->set[wanted].name)
    wanted++;
  for (size_t o = 0; ops->info.options[o].name; o++)
    {
      l.option[o] = l.second[o] = ops->info.options[o].value;
      for (const setting *s = c->set; s->name; s++)
        if (strcmp (s->name, ops->info.options[o].name) == 0)
          {
            l.option[o] = s->value;
            l.second[o] = s->second == NO_SECOND ? s->value : s->second;
            found++;
          }
    }
  CHECK (found == wanted);
  return l;
}

static real *
copy_of (const real *a, size_t n)
{
  return memcpy (malloc ((n + 1) * sizeof *a), a, (n + 1) * sizeof *a);
}

/* The case with its options, each with the width's in a pair. */
static void
say_case (const image_case *c, size_t batch, size_t groups, int train, int threads)
{
  char options[100] = "";
  for (const setting *s = c->set; s->name; s++)
    {
      const size_t at = strlen (options);
      snprintf (options + at, sizeof options - at, ", %s %g %g", s->name, s->value,
                s->second == NO_SECOND ? s->value : s->second);
    }
  CASE (c->type, "%zu x %zu x %zu%s, batch %zu, groups %zu, train %d, %d threads", c->height,
        c->width, c->channels, options, batch, groups, train, threads);
}

static void
test_image (const image_case *c, size_t batch, size_t groups, int train, int threads)
{
  say_case (c, batch, groups, train, threads);
  layer l = configured (c);
  status st = { GAN_OK, "" };
  CHECK (((const layer_ops *) l.ops)->plan (&l, &st) == GAN_OK);
  if (strstr (c->type, "pool"))
    {
      CHECK_NEAR (l.out.height, naive_count (&l, 0), 0);
      CHECK_NEAR (l.out.width, naive_count (&l, 1), 0);
    }
  const size_t type = image_type (c->type);
  const double exact = image_naives[type].exact * EPSILON;
  const pass p = { .batch = batch,
                   .train = train,
                   .draw = { 7, 5, 11 },
                   .groups = groups,
                   .learns = train && batch % 2 };
  const size_t n_x = l.in.size * batch, n_y = l.out.size * batch, n_w = l.weights + l.biases;
  const size_t scratch_size = layer_scratch (&l, batch, (size_t) threads);
  real *x = grid_numbers (n_x, 1, 8), *w = grid_numbers (n_w, 1, 8), *dy = grid_numbers (n_y, 1, 8);
  real *y = grid_numbers (n_y, 1, 8), *dx = grid_numbers (n_x, 1, 8),
       *dw = grid_numbers (n_w, 1, 8), *parts = grid_numbers (n_w, 1, 8),
       *params = copy_of (w, n_w);
  /* Little of the gradient of some batches is not 0, as it is behind pooling. */
  if (batch >= 7 && threads != 2)
    for (size_t i = 0; i < n_y; i++)
      if (i % 5)
        dy[i] = 0;
  real *state = grid_numbers (l.state, 1, 8);
  for (size_t i = 0; i < l.state; i++)
    state[i] = (real) fabs ((double) state[i]);
  real *before = copy_of (state, l.state);
  char *cache = calloc (l.saved * batch + 1, 1), *scratch = malloc (scratch_size + 1);
  /* Scratch of before is anything. */
  memset (scratch, 0xFF, scratch_size);
  cache[l.saved * batch] = scratch[scratch_size] = MARK;
  const result r
      = { malloc ((n_y + 1) * sizeof (double)), malloc ((n_x + 1) * sizeof (double)),
          malloc ((n_w + 1) * sizeof (double)), malloc ((l.state + 1) * sizeof (double)) };
  for (size_t i = 0; i < l.state; i++)
    r.state[i] = (double) state[i];
  const gradient whole = { .all = dw }, *wanted = n_w ? &whole : NULL;

  const layer_call call = { .l = &l,
                            .p = p,
                            .params = w,
                            .x = x,
                            .y = y,
                            .saved = cache,
                            .state = state,
                            .scratch = scratch,
                            .dy = dy,
                            .dx = dx,
                            .dw = wanted };
  image_naives[type].reference (r, &call);
  forward_by (threads, call);
  CHECK_CLOSE (y, r.y, n_y, exact);
  CHECK_CLOSE (state, r.state, l.state, 16 * EPSILON);
  if (!p.learns)
    CHECK_SAME (state, before, l.state);
  backward_by (threads, call);
  CHECK_CLOSE (dx, r.dx, n_x, exact);
  CHECK_CLOSE (dw, r.dw, n_w, exact);

  /* One worker has the same bits. */
  if (threads > 1)
    {
      real *y1 = copy_of (y, n_y), *dx1 = copy_of (dx, n_x), *dw1 = copy_of (dw, n_w);
      char *cache1 = calloc (l.saved * batch + 1, 1);
      const gradient alone = { .all = dw1 };
      layer_call single = wanting (call, dx1, n_w ? &alone : NULL);
      single.y = y1;
      single.saved = cache1;
      single.state = before;
      forward_by (1, single);
      backward_by (1, single);
      CHECK_SAME (y1, y, n_y);
      CHECK_SAME (dx1, dx, n_x);
      CHECK_SAME (dw1, dw, n_w);
      CHECK_SAME (before, state, l.state);
      CHECK_SAME (cache1, cache, l.saved * batch);
      free (y1), free (dx1), free (dw1), free (cache1);
    }

  /* In parts it is the same, each number comes once, and what is done with it is in nobody's
   * way. */
  unsigned char *times = calloc (n_w + 1, 1);
  const collection by_parts = { { NULL, collect }, &l, parts, params, times };
  real *dx2 = grid_numbers (n_x, 1, 8);
  layer_call in_parts = wanting (call, dx2, n_w ? &by_parts.to : NULL);
  in_parts.params = params;
  backward_by (threads, in_parts);
  CHECK_SAME (parts, dw, n_w);
  CHECK_END (parts, n_w);
  CHECK_SAME (dx2, dx, n_x);
  CHECK_SAME (times, each_once (n_w), n_w);

  /* Each gradient alone is the same. */
  memset (dx2, 0xFF, n_x * sizeof *dx);
  memset (parts, 0xFF, n_w * sizeof *dw);
  const gradient alone = { .all = parts };
  backward_by (threads, wanting (call, dx2, NULL));
  backward_by (threads, wanting (call, NULL, n_w ? &alone : NULL));
  CHECK_SAME (dx2, dx, n_x);
  CHECK_SAME (parts, dw, n_w);

  /* So is that of each group. */
  if (groups > 1)
    {
      layer_call part = call;
      part.p.batch = batch / groups;
      part.p.groups = 1;
      double *sum = calloc (n_w + 1, sizeof *sum);
      for (size_t g = 0; g < groups; g++)
        {
          const size_t at = g * part.p.batch;
          part.x = x + at * l.in.size;
          part.y = y + at * l.out.size;
          part.saved = cache + at * l.saved;
          part.dy = dy + at * l.out.size;
          backward_by (threads, wanting (part, dx2 + at * l.in.size, n_w ? &alone : NULL));
          for (size_t i = 0; i < n_w; i++)
            sum[i] += (double) parts[i];
        }
      if (l.info->flags & MIXES_SAMPLES)
        CHECK_SAME (dx2, dx, n_x);
      CHECK_CLOSE (dw, sum, n_w, 64 * EPSILON);
      free (sum);
    }

  CHECK_END (x, n_x);
  CHECK_END (w, n_w);
  CHECK_END (dy, n_y);
  CHECK_END (dx2, n_x);
  CHECK_END (state, l.state);
  if (l.info->flags & IN_PLACE)
    {
      layer_call over = wanting (call, dy, NULL);
      over.y = x;
      forward_by (threads, over);
      over.x = NULL;
      backward_by (threads, over);
      CHECK_SAME (x, y, n_y);
      CHECK_SAME (dy, dx, n_x);
    }
  else
    {
      /* What a caller hands over as a cache does no harm. */
      rng_bits ((uint32_t *) (void *) cache, p.draw, 0, l.saved * batch / 4);
      backward_by (threads, call);
    }
  CHECK_END (y, n_y);
  CHECK_END (dx, n_x);
  CHECK_END (dw, n_w);
  CHECK_END (parts, n_w);
  CHECK_END (x, n_x);
  CHECK_END (dy, n_y);
  CHECK_END (cache, l.saved * batch);
  CHECK_END (scratch, scratch_size);
  free (x), free (w), free (dy), free (y), free (dx), free (dx2), free (dw), free (parts);
  free (params), free (state), free (before), free (cache), free (scratch), free (times);
  free (r.y), free (r.dx), free (r.dw), free (r.state);
}

/* Numbers that are not finite: a window that begins with NaN is NaN, -Inf wins where there is
 * nothing else, and its gradient has a place. */
static void
test_not_finite (void)
{
  CASE ("maxpool", "NaN and -Inf");
  const image_case c = { "maxpool", 2, 6, 1, { BOTH ("Window", 2), BOTH ("Padding", 1) } };
  layer l = configured (&c);
  status st = { GAN_OK, "" };
  CHECK (((const layer_ops *) l.ops)->plan (&l, &st) == GAN_OK && l.out.size == 8);
  real x[12], y[8], dx[12], dy[8];
  char cache[16], *scratch = malloc (layer_scratch (&l, 1, 1));
  for (size_t i = 0; i < 12; i++)
    x[i] = i < 2 ? NAN : -INFINITY;
  for (size_t i = 0; i < 8; i++)
    dy[i] = 1;
  const layer_call call = { .l = &l,
                            .p = { .batch = 1 },
                            .x = x,
                            .y = y,
                            .saved = cache,
                            .scratch = scratch,
                            .dy = dy,
                            .dx = dx };
  forward_by (1, call);
  backward_by (1, call);
  double sum = 0;
  for (size_t i = 0; i < 12; i++)
    sum += (double) dx[i];
  CHECK (isnan (y[0]));
  CHECK (isnan (y[1]));
  CHECK_CLOSE (y + 2, x + 2, 6, 0);
  CHECK_NEAR (sum, 8, 0);
  free (scratch);
}

/* Initial parameters and state. */
static void
test_init (void)
{
  CASE ("batchnorm", "initial numbers");
  const image_case c = { "batchnorm", 5, 3, 2, { BOTH ("Scale", 0.5) } };
  layer l = configured (&c);
  status st = { GAN_OK, "" };
  CHECK (((const layer_ops *) l.ops)->plan (&l, &st) == GAN_OK);
  CHECK_NEAR (l.weights, 0, 0);
  CHECK_NEAR (l.biases, 4, 0);
  CHECK_NEAR (l.state, 4, 0);
  real w[5] = { [4] = MARK }, state[5] = { [4] = MARK };
  ((const layer_ops *) l.ops)->init (w, state, &l, (rng){ 1, 2, 3 });
  CHECK_CLOSE (w, ((real[]){ 0.5, 0.5, 0, 0, MARK }), 5, 0);
  CHECK_CLOSE (state, ((real[]){ 0, 0, 1, 1, MARK }), 5, 0);
}

/* Layers plan the scratch that they use: of 4096 pixels and 64 columns each worker has room for
 * the numbers of all of them, z, where there are several pieces, and for lists of those that are
 * not 0, whose entries are two numbers, in no deconv. */
static void
test_scratch (void)
{
  const size_t all = 4096 * 64 * sizeof (real);
  const image_case kinds[] = {
    { "deconv", 64, 64, 64, { BOTH ("Channels", 1), BOTH ("Kernel", 1) } },
    { "conv", 64, 64, 1, { BOTH ("Channels", 64), BOTH ("Kernel", 1) } },
    { "maxoutconv", 64, 64, 1, { BOTH ("Channels", 64), BOTH ("Pieces", 1), BOTH ("Kernel", 1) } },
    { "maxoutconv", 64, 64, 1, { BOTH ("Channels", 32), BOTH ("Pieces", 2), BOTH ("Kernel", 1) } },
  };
  const size_t times[] = { 0, 2, 2, 2 };
  for (size_t i = 0; i < 4; i++)
    {
      CASE (kinds[i].type, "scratch of kind %zu", i);
      layer l = configured (kinds + i);
      status st = { GAN_OK, "" };
      CHECK (((const layer_ops *) l.ops)->plan (&l, &st) == GAN_OK);
      CHECK_NEAR (l.scratch_thread, times[i] * all + all * 3 / 8, all * 3 / 8);
      CHECK_NEAR (l.saved, i == 3 ? l.out.size : 0, 0);
    }
}

static void
check_failure (const image_case *c, const char *message)
{
  CASE (c->type, "wanted failure: %s", message);
  layer l = configured (c);
  status st = { GAN_OK, "" };
  const status_code code = ((const layer_ops *) l.ops)->plan (&l, &st);
  CHECK (code != GAN_OK && code == st.code);
  CHECK_TEXT_IS (st.message, message);
}

static void
test_failures (void)
{
  check_failure (&(image_case){ "reshape", 5, 3, 2, { BOTH ("Height", 7), BOTH ("Width", 4) } },
                 "30 numbers cannot be seen as 7 x 4 x 1");
  check_failure (&(image_case){ "maxpool", 5, 3, 2, { { "Window", 3, 2 }, { "Padding", 1, 2 } } },
                 "a padding of 1 x 2 is not smaller than the window of 3 x 2");
  check_failure (&(image_case){ "avgpool", 5, 3, 2, { { "Window", 2, 6 }, { "Padding", 0, 1 } } },
                 "a window of 2 x 6 is larger than the image of 5 x 3 with a padding of 0 x 1");
  check_failure (&(image_case){ "upsample", 1 << 16, 1 << 4, 2, { BOTH ("Factor", 64) } },
                 "an output of 4194304 x 1024 x 2 numbers is too large");
}

int
main (void)
{
  static const size_t batches[] = { 0, 1, 2, 7 };
  size_t seen[IMAGE_TYPES] = { 0 };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    {
      seen[image_type (cases[i].type)]++;
      /* Of large images a few batches must do. */
      if (cases[i].height * cases[i].width * cases[i].channels > 1500)
        {
          test_image (cases + i, 1, 1, 0, 1);
          test_image (cases + i, 2, 2, 1, 2);
          test_image (cases + i, 9, 3, 1, 3);
          continue;
        }
      for (int threads = 1; threads <= WORKERS; threads++)
        for (int train = 0; train < 2; train++)
          {
            for (size_t b = 0; b < 4; b++)
              test_image (cases + i, batches[b], b % 2, train, threads);
            test_image (cases + i, 2, 2, train, threads);
            test_image (cases + i, 6, 2, train, threads);
            test_image (cases + i, 9, 3, train, threads);
          }
    }
  for (size_t k = 0; k < IMAGE_TYPES; k++)
    {
      CASE (image_naives[k].name, "is a layer that has cases");
      CHECK (seen[k] && layer_find (image_naives[k].name));
    }
  test_not_finite ();
  test_init ();
  test_scratch ();
  test_failures ();
  return check_report ();
}
