/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [grad, dx] = __gan_backward__ (net, x, kept, dy, mode)
 *
 * The gradients by net.params and by x from dy, the gradient by the output, for
 * the pass that __gan_forward__ made of the same net, x and mode. */

#include "nets.h"

#include <string.h>

/* The bytes that forward kept, which backward only reads.  They hold numbers, but a
 * slice of a larger array of bytes can start anywhere. */
static void *
aligned (const mxArray *kept)
{
  void *bytes = mxGetData (kept);
  if ((uintptr_t) bytes % sizeof (double) == 0)
    return bytes;
  const size_t n = mxGetNumberOfElements (kept);
  return memcpy (mx_alloc (n), bytes, n);
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 2, nrhs, 5, 5, "[grad, dx] = __gan_backward__ (net, x, kept, dy, mode)");
  const mx_net n = mx_parse_net (prhs[0], "net");
  const size_t batch = mxGetN (prhs[1]);
  const void *x = mx_matrix (prhs[1], "x", n.is_double, n.net.in.size, SIZE_MAX);
  const void *dy = mx_matrix (prhs[3], "dy", n.is_double, n.net.out.size, batch);
  const pass p = mx_pass (prhs[4], "mode", batch);
  const int threads = mx_threads (mx_field (prhs[4], "mode", "NumThreads"), "mode.NumThreads");
  if ((double) n.net.kept * (double) batch > 0x1p40
      || (double) (n.net.scratch + n.net.scratch_fixed + n.net.width) * (double) batch > 0x1p40)
    mx_fail ("tooLarge", "x of %zu samples is too large for one pass", batch);
  if (!mxIsUint8 (prhs[2]) || mxGetNumberOfElements (prhs[2]) != n.net.kept * batch)
    mx_fail ("badInput", "kept must be the %zu bytes that __gan_forward__ gave for x",
             n.net.kept * batch);

  mxArray *grad = mx_new (n.is_double, n.net.params, 1);
  mxArray *dx = nlhs > 1 ? mx_new (n.is_double, n.net.in.size, batch) : NULL;
  if (batch)
    {
      void *scratch = mx_alloc (n.api->backward_bytes (&n.net, batch, (size_t) threads));
      void *gradient = mx_alloc (n.net.width * batch * n.api->bytes);
      memcpy (gradient, dy, n.net.out.size * batch * n.api->bytes);
      n.api->backward (dx ? mxGetData (dx) : NULL, mxGetData (grad), scratch, &n.net, &p, threads,
                       n.params, x, aligned (prhs[2]), gradient);
      mxFree (gradient);
      mxFree (scratch);
    }
  plhs[0] = grad;
  if (nlhs > 1)
    plhs[1] = dx;
}
