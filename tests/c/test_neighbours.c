/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Nearest neighbours against plain loops.  Coordinates are multiples of 1/8, of which few differ,
 * so that distances are exact and many are equal: the first of these is wanted. */

#include "arrays.h"
#include "check.h"
#include "measures/neighbours.h"

static void
search (size_t *index, real *distance, const real *s, size_t n_s, const real *x, size_t n_x,
        size_t dim, int threads)
{
  const size_t bytes = nearest_workspace (dim, n_s, n_x, threads);
  char *workspace = malloc (bytes + 1);
  workspace[bytes] = MARK;
  nearest (index, distance, workspace, s, n_s, x, n_x, dim, threads);
  CHECK_END (workspace, bytes);
  free (workspace);
}

/* Numbers of the size of `scale`. */
static void
test_nearest (size_t n_s, size_t n_x, size_t dim, double scale, int threads)
{
  CASE ("nearest", "%zu of %zu, %zu dimensions, scale %g, %d threads", n_s, n_x, dim, scale,
        threads);
  real *s = grid_numbers (n_s * dim, .5, 8), *x = grid_numbers (n_x * dim, .5, 8);
  real *distance = normal_numbers (n_s);
  double *wanted_distance = calloc (n_s + 1, sizeof *wanted_distance);
  size_t *index = calloc (n_s + 1, sizeof *index);
  size_t *wanted_index = calloc (n_s + 1, sizeof *wanted_index);
  index[n_s] = MARK;
  for (size_t i = 0; i < n_s; i++)
    {
      double least = INFINITY;
      for (size_t j = 0; j < n_x; j++)
        {
          double square = 0;
          for (size_t d = 0; d < dim; d++)
            {
              const double difference = (double) s[d + i * dim] - (double) x[d + j * dim];
              square += difference * difference;
            }
          if (square < least)
            {
              least = square;
              wanted_index[i] = j;
            }
        }
      wanted_distance[i] = (double) (real) (sqrt (least) * scale);
    }
  for (size_t i = 0; i < n_s * dim; i++)
    s[i] *= (real) scale;
  for (size_t i = 0; i < n_x * dim; i++)
    x[i] *= (real) scale;
  search (index, distance, s, n_s, x, n_x, dim, threads);
  CHECK_SAME (index, wanted_index, n_s);
  CHECK_CLOSE (distance, wanted_distance, n_s, 0);
  CHECK_END (index, n_s);
  CHECK_END (distance, n_s);
  free (s), free (x), free (distance), free (wanted_distance), free (index), free (wanted_index);
}

int
main (void)
{
  static const size_t sizes[] = { 1, 2, 5, 17, 49, 97 };
  enum
  {
    SIZES = sizeof sizes / sizeof *sizes
  };
  for (int threads = 1; threads <= 3; threads++)
    {
      for (size_t i = 0; i < SIZES; i++)
        for (size_t j = 0; j < SIZES; j++)
          for (size_t k = 0; k < SIZES; k++)
            test_nearest (sizes[i], sizes[j], sizes[k], 1, threads);
      test_nearest (0, 5, 3, 1, threads);
      test_nearest (523, 1031, 7, 1, threads); /* several blocks */
      test_nearest (7, 211, 300, 1, threads);
      /* products overflow, and vanish */
      test_nearest (37, 101, 11, sizeof (real) == 4 ? 0x1p100 : 0x1p900, threads);
      test_nearest (37, 101, 11, sizeof (real) == 4 ? 0x1p-110 : 0x1p-900, threads);
    }
  return check_report ();
}
