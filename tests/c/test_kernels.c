/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* exp_fast and log1p_double against the library, and sums against plain loops.
 *
 * The arrays hold multiples of 1/64 below 1, so that sums of up to 4096 products
 * are exact in any order, in either precision: the wanted difference is 0.
 */

#include "arrays.h"
#include "check.h"
#include "kernels/exp.h"
#include "kernels/sums.h"
#include "kernels/transpose.h"

#ifdef GAN_DOUBLE
#define LOWEST -708.0
#define HIGHEST 709.0
#define MANTISSA DBL_MANT_DIG
#else
#define LOWEST -87.0
#define HIGHEST 88.0
#define MANTISSA FLT_MANT_DIG
#endif

/* n fresh multiples of 1/64 in (-1, 1). */
static real *
numbers (size_t n)
{
  return grid_numbers (n, 1, 64);
}

static double
ulps (real got, long double wanted)
{
  int exponent;
  frexpl (wanted, &exponent);
  return (double) (fabsl ((long double) got - wanted) / ldexpl (1, exponent - MANTISSA));
}

static void
test_exp (void)
{
  enum
  {
    POINTS = 2000000
  };
  CASE ("exp_fast", "%d points", POINTS);
  double worst = 0;
  for (size_t i = 0; i <= POINTS; i++)
    {
      const real x = (real) (LOWEST + (HIGHEST - LOWEST) * (double) i / POINTS);
      worst = fmax (worst, ulps (exp_fast (x), expl ((long double) x)));
    }
  for (real x = 1; x > 0; x /= 3)
    {
      worst = fmax (worst, ulps (exp_fast (x), expl ((long double) x)));
      worst = fmax (worst, ulps (exp_fast (-x), expl (-(long double) x)));
    }
  CHECK_NEAR (worst, 0, 2);
  CHECK (exp_fast (0) == 1);
  CHECK (exp_fast ((real) -INFINITY) == exp_fast ((real) LOWEST));
  CHECK (exp_fast ((real) INFINITY) == exp_fast ((real) HIGHEST));
  CHECK (isnan (exp_fast ((real) NAN)));
}

/* Rows [from, to) of the sums. */
static void
test_sums (size_t rows, size_t columns, size_t from, size_t to)
{
  CASE ("row_sums", "%zu x %zu, rows %zu to %zu", rows, columns, from, to);
  real *a = numbers (rows * columns), *s = numbers (to - from);
  double *wanted = calloc (to - from + 1, sizeof *wanted);

  row_sums (s, a, rows, columns, from, to);
  for (size_t i = from; i < to; i++)
    for (size_t j = 0; j < columns; j++)
      wanted[i - from] += (double) a[i + j * rows];
  CHECK_CLOSE (s, wanted, to - from, 0);
  CHECK_END (s, to - from);
  free (a), free (s), free (wanted);
}

/* Wherever the number that is not finite lies, and whatever it is. */
static void
test_all_finite (void)
{
  enum
  {
    N = MARK
  };
  CASE ("all_finite", "%d numbers", N);
  static const double bad[] = { NAN, INFINITY, -INFINITY };
  real *a = numbers (N);
  a[5] = (real) (MANTISSA == FLT_MANT_DIG ? FLT_MAX : DBL_MAX);
  a[6] = -a[5];
  CHECK (all_finite (a, N));
  CHECK (all_finite (a, 0));
  for (size_t k = 0; k < 3; k++)
    for (size_t i = 0; i < N; i++)
      {
        const real kept = a[i];
        a[i] = (real) bad[k];
        CASE ("all_finite", "[%zu] of %d numbers is %g", i, N, bad[k]);
        CHECK (!all_finite (a, N));
        CHECK (!all_finite (a, i + 1));
        CHECK (all_finite (a, i));
        a[i] = kept;
      }
  free (a);
}

/* Every lane to its place. */
static void
test_turn (void)
{
  vec square[LANES];
  CASE ("turn_square", "%d lanes", LANES);
  for (int i = 0; i < LANES; i++)
    for (int j = 0; j < LANES; j++)
      square[i][j] = (real) (i * LANES + j);
  transpose_square (square);
  for (int i = 0; i < LANES; i++)
    for (int j = 0; j < LANES; j++)
      CHECK_NEAR (square[i][j], j * LANES + i, 0);
}

static void
test_log1p (void)
{
  enum
  {
    POINTS = 1000000
  };
  CASE ("log1p_double", "%d points", POINTS);
  double worst = 0;
  for (size_t i = 0; i <= POINTS; i++)
    {
      const double e = exp (-40.0 * (double) i / POINTS);
      const long double wanted = log1pl ((long double) e);
      worst = fmax (worst, (double) (fabsl ((long double) log1p_double (e) - wanted) / wanted));
    }
  CHECK_NEAR (worst / DBL_EPSILON, 0, 2);
  CHECK (log1p_double (0) == 0);
}

int
main (void)
{
  static const size_t sizes[] = { 0, 1, 2, 3, 17, 33, 64 };
  enum
  {
    SIZES = sizeof sizes / sizeof *sizes
  };
  test_exp ();
  test_log1p ();
  test_all_finite ();
  test_turn ();
  for (size_t i = 0; i < SIZES; i++)
    for (size_t j = 0; j < SIZES; j++)
      test_sums (sizes[i], sizes[j], 0, sizes[i]);
  test_sums (641, 131, 0, 641);
  test_sums (641, 131, 130, 517);
  test_sums (3, 20011, 1, 2);
  return check_report ();
}
