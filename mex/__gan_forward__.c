/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [y, kept, state] = __gan_forward__ (net, x, mode)
 *
 * The net's output for x, features x batch, as its user reads it, batch x features; the
 * bytes that __gan_backward__ wants; and the net's state with what it learned from this pass.
 * mode: struct with Train, Groups, Seed, Stream and Step of the masks, and NumThreads. */

#include "nets.h"

enum
{
  AT_ONCE = 240
};

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 3, nrhs, 3, 3, "[y, kept, state] = __gan_forward__ (net, x, mode)");
  const mx_net n = mx_parse_net (prhs[0], "net");
  const size_t batch = mxGetN (prhs[1]);
  const void *x = mx_matrix (prhs[1], "x", n.is_double, n.net.in.size, SIZE_MAX);
  pass p = mx_pass (prhs[2], "mode", batch);
  p.learns = nlhs > 2;
  const int threads = mx_threads (mx_field (prhs[2], "mode", "NumThreads"), "mode.NumThreads");
  if ((double) n.net.kept * (double) batch > 0x1p40
      || (double) (n.net.scratch + n.net.scratch_fixed) * (double) batch > 0x1p40)
    mx_fail ("tooLarge", "x of %zu samples is too large for one pass", batch);

  /* Without training, and without anybody asking for what is kept, samples pass some at
   * a time through activations that the caches hold. */
  const size_t part = nlhs > 1 || p.train || batch < AT_ONCE ? batch : AT_ONCE;
  mxArray *y = mx_room (n.is_double, batch, n.net.out.size);
  mxArray *kept = nlhs > 1
                      ? mxCreateUninitNumericMatrix (n.net.kept * batch, 1, mxUINT8_CLASS, mxREAL)
                      : NULL;
  mxArray *state = mx_copy (n.is_double, n.state, n.net.state, 1);
  void *activations = kept ? mxGetData (kept) : mx_alloc (n.net.kept * part);
  void *scratch = mx_alloc (n.api->forward_bytes (&n.net, part, (size_t) threads));
  for (size_t first = 0; first < batch; first += part)
    {
      p.batch = batch - first < part ? batch - first : part;
      const char *in = (const char *) x + first * n.net.in.size * n.api->bytes;
      char *rows = (char *) mxGetData (y) + first * n.api->bytes;
      n.api->forward (rows, batch, activations, scratch, &n.net, &p, threads, n.params,
                      mxGetData (state), in);
    }
  mxFree (scratch);
  if (!kept)
    mxFree (activations);
  plhs[0] = y;
  if (nlhs > 1)
    plhs[1] = kept;
  if (nlhs > 2)
    plhs[2] = state;
}
