/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Nearest neighbours, exact, at the speed of a matrix product.
 *
 * For a block of S and X the products s'x give q = |x|^2 - 2 s'x, which
 * is |s - x|^2 - |s|^2 up to rounding.  By how much it can be wrong is known: in
 * whatever order, a sum of d products errs by at most about d u |s| |x| (Higham
 * 2002, section 3.1), so that
 *
 *   |error of q| <= (d + 8) eps (|s|^2 + |x|^2),
 *
 * plus what underflows.  A column whose q lies further than twice that above the
 * least q of its block, or above the best distance so far, cannot win.  The few
 * that are left are measured directly, sum (s_i - x_i)^2 in double, and the first
 * of the least distances, as they are returned, wins.  So no rounding of the
 * products, which may depend on where in a block a column lies, reaches the result.
 *
 * Where squares overflow or vanish, slack or products are infinite or all alike: then no
 * column is ruled out, and the direct measure takes its sum at another scale, by a power of
 * two, which changes no bit of a number.  Subnormal numbers count here.
 */

#include "measures/neighbours.h"

#include "base/arena.h"
#include "base/flush.h"
#include "base/require.h"
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
  S_TOGETHER = 256, /* columns of S that are multiplied together */
  PARTS = 8         /* partial sums, so that the loop vectorises */
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
  double *x_squares; /* |x|^2, of all */
  double *s_squares; /* |s|^2, of S_TOGETHER */
  void *packed;      /* of the product */
  char *scratch;     /* of the product, for each worker */
  real *distance;    /* S_TOGETHER for each worker: the least among its columns of X, */
  size_t *index;     /* and which it is, the first of equal ones */
} workspace_pieces;

static workspace_pieces
nearest_layout (arena *a, size_t dim, size_t n_s, size_t n_x, int threads)
{
  const size_t workers = (size_t) threads;
  workspace_pieces w;
  w.x_squares = arena_take (a, n_x * sizeof (double));
  w.s_squares = arena_take (a, S_TOGETHER * sizeof (double));
  w.packed = arena_take (a, gemm_tn_workspace (at_most (S_TOGETHER, n_s), dim));
  w.scratch = arena_take (a, gemm_scratch_thread () * workers);
  w.distance = arena_take (a, S_TOGETHER * sizeof (real) * workers);
  w.index = arena_take (a, S_TOGETHER * sizeof (size_t) * workers);
  return w;
}

size_t
nearest_workspace (size_t dim, size_t n_s, size_t n_x, int threads)
{
  arena a = arena_over (NULL);
  nearest_layout (&a, dim, n_s, n_x, threads);
  return arena_size (&a);
}

/* The epilogue: P is S by X. */
typedef struct
{
  gemm_epilogue as;
  const real *s, *x; /* S: those that are multiplied */
  size_t dim;
  const double *x_squares, *s_squares;
  real *distance; /* this worker's */
  size_t *index;
} nearest_search;

/* Of `rows` columns of S from `row` on, LANES at most, those of this block of X that may be
 * nearest. */
static void
measure_rows (const nearest_search *f, const gemm_block *b, size_t row, size_t rows, double largest)
{
  const double *squares = f->x_squares + b->column;
  const real *products = b->p + row;
  real *distance = f->distance + b->row + row;
  double bound[LANES], slack[LANES];
  for (size_t l = 0; l < LANES; l++)
    {
      /* Where there is no column, nothing is near. */
      bound[l] = -INFINITY;
      slack[l] = 0;
      if (l >= rows)
        continue;
      const double of_s = f->s_squares[b->row + row + l], sum = of_s + largest;
      bound[l] = (double) distance[l] * (double) distance[l] - of_s;
      slack[l] = 2 * ((double) f->dim + 8) * (REAL_EPSILON * sum + REAL_MIN);
      if (!(sum < REAL_MAX / 2))
        slack[l] = INFINITY; /* products may have overflowed */
    }
  for (size_t j = 0; j < b->columns; j++)
    for (size_t l = 0; l < LANES; l++)
      {
        const double q = squares[j] - 2 * (double) products[j * b->stride + l];
        bound[l] = q < bound[l] ? q : bound[l];
      }
  for (size_t l = 0; l < LANES; l++)
    bound[l] += slack[l];

  for (size_t j = 0; j < b->columns; j++)
    {
      int any = 0;
      for (size_t l = 0; l < LANES; l++)
        any |= !(squares[j] - 2 * (double) products[j * b->stride + l] > bound[l]);
      for (size_t l = 0; any && l < rows; l++)
        if (!(squares[j] - 2 * (double) products[j * b->stride + l] > bound[l])) /* or a NaN */
          {
            const real d = (real) distance_of (f->s + (b->row + row + l) * f->dim,
                                               f->x + (b->column + j) * f->dim, f->dim);
            if (d < distance[l])
              {
                distance[l] = d;
                f->index[b->row + row + l] = b->column + j;
              }
          }
    }
}

static void
measure_near (const gemm_epilogue *e, const gemm_block *b)
{
  const nearest_search *f = (const nearest_search *) e;
  double largest = 0;
  for (size_t j = 0; j < b->columns; j++)
    largest = fmax (largest, f->x_squares[b->column + j]);
  for (size_t row = 0; row < b->rows; row += LANES)
    measure_rows (f, b, row, at_most (b->rows - row, LANES), largest);
}

typedef struct
{
  size_t *index;
  real *distance;
  workspace_pieces w;
  const real *s, *x;
  size_t n_s, n_x, dim;
} nearest_task;

/* The winners among those of all workers, for columns [s.from, s.to) of so many from `first` on. */
static void
merge (const nearest_task *t, size_t first, share s, size_t workers)
{
  for (size_t i = s.from; i < s.to; i++)
    {
      size_t index = t->w.index[i];
      real distance = t->w.distance[i];
      for (size_t w = 1; w < workers; w++)
        if (t->w.distance[w * S_TOGETHER + i] < distance)
          {
            distance = t->w.distance[w * S_TOGETHER + i];
            index = t->w.index[w * S_TOGETHER + i];
          }
      t->index[first + i] = index;
      t->distance[first + i] = distance;
    }
}

static void
search_as (const worker *me, void *task)
{
  const nearest_task *t = task;
  const workspace_pieces *w = &t->w;
  const unsigned before = flush_pause ();
  const share columns = worker_share (me, t->n_x, 1);
  for (size_t j = columns.from; j < columns.to; j++)
    w->x_squares[j] = square (t->x + j * t->dim, t->dim);
  for (size_t first = 0; first < t->n_s; first += S_TOGETHER)
    {
      const size_t n = at_most (S_TOGETHER, t->n_s - first);
      const nearest_search f = { { measure_near },
                                 t->s + first * t->dim,
                                 t->x,
                                 t->dim,
                                 w->x_squares,
                                 w->s_squares,
                                 w->distance + me->index * S_TOGETHER,
                                 w->index + me->index * S_TOGETHER };
      const share rows = worker_share (me, n, 1);
      for (size_t i = rows.from; i < rows.to; i++)
        w->s_squares[i] = square (f.s + i * t->dim, t->dim);
      for (size_t i = 0; i < n; i++)
        {
          f.distance[i] = (real) INFINITY;
          f.index[i] = 0;
        }
      worker_wait (me);
      gemm_tn (&f.as, w->packed, w->scratch + me->index * gemm_scratch_thread (), t->x, f.s, t->n_x,
               1, n, t->dim, 0, me);
      worker_wait (me);
      merge (t, first, rows, me->count);
      worker_wait (me);
    }
  flush_leave (before);
}

void
nearest (size_t *index, real *distance, void *workspace, const real *s, size_t n_s, const real *x,
         size_t n_x, size_t dim, int threads)
{
  REQUIRE (n_x >= 1);
  arena a = arena_over (workspace);
  nearest_task t
      = { index, distance, nearest_layout (&a, dim, n_s, n_x, threads), s, x, n_s, n_x, dim };
  team_run (threads, search_as, &t);
}
