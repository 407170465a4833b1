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
 *
 * Where squares overflow or vanish, slack or products are infinite or all alike: then no
 * column is ruled out, and the direct measure takes its sum at another scale, by a power of
 * two, which changes no bit of a number.  Subnormal numbers count here.
 */

#include "measures/neighbours.h"

#include "base/arena.h"
#include "base/flush.h"
#include "base/team.h"
#include "base/vector.h"
#include "kernels/gemm.h"

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
  PARTS = 8 /* partial sums, so that the loop vectorises */
};

/* up^2 |down a - down b|^2, without b where it is NULL.  The order of the sum depends on dim
 * alone: equal columns have equal distances. */
static inline __attribute__ ((always_inline)) double
square_distance (const real *a, const real *b, size_t dim, double down, double up)
{
  double part[PARTS] = { 0 };
  size_t i = 0;
  for (; i + PARTS <= dim; i += PARTS)
    for (size_t lane = 0; lane < PARTS; lane++)
      {
        const double d = up * (down * (double) a[i + lane] - (b ? down * (double) b[i + lane] : 0));
        part[lane] += d * d;
      }
  for (; i < dim; i++)
    {
      const double d = up * (down * (double) a[i] - (b ? down * (double) b[i] : 0));
      part[0] += d * d;
    }
  double sum = 0;
  for (size_t lane = 0; lane < PARTS; lane++)
    sum += part[lane];
  return sum;
}

static double
square (const real *a, size_t dim)
{
  return square_distance (a, NULL, dim, 1, 1);
}

/* |a - b|.  A sum below 2^-900 may lack squares that have vanished, one from 2^900 on may be
 * infinite: there the differences are made larger, the numbers smaller, before they are squared.
 * Then what counts neither vanishes nor overflows. */
static double
distance_of (const real *a, const real *b, size_t dim)
{
  static const double FAR = 0x1p600;
  const double sum = square_distance (a, b, dim, 1, 1);
  if (sum < 0x1p-900)
    return sqrt (square_distance (a, b, dim, 1, FAR)) / FAR;
  if (!(sum < 0x1p900))
    return sqrt (square_distance (a, b, dim, 1 / FAR, 1)) * FAR;
  return sqrt (sum);
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
  const double of_s = square (s, dim), sum = of_s + t->largest;
  double slack = 2 * ((double) dim + 8) * (REAL_EPSILON * sum + REAL_MIN);
  if (!(sum < REAL_MAX / 2))
    slack = INFINITY; /* products may have overflowed */

  double bound = (double) *distance * (double) *distance - of_s;
  for (size_t j = 0; j < t->count; j++)
    {
      const double q = t->squares[j] - 2 * (double) product[j];
      bound = q < bound ? q : bound;
    }
  bound += slack;

  for (size_t j = 0; j < t->count; j++)
    if (!(t->squares[j] - 2 * (double) product[j] > bound)) /* or not a number */
      {
        const real d = (real) distance_of (s, t->x + j * dim, dim);
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
  real *packed;    /* of the products */
  char *own;       /* gemm_own () for each worker */
} workspace_layout;

static workspace_layout
lay_out (arena *a, size_t dim, size_t n_s, size_t n_x, int threads)
{
  workspace_layout w;
  const size_t n = at_most (X_TILE, n_x), m = at_most (S_TILE, n_s);
  w.products = arena_take (a, n * m * sizeof (real));
  w.squares = arena_take (a, n * sizeof (double));
  w.packed = arena_take (a, gemm_packed (m, dim));
  w.own = arena_take (a, gemm_own () * (size_t) threads);
  return w;
}

size_t
nearest_workspace (size_t dim, size_t n_s, size_t n_x, int threads)
{
  arena a = arena_over (NULL);
  lay_out (&a, dim, n_s, n_x, threads);
  return arena_size (&a);
}

typedef struct
{
  size_t *index;
  real *distance;
  workspace_layout w;
  const real *s, *x;
  size_t n_s, n_x, dim;
} search;

static void
find (const worker *me, void *task)
{
  const search *f = task;
  const size_t dim = f->dim;
  const unsigned before = flush_pause ();
  const share mine = worker_share (me, f->n_s, 1);
  for (size_t i = mine.from; i < mine.to; i++)
    {
      f->index[i] = 0;
      f->distance[i] = (real) INFINITY;
    }

  for (size_t j = 0; j < f->n_x; j += X_TILE)
    {
      x_tile t = { f->x + j * dim, j, at_most (X_TILE, f->n_x - j), f->w.squares, 0 };
      const share columns = worker_share (me, t.count, 1);
      for (size_t k = columns.from; k < columns.to; k++)
        t.squares[k] = square (t.x + k * dim, dim);
      worker_wait (me);
      for (size_t k = 0; k < t.count; k++)
        t.largest = fmax (t.largest, t.squares[k]);
      for (size_t i = 0; i < f->n_s; i += S_TILE)
        {
          const size_t count = at_most (S_TILE, f->n_s - i);
          gemm_tn (f->w.products, f->w.packed, f->w.own + me->index * gemm_own (), t.x,
                   f->s + i * dim, NULL, t.count, count, gemm_along (count), dim, me);
          worker_wait (me);
          const share rows = worker_share (me, count, 1);
          for (size_t k = rows.from; k < rows.to; k++)
            contend (f->index + i + k, f->distance + i + k, f->s + (i + k) * dim,
                     f->w.products + k * t.count, &t, dim);
          worker_wait (me);
        }
    }
  flush_leave (before);
}

void
nearest (size_t *index, real *distance, void *workspace, const real *s, size_t n_s, const real *x,
         size_t n_x, size_t dim, int threads)
{
  arena a = arena_over (workspace);
  search f = { index, distance, lay_out (&a, dim, n_s, n_x, threads), s, x, n_s, n_x, dim };
  team_run (threads, find, &f);
}
