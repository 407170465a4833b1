/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [least, sums] = __gan_parzen__ (S, X, sigmas, least, sums, threads)
 *
 *   S  dim x n_s samples, X  dim x n_x points, of one floating class, finite
 *   sigmas  1 x count, double, from 1e-15 to 1e15
 *   least   n_x x 1, sums  n_x x count, of the class of S: what is known of other
 *           samples; Inf and 0 at first
 *
 * The least squared distance of each point from a sample, and for each sigma the sum
 * of exp (-(squared distance - least) / (2 sigma^2)) (parzen.h). */

#include "nets.h"

static mxArray *
copy_of_sums (const mxArray *a, const char *name, int is_double, size_t rows, size_t columns)
{
  const void *numbers = mx_matrix (a, name, is_double, rows, columns);
  for (size_t i = 0; i < rows * columns; i++)
    {
      const double number
          = is_double ? ((const double *) numbers)[i] : ((const float *) numbers)[i];
      if (!(number >= 0))
        mx_fail ("badInput", "%s must have no number below 0 and no NaN", name);
    }
  return mx_copy (is_double, numbers, rows, columns);
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 2, nrhs, 6, 6,
            "[least, sums] = __gan_parzen__ (S, X, sigmas, least, sums, threads)");
  const int is_double = mx_floating (prhs[0], "S");
  const size_t dim = mxGetM (prhs[0]), n_s = mxGetN (prhs[0]), n_x = mxGetN (prhs[1]);
  const void *s = mx_matrix (prhs[0], "S", is_double, SIZE_MAX, SIZE_MAX);
  const void *x = mx_matrix (prhs[1], "X", is_double, dim, SIZE_MAX);
  if (dim == 0)
    mx_fail ("badSize", "S must have at least one row");
  mx_finite (prhs[0], "S");
  mx_finite (prhs[1], "X");
  mx_floating (prhs[2], "sigmas");
  const double *sigmas = mx_matrix (prhs[2], "sigmas", 1, 1, SIZE_MAX);
  const size_t count = mxGetN (prhs[2]);
  for (size_t i = 0; i < count; i++)
    if (!(sigmas[i] >= 1e-15 && sigmas[i] <= 1e15))
      mx_fail ("badInput", "sigmas must be from 1e-15 to 1e15, not %g", sigmas[i]);
  const int threads = mx_threads (prhs[5], "threads");
  mxArray *least = copy_of_sums (prhs[3], "least", is_double, n_x, 1);
  mxArray *sums = copy_of_sums (prhs[4], "sums", is_double, n_x, count);

  const gan_api *api = gan_api_for (is_double);
  void *workspace = mx_alloc (api->parzen_bytes (dim, n_s, n_x, threads));
  api->parzen (mxGetData (least), mxGetData (sums), workspace, s, n_s, x, n_x, dim, sigmas, count,
               threads);
  plhs[0] = least;
  if (nlhs > 1)
    plhs[1] = sums;
}
