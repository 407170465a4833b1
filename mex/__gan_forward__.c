/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [y, kept] = __gan_forward__ (net, x, mode)
 *
 * The net's output for x, features x batch, as its user reads it, batch x features, and the
 * bytes that __gan_backward__ wants.  mode: struct with Train, Seed, Stream and Step of the
 * masks, and NumThreads. */

#include "mx.h"

enum
{
  AT_ONCE = 240
};

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 2, nrhs, 3, 3, "[y, kept] = __gan_forward__ (net, x, mode)");
  const mx_net n = mx_parse_net (prhs[0], "net");
  const size_t batch = mxGetN (prhs[1]);
  const void *x = mx_matrix (prhs[1], "x", n.is_double, n.net.in.size, SIZE_MAX);
  pass p = {
    .batch = batch,
    .train = (int) mx_field_count (prhs[2], "mode", "Train", 0, 1),
    .draw = mx_rng (prhs[2], "mode"),
  };
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
  void *activations = kept ? mxGetData (kept) : mx_alloc (n.net.kept * part);
  void *scratch = mx_alloc (n.api->forward_bytes (&n.net, part, (size_t) threads));
  for (size_t first = 0; first < batch; first += part)
    {
      p.batch = batch - first < part ? batch - first : part;
      const char *in = (const char *) x + first * n.net.in.size * n.api->bytes;
      char *rows = (char *) mxGetData (y) + first * n.api->bytes;
      n.api->forward (rows, batch, activations, scratch, &n.net, &p, threads, n.params, NULL, in);
    }
  mxFree (scratch);
  if (!kept)
    mxFree (activations);
  plhs[0] = y;
  if (nlhs > 1)
    plhs[1] = kept;
}
