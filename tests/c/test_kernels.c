/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* exp_fast against the library's exp, and sums and products against plain loops.
 *
 * The arrays hold multiples of 1/64 below 1, so that sums of up to 4096 products
 * are exact in any order, in either precision: the wanted difference is 0.
 */

#include "arrays.h"
#include "check.h"
#include "gemm.h"
#include "kernels.h"

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
  real *a = numbers (rows * columns), *s = numbers (rows);

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
  CHECK (s[rows] == MARK);
  free (a), free (s);
}

/* Wherever the number that is not finite lies, and whatever it is. */
static void
test_all_finite (void)
{
  enum
  {
    N = MARK
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

typedef void product (real *c, void *scratch, const real *a, const real *b, size_t m, size_t n,
                      size_t k, int threads);

static void
tn_without_bias (real *c, void *scratch, const real *a, const real *b, size_t m, size_t n, size_t k,
                 int threads)
{
  gemm_tn (c, scratch, a, b, NULL, m, n, k, threads);
}

/* The bias, and the rows that are left in scratch, against gemm_tn without. */
static void
test_tn (size_t m, size_t n, size_t k, int threads)
{
  const size_t bytes = gemm_scratch (m) * n + gemm_scratch_fixed (m);
  real *a = numbers (m * k), *x = numbers (k * n), *b = numbers (m);
  real *plain = numbers (m * n), *c = numbers (m * n);
  char *scratch = malloc (bytes);
  gemm_tn (plain, scratch, a, x, NULL, m, n, k, threads);
  gemm_tn (c, scratch, a, x, b, m, n, k, threads);
  size_t stride;
  const real *rows = gemm_tn_rows (&stride, scratch, a, x, m, n, k, threads);
  CHECK (stride >= n);
  double worst = 0;
  for (size_t j = 0; j < n; j++)
    for (size_t i = 0; i < m; i++)
      {
        worst = fmax (worst, fabs ((double) (c[i + j * m] - plain[i + j * m] - b[i])));
        worst = fmax (worst, fabs ((double) (rows[i * stride + j] - plain[i + j * m])));
      }
  CHECK_NEAR (worst, 0, 0);
  free (a), free (x), free (b), free (plain), free (c), free (scratch);
}

/* One form of product: element (i, p) of op (A) is a[i a_row + p a_column], and
 * of op (B) likewise. */
static void
test_product (product *f, size_t batch, size_t m, size_t n, size_t k, size_t a_row, size_t a_column,
              size_t b_row, size_t b_column, int threads)
{
  const size_t widest = m > n ? (m > k ? m : k) : (n > k ? n : k);
  const size_t bytes = gemm_scratch (widest) * batch + gemm_scratch_fixed (widest);
  real *a = numbers (m * k), *b = numbers (k * n), *c = numbers (m * n);
  char *scratch = malloc (bytes + 1);
  scratch[bytes] = MARK;
  f (c, scratch, a, b, m, n, k, threads);
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

  /* With numbers that round, the same bits from one thread. */
  real *x = normal_numbers (m * k), *y = normal_numbers (k * n), *one = numbers (m * n);
  f (c, scratch, x, y, m, n, k, threads);
  f (one, scratch, x, y, m, n, k, 1);
  CHECK (memcmp (c, one, m * n * sizeof *c) == 0);
  CHECK (c[m * n] == MARK && scratch[bytes] == MARK);
  free (a), free (b), free (c), free (scratch), free (x), free (y), free (one);
}

static void
test_products (size_t m, size_t n, size_t k, int threads)
{
  test_product (gemm_nn, n, m, n, k, 1, m, 1, k, threads);
  test_product (tn_without_bias, n, m, n, k, k, 1, 1, k, threads);
  test_product (gemm_nt, k, m, n, k, 1, m, n, 1, threads);
  test_tn (m, n, k, threads);
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
  return check_report ();
}
