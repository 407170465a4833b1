/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "api.h"

#include "base/flush.h"
#include "base/vector.h"
#include "measures/neighbours.h"
#include "measures/parzen.h"

#include <stdatomic.h>

static const layer_info *
type_at (size_t i)
{
  for (size_t j = 0; j <= i; j++)
    if (!layer_registry[j])
      return NULL;
  return &layer_registry[i]->info;
}

static status_code
plan (net *n, layer *layers, const layer_spec *specs, size_t count, shape in, status *st)
{
  for (size_t i = 0; i < count; i++)
    {
      layers[i] = (layer){ .ops = layer_find (specs[i].info->name) };
      layers[i].info = &((const layer_ops *) layers[i].ops)->info;
      for (size_t o = 0; o < MAX_OPTIONS; o++)
        {
          layers[i].option[o] = specs[i].option[o];
          layers[i].second[o] = specs[i].second[o];
        }
    }
  const unsigned before = flush_enter ();
  const status_code code = net_plan (n, layers, count, in, st);
  flush_leave (before);
  return code;
}

static void
init (void *params, void *state, const net *n, uint64_t seed, uint32_t stream)
{
  const unsigned before = flush_enter ();
  net_init (params, state, n, seed, stream);
  flush_leave (before);
}

/* A worker more for so many multiplications; on a busy machine one that is wanted may be late by
 * more than what it brings to fewer. */
#define ENOUGH 0x1p23

enum
{
  STEP = 8 /* a parameter's step counts as so many */
};

static int
team_for (double multiplications, int threads)
{
  const double workers = multiplications / ENOUGH;
  return workers < 2 ? 1 : workers < threads ? (int) workers : threads;
}

/* The output's columns as rows of an array of `all` rows, sixteen features at a time:
 * a cache line of each sample. */
static void
put_rows (real *rows, size_t all, const real *output, size_t size, size_t count, const worker *me)
{
  const share s = worker_share (me, size, LINE);
  for (size_t i = s.from; i < s.to; i += LINE)
    for (size_t j = 0; j < count; j++)
      for (size_t k = i; k < at_most (i + LINE, s.to); k++)
        rows[j + k * all] = output[k + j * size];
}

typedef struct
{
  const net_call *call;
  real *rows;
  size_t all;
} forwarding;

static void
forward_as (const worker *me, void *task)
{
  const forwarding *t = task;
  net_call call = *t->call;
  call.p.me = me;
  net_forward (&call);
  const size_t batch = call.p.batch;
  put_rows (t->rows, t->all, net_output (call.saved, call.n, batch), call.n->out.size, batch, me);
}

static void
forward (void *rows, size_t all, const net_call *call, int threads)
{
  forwarding t = { call, rows, all };
  team_run (team_for (call->n->cost * (double) call->p.batch, threads), forward_as, &t);
}

static void
backward_as (const worker *me, void *task)
{
  net_call call = *(const net_call *) task;
  call.p.me = me;
  net_backward (&call);
}

static void
backward (const net_call *call, int threads)
{
  net_call t = *call;
  team_run (team_for (2 * call->n->cost * (double) call->p.batch, threads), backward_as, &t);
}

typedef struct
{
  const net_step *step;
  const net_numbers *from;
  const void *grad;
  const net *n;
  atomic_int bad;
} updating;

static void
update_as (const worker *me, void *task)
{
  updating *t = task;
  if (!net_update_from (t->step, t->from, t->grad, t->n, me))
    t->bad = 1;
}

static int
update (const net_step *step, const net_numbers *from, const void *grad, const net *n, int threads)
{
  updating t = { .step = step, .from = from, .grad = grad, .n = n };
  team_run (team_for (STEP * (double) n->params, threads), update_as, &t);
  return !t.bad;
}

static optim
optim_number (const schedule *s, uint64_t updates, double epoch)
{
  const unsigned before = flush_enter ();
  const optim o = optim_at (s, updates, epoch);
  flush_leave (before);
  return o;
}

static game_report
play (player *g, player *d, double *history, size_t capacity, void *workspace,
      const game_rules *rules, uint64_t first, uint64_t count, int (*stop) (void))
{
  return game_play (g, d, history, capacity, workspace, rules, first, count, stop);
}

static double
loss (void *dreal, void *dfake, int kind, double scale, const void *real_logits, size_t n_real,
      const void *fake_logits, size_t n_fake)
{
  const unsigned before = flush_enter ();
  const double value
      = loss_value (dreal, dfake, kind, scale, real_logits, n_real, fake_logits, n_fake);
  flush_leave (before);
  return value;
}

static void
noise (void *z, int kind, rng r, size_t dim, size_t n)
{
  const unsigned before = flush_enter ();
  noise_draw (z, kind, r, dim, 0, n);
  flush_leave (before);
}

static void
neighbours (size_t *index, void *distance, void *workspace, const void *s, size_t n_s,
            const void *x, size_t n_x, size_t dim, int threads)
{
  nearest (index, distance, workspace, s, n_s, x, n_x, dim, threads);
}

static void
parzen (void *least, void *sums, void *workspace, const void *s, size_t n_s, const void *x,
        size_t n_x, size_t dim, const double *sigmas, size_t count, int threads)
{
  parzen_add (least, sums, workspace, s, n_s, x, n_x, dim, sigmas, count, threads);
}

const gan_api FN (gan_api) = {
  .bytes = sizeof (real),
  .layer_type = type_at,
  .plan = plan,
  .init = init,
  .forward = forward,
  .forward_bytes = net_forward_scratch,
  .backward_bytes = net_backward_scratch,
  .backward = backward,
  .update = update,
  .optimizers = optimizers,
  .optim_options = optim_options,
  .moments = optim_moments,
  .optim_number = optim_number,
  .losses = losses,
  .loss = loss,
  .game_bytes = game_workspace,
  .play = play,
  .noises = noises,
  .noise = noise,
  .neighbours_bytes = nearest_workspace,
  .neighbours = neighbours,
  .parzen_bytes = parzen_workspace,
  .parzen = parzen,
};
