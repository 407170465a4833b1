/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* out = __gan_random__ (kind, rows, columns, address)
 *
 * rows x columns random numbers at an address, a struct with Seed, Stream and
 * Step.  Noise comes as double, to be rounded by those who want single:
 *
 *   a kind of noise (noise.h)   a vector of it each column
 *   "bits"                      uint32 words
 *   "permutation"               of 0 .. rows - 1, uint32; columns must be 1
 *   "history"                   `rows` row numbers below `columns`, as history
 *                               looks at them, double: rows x 1
 */

#include "nets.h"

/* Beyond the kinds of noise. */
#define WORDS(X)                                                                                   \
  NOISES (X)                                                                                       \
  X (, bits)                                                                                       \
  X (, permutation)                                                                                \
  X (, history)

enum
{
  BITS = NOISE_COUNT,
  PERMUTATION,
  HISTORY
};

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 1, nrhs, 4, 4, "out = __gan_random__ (kind, rows, columns, address)");
  const int kind = mx_choice (prhs[0], "kind", TABLE_WORDS (WORDS));
  const size_t rows = mx_count (prhs[1], "rows", 0, 0x1p32 - 1);
  const size_t columns = mx_count (prhs[2], "columns", 0, 0x1p32 - 1);
  const rng at = mx_rng (prhs[3], "address");
  const size_t made = kind == HISTORY ? 1 : columns;
  if ((double) rows * (double) made > 0x1p36)
    mx_fail ("tooLarge", "%zu x %zu random numbers are too many", rows, columns);
  if (kind == PERMUTATION && columns != 1)
    mx_fail ("badInput", "a permutation must have 1 column, not %zu", columns);

  if (kind == BITS || kind == PERMUTATION)
    {
      plhs[0] = mxCreateNumericMatrix (rows, columns, mxUINT32_CLASS, mxREAL);
      if (kind == BITS)
        rng_bits (mxGetData (plhs[0]), at, 0, rows * columns);
      else
        rng_permutation (mxGetData (plhs[0]), at, rows);
      return;
    }
  plhs[0] = mx_room (1, rows, made);
  double *out = mxGetData (plhs[0]);
  if (kind == HISTORY)
    for (size_t i = 0; i < rows; i++)
      out[i] = (double) history_row (at.seed, i, columns);
  else
    gan_api_for (1)->noise (out, kind, at, rows, columns);
}
