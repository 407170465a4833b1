/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Parzen sums against plain loops.  Coordinates are multiples of 1/8, so that
 * distances are exact, and only the exponentials are rounded. */

#include "arrays.h"
#include "check.h"
#include "measures/parzen.h"

static const double sigmas[] = { 0.05, 0.3, 1, 20 };

enum
{
  SIGMAS = sizeof sigmas / sizeof *sigmas
};

/* The least distances and the sums of n_s samples, added a part at a time. */
static void
sums_of (real *least, real *sums, const real *s, size_t n_s, size_t part, const real *x, size_t n_x,
         size_t dim, int threads)
{
  for (size_t i = 0; i < n_x; i++)
    least[i] = (real) INFINITY;
  memset (sums, 0, n_x * SIGMAS * sizeof *sums);
  for (size_t j = 0; j < n_s; j += part)
    {
      const size_t n = n_s - j < part ? n_s - j : part;
      const size_t bytes = parzen_workspace (dim, n, n_x, threads);
      char *workspace = malloc (bytes + 1);
      workspace[bytes] = MARK;
      parzen_add (least, sums, workspace, s + j * dim, n, x, n_x, dim, sigmas, SIGMAS, threads);
      CHECK_END (workspace, bytes);
      free (workspace);
    }
}

static void
test_sums (size_t n_s, size_t n_x, size_t dim)
{
  CASE ("parzen_add", "%zu samples, %zu points, %zu dimensions", n_s, n_x, dim);
  real *s = grid_numbers (n_s * dim, 2, 8), *x = grid_numbers (n_x * dim, 2, 8);
  if (n_s > 0 && n_x > 0)
    memcpy (x, s, dim * sizeof *x);
  real *least = normal_numbers (n_x), *sums = normal_numbers (n_x * SIGMAS);
  real *again = normal_numbers (n_x), *sums_again = normal_numbers (n_x * SIGMAS);
  double *wanted_least = malloc ((n_x + 1) * sizeof (double)),
         *wanted_sums = malloc ((n_x * SIGMAS + 1) * sizeof (double));
  sums_of (least, sums, s, n_s, n_s + 1, x, n_x, dim, 1);
  CHECK_END (least, n_x);
  CHECK_END (sums, n_x * SIGMAS);

  for (size_t i = 0; i < n_x; i++)
    {
      double wanted = INFINITY, sum[SIGMAS] = { 0 };
      for (size_t pass = 0; pass < 2; pass++)
        for (size_t j = 0; j < n_s; j++)
          {
            double square = 0;
            for (size_t k = 0; k < dim; k++)
              {
                const double d = (double) x[i * dim + k] - (double) s[j * dim + k];
                square += d * d;
              }
            if (pass == 0)
              wanted = fmin (wanted, square);
            else
              for (size_t g = 0; g < SIGMAS; g++)
                sum[g] += exp (-(square - wanted) / (2 * sigmas[g] * sigmas[g]));
          }
      wanted_least[i] = wanted;
      for (size_t g = 0; g < SIGMAS; g++)
        wanted_sums[g * n_x + i] = sum[g];
    }
  CHECK_CLOSE (least, wanted_least, n_x, 0);
  CHECK_RELATIVE (sums, wanted_sums, n_x * SIGMAS, 300 * EPSILON);

  /* the same bits from two workers; the same sums, rounded otherwise, in parts */
  sums_of (again, sums_again, s, n_s, n_s + 1, x, n_x, dim, 2);
  CHECK_SAME (again, least, n_x);
  CHECK_SAME (sums_again, sums, n_x * SIGMAS);
  sums_of (again, sums_again, s, n_s, 7, x, n_x, dim, 2);
  CHECK_SAME (again, least, n_x);
  CHECK_RELATIVE (sums_again, sums, n_x * SIGMAS, 300 * EPSILON);

  free (s);
  free (x);
  free (least);
  free (sums);
  free (again);
  free (sums_again);
  free (wanted_least);
  free (wanted_sums);
}

int
main (void)
{
  static const size_t sizes[] = { 0, 1, 2, 5, 17, 49, 97 };
  enum
  {
    SIZES = sizeof sizes / sizeof *sizes
  };
  for (size_t i = 0; i < SIZES; i++)
    for (size_t j = 0; j < SIZES; j++)
      for (size_t k = 1; k < SIZES; k++)
        test_sums (sizes[i], sizes[j], sizes[k]);
  test_sums (131, 2111, 3); /* more points than a block of any worker */
  test_sums (61, 29, 300);
  return check_report ();
}
