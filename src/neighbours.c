/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Nearest neighbours, exact, at the speed of a matrix product.
 *
 * For a tile of S and a tile of X the products s'x give q = |x|^2 - 2 s'x, which
 * is |s - x|^2 - |s|^2 up to rounding.  By how much it can be wrong is known: in
 * whatever order, a sum of d products errs by at most about d u |s| |x| (Higham
 * 2002, section 3.1), so that
 *
 *   |error of q| <= (d + 8) eps (|s|^2 + |x|^2),
 *
 * plus what underflows.  A column whose q lies further than twice that above the
 * least q of its tile, or above the best distance so far, cannot win.  The few
 * that are left are measured directly, sum (s_i - x_i)^2 in double, and the first
 * of the least distances, as they are returned, wins.  So no rounding of the
 * products, which may depend on where in a tile a column lies, reaches the result.
 */

#include "neighbours.h"

#include "arena.h"
#include "gemm.h"
#include "kernels.h"

#include <float.h>
#include <math.h>

#ifdef GAN_DOUBLE
#define REAL_EPSILON DBL_EPSILON
#define REAL_MIN DBL_MIN
#define REAL_MAX DBL_MAX
#else
#define REAL_EPSILON FLT_EPSILON
#define REAL_MIN FLT_MIN
#define REAL_MAX FLT_MAX
#endif

enum
{
  S_TILE = 256,
  X_TILE = 1024,
  LANES = 8 /* partial sums, so that the loop vectorises */
};

static inline size_t
least (size_t a, size_t b)
{
  return a < b ? a : b;
}

/* |a - b|^2, or |a|^2 when b is NULL.  The order of the sum depends on dim alone:
 * equal columns have equal distances. */
static double
square_distance (const real *a, const real *b, size_t dim)
{
  double part[LANES] = { 0 };
  size_t i = 0;
  for (; i + LANES <= dim; i += LANES)
    for (size_t lane = 0; lane < LANES; lane++)
      {
        const double d = (double) a[i + lane] - (b ? (double) b[i + lane] : 0);
        part[lane] += d * d;
      }
  for (; i < dim; i++)
    {
      const double d = (double) a[i] - (b ? (double) b[i] : 0);
      part[0] += d * d;
    }
  double sum = 0;
  for (size_t lane = 0; lane < LANES; lane++)
    sum += part[lane];
  return sum;
}

typedef struct
{
  const real *x; /* dim x count */
  size_t first;  /* number of its first column */
  size_t count;
  double *squares; /* |x|^2 */
  double largest;  /* of them */
} x_tile;

/* Sets the winner so far of one column s, given its products with the tile. */
static void
contend (size_t *index, real *distance, const real *s, const real *product, const x_tile *t,
         size_t dim)
{
  const double square = square_distance (s, NULL, dim), sum = square + t->largest;
  double slack = 2 * ((double) dim + 8) * (REAL_EPSILON * sum + REAL_MIN);
  if (!(sum < REAL_MAX / 2))
    slack = INFINITY; /* products may have overflowed */

  double bound = (double) *distance * (double) *distance - square;
  for (size_t j = 0; j < t->count; j++)
    {
      const double q = t->squares[j] - 2 * (double) product[j];
      bound = q < bound ? q : bound;
    }
  bound += slack;

  for (size_t j = 0; j < t->count; j++)
    if (!(t->squares[j] - 2 * (double) product[j] > bound)) /* or not a number */
      {
        const real d = (real) sqrt (square_distance (s, t->x + j * dim, dim));
        if (d < *distance)
          {
            *distance = d;
            *index = t->first + j;
          }
      }
}

typedef struct
{
  real *products;  /* X_TILE x S_TILE */
  double *squares; /* X_TILE */
  void *scratch;   /* of the products */
} workspace_layout;

static workspace_layout
lay_out (arena *a, size_t n_s, size_t n_x)
{
  workspace_layout w;
  const size_t n = least (X_TILE, n_x), m = least (S_TILE, n_s);
  w.products = arena_take (a, n * m * sizeof (real));
  w.squares = arena_take (a, n * sizeof (double));
  w.scratch = arena_take (a, gemm_scratch (n) * m + gemm_scratch_fixed (n));
  return w;
}

size_t
nearest_workspace (size_t dim, size_t n_s, size_t n_x)
{
  (void) dim;
  arena a = arena_over (NULL);
  lay_out (&a, n_s, n_x);
  return arena_size (&a);
}

void
nearest (size_t *index, real *distance, void *workspace, const real *s, size_t n_s, const real *x,
         size_t n_x, size_t dim, int threads)
{
  arena a = arena_over (workspace);
  const workspace_layout w = lay_out (&a, n_s, n_x);

  for (size_t i = 0; i < n_s; i++)
    {
      index[i] = 0;
      distance[i] = (real) INFINITY;
    }

  for (size_t j = 0; j < n_x; j += X_TILE)
    {
      x_tile t = { x + j * dim, j, least (X_TILE, n_x - j), w.squares, 0 };
#pragma omp parallel for num_threads(threads) if (t.count * dim > PARALLEL_GRAIN)
      for (size_t k = 0; k < t.count; k++)
        t.squares[k] = square_distance (t.x + k * dim, NULL, dim);
      for (size_t k = 0; k < t.count; k++)
        t.largest = fmax (t.largest, t.squares[k]);
      for (size_t i = 0; i < n_s; i += S_TILE)
        {
          const size_t count = least (S_TILE, n_s - i);
          gemm_tn (w.products, w.scratch, t.x, s + i * dim, NULL, t.count, count, dim, threads);
#pragma omp parallel for num_threads(threads) if (t.count * count > PARALLEL_GRAIN)
          for (size_t k = 0; k < count; k++)
            contend (index + i + k, distance + i + k, s + (i + k) * dim, w.products + k * t.count,
                     &t, dim);
        }
    }
}
