/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* exp_fast against the library's exp, and sums and products against plain loops.
 *
 * The arrays hold multiples of 1/64 below 1, so that sums of up to 4096 products
 * are exact in any order, in either precision: the wanted difference is 0.
 */

#include "blas.h"
#include "check.h"
#include "kernels.h"
#include "rng.h"

#include <float.h>
#include <stdlib.h>

#ifdef GAN_DOUBLE
#define LOWEST -708.0
#define HIGHEST 709.0
#define MANTISSA DBL_MANT_DIG
#else
#define LOWEST -87.0
#define HIGHEST 88.0
#define MANTISSA FLT_MANT_DIG
#endif

static uint64_t draws;

/* n fresh multiples of 1/64 in (-1, 1). */
static real *
numbers (size_t n)
{
  real *a = malloc ((n + 1) * sizeof *a);
  rng_uniform (a, (rng){ 1, 0, draws++ }, -64, 64, 0, n);
  for (size_t i = 0; i < n; i++)
    a[i] = (real) (trunc ((double) a[i]) / 64);
  return a;
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

static void
test_sums (size_t rows, size_t columns, int threads)
{
  real *a = numbers (rows * columns), *b = numbers (rows), *before = numbers (rows * columns);
  real *s = numbers (rows);
  s[rows] = 77;
  a[rows * columns] = 77;
  memcpy (before, a, rows * columns * sizeof *a);

  row_sums (s, a, rows, columns, threads);
  double worst = 0;
  for (size_t i = 0; i < rows; i++)
    {
      double sum = 0;
      for (size_t j = 0; j < columns; j++)
        sum += (double) a[i + j * rows];
      worst = fmax (worst, fabs (sum - (double) s[i]));
    }
  CHECK_NEAR (worst, 0, 0);
  CHECK (s[rows] == 77);

  add_bias (a, b, rows, columns, threads);
  worst = 0;
  for (size_t i = 0; i < rows * columns; i++)
    worst = fmax (worst, fabs ((double) a[i] - (double) before[i] - (double) b[i % rows]));
  CHECK_NEAR (worst, 0, 0);
  CHECK (a[rows * columns] == 77);
  free (a), free (b), free (before), free (s);
}

/* Wherever the number that is not finite lies, and whatever it is. */
static void
test_all_finite (void)
{
  enum
  {
    N = 77
  };
  static const double bad[] = { NAN, INFINITY, -INFINITY };
  real *a = numbers (N);
  a[5] = (real) (MANTISSA == FLT_MANT_DIG ? FLT_MAX : DBL_MAX);
  a[6] = -a[5];
  CHECK (all_finite (a, N));
  CHECK (all_finite (a, 0));
  int found = 1;
  for (size_t k = 0; k < 3; k++)
    for (size_t i = 0; i < N; i++)
      {
        const real kept = a[i];
        a[i] = (real) bad[k];
        found &= !all_finite (a, N) && !all_finite (a, i + 1) && all_finite (a, i);
        a[i] = kept;
      }
  CHECK (found);
  free (a);
}

typedef void product (real *c, const real *a, const real *b, size_t m, size_t n, size_t k,
                      int threads);

/* One form of product: element (i, p) of op (A) is a[i a_row + p a_column], and
 * of op (B) likewise. */
static void
test_product (product *f, size_t m, size_t n, size_t k, size_t a_row, size_t a_column, size_t b_row,
              size_t b_column, int threads)
{
  real *a = numbers (m * k), *b = numbers (k * n), *c = numbers (m * n);
  c[m * n] = 77;
  f (c, a, b, m, n, k, threads);
  double worst = 0;
  for (size_t j = 0; j < n; j++)
    for (size_t i = 0; i < m; i++)
      {
        double sum = 0;
        for (size_t p = 0; p < k; p++)
          sum += (double) a[i * a_row + p * a_column] * (double) b[p * b_row + j * b_column];
        worst = fmax (worst, fabs (sum - (double) c[i + j * m]));
      }
  CHECK_NEAR (worst, 0, 0);
  CHECK (c[m * n] == 77);
  free (a), free (b), free (c);
}

static void
test_products (size_t m, size_t n, size_t k, int threads)
{
  test_product (gemm_nn, m, n, k, 1, m, 1, k, threads);
  test_product (gemm_tn, m, n, k, k, 1, 1, k, threads);
  test_product (gemm_nt, m, n, k, 1, m, n, 1, threads);
}

int
main (void)
{
  static const size_t sizes[] = { 0, 1, 2, 3, 17, 33, 64 };
  enum
  {
    SIZES = sizeof sizes / sizeof *sizes
  };
  const int before = blas_enter ();
  test_exp ();
  test_all_finite ();
  for (int threads = 1; threads <= 3; threads++)
    {
      for (size_t i = 0; i < SIZES; i++)
        for (size_t j = 0; j < SIZES; j++)
          test_sums (sizes[i], sizes[j], threads);
      test_sums (641, 131, threads);
      test_sums (3, 20011, threads);
      for (size_t i = 0; i < SIZES * SIZES * SIZES; i++)
        test_products (sizes[i % SIZES], sizes[i / SIZES % SIZES], sizes[i / SIZES / SIZES],
                       threads);
      /* large enough to be shared out, by rows and by columns */
      test_products (301, 67, 129, threads);
      test_products (5, 1203, 130, threads);
      test_products (33, 32, 1000, threads);
    }
  blas_leave (before);
  return check_report ();
}
