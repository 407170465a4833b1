/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The losses against their formulas in D(x) = 1 / (1 + exp (-a)), in long double,
 * which still resolves 1 - D where double would not. */

#include "arrays.h"
#include "check.h"
#include "nets/loss.h"

enum
{
  N_REAL = 7,
  N_FAKE = 5
};

static const real on_real[N_REAL] = { 0, 1, -2, (real) 0.3, 20, -20, (real) 1e-5 };
static const real on_fake[N_FAKE] = { (real) -0.1, 3, -17, 25, 0 };

static long double
probability (real a)
{
  return 1 / (1 + expl (-(long double) a));
}

/* Mean of -log D, or of -log (1 - D). */
static double
mean_log (const real *a, size_t n, int complement)
{
  long double sum = 0;
  for (size_t i = 0; i < n; i++)
    sum -= logl (complement ? probability (-a[i]) : probability (a[i]));
  return (double) (sum / (long double) n);
}

static void
test_values (void)
{
  CASE ("loss_value", "%d real, %d fake", N_REAL, N_FAKE);
  const double d = loss_value (NULL, NULL, LOSS_DISCRIMINATOR, 1, on_real, N_REAL, on_fake, N_FAKE);
  /* A last place more: the order of a sum is the compiler's. */
  CHECK_NEAR (d, mean_log (on_real, N_REAL, 0) + mean_log (on_fake, N_FAKE, 1), 4e-15);
  const double s = loss_value (NULL, NULL, LOSS_NONSATURATING, 1, NULL, 0, on_fake, N_FAKE);
  CHECK_NEAR (s, mean_log (on_fake, N_FAKE, 0), 4e-15);
  const double m = loss_value (NULL, NULL, LOSS_MINIMAX, 1, NULL, 0, on_fake, N_FAKE);
  CHECK_NEAR (m, -mean_log (on_fake, N_FAKE, 1), 4e-15);

  double mean = 0;
  for (size_t i = 0; i < N_REAL; i++)
    mean += (double) probability (on_real[i]) / N_REAL;
  CHECK_NEAR (mean_probability (on_real, N_REAL), mean, 1e-15);
}

/* The derivatives of -log D and -log (1 - D) by the logit: D - 1 and D. */
static void
test_gradients (void)
{
  CASE ("discriminator", "gradients of %d real, %d fake", N_REAL, N_FAKE);
  static const double scale = 0.5;
  real dreal[N_REAL + 1], dfake[N_FAKE + 1];
  dreal[N_REAL] = dfake[N_FAKE] = MARK;
  const double value
      = loss_value (dreal, dfake, LOSS_DISCRIMINATOR, scale, on_real, N_REAL, on_fake, N_FAKE);
  CHECK_NEAR (
      value,
      scale * loss_value (NULL, NULL, LOSS_DISCRIMINATOR, 1, on_real, N_REAL, on_fake, N_FAKE),
      1e-15);
  double of_real[N_REAL], of_fake[N_FAKE];
  for (size_t i = 0; i < N_REAL; i++)
    of_real[i] = (double) (-probability (-on_real[i]) / N_REAL) * scale;
  CHECK_RELATIVE (dreal, of_real, N_REAL, 4 * EPSILON);
  for (size_t i = 0; i < N_FAKE; i++)
    of_fake[i] = (double) (probability (on_fake[i]) / N_FAKE) * scale;
  CHECK_RELATIVE (dfake, of_fake, N_FAKE, 4 * EPSILON);

  CASE ("nonsaturating", "gradients of %d", N_FAKE);
  loss_value (NULL, dfake, LOSS_NONSATURATING, 1, NULL, 0, on_fake, N_FAKE);
  for (size_t i = 0; i < N_FAKE; i++)
    of_fake[i] = (double) (-probability (-on_fake[i]) / N_FAKE);
  CHECK_RELATIVE (dfake, of_fake, N_FAKE, 4 * EPSILON);

  CASE ("minimax", "gradients of %d", N_FAKE);
  loss_value (NULL, dfake, LOSS_MINIMAX, 1, NULL, 0, on_fake, N_FAKE);
  for (size_t i = 0; i < N_FAKE; i++)
    of_fake[i] = (double) (-probability (on_fake[i]) / N_FAKE);
  CHECK_RELATIVE (dfake, of_fake, N_FAKE, 4 * EPSILON);
  CHECK_END (dreal, N_REAL);
  CHECK_END (dfake, N_FAKE);
}

/* Neither overflow nor cancellation, at any logit. */
static void
test_extremes (void)
{
  CASE ("loss_value", "far logits");
  static const real far[2] = { 10000, -10000 };
  real gradient[2];
  CHECK_NEAR (loss_value (NULL, gradient, LOSS_NONSATURATING, 1, NULL, 0, far, 2), 5000, 0);
  CHECK_CLOSE (gradient, ((real[]){ 0, -0.5 }), 2, 0);
  CHECK_NEAR (loss_value (NULL, gradient, LOSS_MINIMAX, 1, NULL, 0, far, 2), -5000, 0);
  CHECK_CLOSE (gradient, ((real[]){ -0.5, 0 }), 2, 0);

  static const real sure[1] = { 30 };
  const double tail = exp (-30);
  CHECK_NEAR (loss_value (NULL, gradient, LOSS_NONSATURATING, 1, NULL, 0, sure, 1), tail,
              1e-10 * tail);
  CHECK_NEAR (gradient[0], -tail / (1 + tail), 4 * EPSILON * tail);

  static const real bad[2] = { (real) NAN, 1 };
  CHECK (isnan (loss_value (NULL, gradient, LOSS_NONSATURATING, 1, NULL, 0, bad, 2)));
}

/* At the equilibrium D = 1/2 everywhere: log 4 and log 2. */
static void
test_equilibrium (void)
{
  CASE ("loss_value", "at the equilibrium");
  static const real zero[3];
  CHECK_NEAR (loss_value (NULL, NULL, LOSS_DISCRIMINATOR, 1, zero, 3, zero, 2), log (4), 1e-15);
  CHECK_NEAR (loss_value (NULL, NULL, LOSS_NONSATURATING, 1, NULL, 0, zero, 2), log (2), 1e-15);
  CHECK_NEAR (mean_probability (zero, 3), 0.5, 0);
}

static void
test_empty (void)
{
  CASE ("loss_value", "no samples");
  CHECK (loss_value (NULL, NULL, LOSS_DISCRIMINATOR, 1, NULL, 0, NULL, 0) == 0);
  CHECK (mean_probability (NULL, 0) == 0);
}

int
main (void)
{
  test_values ();
  test_gradients ();
  test_extremes ();
  test_equilibrium ();
  test_empty ();
  return check_report ();
}
