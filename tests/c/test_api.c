/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The entries of libgan are in flush mode (flush.h) while they compute, with one thread as with
 * several, and leave the mode of their caller as it was; where subnormal numbers matter they count.
 */

#include "api.h"
#include "arrays.h"
#include "base/flush.h"
#include "check.h"

enum
{
  SIZE = 300,
  BATCH = 8,
  COLUMNS = 3
};

#ifdef GAN_DOUBLE
#define SMALL 1e-200 /* whose square is subnormal times 1e-110 */
#define FACTOR 1e-115
#define FAR -740
#else
#define SMALL 1e-30f
#define FACTOR 1e-10f
#define FAR -100
#endif

static volatile real small = SMALL, factor = FACTOR;

static void
check_mode (void)
{
  CHECK (!flush_is_on ());
  CHECK (small * factor > 0);
}

static real *
filled (size_t n, real value)
{
  real *a = malloc ((n + 1) * sizeof *a);
  for (size_t i = 0; i < n; i++)
    a[i] = value;
  a[n] = MARK;
  return a;
}

/* An affine layer of SIZE units, whose every product is subnormal. */
static void
test_forward (const gan_api *api, const layer_info *affine, int threads)
{
  CASE ("forward", "affine, %d to %d, batch %d, %d threads", SIZE, SIZE, BATCH, threads);
  layer layers[1];
  net n;
  status st = { GAN_OK, "" };
  layer_spec spec = { .info = affine };
  for (size_t o = 0; affine->options[o].name; o++)
    spec.option[o] = isnan (affine->options[o].value) ? SIZE : affine->options[o].value;
  CHECK (api->plan (&n, layers, &spec, 1, vector_shape (SIZE), &st) == GAN_OK);
  real *params = filled (n.params, FACTOR), *x = filled (SIZE * BATCH, SMALL),
       *y = filled (SIZE * BATCH, 1), *zero = filled (SIZE * BATCH, 0);
  memset (params + SIZE * SIZE, 0, SIZE * sizeof *params);
  net_call call = { .n = &n, .p = { .batch = BATCH }, .params = params, .x = x };
  call.saved = aligned_alloc (64, (n.saved * BATCH + 64) / 64 * 64);
  call.scratch = aligned_alloc (64, (api->forward_bytes (&n, BATCH, 2) + 64) / 64 * 64);
  api->forward (y, BATCH, &call, threads);
  CHECK_CLOSE (y, zero, SIZE * BATCH, 0);
  CHECK_END (y, SIZE * BATCH);
  check_mode ();
  free (params), free (x), free (y), free (zero), free (call.saved), free (call.scratch);
}

static void
test_neighbours (const gan_api *api, int threads)
{
  CASE ("neighbours", "subnormal numbers, %d threads", threads);
  const real tiny = small * factor;
  const real s[COLUMNS] = { tiny, 3 * tiny, 9 * tiny }, x[2] = { 2 * tiny, 8 * tiny };
  const real wanted[COLUMNS] = { tiny, tiny, tiny };
  size_t index[COLUMNS];
  real distance[COLUMNS];
  void *workspace = malloc (api->neighbours_bytes (1, COLUMNS, 2, threads));
  api->neighbours (index, distance, workspace, s, COLUMNS, x, 2, 1, threads);
  CHECK_SAME (index, ((size_t[]){ 0, 0, 1 }), COLUMNS);
  CHECK_SAME (distance, wanted, COLUMNS);
  check_mode ();
  free (workspace);
}

int
main (void)
{
  unsetenv ("GAN_CPU");
  const gan_api *api = gan_api_for (sizeof (real) == 8);
  const layer_info *affine = NULL;
  for (size_t i = 0; api->layer_type (i); i++)
    if (strcmp (api->layer_type (i)->name, "affine") == 0)
      affine = api->layer_type (i);
  for (int threads = 1; threads <= 2; threads++)
    test_neighbours (api, threads);

  /* Not every processor has the mode. */
  const unsigned before = flush_enter ();
  const int has_mode = flush_is_on ();
  flush_leave (before);
  if (!has_mode)
    return check_report ();
  for (int threads = 1; threads <= 2; threads++)
    test_forward (api, affine, threads);

  static const char *const cpus[] = { "plain", "avx2", "avx512" };
  for (size_t i = 0; i < 3; i++)
    {
      CASE ("gan_api_for", "GAN_CPU %s", cpus[i]);
      setenv ("GAN_CPU", cpus[i], 1);
      const gan_api *chosen = gan_api_for (sizeof (real) == 8);
      CHECK_NEAR (chosen->bytes, sizeof (real), 0);
      CHECK (chosen == api || i < 2);
      for (int threads = 1; threads <= 2; threads++)
        test_neighbours (chosen, threads);
    }
  unsetenv ("GAN_CPU");

  CASE ("loss", "a gradient that is subnormal");
  const real logit = FAR;
  real gradient = 1;
  api->loss (NULL, &gradient, LOSS_DISCRIMINATOR, 1, NULL, 0, &logit, 1);
  CHECK_NEAR (gradient, 0, 0);
  check_mode ();

  CASE ("optim_number", "a rate that is subnormal");
  const schedule s = { .base.rate = 1e-300, .divisor = 1e10 };
  CHECK_NEAR (api->optim_number (&s, 1, 0).rate, 0, 0);
  check_mode ();
  return check_report ();
}
