/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The optimizers against the formulas of optim.h, one number at a time in double. */

#include "arrays.h"
#include "check.h"
#include "nets/optim.h"

enum
{
  STEPS = 5
};

static const char *const names[]
    = { [OPTIM_SGD] = "sgd", [OPTIM_ADAM] = "adam", [OPTIM_RMSPROP] = "rmsprop" };

/* Step t of one parameter p with gradient g and moments m, s. */
static void
naive_step (double *p, double *m, double *s, double g, const optim *o, int t)
{
  g += o->decay * *p;
  switch (o->method)
    {
    case OPTIM_SGD:
      *m = o->momentum * *m - o->rate * g;
      *p += *m;
      break;
    case OPTIM_ADAM:
      *m = o->momentum * *m + (1 - o->momentum) * g;
      *s = o->beta2 * *s + (1 - o->beta2) * g * g;
      *p -= o->rate * (*m / (1 - pow (o->momentum, t)))
            / (sqrt (*s / (1 - pow (o->beta2, t))) + o->epsilon);
      break;
    default:
      *m = o->beta2 * *m + (1 - o->beta2) * g * g;
      *p -= o->rate * g / (sqrt (*m) + o->epsilon);
    }
}

/* n parameters, whose moments lie `stride` apart; what lies between stays. */
static void
test_steps (int method, size_t n, double decay)
{
  CASE (names[method], "%zu numbers, decay %g", n, decay);
  const size_t kinds = optim_moments (method), stride = n + 3;
  real *p = malloc ((n + 1) * sizeof *p), *g = malloc ((n + 1) * sizeof *g);
  real *moments = calloc (kinds * stride + 1, sizeof *moments);
  double *wanted = malloc ((n + 1) * sizeof *wanted);
  double *m = calloc (n + 1, sizeof *m), *s = calloc (n + 1, sizeof *s);
  rng_normal (p, (rng){ 1, 0, 0 }, 0, n);
  p[n] = MARK;
  moments[n] = MARK;
  for (size_t i = 0; i < n; i++)
    wanted[i] = (double) p[i];

  for (int t = 1; t <= STEPS; t++)
    {
      const optim o = { method, 0.1 / t, 0.6, 0.9, 1e-3, decay, .t = (uint64_t) t };
      rng_normal (g, (rng){ 1, 0, (uint64_t) t }, 0, n);
      optim_step (p, moments, stride, g, n, &o);
      for (size_t i = 0; i < n; i++)
        naive_step (wanted + i, m + i, s + i, (double) g[i], &o, t);
    }
  CHECK_CLOSE (p, wanted, n, 64 * EPSILON);
  CHECK_CLOSE (moments, m, n, 64 * EPSILON);
  if (kinds > 1)
    CHECK_CLOSE (moments + stride, s, n, 64 * EPSILON);
  CHECK_END (p, n);
  CHECK_END (moments, n);
  free (p), free (g), free (moments), free (wanted), free (m), free (s);
}

/* The average of the parameters: of the last few at first, then exponential. */
static void
test_average (size_t n)
{
  real *p = normal_numbers (n), *average = normal_numbers (n);
  double *wanted = calloc (n + 1, sizeof *wanted);
  for (uint64_t t = 1; t <= 20; t++)
    {
      CASE ("average", "%zu numbers, step %d", n, (int) t);
      const optim o = { .averaging = 0.6, .t = t };
      const double keep = fmin (0.6, ((double) t - 1) / ((double) t + 2));
      optim_average (average, p, n, &o);
      for (size_t i = 0; i < n; i++)
        {
          wanted[i] = keep * wanted[i] + (1 - keep) * (double) p[i];
          p[i] = (real) (0.9 * (double) p[i] + 0.01);
        }
      CHECK_CLOSE (average, wanted, n, 64 * EPSILON);
    }
  CHECK_END (p, n);
  CHECK_END (average, n);
  free (p), free (average), free (wanted);
}

/* The rate falls by `divisor` an update to its floor; the momentum of the first
 * epoch is `momentum` and that of the last of the ramp `final`. */
static void
test_schedule (void)
{
  schedule s = { .base = { .method = OPTIM_SGD,
                           .rate = 0.1,
                           .momentum = 0.5,
                           .beta2 = 0.9,
                           .epsilon = 1e-8,
                           .decay = 0.01 },
                 .divisor = 1.5,
                 .floor = 0.02,
                 .final_momentum = 0.7,
                 .ramp = 5 };
  for (unsigned updates = 0; updates < 8; updates++)
    {
      CASE ("schedule", "%u updates", updates);
      const optim o = optim_at (&s, updates, 0);
      CHECK_NEAR (o.rate, fmax (0.1 / pow (1.5, updates), 0.02), 1e-16);
      CHECK_NEAR (o.t, updates + 1, 0);
      CHECK_NEAR (o.momentum, 0.5, 0);
      CHECK_NEAR (o.decay, 0.01, 0);
      CHECK_NEAR (o.beta2, 0.9, 0);
      CHECK_NEAR (o.epsilon, 1e-8, 0);
    }
  for (int epoch = 0; epoch < 8; epoch++)
    {
      CASE ("schedule", "epoch %d", epoch);
      CHECK_NEAR (optim_at (&s, 0, epoch).momentum, epoch < 4 ? 0.5 + 0.05 * epoch : 0.7, 1e-15);
    }
  CASE ("schedule", "no ramp, no floor");
  s.ramp = 0;
  CHECK_NEAR (optim_at (&s, 0, 100).momentum, 0.5, 0);
  s.floor = 0;
  CHECK_NEAR (optim_at (&s, 20000, 0).rate, 0, 0);
}

/* What becomes of a number does not depend on its place among others, wherever a worker's share
 * ends: all at once and one at a time give the same bits. */
static void
test_places (int method, size_t n)
{
  const optim o = { method, 0.1, 0.6, 0.9, 1e-3, 0.3, .averaging = 0.6, .t = 7 };
  CASE (names[method], "%zu numbers, one at a time", n);
  const size_t all = 4 * n;
  real *p = normal_numbers (all), *again = malloc (all * sizeof *again), *g = normal_numbers (n);
  for (size_t i = n; i < all; i++)
    p[i] = (real) fabs ((double) p[i]);
  memcpy (again, p, all * sizeof *p);

  optim_step (p, p + n, n, g, n, &o);
  optim_average (p + 3 * n, p, n, &o);
  for (size_t i = 0; i < n; i++)
    {
      optim_step (again + i, again + n + i, n, g + i, 1, &o);
      optim_average (again + 3 * n + i, again + i, 1, &o);
    }
  CHECK_SAME (again, p, all);
  free (p), free (again), free (g);
}

/* A column longer than the bound comes to it, with its direction; others stay. */
static void
test_max_norm (size_t fan_in, size_t columns)
{
  CASE ("max-norm", "%zu columns of %zu", columns, fan_in);
  static const double bound = 1.5;
  const size_t n = fan_in * columns;
  real *w = malloc ((n + 1) * sizeof *w), *before = malloc ((n + 1) * sizeof *w);
  rng_normal (w, (rng){ 2, 0, 0 }, 0, n);
  w[n] = MARK;
  for (size_t j = 0; j < columns; j++)
    for (size_t i = 0; i < fan_in; i++)
      w[i + j * fan_in] *= (real) (1.5 * (double) (j % 3) / sqrt ((double) fan_in));
  memcpy (before, w, n * sizeof *w);
  optim_max_norm (w, fan_in, columns, bound);

  double worst = 0;
  size_t shortened = 0;
  for (size_t j = 0; j < columns; j++)
    {
      double square = 0;
      for (size_t i = 0; i < fan_in; i++)
        square += pow ((double) before[i + j * fan_in], 2);
      const double scale = square > bound * bound ? bound / sqrt (square) : 1;
      shortened += scale < 1;
      for (size_t i = 0; i < fan_in; i++)
        {
          const double wanted = scale * (double) before[i + j * fan_in];
          const double error = fabs ((double) w[i + j * fan_in] - wanted);
          worst = fmax (worst, scale < 1 ? error : error / EPSILON);
        }
    }
  CHECK_NEAR (worst, 0, 4 * EPSILON);
  CHECK (columns < 10 || (shortened > 0 && shortened < columns));
  CHECK_END (w, n);
  free (w), free (before);
}

int
main (void)
{
  static const size_t sizes[] = { 0, 1, 2, 7, 31, 1001, 40001 };
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
    for (int method = OPTIM_SGD; method <= OPTIM_RMSPROP; method++)
      {
        test_steps (method, sizes[i], 0);
        test_steps (method, sizes[i], 0.3);
        test_average (sizes[i]);
        test_places (method, sizes[i] + 1);
      }
  CASE ("moments", "of each");
  CHECK_NEAR (optim_moments (OPTIM_SGD), 1, 0);
  CHECK_NEAR (optim_moments (OPTIM_ADAM), 2, 0);
  CHECK_NEAR (optim_moments (OPTIM_RMSPROP), 1, 0);
  test_schedule ();
  test_max_norm (1, 1);
  test_max_norm (1, 20);
  test_max_norm (17, 31);
  test_max_norm (301, 203);
  return check_report ();
}
