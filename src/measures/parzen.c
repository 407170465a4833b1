/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Distances come from |x - s|^2 = |x|^2 - 2 x's + |s|^2, where x's is a block of a
 * matrix product.  Before it leaves the cache every sigma has had its sum.
 *
 * When the least distance falls from m to m', what was summed relative to m is worth
 * exp (-(m - m') / (2 sigma^2)) times as much relative to m'.
 *
 * The workers share the points, and each is on its own.
 */

#include "measures/parzen.h"

#include "base/arena.h"
#include "base/require.h"
#include "base/team.h"
#include "base/vector.h"
#include "kernels/exp.h"
#include "kernels/gemm.h"

enum
{
  POINTS = 4 * GEMM_TOGETHER, /* that are multiplied together */
  TOGETHER = 48               /* samples whose exponentials are summed together */
};

typedef struct
{
  real *s_squares; /* |s|^2, of all */
  real *x_squares; /* |x|^2, of a worker's points */
  void *packed;    /* of the product, for one worker */
  void *scratch;
} workspace_pieces;

static workspace_pieces
parzen_layout (arena *a, size_t dim, size_t n_s, size_t n_x, size_t index, size_t threads)
{
  workspace_pieces p = { .s_squares = arena_take (a, n_s * sizeof (real)) };
  const size_t points = at_most (POINTS, n_x);
  for (size_t i = 0; i < threads; i++)
    {
      real *x_squares = arena_take (a, points * sizeof (real));
      void *packed = arena_take (a, gemm_tn_workspace (points, dim));
      void *scratch = arena_take (a, gemm_scratch_thread ());
      if (i == index)
        {
          p.x_squares = x_squares;
          p.packed = packed;
          p.scratch = scratch;
        }
    }
  return p;
}

size_t
parzen_workspace (size_t dim, size_t n_s, size_t n_x, int threads)
{
  arena a = arena_over (NULL);
  parzen_layout (&a, dim, n_s, n_x, 0, (size_t) threads);
  return arena_size (&a);
}

static void
squares_of (real *squares, const real *x, size_t dim, size_t from, size_t to)
{
  for (size_t j = from; j < to; j++)
    {
      real part[LINE] = { 0 };
      const real *column = x + j * dim;
      size_t i = 0;
      for (; i + LINE <= dim; i += LINE)
        for (size_t l = 0; l < LINE; l++)
          part[l] += column[i + l] * column[i + l];
      real sum = 0;
      for (; i < dim; i++)
        sum += column[i] * column[i];
      for (size_t l = 0; l < LINE; l++)
        sum += part[l];
      squares[j] = sum;
    }
}

/* sum = sum exp (rate (before - low)) + sum over columns of exp (rate (q - low)), lane by
 * lane; rate = -1 / (2 sigma^2), so that none of the exponents is positive. */
static void
add_to (real *restrict sum, const real *restrict q, size_t columns, const real *restrict before,
        const real *restrict low, real rate)
{
  for (size_t l = 0; l < LANES; l++)
    sum[l] *= exp_fast (rate * (before[l] - low[l]));
  for (size_t c = 0; c < columns; c++)
    for (size_t l = 0; l < LANES; l++)
      sum[l] += exp_fast (rate * (q[c * LANES + l] - low[l]));
}

typedef struct
{
  real *least, *sums;
  void *workspace;
  const real *s, *x;
  size_t n_s, n_x, dim;
  const double *sigmas;
  size_t count;
} sum_task;

/* The epilogue: P is points by samples; its row 0 is point number `first`. */
typedef struct
{
  gemm_epilogue as;
  const sum_task *t;
  const real *s_squares, *x_squares;
  size_t first;
} distance_sum;

/* What `columns` columns of the block from number `column` on add to points `row` ... of it. */
static void
add_distances (const distance_sum *to, const gemm_block *b, size_t row, size_t column,
               size_t columns)
{
  const sum_task *t = to->t;
  const size_t some = at_most (b->rows - row, LANES), x = to->first + b->row + row;
  const real *s_squares = to->s_squares + b->column + column;
  const real *products = b->p + column * b->stride + row;
  real q[TOGETHER * LANES], low[LANES], before[LANES], sum[LANES];
  const vec square = load_some (to->x_squares + b->row + row, some);
  const vec known = load_some (t->least + x, some);
  vec least = known;
  for (size_t c = 0; c < columns; c++)
    {
      const vec product = load_some (products + c * b->stride, some);
      vec d = square + s_squares[c] - 2 * product;
      /* What rounding leaves of equal ones may be negative. */
      d = select_lanes (d > 0, d, (vec){ 0 });
      least = select_lanes (d < least, d, least);
      store (q + c * LANES, d);
    }
  store (before, known);
  store (low, least);
  for (size_t g = 0; g < t->count; g++)
    {
      const double sigma = t->sigmas[g];
      real *at = t->sums + g * t->n_x + x;
      store (sum, load_some (at, some));
      add_to (sum, q, columns, before, low, (real) (-1 / (2 * sigma * sigma)));
      store_some (at, load (sum), some);
    }
  store_some (t->least + x, least, some);
}

static void
sum_distances (const gemm_epilogue *e, const gemm_block *b)
{
  for (size_t column = 0; column < b->columns; column += TOGETHER)
    for (size_t row = 0; row < b->rows; row += LANES)
      add_distances ((const distance_sum *) e, b, row, column,
                     at_most (b->columns - column, TOGETHER));
}

static void
add_as (const worker *me, void *task)
{
  const sum_task *t = task;
  arena a = arena_over (t->workspace);
  const workspace_pieces p = parzen_layout (&a, t->dim, t->n_s, t->n_x, me->index, me->count);
  const share samples = worker_share (me, t->n_s, 1),
              points = worker_share (me, t->n_x, GEMM_TOGETHER);
  const worker alone = worker_alone ();
  squares_of (p.s_squares, t->s, t->dim, samples.from, samples.to);
  worker_wait (me);
  for (size_t first = points.from; first < points.to; first += POINTS)
    {
      const size_t n = at_most (points.to - first, POINTS);
      const real *x = t->x + first * t->dim;
      const distance_sum sum = { { sum_distances }, t, p.s_squares, p.x_squares, first };
      squares_of (p.x_squares, x, t->dim, 0, n);
      gemm_tn (&sum.as, p.packed, p.scratch, t->s, x, t->n_s, 1, n, t->dim, 0, &alone);
    }
}

void
parzen_add (real *least, real *sums, void *workspace, const real *s, size_t n_s, const real *x,
            size_t n_x, size_t dim, const double *sigmas, size_t count, int threads)
{
  for (size_t g = 0; g < count; g++)
    REQUIRE (sigmas[g] > 0);
  sum_task t = { least, sums, workspace, s, x, n_s, n_x, dim, sigmas, count };
  team_run (threads, add_as, &t);
}
