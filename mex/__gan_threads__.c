/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* threads = __gan_threads__ (wanted)
 *
 * How many threads "NumThreads" means (threads.h). */

#include "arguments.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 1, nrhs, 1, 1, "threads = __gan_threads__ (wanted)");
  plhs[0] = mxCreateDoubleScalar (mx_threads (prhs[0], "wanted"));
}
