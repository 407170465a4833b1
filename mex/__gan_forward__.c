/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [y, cache, state] = __gan_forward__ (net, x, mode, name)
 *
 * The net's output for the observations x, in rows of any class or as images, as their user
 * reads it, batch x features; what __gan_backward__ wants: x in columns, the bytes kept, mode; and
 * the net's state with what it learned from this pass.  mode: struct with Train, Groups, Seed,
 * Step and Role (whose masks), and NumThreads.  name: what messages call x, "x" if not given. */

#include "nets.h"

enum
{
  AT_ONCE = 240
};

static mxArray *
cache_of (mxArray *x, mxArray *kept, const mxArray *mode)
{
  static const char *fields[] = { "x", "kept", "mode" };
  mxArray *cache = mxCreateStructMatrix (1, 1, 3, fields);
  mxSetField (cache, 0, "x", x);
  mxSetField (cache, 0, "kept", kept);
  mxSetField (cache, 0, "mode", mxDuplicateArray (mode));
  return cache;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 3, nrhs, 3, 4, "[y, cache, state] = __gan_forward__ (net, x, mode, name)");
  char name[MX_WORD] = "x";
  if (nrhs > 3 && !mx_word (name, prhs[3]))
    mx_fail ("badInput", "name must be a word");
  const mx_net n = mx_parse_net (prhs[0], "net");
  const mx_samples x = mx_parse_samples (prhs[1], name, &n, prhs[0]);
  const size_t batch = x.count;
  pass p = mx_pass (prhs[2], "mode", batch);
  const size_t alone = p.train && batch == p.groups ? mx_lone_batchnorm (&n.net) : 0;
  if (alone)
    mx_fail ("badInput",
             "Groups must leave at least 2 rows of x in each where layer %zu is a batchnorm of "
             "single numbers, which makes a sample that is alone 0, whatever it was",
             alone);
  p.learns = nlhs > 2;
  const int threads = mx_threads (mx_field (prhs[2], "mode", "NumThreads"), "mode.NumThreads");
  /* Without training, and without anybody asking for what is kept, samples pass some at
   * a time through activations that the caches hold. */
  const size_t part = nlhs > 1 || p.train || batch < AT_ONCE ? batch : AT_ONCE;
  if ((double) n.net.saved * (double) part > 0x1p40
      || (double) (n.net.scratch + n.net.scratch_fixed) * (double) part > 0x1p40)
    mx_fail ("tooLarge", "%s of %zu samples is too large for one pass", name, batch);
  mxArray *y = mx_room (n.is_double, batch, n.net.out.size);
  mxArray *columns = mx_room (n.is_double, n.net.in.size, part);
  mxArray *kept = nlhs > 1
                      ? mxCreateUninitNumericMatrix (n.net.saved * batch, 1, mxUINT8_CLASS, mxREAL)
                      : NULL;
  mxArray *state = mx_copy (n.is_double, n.state, n.net.state, 1);
  net_call call = { .n = &n.net,
                    .p = p,
                    .params = n.params,
                    .x = mxGetData (columns),
                    .state = mxGetData (state),
                    .saved = kept ? mxGetData (kept) : mx_alloc (n.net.saved * part),
                    .scratch = mx_alloc (n.api->forward_bytes (&n.net, part, (size_t) threads)) };
  for (size_t first = 0; first < batch; first += part)
    {
      call.p.batch = batch - first < part ? batch - first : part;
      mx_take_samples (mxGetData (columns), &x, name, &n, first, call.p.batch);
      n.api->forward ((char *) mxGetData (y) + first * n.api->bytes, batch, &call, threads);
    }
  mxFree (call.scratch);
  if (!kept)
    mxFree (call.saved);
  plhs[0] = y;
  if (nlhs > 1)
    plhs[1] = cache_of (columns, kept, prhs[2]);
  if (nlhs > 2)
    plhs[2] = state;
}
