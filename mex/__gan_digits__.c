/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* pixels = __gan_digits__ (labels, seed, first, threads)
 *
 *   labels  vector of n digits 0 .. 9, uint8
 *   first   number of the first image in the draw `seed`, from 0
 *
 * pixels: 784 x n, uint8, a 28 x 28 image in each column. */

#include "arguments.h"
#include "data/digits.h"

enum
{
  MAX_IMAGES = 1000000
};

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 1, nrhs, 4, 4, "pixels = __gan_digits__ (labels, seed, first, threads)");
  const mxArray *labels = prhs[0];
  if (!mxIsUint8 (labels) || mxIsComplex (labels) || mxIsSparse (labels))
    mx_fail ("badClass", "labels must be uint8, not %s%s", mxIsSparse (labels) ? "sparse " : "",
             mx_class (labels));
  const size_t n = mxGetNumberOfElements (labels);
  if (mxGetNumberOfDimensions (labels) != 2
      || (n > 0 && mxGetM (labels) != 1 && mxGetN (labels) != 1))
    mx_fail ("badSize", "labels must be a vector");
  if (n > MAX_IMAGES)
    mx_fail ("tooLarge", "labels must have at most %d elements, not %zu", MAX_IMAGES, n);
  const uint8_t *label = mxGetData (labels);
  for (size_t i = 0; i < n; i++)
    if (label[i] > 9)
      mx_fail ("badInput", "labels must be digits from 0 to 9, not %d", label[i]);
  const uint64_t seed = mx_count (prhs[1], "seed", 0, 0x1p53 - 1);
  const uint64_t first = mx_count (prhs[2], "first", 0, 0x1p48 - MAX_IMAGES);
  const int threads = mx_threads (prhs[3], "threads");

  plhs[0] = mxCreateNumericMatrix (DIGITS_SIDE * DIGITS_SIDE, (mwSize) n, mxUINT8_CLASS, mxREAL);
  digits_draw (mxGetData (plhs[0]), label, n, seed, first, threads);
}
