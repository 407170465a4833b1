/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [params, optimizer, average] = __gan_update__ (net, grad, rule)
 *
 * One optimizer step, number net.optimizer.step + 1: what the net has after it.  With another
 * optimizer than in the step before, moments start afresh.  rule: struct with Optimizer and its
 * hyper-parameters ([]: as usual), Epoch (counted from 0) and NumThreads. */

#include "nets.h"

#include <math.h>

/* grad in the class of the net; whether its numbers are finite shows in what becomes of them. */
static const mxArray *
parse_gradient (const mxArray *a, const mx_net *n)
{
  char text[MX_TEXT];
  const mxArray *grad = mx_ordinary (a, "grad");
  if (!(mxIsDouble (grad) || mxIsSingle (grad)) || mxIsComplex (grad) || mxIsSparse (grad)
      || mxGetNumberOfDimensions (grad) != 2 || mxGetM (grad) != n->net.params
      || mxGetN (grad) != 1)
    mx_fail ("badInput", "grad must be %zu finite real numbers in a column, as net.params, not %s",
             n->net.params, mx_describe (text, grad));
  if (mxIsDouble (grad) == n->is_double)
    return grad;
  mxArray *own = mx_room (n->is_double, n->net.params, 1);
  mx_columns (mxGetData (own), n->is_double, grad, 1, 0, 1, n->net.params);
  return own;
}

static double
largest (const mxArray *a)
{
  const size_t n = mxGetNumberOfElements (a);
  double most = 0;
  for (size_t i = 0; i < n; i++)
    most = fmax (most, fabs (mxIsDouble (a) ? ((const double *) mxGetData (a))[i]
                                            : (double) ((const float *) mxGetData (a))[i]));
  return most;
}

/* What made numbers that are not finite. */
static void
say_why (const mxArray *given, const mxArray *grad, const mxArray *net, const mx_net *n)
{
  char text[MX_TEXT];
  const char *precision = n->is_double ? "double" : "single";
  if (mx_not_finite (given) > 0)
    mx_fail ("badInput", "grad must be %zu finite real numbers in a column, as net.params, not %s",
             n->net.params, mx_describe (text, given));
  if (mx_not_finite (grad) > 0)
    mx_fail ("badInput", "grad must be within the range of %s, the precision of the net",
             precision);
  if (n->method >= 0)
    mx_finite_moments (net, "net");
  mx_fail ("diverged",
           "grad goes up to %.1g: the step or its moments leave the range of %s; scale the loss or "
           "the data",
           largest (grad), precision);
}

static mxArray *
optimizer_of (const char *name, uint64_t step, mxArray *moments)
{
  static const char *fields[] = { "name", "step", "moments" };
  mxArray *optimizer = mxCreateStructMatrix (1, 1, 3, fields);
  mxSetField (optimizer, 0, "name", mxCreateString (name));
  mxSetField (optimizer, 0, "step", mxCreateDoubleScalar ((double) step));
  mxSetField (optimizer, 0, "moments", moments);
  return optimizer;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 3, nrhs, 3, 3, "[params, optimizer, average] = __gan_update__ (net, grad, rule)");
  const mx_net n = mx_parse_net (prhs[0], "net");
  const mxArray *grad = parse_gradient (prhs[1], &n);
  const schedule s = mx_schedule (prhs[2], "rule");
  const double epoch = mx_field_number (prhs[2], "rule", "Epoch", 0, 1e15);
  const int threads = mx_threads (mx_field (prhs[2], "rule", "NumThreads"), "rule.NumThreads");
  mx_check_epsilon (&n, &s);

  const int same = n.method == s.base.method, averaging = s.base.averaging > 0;
  const size_t kinds = n.api->moments (s.base.method);
  const uint64_t updates = same ? n.updates : 0;
  mxArray *params = mx_room (n.is_double, n.net.params, 1);
  mxArray *moments = mx_room (n.is_double, n.net.params, kinds);
  /* Of nothing as single: Octave cannot load empty doubles that save -float-binary wrote. */
  mxArray *average = mx_room (averaging && n.is_double, averaging ? n.net.params : 0, 1);
  const net_step step = { .o = n.api->optim_number (&s, updates, epoch),
                          .params = mxGetData (params),
                          .moments = mxGetData (moments),
                          .average = averaging ? mxGetData (average) : NULL };
  const net_numbers from = { .params = n.params,
                             .moments = same ? n.moments : NULL,
                             .average = n.average ? n.average : n.params };
  if (!n.api->update (&step, &from, mxGetData (grad), &n.net, threads))
    say_why (mx_ordinary (prhs[1], "grad"), grad, prhs[0], &n);
  plhs[0] = params;
  if (nlhs > 1)
    plhs[1] = optimizer_of (n.api->optimizers[s.base.method].name, updates + 1, moments);
  if (nlhs > 2)
    plhs[2] = average;
}
