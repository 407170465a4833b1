/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* z = __gan_noise__ (n, dim, options)
 *
 * n vectors of noise of dim numbers, each a row, double.  options: struct with Distribution
 * (noise.h), Seed and Step. */

#include "nets.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  static const char *name = "options";
  mx_arity (nlhs, 1, nrhs, 3, 3, "z = __gan_noise__ (n, dim, options)");
  const size_t n = mx_count (prhs[0], "n", 0, 0x1p31), dim = mx_count (prhs[1], "dim", 1, 0x1p24);
  const int kind = mx_field_choice (prhs[2], name, "Distribution", TABLE_WORDS (NOISES));
  const rng at = { mx_field_count (prhs[2], name, "Seed", 0, 0x1p53 - 1), STREAM_NOISE,
                   mx_field_count (prhs[2], name, "Step", 0, 0x1p48 - 1) };
  if ((double) n * (double) dim > 0x1p36)
    mx_fail ("tooLarge", "%zu x %zu random numbers are too many", n, dim);

  mxArray *columns = mx_room (1, dim, n), *z = mx_room (1, n, dim);
  gan_api_for (1)->noise (mxGetData (columns), kind, at, dim, n);
  mx_columns (mxGetData (z), 1, columns, dim, 0, dim, n);
  plhs[0] = z;
}
