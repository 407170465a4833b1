/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Philox against its published vectors, and the draws made of it against the
 * distributions that they claim.
 *
 * The draws are functions of their address, so a statistic here is one fixed
 * number and no test can fail by chance.  The bounds are those that a fair draw
 * would break once in a million: 5 sigma, and for Kolmogorov and Smirnov
 * D sqrt (n) < 2.7 since P (D sqrt (n) > x) is about 2 exp (-2 x^2).
 */

#include "base/rng.h"
#include "check.h"

#include <stdlib.h>
#include <string.h>

enum
{
  N = 100000
};

static const rng here = { UINT64_C (0x0123456789ABCDEF), 7, UINT64_C (0xBA9876543210) };

/* The known answers of Random123 (Salmon et al. 2011), file kat_vectors. */
static void
test_known_answers (void)
{
  static const struct
  {
    uint32_t counter[4], key[2], answer[4];
  } known[] = {
    { { 0, 0, 0, 0 }, { 0, 0 }, { 0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8 } },
    { { 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF },
      { 0xFFFFFFFF, 0xFFFFFFFF },
      { 0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD } },
    { { 0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344 },
      { 0xA4093822, 0x299F31D0 },
      { 0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1 } },
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    {
      CASE ("philox", "known answer %zu", i);
      uint32_t out[4];
      philox (out, known[i].counter, known[i].key);
      CHECK_SAME (out, known[i].answer, 4);
    }
}

/* Word 4 b + w of a draw is word w of the block whose address rng.h spells out. */
static void
test_address (void)
{
  CASE ("rng_bits", "against philox");
  const uint64_t first = (UINT64_C (5) << 34) + 12; /* block number above 2^32 */
  uint32_t bits[4], block[4];
  rng_bits (bits, here, first, 4);
  const uint64_t b = first / 4;
  const uint32_t counter[4] = { (uint32_t) b, (uint32_t) (b >> 32), (uint32_t) here.step,
                                here.stream << 16 | (uint32_t) (here.step >> 32) };
  const uint32_t key[2] = { (uint32_t) here.seed, (uint32_t) (here.seed >> 32) };
  philox (block, counter, key);
  CHECK_SAME (bits, block, 4);
}

static int
ascending (const void *a, const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* Largest distance between the empirical distribution of n values of the
 * distribution function and the uniform one, times sqrt (n). */
static double
kolmogorov_smirnov (double *probability, size_t n)
{
  double d = 0;
  qsort (probability, n, sizeof *probability, ascending);
  for (size_t i = 0; i < n; i++)
    {
      d = fmax (d, (double) (i + 1) / (double) n - probability[i]);
      d = fmax (d, probability[i] - (double) i / (double) n);
    }
  return d * sqrt ((double) n);
}

/* The k-th moment of n numbers about 0, and the standard error that it has when
 * the 2 k-th is `twice`. */
static double
moment (const real *x, size_t n, int k)
{
  double sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += pow ((double) x[i], k);
  return sum / (double) n;
}

static double
standard_error (double expected, double twice, size_t n)
{
  return sqrt ((twice - expected * expected) / (double) n);
}

static double
correlation (const real *x, size_t n, size_t lag)
{
  double sum = 0;
  for (size_t i = 0; i + lag < n; i++)
    sum += (double) x[i] * (double) x[i + lag];
  return sum / (double) (n - lag);
}

static void
test_uniform (void)
{
  CASE ("rng_uniform", "%d numbers", N);
  static real x[N];
  static double p[N];
  rng_uniform (x, here, -1, 1, 0, N);
  for (int k = 1; k <= 4; k++)
    {
      const double expected = k % 2 ? 0 : 1.0 / (k + 1);
      CHECK_NEAR (moment (x, N, k), expected, 5 * standard_error (expected, 1.0 / (2 * k + 1), N));
    }
  for (size_t lag = 1; lag <= 5; lag++)
    CHECK_NEAR (correlation (x, N, lag), 0, 5 / 3.0 / sqrt (N));
  for (size_t i = 0; i < N; i++)
    p[i] = ((double) x[i] + 1) / 2;
  CHECK (kolmogorov_smirnov (p, N) < 2.7);
  CHECK (p[0] >= 0 && p[N - 1] <= 1);
}

static void
test_normal (void)
{
  CASE ("rng_normal", "%d numbers", N);
  static const double moments[] = { 1, 0, 1, 0, 3, 0, 15, 0, 105 };
  static real x[N];
  static double p[N];
  rng_normal (x, here, 0, N);
  for (int k = 1; k <= 4; k++)
    CHECK_NEAR (moment (x, N, k), moments[k], 5 * standard_error (moments[k], moments[2 * k], N));
  for (size_t lag = 1; lag <= 5; lag++)
    CHECK_NEAR (correlation (x, N, lag), 0, 5 / sqrt (N));
  for (size_t i = 0; i < N; i++)
    p[i] = erfc (-(double) x[i] / sqrt (2)) / 2;
  CHECK (kolmogorov_smirnov (p, N) < 2.7);
}

/* Radius sqrt (dim), and in each coordinate zero mean and unit variance. */
static void
test_sphere (void)
{
  enum
  {
    DIM = 5,
    POINTS = N / DIM
  };
  CASE ("rng_sphere", "%d points of %d dimensions", POINTS, DIM);
  static real z[N];
  rng_sphere (z, here, DIM, 0, POINTS);
  static real part[DIM * 7];
  rng_sphere (part, here, DIM, 3, 7);
  CHECK_SAME (part, z + 3 * DIM, DIM * 7);
  double worst = 0;
  for (size_t j = 0; j < POINTS; j++)
    worst = fmax (worst, fabs (moment (z + DIM * j, DIM, 2) - 1));
  CHECK_NEAR (worst, 0, 1e-6);
  for (size_t i = 0; i < DIM; i++)
    {
      static real x[POINTS];
      for (size_t j = 0; j < POINTS; j++)
        x[j] = z[DIM * j + i];
      /* the fourth moment of a coordinate is 3 dim / (dim + 2) */
      CHECK_NEAR (moment (x, POINTS, 1), 0, 5 * standard_error (0, 1, POINTS));
      CHECK_NEAR (moment (x, POINTS, 2), 1, 5 * standard_error (1, 15.0 / 7, POINTS));
    }
}

static void
test_mask (void)
{
  static const double include[] = { 0, 1e-3, 0.2, 0.5, 0.8, 0.999, 1 };
  static uint8_t mask[N];
  for (size_t k = 0; k < sizeof include / sizeof *include; k++)
    {
      const double p = include[k];
      CASE ("rng_mask", "include %g", p);
      size_t ones = 0, others = 0;
      memset (mask, 2, N);
      rng_mask (mask, here, p, 0, N);
      for (size_t i = 0; i < N; i++)
        {
          ones += mask[i] == 1;
          others += mask[i] > 1;
        }
      CHECK_NEAR ((double) ones / N, p, 5 * sqrt (p * (1 - p) / N));
      CHECK_NEAR (others, 0, 0);
    }
}

/* Any piece of a draw is what the whole draw has there. */
static void
test_pieces (void)
{
  enum
  {
    WHOLE = 2000
  };
  static uint32_t bits[WHOLE], some_bits[WHOLE];
  static real uniform[WHOLE], normal[WHOLE], some[WHOLE];
  static uint8_t mask[WHOLE], some_mask[WHOLE];
  rng_bits (bits, here, 0, WHOLE);
  rng_uniform (uniform, here, -2, 3, 0, WHOLE);
  rng_normal (normal, here, 0, WHOLE);
  rng_mask (mask, here, 0.3, 0, WHOLE);

  static const size_t length[] = { 0, 1, 2, 3, 4, 5, 255, 256, 257, 1000 };
  for (size_t k = 0; k < sizeof length / sizeof *length; k++)
    {
      const size_t n = length[k];
      for (size_t first = 0; first + n <= WHOLE; first += first < 10 ? 1 : 97)
        {
          CASE ("pieces", "%zu numbers from number %zu on", n, first);
          rng_bits (some_bits, here, first, n);
          CHECK_SAME (some_bits, bits + first, n);
          rng_uniform (some, here, -2, 3, first, n);
          CHECK_SAME (some, uniform + first, n);
          rng_normal (some, here, first, n);
          CHECK_SAME (some, normal + first, n);
          rng_mask (some_mask, here, 0.3, first, n);
          CHECK_SAME (some_mask, mask + first, n);
        }
    }
}

/* Another seed, stream or step is another draw. */
static void
test_addresses_differ (void)
{
  const rng other[] = { { here.seed + 1, here.stream, here.step },
                        { here.seed ^ UINT64_C (1) << 52, here.stream, here.step },
                        { here.seed, here.stream + 1, here.step },
                        { here.seed, here.stream, here.step + 1 },
                        { here.seed, here.stream, here.step ^ UINT64_C (1) << 47 } };
  static real x[N], y[N];
  rng_normal (x, here, 0, N);
  for (size_t k = 0; k < sizeof other / sizeof *other; k++)
    {
      CASE ("rng_normal", "other address %zu", k);
      rng_normal (y, other[k], 0, N);
      double sum = 0;
      for (size_t i = 0; i < N; i++)
        sum += (double) x[i] * (double) y[i];
      CHECK_NEAR (sum / N, 0, 5 / sqrt (N));
    }
}

static void
test_permutation (void)
{
  CASE ("rng_permutation", "%d numbers", N);
  static uint32_t p[N];
  static uint8_t seen[N];
  size_t distinct = 0;
  rng_permutation (p, here, N);
  for (size_t i = 0; i < N; i++)
    if (p[i] < N && !seen[p[i]]++)
      distinct++;
  CHECK_NEAR (distinct, N, 0);

  CASE ("rng_permutation", "one number");
  rng_permutation (p, here, 1);
  CHECK_NEAR (p[0], 0, 0);
}

/* All 24 orders of four are equally likely: chi-square with 23 degrees of
 * freedom, whose mean is 23 and variance 46. */
static void
test_permutation_is_fair (void)
{
  enum
  {
    ORDERS = 24,
    DRAWS = 1000 * ORDERS
  };
  CASE ("rng_permutation", "%d of four", DRAWS);
  int count[256] = { 0 };
  rng r = here;
  for (size_t draw = 0; draw < DRAWS; draw++)
    {
      uint32_t p[4];
      r.step = draw;
      rng_permutation (p, r, 4);
      count[p[0] << 6 | p[1] << 4 | p[2] << 2 | p[3]]++;
    }
  double chi_square = 0;
  int orders = 0;
  for (size_t i = 0; i < 256; i++)
    if (count[i])
      {
        const double excess = count[i] - DRAWS / ORDERS;
        chi_square += excess * excess / (DRAWS / ORDERS);
        orders++;
      }
  CHECK_NEAR (orders, ORDERS, 0);
  CHECK_NEAR (chi_square, 23, 5 * sqrt (46));
}

int
main (void)
{
  test_known_answers ();
  test_address ();
  test_uniform ();
  test_normal ();
  test_sphere ();
  test_mask ();
  test_pieces ();
  test_addresses_differ ();
  test_permutation ();
  test_permutation_is_fair ();
  return check_report ();
}
