/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Distances come from |x - s|^2 = |x|^2 - 2 x's + |s|^2, where x's is a strip of a
 * matrix product, points along the vector registers.  Before it leaves the cache
 * every sigma has had its sum.
 *
 * When the least distance falls from m to m', what was summed relative to m is worth
 * exp (-(m - m') / (2 sigma^2)) times as much relative to m'.
 *
 * The workers share the points, and each is on its own.
 */

#include "measures/parzen.h"

#include "base/arena.h"
#include "base/team.h"
#include "base/vector.h"
#include "kernels/exp.h"
#include "kernels/gemm.h"

enum
{
  BLOCK = 1024 /* points that are packed at a time */
};

typedef struct
{
  real *s_squares; /* |s|^2, of all */
  real *x_squares; /* |x|^2, of a worker's block */
  real *packed;    /* that block */
  real *strip;
} pieces;

static pieces
lay_out (arena *a, size_t dim, size_t n_s, size_t n_x, size_t index, size_t threads)
{
  pieces p = { .s_squares = arena_take (a, n_s * sizeof (real)) };
  const size_t block = at_most (BLOCK, n_x);
  for (size_t i = 0; i < threads; i++)
    {
      real *x_squares = arena_take (a, block * sizeof (real));
      real *packed = arena_take (a, gemm_packed (block, dim));
      real *strip = arena_take (a, gemm_own ());
      if (i == index)
        {
          p.x_squares = x_squares;
          p.packed = packed;
          p.strip = strip;
        }
    }
  return p;
}

size_t
parzen_workspace (size_t dim, size_t n_s, size_t n_x, int threads)
{
  arena a = arena_over (NULL);
  lay_out (&a, dim, n_s, n_x, 0, (size_t) threads);
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

/* What the strip, `rows` points from number x on by `columns` samples, adds to them. */
static void
add_strip (const sum_task *t, const real *strip, const real *x_squares, const real *s_squares,
           size_t x, size_t rows, size_t columns)
{
  for (size_t i = 0; i < rows; i += LANES)
    {
      const size_t some = at_most (rows - i, LANES);
      real q[STRIP_COLUMNS * LANES], low[LANES], before[LANES], sum[LANES];
      const vec square = load_some (x_squares + i, some);
      const vec known = load_some (t->least + x + i, some);
      vec least = known;
      for (size_t c = 0; c < columns; c++)
        {
          const vec product = load_some (strip + c * STRIP_STRIDE + i, some);
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
          real *at = t->sums + g * t->n_x + x + i;
          store (sum, load_some (at, some));
          add_to (sum, q, columns, before, low, (real) (-1 / (2 * sigma * sigma)));
          store_some (at, load (sum), some);
        }
      store_some (t->least + x + i, least, some);
    }
}

static void
add_as (const worker *me, void *task)
{
  const sum_task *t = task;
  arena a = arena_over (t->workspace);
  const pieces p = lay_out (&a, t->dim, t->n_s, t->n_x, me->index, me->count);
  const share samples = worker_share (me, t->n_s, 1), points = worker_share (me, t->n_x, LANES);
  const worker alone = worker_alone ();
  squares_of (p.s_squares, t->s, t->dim, samples.from, samples.to);
  worker_wait (me);
  for (size_t first = points.from; first < points.to; first += BLOCK)
    {
      const size_t n = at_most (points.to - first, BLOCK);
      const real *x = t->x + first * t->dim;
      gemm_pack_turned (p.packed, x, gemm_along (n), t->dim, &alone);
      squares_of (p.x_squares, x, t->dim, 0, n);
      for (size_t j = 0; j < t->n_s; j += STRIP_COLUMNS)
        {
          const size_t columns = at_most (t->n_s - j, STRIP_COLUMNS);
          for (size_t i = 0, rows; i < n; i += rows)
            {
              rows = gemm_strip_rows (n - i);
              gemm_strip_of (p.strip, p.packed, x, n, gemm_along (n), t->dim, i, rows, t->s, t->n_s,
                             j, columns);
              add_strip (t, p.strip, p.x_squares + i, p.s_squares + j, first + i, rows, columns);
            }
        }
    }
}

void
parzen_add (real *least, real *sums, void *workspace, const real *s, size_t n_s, const real *x,
            size_t n_x, size_t dim, const double *sigmas, size_t count, int threads)
{
  sum_task t = { least, sums, workspace, s, x, n_s, n_x, dim, sigmas, count };
  team_run (threads, add_as, &t);
}
