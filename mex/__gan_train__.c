/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [g, d, history, report] = __gan_train__ (generator, discriminator, X, rules, first, count)
 *
 * Iterations first .. first + count - 1 (from 0) of Algorithm 1.  X: rows x
 * features, uint8 (taken as X / 255) or of the class of the nets.  rules: struct, see
 * parse_rules.  g and d hold the params, moments, average, state and step of the
 * nets after them; history is rows x 5 (adversarial.h); report has iterations (done),
 * diverged, interrupted (by Ctrl-C, which is put off until __gan_interrupt__), and the
 * seconds that they took. */

#include "interrupt.h"
#include "nets.h"

#include <stdio.h>
#include <time.h>

static double
seconds_now (void)
{
  struct timespec t;
  timespec_get (&t, TIME_UTC);
  return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static game_rules
parse_rules (const mxArray *s, const mx_net *g, const mx_net *d, const mxArray *x)
{
  static const char *name = "rules";
  game_rules r = { .generator = &g->net, .discriminator = &d->net };
  r.minibatch = mx_field_count (s, name, "Minibatch", 1, 0x1p31);
  r.d_steps = mx_field_count (s, name, "DiscriminatorSteps", 1, 1e6);
  r.noise = mx_field_choice (s, name, "Noise", TABLE_WORDS (NOISES));
  r.g_loss = mx_field_choice (s, name, "GeneratorLoss", TABLE_WORDS (LOSSES));
  r.simultaneous = mx_field_choice (s, name, "Update", "alternating|simultaneous");
  r.d_scale = mx_field_number (s, name, "DiscriminatorScale", 0, 1e6);
  r.g_schedule = mx_schedule (mx_field (s, name, "Generator"), "rules.Generator");
  r.d_schedule = mx_schedule (mx_field (s, name, "Discriminator"), "rules.Discriminator");
  r.seed = mx_field_count (s, name, "Seed", 0, 0x1p53 - 1);
  r.threads = mx_threads (mx_field (s, name, "NumThreads"), "rules.NumThreads");
  r.history_interval = mx_field_count (s, name, "HistoryInterval", 1, 0x1p53);
  r.history_size = mx_field_count (s, name, "HistorySize", 1, 0x1p24);

  r.x_is_bytes = mxIsUint8 (x);
  r.x = r.x_is_bytes ? mxGetData (x) : mx_matrix (x, "X", g->is_double, SIZE_MAX, SIZE_MAX);
  r.rows = mxGetM (x);
  if (mxGetNumberOfDimensions (x) != 2 || mxGetN (x) != d->net.in.size)
    mx_fail ("badInput", "X must have the %zu features that the discriminator takes, not %zu",
             d->net.in.size, (size_t) mxGetN (x));
  if (r.rows < r.minibatch || r.rows >= 0x1p32)
    mx_fail ("badInput", "X must have at least the %zu rows of a minibatch, not %zu", r.minibatch,
             r.rows);
  if (d->is_double != g->is_double)
    mx_fail ("badInput", "generator and discriminator must be of the same precision");
  if (g->net.out.size != d->net.in.size)
    mx_fail ("badInput", "the generator gives %zu numbers, but the discriminator takes %zu",
             g->net.out.size, d->net.in.size);
  if (d->net.out.size != 1)
    mx_fail ("badInput", "the discriminator must end in 1 unit, not %zu", d->net.out.size);
  const loss_info *loss = g->api->losses + r.g_loss;
  if (!loss->generator)
    mx_fail ("badInput", "rules.GeneratorLoss must be a loss of the generator, not %s", loss->name);
  return r;
}

/* A player whose numbers already lie where they will be returned. */
static player
seat (mxArray **out, const mx_net *n, const char *name, const schedule *s)
{
  static const char *fields[] = { "params", "moments", "average", "state", "step" };
  const size_t kinds = n->api->moments (s->base.method);
  if (n->method != s->base.method)
    mx_fail ("badInput", "%s.optimizer.name must be the Optimizer of its rules", name);
  player p;
  p.updates = n->updates;
  mxArray *params = mx_copy (n->is_double, n->params, n->net.params, 1);
  mxArray *moments = mx_copy (n->is_double, n->moments, n->net.params, kinds);
  const void *kept = s->base.averaging > 0 ? n->average : NULL;
  if (s->base.averaging > 0 && !kept)
    mx_fail ("badInput", "%s.average must be there, since Averaging is above 0", name);
  mxArray *average = mx_copy (n->is_double, kept, kept ? n->net.params : 0, 1);
  mxArray *state = mx_copy (n->is_double, n->state, n->net.state, 1);
  p.params = mxGetData (params);
  p.moments = mxGetData (moments);
  p.average = kept ? mxGetData (average) : NULL;
  p.state = mxGetData (state);
  *out = mxCreateStructMatrix (1, 1, 5, fields);
  mxSetField (*out, 0, "params", params);
  mxSetField (*out, 0, "average", average);
  mxSetField (*out, 0, "moments", moments);
  mxSetField (*out, 0, "state", state);
  return p;
}

static mxArray *
history_matrix (const double *rows, size_t count, size_t capacity)
{
  mxArray *a = mxCreateDoubleMatrix (count, HISTORY_COLUMNS, mxREAL);
  double *out = mxGetData (a);
  for (size_t c = 0; c < HISTORY_COLUMNS; c++)
    for (size_t i = 0; i < count; i++)
      out[i + c * count] = rows[i + c * capacity];
  return a;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 4, nrhs, 6, 6,
            "[g, d, history, report] = "
            "__gan_train__ (generator, discriminator, X, rules, first, count)");
  const mx_net g = mx_parse_net (prhs[0], "generator");
  const mx_net d = mx_parse_net (prhs[1], "discriminator");
  const game_rules r = parse_rules (prhs[3], &g, &d, prhs[2]);
  const uint64_t first = mx_count (prhs[4], "first", 0, 1e12);
  const uint64_t count = mx_count (prhs[5], "count", 0, 1e9);
  if ((double) (first + count) * (double) (r.d_steps + 1) >= 0x1p48)
    mx_fail ("tooLarge",
             "%g iterations of %zu steps are more than random numbers are set aside for",
             (double) (first + count), r.d_steps + 1);
  if (count / r.history_interval > 1 << 24)
    mx_fail ("tooLarge", "%g iterations with a line of history every %zu are too many for a call",
             (double) count, r.history_interval);
  const double batch = (double) r.minibatch;
  if (batch * (double) (g.net.saved + d.net.saved + g.net.width + d.net.width) > 0x1p38)
    mx_fail ("tooLarge", "a pass over %g samples is too large for these nets", batch);

  mxArray *out_g, *out_d;
  player generator = seat (&out_g, &g, "generator", &r.g_schedule);
  player discriminator = seat (&out_d, &d, "discriminator", &r.d_schedule);
  const size_t capacity = count / r.history_interval + 2;
  double *history = mx_alloc (capacity * HISTORY_COLUMNS * sizeof *history);
  void *workspace = mx_alloc (g.api->game_bytes (&r));
  const double start = seconds_now ();
  const game_report report = g.api->play (&generator, &discriminator, history, capacity, workspace,
                                          &r, first, count, mx_interrupted);
  const double seconds = seconds_now () - start;
  const int interrupted = report.iterations < count && !report.diverged && mx_interrupted ();
  if (interrupted)
    mx_defer_interrupt (1);
  mxFree (workspace);

  mxSetField (out_g, 0, "step", mxCreateDoubleScalar ((double) generator.updates));
  mxSetField (out_d, 0, "step", mxCreateDoubleScalar ((double) discriminator.updates));
  plhs[0] = out_g;
  if (nlhs > 1)
    plhs[1] = out_d;
  if (nlhs > 2)
    plhs[2] = history_matrix (history, report.history_rows, capacity);
  if (nlhs > 3)
    {
      static const char *fields[] = { "iterations", "diverged", "interrupted", "seconds" };
      plhs[3] = mxCreateStructMatrix (1, 1, 4, fields);
      mxSetField (plhs[3], 0, "iterations", mxCreateDoubleScalar ((double) report.iterations));
      mxSetField (plhs[3], 0, "diverged", mxCreateLogicalScalar (report.diverged != 0));
      mxSetField (plhs[3], 0, "interrupted", mxCreateLogicalScalar (interrupted));
      mxSetField (plhs[3], 0, "seconds", mxCreateDoubleScalar (seconds));
    }
}
