/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [y, kept] = __gan_forward__ (net, x, mode)
 *
 * The net's output, features x batch, and the bytes that __gan_backward__
 * wants.  mode: struct with Train, Seed, Stream and Step of the masks, and
 * NumThreads. */

#include "mx.h"

#include <string.h>

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 2, nrhs, 3, 3, "[y, kept] = __gan_forward__ (net, x, mode)");
  const mx_net n = mx_parse_net (prhs[0], "net");
  const size_t batch = mxGetN (prhs[1]);
  const void *x = mx_matrix (prhs[1], "x", n.is_double, n.net.in.size, SIZE_MAX);
  const pass p = {
    .batch = batch,
    .train = (int) mx_field_count (prhs[2], "mode", "Train", 0, 1),
    .draw = mx_rng (prhs[2], "mode"),
  };
  const int threads = mx_threads (mx_field (prhs[2], "mode", "NumThreads"), "mode.NumThreads");
  if ((double) n.net.kept * (double) batch > 0x1p40
      || (double) (n.net.scratch + n.net.scratch_fixed) * (double) batch > 0x1p40)
    mx_fail ("tooLarge", "x of %zu samples is too large for one pass", batch);

  mxArray *y = mx_new (n.is_double, n.net.out.size, batch);
  mxArray *kept = mxCreateNumericMatrix (n.net.kept * batch, 1, mxUINT8_CLASS, mxREAL);
  void *scratch = mx_alloc (n.api->forward_bytes (&n.net, batch, (size_t) threads));
  if (batch)
    {
      n.api->forward (mxGetData (kept), scratch, &n.net, &p, threads, n.params, NULL, x);
      memcpy (mxGetData (y), n.api->output (mxGetData (kept), &n.net, batch),
              n.net.out.size * batch * n.api->bytes);
    }
  mxFree (scratch);
  plhs[0] = y;
  if (nlhs > 1)
    plhs[1] = kept;
}
