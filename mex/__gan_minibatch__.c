/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [rows, dealt] = __gan_minibatch__ (n, m, b, seed, dealt)
 *
 * Row numbers, from 1, of minibatch number b (from 1) of m out of n rows, a column; and the
 * permutation that they come from, since those of one epoch come in a row: a struct with
 * address, [n seed epoch], and rows, uint32, from 0.  [] is none. */

#include "arguments.h"

#include <math.h>
#include <string.h>

/* Whether dealt is the permutation at that address. */
static int
is_dealt (const mxArray *dealt, const double address[3])
{
  if (!mxIsStruct (dealt) || mxGetNumberOfElements (dealt) != 1)
    return 0;
  const mxArray *of = mxGetField (dealt, 0, "address"), *rows = mxGetField (dealt, 0, "rows");
  return of && mxIsDouble (of) && !mxIsComplex (of) && !mxIsSparse (of)
         && mxGetNumberOfElements (of) == 3
         && memcmp (mxGetData (of), address, 3 * sizeof *address) == 0 && rows && mxIsUint32 (rows)
         && (double) mxGetNumberOfElements (rows) == address[0];
}

static mxArray *
deal (const double address[3])
{
  static const char *fields[] = { "address", "rows" };
  mxArray *of = mxCreateDoubleMatrix (1, 3, mxREAL);
  memcpy (mxGetData (of), address, 3 * sizeof *address);
  const size_t n = (size_t) address[0];
  mxArray *rows = mxCreateUninitNumericMatrix (n, 1, mxUINT32_CLASS, mxREAL);
  const rng at = { (uint64_t) address[1], STREAM_MINIBATCH, (uint64_t) address[2] };
  rng_permutation (mxGetData (rows), at, n);
  mxArray *dealt = mxCreateStructMatrix (1, 1, 2, fields);
  mxSetField (dealt, 0, "address", of);
  mxSetField (dealt, 0, "rows", rows);
  return dealt;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 2, nrhs, 5, 5, "[rows, dealt] = __gan_minibatch__ (n, m, b, seed, dealt)");
  const size_t n = mx_count (prhs[0], "n", 1, 0x1p32 - 1), m = mx_count (prhs[1], "m", 1, 0x1p31);
  const uint64_t b = mx_count (prhs[2], "b", 1, 0x1p48) - 1;
  const uint64_t seed = mx_count (prhs[3], "Seed", 0, 0x1p53 - 1);
  if (m > n)
    mx_fail ("badInput", "m must be at most n = %zu, not %zu", n, m);
  const uint64_t minibatches = n / m;
  const double address[] = { (double) n, (double) seed, (double) (b / minibatches) };
  mxArray *dealt = is_dealt (prhs[4], address) ? mxDuplicateArray (prhs[4]) : deal (address);

  const uint32_t *all = mxGetData (mxGetField (dealt, 0, "rows"));
  plhs[0] = mx_room (1, m, 1);
  double *rows = mxGetData (plhs[0]);
  for (size_t i = 0; i < m; i++)
    rows[i] = (double) all[b % minibatches * m + i] + 1;
  if (nlhs > 1)
    plhs[1] = dealt;
}
