/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "nets/adversarial.h"

#include "base/arena.h"
#include "base/require.h"
#include "base/team.h"
#include "kernels/sums.h"

#include <math.h>

/* The workspace, laid out.  Capital letters are nets, `both` are the real
 * samples followed by the generated ones. */
typedef struct
{
  uint32_t *permutation;
  uint32_t *history_rows;
  real *history_logits; /* of real samples, then of generated ones */
  real *z;              /* noise       x batch */
  real *both;           /* data        x 2 batch */
  real *d_logits;       /* gradient by logit, room for the widest activation of D */
  real *d_fake;         /* gradient by G(z), room for the widest activation of G */
  void *g_saved, *d_saved;
  void *scratch;
} game_memory;

/* What the workers tell each other.  The first one writes. */
typedef struct
{
  double d_loss, g_loss;
  int stop;
} shared_numbers;

/* A worker's view of the game: its own copies of what moves, pointers to what is shared. */
typedef struct
{
  const game_rules *rules;
  const worker *me;
  game_memory t;
  shared_numbers *shared;
  uint64_t epoch; /* of the permutation; NO_EPOCH: none drawn yet */
  player g, d;
} view;

static const uint64_t NO_EPOCH = UINT64_MAX;

/* Below so many multiplications an iteration several workers would mostly wait. */
static const double WORTH_A_TEAM = 0x1p22;

static size_t
larger (size_t a, size_t b)
{
  return a > b ? a : b;
}

static int
team_size (const game_rules *r)
{
  const double work = (double) r->minibatch * (r->generator->cost + 2 * r->discriminator->cost);
  return work < WORTH_A_TEAM ? 1 : r->threads;
}

static game_memory
game_layout (arena *a, const game_rules *r)
{
  const net *G = r->generator, *D = r->discriminator;
  const size_t batch = r->minibatch;
  const size_t workers = (size_t) team_size (r);
  game_memory t;
  t.permutation = arena_take (a, r->rows * sizeof *t.permutation);
  t.history_rows = arena_take (a, r->history_size * sizeof *t.history_rows);
  t.history_logits = arena_take (a, 2 * r->history_size * sizeof (real));
  t.z = arena_take (a, G->in.size * batch * sizeof (real));
  t.both = arena_take (a, D->in.size * 2 * batch * sizeof (real));
  t.d_logits = arena_take (a, D->width * 2 * batch * sizeof (real));
  t.d_fake = arena_take (a, larger (G->width, D->width) * batch * sizeof (real));
  t.g_saved = arena_take (a, G->saved * batch);
  t.d_saved = arena_take (a, D->saved * 2 * batch);
  t.scratch = arena_take (a, larger (net_backward_scratch (G, batch, workers),
                                     net_backward_scratch (D, 2 * batch, workers)));
  return t;
}

size_t
game_workspace (const game_rules *r)
{
  arena counting = arena_over (NULL);
  game_layout (&counting, r);
  return arena_size (&counting);
}

size_t
history_row (uint64_t seed, size_t i, size_t rows)
{
  uint32_t word;
  rng_bits (&word, (rng){ seed, STREAM_HISTORY_ROWS, 0 }, i, 1);
  return (size_t) ((uint64_t) word * rows >> 32);
}

/* The worker's share of n rows of the data, row j to out + j dim as D sees it.  The data
 * lies as its owner has it, features far apart: turning it would take a copy of all of it,
 * while these reads, which do not wait for each other, are a few hundredths of an iteration.
 * A few features at a time, so that their pages stay at hand. */
static void
gather_rows (real *restrict out, const view *at, const uint32_t *restrict rows, size_t n)
{
  enum
  {
    AT_ONCE = 16
  };
  const game_rules *r = at->rules;
  const size_t dim = r->discriminator->in.size, stride = r->rows;
  const share s = worker_share (at->me, n, 1);
  for (size_t i = 0; i < dim; i += AT_ONCE)
    for (size_t j = s.from; j < s.to; j++)
      {
        const size_t first = i * stride + rows[j], count = dim - i < AT_ONCE ? dim - i : AT_ONCE;
        const uint8_t *byte_x = (const uint8_t *) r->x + first;
        const real *real_x = (const real *) r->x + first;
        real *to = out + j * dim + i;
        for (size_t f = 0; f < count; f++)
          to[f] = r->x_is_bytes ? (real) byte_x[f * stride] / 255 : real_x[f * stride];
      }
}

/* Minibatch number b, into the first half of `both`: the worker's share. */
static void
gather_minibatch (view *at, uint64_t b)
{
  const game_rules *r = at->rules;
  const uint64_t minibatches = r->rows / r->minibatch;
  const uint64_t epoch = b / minibatches;
  if (epoch != at->epoch)
    {
      if (at->me->index == 0)
        rng_permutation (at->t.permutation, (rng){ r->seed, STREAM_MINIBATCH, epoch }, r->rows);
      worker_wait (at->me);
      at->epoch = epoch;
    }
  gather_rows (at->t.both, at, at->t.permutation + (size_t) (b % minibatches) * r->minibatch,
               r->minibatch);
}

/* A pass of G from z, and one of D from `both`. */
static net_call
generator_call (const view *at, const pass *p)
{
  const game_memory *t = &at->t;
  return (net_call){ .n = at->rules->generator,
                     .p = *p,
                     .params = at->g.params,
                     .x = t->z,
                     .state = at->g.state,
                     .saved = t->g_saved,
                     .scratch = t->scratch };
}

static net_call
discriminator_call (const view *at, const pass *p)
{
  const game_memory *t = &at->t;
  return (net_call){ .n = at->rules->discriminator,
                     .p = *p,
                     .params = at->d.params,
                     .x = t->both,
                     .state = at->d.state,
                     .saved = t->d_saved,
                     .scratch = t->scratch };
}

/* G(z) into `to`, from noise drawn at `draw`, samples first .. of it. */
static void
generate (real *to, view *at, const pass *p, rng draw, size_t first)
{
  const net *G = at->rules->generator;
  const share samples = worker_share (at->me, p->batch, 1);
  noise_draw (at->t.z + samples.from * G->in.size, at->rules->noise, draw, G->in.size,
              first + samples.from, samples.to - samples.from);
  worker_wait (at->me);
  const net_call call = generator_call (at, p);
  net_forward (&call);
  const share s = worker_share (at->me, G->out.size * p->batch, 64);
  memcpy (to + s.from, net_output (at->t.g_saved, G, p->batch) + s.from,
          (s.to - s.from) * sizeof *to);
  worker_wait (at->me);
}

/* D's logits of the samples in `both`. */
static const real *
discriminate (view *at, const pass *p)
{
  const net_call call = discriminator_call (at, p);
  net_forward (&call);
  return net_output (at->t.d_saved, at->rules->discriminator, p->batch);
}

/* A pass of a net, which learns where a step of that net follows. */
static pass
training_pass (const view *at, size_t groups, uint32_t stream, uint64_t step, int learns)
{
  return (pass){
    groups * at->rules->minibatch, 1, { at->rules->seed, stream, step }, at->me, groups, learns
  };
}

static net_step
next_step (player *who, const schedule *s, double epoch)
{
  return (net_step){ optim_at (s, who->updates++, epoch), who->params, who->moments, who->average };
}

/* D's step from its logits of a pass p on `both`. */
static void
step_discriminator (view *at, const pass *p, const real *logits, double epoch)
{
  const game_rules *r = at->rules;
  const game_memory *t = &at->t;
  const size_t m = p->batch / 2;
  if (at->me->index == 0)
    at->shared->d_loss += loss_value (t->d_logits, t->d_logits + m, LOSS_DISCRIMINATOR, r->d_scale,
                                      logits, m, logits + m, m);
  worker_wait (at->me);
  const net_step step = next_step (&at->d, &r->d_schedule, epoch);
  net_call call = discriminator_call (at, p);
  call.count = 2 * m;
  call.dy = t->d_logits;
  call.step = &step;
  net_backward (&call);
}

/* The gradient of the generator's loss by its samples, which are samples first .. of the
 * pass p of D on `both`, with room for the widest activation of G. */
static real *
gradient_by_samples (view *at, const pass *p, const real *logits, size_t first)
{
  const game_rules *r = at->rules;
  const game_memory *t = &at->t;
  const size_t m = p->batch - first;
  if (at->me->index == 0)
    at->shared->g_loss = loss_value (NULL, t->d_logits, r->g_loss, 1, NULL, 0, logits + first, m);
  worker_wait (at->me);
  net_call call = discriminator_call (at, p);
  call.first = first;
  call.count = m;
  call.dy = t->d_logits;
  call.dx = t->d_fake;
  net_backward (&call);
  return t->d_fake;
}

/* G's step from the gradient by its samples, those of pass p. */
static void
step_generator (view *at, const pass *p, real *d_fake, double epoch)
{
  const net_step step = next_step (&at->g, &at->rules->g_schedule, epoch);
  net_call call = generator_call (at, p);
  call.count = p->batch;
  call.dy = d_fake;
  call.step = &step;
  net_backward (&call);
}

static void
iterate (view *at, uint64_t iteration)
{
  const game_rules *r = at->rules;
  const size_t m = r->minibatch, k = r->d_steps;
  const double epoch = (double) (iteration * k / (r->rows / m));
  real *fake = at->t.both + r->discriminator->in.size * m;
  if (at->me->index == 0)
    at->shared->d_loss = 0;

  for (size_t j = 0; j < k; j++)
    {
      const uint64_t s = iteration * (k + 1) + j;
      const int with_generator = r->simultaneous && j == k - 1;
      const pass gp = training_pass (at, 1, STREAM_MASK_GENERATOR, s, with_generator);
      const pass dp = training_pass (at, 2, STREAM_MASK_DISCRIMINATOR, s, 1);
      gather_minibatch (at, iteration * k + j);
      generate (fake, at, &gp, (rng){ r->seed, STREAM_NOISE, s }, 0);
      const real *logits = discriminate (at, &dp);
      /* Both gradients are taken before either net moves. */
      real *d_fake = with_generator ? gradient_by_samples (at, &dp, logits, m) : NULL;
      step_discriminator (at, &dp, logits, epoch);
      if (with_generator)
        step_generator (at, &gp, d_fake, epoch);
    }

  if (!r->simultaneous)
    {
      const uint64_t s = iteration * (k + 1) + k;
      const pass gp = training_pass (at, 1, STREAM_MASK_GENERATOR, s, 1);
      const pass dp = training_pass (at, 1, STREAM_MASK_DISCRIMINATOR, s, 0);
      generate (at->t.both, at, &gp, (rng){ r->seed, STREAM_NOISE, s }, 0);
      const real *logits = discriminate (at, &dp);
      step_generator (at, &gp, gradient_by_samples (at, &dp, logits, 0), epoch);
    }
}

/* Appends a row of history: the state of the game after `iteration` iterations.  Its samples are
 * judged a minibatch of each kind at a time, in the room that there is. */
static void
append_history (double *history, size_t capacity, size_t row, view *at, uint64_t iteration)
{
  const game_rules *r = at->rules;
  const size_t n = r->history_size, dim = r->discriminator->in.size;
  real *reals = at->t.history_logits, *fakes = reals + n;
  for (size_t first = 0; first < n; first += r->minibatch)
    {
      const size_t m = n - first < r->minibatch ? n - first : r->minibatch;
      const pass gp = { m, 0, { r->seed, STREAM_MASK_GENERATOR, 0 }, at->me, 1, 0 };
      const pass dp = { 2 * m, 0, { r->seed, STREAM_MASK_DISCRIMINATOR, 0 }, at->me, 2, 0 };
      gather_rows (at->t.both, at, at->t.history_rows + first, m);
      generate (at->t.both + dim * m, at, &gp, (rng){ r->seed, STREAM_HISTORY_NOISE, 0 }, first);
      const real *logits = discriminate (at, &dp);
      if (at->me->index == 0)
        {
          memcpy (reals + first, logits, m * sizeof *reals);
          memcpy (fakes + first, logits + m, m * sizeof *fakes);
        }
    }
  if (at->me->index > 0)
    return;
  const double line[HISTORY_COLUMNS] = {
    (double) iteration,
    loss_value (NULL, NULL, LOSS_DISCRIMINATOR, 1, reals, n, fakes, n),
    loss_value (NULL, NULL, r->g_loss, 1, NULL, 0, fakes, n),
    mean_probability (reals, n),
    mean_probability (fakes, n),
  };
  for (size_t c = 0; c < HISTORY_COLUMNS; c++)
    history[row + c * capacity] = line[c];
}

/* A call of game_play, as all workers see it. */
typedef struct
{
  player *g, *d;
  double *history;
  size_t capacity;
  const game_rules *rules;
  game_memory t;
  uint64_t first, count;
  int (*stop) (void);
  shared_numbers shared;
  game_report report;
} game;

static void
play (const worker *me, void *task)
{
  game *all = task;
  const game_rules *r = all->rules;
  view at = { r, me, all->t, &all->shared, NO_EPOCH, *all->g, *all->d };
  game_report report = { 0, 0, 0 };

  if (all->count == 0 && all->capacity > 0)
    append_history (all->history, all->capacity, report.history_rows++, &at, all->first);
  while (report.iterations < all->count && !report.diverged)
    {
      if (me->index == 0)
        all->shared.stop = all->stop && all->stop ();
      worker_wait (me);
      if (all->shared.stop)
        break;
      iterate (&at, all->first + report.iterations);
      const uint64_t done = all->first + ++report.iterations;
      report.diverged = !isfinite (all->shared.d_loss) || !isfinite (all->shared.g_loss);
      if (done % r->history_interval == 0 && report.history_rows < all->capacity
          && !report.diverged)
        append_history (all->history, all->capacity, report.history_rows++, &at, done);
    }
  if (me->index == 0)
    {
      all->g->updates = at.g.updates;
      all->d->updates = at.d.updates;
      all->report = report;
    }
}

static size_t
moments_of (const net *n, const schedule *s)
{
  return n->params * optim_moments (s->base.method);
}

game_report
game_play (player *g, player *d, double *history, size_t capacity, void *workspace,
           const game_rules *r, uint64_t first, uint64_t count, int (*stop) (void))
{
  REQUIRE (r->minibatch >= 1 && r->minibatch <= r->rows && r->d_steps >= 1
           && r->history_interval >= 1);
  arena a = arena_over (workspace);
  game all = { .g = g,
               .d = d,
               .history = history,
               .capacity = capacity,
               .rules = r,
               .t = game_layout (&a, r),
               .first = first,
               .count = count,
               .stop = stop };
  for (size_t j = 0; j < r->history_size; j++)
    all.t.history_rows[j] = (uint32_t) history_row (r->seed, j, r->rows);
  team_run (team_size (r), play, &all);
  all.report.diverged |= !all_finite (g->params, r->generator->params)
                         || !all_finite (g->moments, moments_of (r->generator, &r->g_schedule))
                         || !all_finite (d->moments, moments_of (r->discriminator, &r->d_schedule))
                         || !all_finite (g->state, r->generator->state)
                         || !all_finite (d->params, r->discriminator->params)
                         || !all_finite (d->state, r->discriminator->state);
  return all.report;
}
