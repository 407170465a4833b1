/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [grad, dx] = __gan_backward__ (net, cache, dy)
 *
 * The gradients by net.params and by x from dy, the gradient by the output, for the pass whose
 * cache __gan_forward__ gave for the same net; dx and dy have a row for each sample. */

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

static void
check_cache (const mxArray *cache)
{
  char text[MX_TEXT];
  if (!mxIsStruct (cache) || mxGetNumberOfElements (cache) != 1 || !mxGetField (cache, 0, "x")
      || !mxGetField (cache, 0, "kept") || !mxGetField (cache, 0, "mode"))
    mx_fail ("badInput", "cache must be the second output of gan_forward, not %s",
             mx_describe (text, cache));
}

static const mxArray *
parse_dy (const mxArray *a, size_t batch, size_t outputs)
{
  char text[MX_TEXT];
  const mxArray *dy = mx_ordinary (a, "dy");
  if (!(mxIsDouble (dy) || mxIsSingle (dy)) || mxIsComplex (dy) || mxIsSparse (dy)
      || mxGetNumberOfDimensions (dy) != 2 || mxGetM (dy) != batch || mxGetN (dy) != outputs)
    mx_fail ("badInput", "dy must be a real matrix of the size of the output, %zu-by-%zu, not %s",
             batch, outputs, mx_describe (text, dy));
  return dy;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 2, nrhs, 3, 3, "[grad, dx] = __gan_backward__ (net, cache, dy)");
  const mx_net n = mx_parse_net (prhs[0], "net");
  check_cache (prhs[1]);
  const mxArray *given = mxGetField (prhs[1], 0, "x"), *kept = mxGetField (prhs[1], 0, "kept");
  const mxArray *mode = mxGetField (prhs[1], 0, "mode");
  const size_t batch = mxGetN (given), in = n.net.in.size, out = n.net.out.size;
  const mxArray *dy = parse_dy (prhs[2], batch, out);

  mx_saying ("net and cache do not belong together: ");
  const void *x = mx_matrix (given, "x", n.is_double, in, SIZE_MAX);
  const pass p = mx_pass (mode, "mode", batch);
  const int threads = mx_threads (mx_field (mode, "mode", "NumThreads"), "mode.NumThreads");
  if ((double) n.net.saved * (double) batch > 0x1p40
      || (double) (n.net.scratch + n.net.scratch_fixed + n.net.width) * (double) batch > 0x1p40)
    mx_fail ("tooLarge", "x of %zu samples is too large for one pass", batch);
  if (!mxIsUint8 (kept) || mxGetNumberOfElements (kept) != n.net.saved * batch)
    mx_fail ("badInput", "kept must be the %zu bytes that gan_forward gave for x",
             n.net.saved * batch);

  mxArray *grad
      = batch ? mx_room (n.is_double, n.net.params, 1) : mx_new (n.is_double, n.net.params, 1);
  mxArray *dx = nlhs > 1 ? mx_room (n.is_double, batch, in) : NULL;
  if (batch)
    {
      mxArray *columns = dx ? mx_room (n.is_double, in, batch) : NULL;
      const net_call call
          = { .n = &n.net,
              .p = p,
              .params = n.params,
              .x = x,
              .saved = aligned (kept),
              .scratch = mx_alloc (n.api->backward_bytes (&n.net, batch, (size_t) threads)),
              .count = batch,
              .dy = mx_alloc (n.net.width * batch * n.api->bytes),
              .dx = dx ? mxGetData (columns) : NULL,
              .grad = mxGetData (grad) };
      mx_columns (call.dy, n.is_double, dy, batch, 0, batch, out);
      n.api->backward (&call, threads);
      if (dx)
        mx_columns (mxGetData (dx), n.is_double, columns, in, 0, in, batch);
      mxFree (call.dy);
      mxFree (call.scratch);
    }
  plhs[0] = grad;
  if (nlhs > 1)
    plhs[1] = dx;
}
