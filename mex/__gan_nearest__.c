/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [index, distance] = __gan_nearest__ (S, X, threads)
 *
 *   S  dim x n_s, X  dim x n_x, of one floating class, finite, n_x >= 1
 *
 * index: 1 x n_s, the number from 1 of the column of X nearest to each of S;
 * distance: 1 x n_s, of the class of S. */

#include "nets.h"

#include <limits.h>

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 2, nrhs, 3, 3, "[index, distance] = __gan_nearest__ (S, X, threads)");
  const int is_double = mx_floating (prhs[0], "S");
  const size_t dim = mxGetM (prhs[0]), n_s = mxGetN (prhs[0]), n_x = mxGetN (prhs[1]);
  const void *s = mx_matrix (prhs[0], "S", is_double, SIZE_MAX, SIZE_MAX);
  const void *x = mx_matrix (prhs[1], "X", is_double, dim, SIZE_MAX);
  if (dim == 0 || n_x == 0)
    mx_fail ("badSize", "X must have at least one row and one column, not %zu x %zu", dim, n_x);
  if (dim > INT_MAX)
    mx_fail ("tooLarge", "X must have at most %d rows, not %zu", INT_MAX, dim);
  mx_finite (prhs[0], "S");
  mx_finite (prhs[1], "X");
  const int threads = mx_threads (prhs[2], "threads");

  const gan_api *api = gan_api_for (is_double);
  void *workspace = mx_alloc (api->neighbours_bytes (dim, n_s, n_x, threads));
  size_t *index = mx_alloc (n_s * sizeof *index);
  plhs[0] = mx_new (1, 1, n_s);
  mxArray *distance = mx_new (is_double, 1, n_s);
  api->neighbours (index, mxGetData (distance), workspace, s, n_s, x, n_x, dim, threads);

  double *number = mxGetPr (plhs[0]);
  for (size_t i = 0; i < n_s; i++)
    number[i] = (double) index[i] + 1;
  if (nlhs > 1)
    plhs[1] = distance;
}
