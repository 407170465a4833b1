/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [params, moments, average] = __gan_update__ (net, grad, rule)
 *
 * One optimizer step, number net.optimizer.step + 1.  rule: struct with Optimizer
 * and its hyper-parameters, Epoch (counted from 0) and NumThreads. */

#include "nets.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 3, nrhs, 3, 3, "[params, moments, average] = __gan_update__ (net, grad, rule)");
  const mx_net n = mx_parse_net (prhs[0], "net");
  const void *grad = mx_matrix (prhs[1], "grad", n.is_double, n.net.params, 1);
  const schedule s = mx_schedule (prhs[2], "rule");
  const double epoch = mx_field_number (prhs[2], "rule", "Epoch", 0, 1e15);
  const int threads = mx_threads (mx_field (prhs[2], "rule", "NumThreads"), "rule.NumThreads");
  const void *moments = mx_parse_moments (&n, prhs[0], "net", s.base.method);
  const uint64_t updates = mx_field_count (mx_field (prhs[0], "net", "optimizer"), "net.optimizer",
                                           "step", 0, 0x1p53 - 1);

  mxArray *new_params = mx_copy (n.is_double, n.params, n.net.params, 1);
  mxArray *new_moments
      = mx_copy (n.is_double, moments, n.net.params, n.api->moments (s.base.method));
  const void *average = mx_parse_average (&n, prhs[0], "net", s.base.averaging);
  mxArray *new_average = mx_copy (n.is_double, average, average ? n.net.params : 0, 1);
  const optim o = n.api->optim_number (&s, updates, epoch);
  n.api->update (mxGetData (new_params), mxGetData (new_moments),
                 average ? mxGetData (new_average) : NULL, grad, &n.net, &o, threads);
  plhs[0] = new_params;
  if (nlhs > 1)
    plhs[1] = new_moments;
  if (nlhs > 2)
    plhs[2] = new_average;
}
