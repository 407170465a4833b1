/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* exp_fast and log1p_double against the library, and sums and products against plain loops.
 *
 * The arrays hold multiples of 1/64 below 1, so that sums of up to 4096 products
 * are exact in any order, in either precision: the wanted difference is 0.
 */

#include "arrays.h"
#include "check.h"
#include "kernels/exp.h"
#include "kernels/gemm.h"
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

/* A product and its operands. */
typedef struct call call;
typedef void product (const call *c, const worker *me);

struct call
{
  product *f;
  size_t m, n, k;
  const real *a, *b, *bias;
  real *c, *packed;
  char *own;
  size_t own_size;
};

static void
tn (const call *c, const worker *me)
{
  gemm_tn (c->c, c->packed, c->own + me->index * c->own_size, c->a, c->b, c->bias, c->m, c->n,
           gemm_along (c->n), c->k, me);
}

/* With no sample apart from the others. */
static void
tn_alike (const call *c, const worker *me)
{
  gemm_tn (c->c, c->packed, c->own + me->index * c->own_size, c->a, c->b, c->bias, c->m, c->n, c->n,
           c->k, me);
}

static int
is_tn (product *f)
{
  return f == tn || f == tn_alike;
}

static void
nn (const call *c, const worker *me)
{
  gemm_nn (c->c, c->own + me->index * c->own_size, c->a, c->b, c->m, c->n, c->k, me);
}

static void
nt (const call *c, const worker *me)
{
  gemm_pack (c->packed, c->a, c->m, c->k, me);
  worker_wait (me);
  const share s = worker_share (me, c->n, 1);
  gemm_nt_columns (c->c + s.from * c->m, c->own + me->index * c->own_size, c->packed, c->b, c->m,
                   c->n, c->k, s.from, s.to);
}

static void
call_as (const worker *me, void *task)
{
  const call *c = task;
  c->f (c, me);
}

/* C = A B or, where `bias` is given, plus bias, by so many threads. */
static void
multiply (call *c, int threads)
{
  const size_t batch = is_tn (c->f) ? c->n : c->k, other = is_tn (c->f) ? c->k : c->m;
  const size_t bytes = gemm_packed (batch, other) + gemm_packed (other, batch);
  c->own_size = gemm_own ();
  char *packed = aligned_alloc (64, round_up (bytes + 1, 64));
  c->own = aligned_alloc (64, round_up (c->own_size * (size_t) threads + 1, 64));
  c->packed = (real *) packed;
  packed[bytes] = c->own[c->own_size * (size_t) threads] = MARK;
  team_run (threads, call_as, c);
  CHECK_END (packed, bytes);
  CHECK_END (c->own, c->own_size * (size_t) threads);
  free (packed), free (c->own);
}

/* One form of product: element (i, p) of op (A) is a[i a_row + p a_column], and
 * of op (B) likewise. */
static void
test_product (const char *name, product *f, size_t m, size_t n, size_t k, size_t a_row,
              size_t a_column, size_t b_row, size_t b_column, int threads)
{
  real *a = numbers (m * k), *b = numbers (k * n), *bias = numbers (m), *c = numbers (m * n);
  double *wanted = malloc ((m * n + 1) * sizeof *wanted);
  call it = { .f = f, .m = m, .n = n, .k = k, .a = a, .b = b, .c = c };
  for (int biased = 0; biased <= is_tn (f); biased++)
    {
      CASE (name, "m %zu, n %zu, k %zu, bias %d, %d threads", m, n, k, biased, threads);
      it.bias = biased ? bias : NULL;
      multiply (&it, threads);
      for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < m; i++)
          {
            double sum = biased ? (double) bias[i] : 0;
            for (size_t p = 0; p < k; p++)
              sum += (double) a[i * a_row + p * a_column] * (double) b[p * b_row + j * b_column];
            wanted[i + j * m] = sum;
          }
      CHECK_CLOSE (c, wanted, m * n, 0);
    }

  /* With numbers that round, the same bits from one thread. */
  real *x = normal_numbers (m * k), *y = normal_numbers (k * n), *one = numbers (m * n);
  it.a = x;
  it.b = y;
  multiply (&it, threads);
  it.c = one;
  multiply (&it, 1);
  CHECK_SAME (c, one, m * n);
  if (f == tn_alike)
    {
      /* And the same for the last samples by themselves. */
      const size_t some = n < 5 ? n : 5;
      it.n = some;
      it.b = y + (n - some) * k;
      multiply (&it, 1);
      CHECK_SAME (one, c + (n - some) * m, some * m);
    }
  CHECK_END (c, m * n);
  CHECK_END (one, m * n);
  free (a), free (b), free (bias), free (c), free (x), free (y), free (one), free (wanted);
}

static void
test_products (size_t m, size_t n, size_t k, int threads)
{
  test_product ("gemm_nn", nn, m, n, k, 1, m, 1, k, threads);
  test_product ("gemm_tn", tn, m, n, k, k, 1, 1, k, threads);
  test_product ("gemm_tn, alike", tn_alike, m, n, k, k, 1, 1, k, threads);
  test_product ("gemm_nt", nt, m, n, k, 1, m, n, 1, threads);
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
  for (int threads = 1; threads <= 3; threads++)
    {
      for (size_t i = 0; i < SIZES * SIZES * SIZES; i++)
        test_products (sizes[i % SIZES], sizes[i / SIZES % SIZES], sizes[i / SIZES / SIZES],
                       threads);
      /* several strips, blocks and panels */
      test_products (301, 67, 129, threads);
      test_products (5, 1203, 130, threads);
      test_products (33, 32, 1000, threads);
      test_products (131, 601, 37, threads);
      test_products (785, 100, 33, threads);
      test_products (9, 17 * LANES, 300, threads);
    }
  return check_report ();
}
