/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Every layer type of the registry against a naive version of it in double, but for those of
 * test_images.c.
 *
 * Weights and activations are multiples of 1/16 below 1, so that a layer's
 * products are exact in either precision, in any order: even the ties of maxout
 * are there, and are broken the same way.
 */

#include "arrays.h"
#include "check.h"
#include "collection.h"
#include "layers/layer.h"
#include "naive_images.h"
#include "naive_layers.h"
#include "passes.h"

/* pieces: of maxout; 0: as many as the default. */
static layer
planned (const layer_ops *ops, size_t size, size_t units, size_t pieces)
{
  layer l = { .ops = ops, .info = &ops->info, .in = vector_shape (size) };
  status st = { GAN_OK, "" };
  l.rate_scale = 1;
  for (size_t o = 0; ops->info.options[o].name; o++)
    {
      const double value = ops->info.options[o].value;
      l.option[o] = isnan (value) ? (double) units : value;
      if (pieces && strcmp (ops->info.options[o].name, "Pieces") == 0)
        l.option[o] = (double) pieces;
    }
  CHECK (ops->plan (&l, &st) == GAN_OK);
  return l;
}

static void
test_layer (const layer_ops *ops, naive *reference, double exact, size_t size, size_t units,
            size_t pieces, size_t batch, int train, int threads)
{
  CASE (ops->info.name, "%zu numbers, %zu units, %zu pieces, batch %zu, train %d, %d threads", size,
        units, pieces, batch, train, threads);
  const layer l = planned (ops, size, units, pieces);
  const size_t n_x = l.in.size * batch, n_y = l.out.size * batch, n_w = l.weights + l.biases;
  const size_t scratch_size = layer_scratch (&l, batch, (size_t) threads);
  const unsigned in_place = l.info->flags & IN_PLACE;
  /* Maps see large numbers too. */
  real *x = grid_numbers (n_x, n_w ? 1 : 40, 16), *w = grid_numbers (n_w, 1, 16),
       *dy = grid_numbers (n_y, 1, 16);
  real *y = grid_numbers (n_y, 1, 16), *dx = grid_numbers (n_x, 1, 16),
       *dw = grid_numbers (n_w, 1, 16), *parts = grid_numbers (n_w, 1, 16);
  char *cache = malloc (l.saved * batch + 1), *scratch = malloc (scratch_size + 1);
  cache[l.saved * batch] = scratch[scratch_size] = MARK;
  result r = { malloc ((n_y + 1) * sizeof (double)), malloc ((n_x + 1) * sizeof (double)),
               malloc ((n_w + 1) * sizeof (double)), NULL };
  const gradient whole = { .all = dw }, *wanted = n_w ? &whole : NULL;

  const layer_call call = { .l = &l,
                            .p = { .batch = batch, .train = train, .draw = { 7, 5, 11 } },
                            .params = w,
                            .x = x,
                            .y = y,
                            .saved = cache,
                            .scratch = scratch,
                            .dy = dy,
                            .dx = dx,
                            .dw = wanted };
  reference (r, &call);
  forward_by (threads, call);
  CHECK_CLOSE (y, r.y, n_y, exact * EPSILON);
  backward_by (threads, call);
  CHECK_CLOSE (dx, r.dx, n_x, exact * EPSILON);
  CHECK_CLOSE (dw, r.dw, n_w, exact * EPSILON);

  /* In parts it is the same, and each number comes once. */
  unsigned char *times = calloc (n_w + 1, 1);
  const collection c = { { NULL, collect }, &l, parts, NULL, times };
  backward_by (threads, wanting (call, dx, n_w ? &c.to : NULL));
  CHECK_SAME (parts, dw, n_w);
  CHECK_END (parts, n_w);
  CHECK_SAME (times, each_once (n_w), n_w);

  /* Each gradient alone is the same, and nothing lies beside what is asked for. */
  memset (dx, 0, n_x * sizeof *dx);
  memset (dw, 0, n_w * sizeof *dw);
  backward_by (threads, wanting (call, dx, NULL));
  CHECK_CLOSE (dx, r.dx, n_x, exact * EPSILON);
  backward_by (threads, wanting (call, NULL, wanted));
  CHECK_CLOSE (dw, r.dw, n_w, exact * EPSILON);
  if (in_place)
    {
      layer_call over = wanting (call, dy, NULL);
      over.y = x;
      forward_by (threads, over);
      over.x = NULL;
      backward_by (threads, over);
      CHECK_SAME (x, y, n_y);
      CHECK_SAME (dy, dx, n_x);
    }
  CHECK_END (x, n_x);
  CHECK_END (w, n_w);
  CHECK_END (dy, n_y);
  CHECK_END (y, n_y);
  CHECK_END (dx, n_x);
  CHECK_END (dw, n_w);
  CHECK_END (cache, l.saved * batch);
  CHECK_END (scratch, scratch_size);
  free (x), free (w), free (dy), free (y), free (dx), free (dw), free (cache), free (scratch);
  free (r.y), free (r.dx), free (r.dw), free (parts), free (times);
}

int
main (void)
{
  static const size_t sizes[] = { 1, 2, 3, 13, 31 }, batches[] = { 0, 1, 2, 7, 17 };
  size_t types = 0, of_images = 0;
  for (; layer_registry[types]; types++)
    {
      const layer_ops *ops = layer_registry[types];
      CASE (ops->info.name, "in the registry");
      CHECK (layer_find (ops->info.name) == ops);
      if (image_type (ops->info.name) < IMAGE_TYPES)
        {
          of_images++;
          continue;
        }
      size_t k = 0;
      while (k < sizeof naives / sizeof *naives && strcmp (naives[k].name, ops->info.name) != 0)
        k++;
      CHECK (k < sizeof naives / sizeof *naives);
      for (int mode = 0; mode < 6 && k < sizeof naives / sizeof *naives; mode++)
        {
          const int train = mode & 1, threads = 1 + mode / 2;
          for (size_t i = 0; i < 25; i++)
            test_layer (ops, naives[k].reference, naives[k].exact, sizes[i % 5],
                        sizes[(i + i / 5) % 5], 0, batches[i / 5], train, threads);
          /* several strips, blocks and panels */
          test_layer (ops, naives[k].reference, naives[k].exact, 47, 47, 0, 701, train, threads);
          test_layer (ops, naives[k].reference, naives[k].exact, 531, 203, 0, 36, train, threads);
          /* few pieces make a dense gradient, many several strips */
          if (strcmp (ops->info.name, "maxout") == 0)
            for (size_t pieces = 1; pieces < 20; pieces += 2 + pieces)
              test_layer (ops, naives[k].reference, naives[k].exact, 67, 33, pieces, 70, train,
                          threads);
        }
    }
  CASE ("registry", "all types");
  CHECK (of_images == IMAGE_TYPES && types == of_images + sizeof naives / sizeof *naives);
  CHECK (!layer_find ("no such layer"));
  return check_report ();
}
