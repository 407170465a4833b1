/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "adversarial.h"

#include "arena.h"
#include "kernels.h"

#include <math.h>

/* The workspace, laid out.  Capital letters are nets, `both` are the real
 * samples followed by the generated ones. */
typedef struct
{
  uint32_t *permutation;
  uint64_t epoch; /* of the permutation; NO_EPOCH: none drawn yet */
  real *z;        /* noise       x batch */
  real *both;     /* data        x 2 batch */
  real *d_logits; /* gradient by logit, room for the widest activation of D */
  real *d_fake;   /* gradient by G(z), room for the widest activation of G */
  real *g_grad, *d_grad;
  void *g_kept, *d_kept;
  void *scratch;
} table;

static const uint64_t NO_EPOCH = UINT64_MAX;

static size_t
larger (size_t a, size_t b)
{
  return a > b ? a : b;
}

static table
lay_out (arena *a, const game_rules *r)
{
  const net *G = r->generator, *D = r->discriminator;
  const size_t batch = larger (r->minibatch, r->history_size);
  table t = { .epoch = NO_EPOCH };
  t.permutation = arena_take (a, r->rows * sizeof *t.permutation);
  t.z = arena_take (a, G->in.size * batch * sizeof (real));
  t.both = arena_take (a, D->in.size * 2 * batch * sizeof (real));
  t.d_logits = arena_take (a, D->width * 2 * batch * sizeof (real));
  t.d_fake = arena_take (a, larger (G->width, D->width) * batch * sizeof (real));
  t.g_grad = arena_take (a, G->params * sizeof (real));
  t.d_grad = arena_take (a, D->params * sizeof (real));
  t.g_kept = arena_take (a, G->kept * batch);
  t.d_kept = arena_take (a, D->kept * 2 * batch);
  t.scratch = arena_take (
      a, larger (net_backward_scratch (G, batch), net_backward_scratch (D, 2 * batch)));
  return t;
}

size_t
game_workspace (const game_rules *r)
{
  arena counting = arena_over (NULL);
  lay_out (&counting, r);
  return arena_size (&counting);
}

void
noise_draw (real *z, int kind, rng r, size_t dim, size_t n)
{
  if (kind == NOISE_UNIFORM)
    rng_uniform (z, r, -sqrt (3), sqrt (3), 0, dim * n);
  else if (kind == NOISE_NORMAL)
    rng_normal (z, r, 0, dim * n);
  else
    rng_sphere (z, r, dim, n);
}

size_t
history_row (uint64_t seed, size_t i, size_t rows)
{
  uint32_t word;
  rng_bits (&word, (rng){ seed, STREAM_HISTORY_ROWS, 0 }, i, 1);
  return (size_t) ((uint64_t) word * rows >> 32);
}

/* Row `row` of the data as D sees it. */
static void
gather_row (real *restrict out, const game_rules *r, size_t row)
{
  const size_t dim = r->discriminator->in.size;
  if (r->x_is_bytes)
    {
      const uint8_t *restrict x = (const uint8_t *) r->x + row * dim;
      for (size_t i = 0; i < dim; i++)
        out[i] = (real) x[i] / 255;
    }
  else
    memcpy (out, (const real *) r->x + row * dim, dim * sizeof *out);
}

/* Minibatch number b, into the first half of `both`. */
static void
gather_minibatch (table *t, const game_rules *r, uint64_t b)
{
  const uint64_t minibatches = r->rows / r->minibatch;
  const uint64_t epoch = b / minibatches;
  if (epoch != t->epoch)
    {
      rng_permutation (t->permutation, (rng){ r->seed, STREAM_MINIBATCH, epoch }, r->rows);
      t->epoch = epoch;
    }
  const size_t first = (size_t) (b % minibatches) * r->minibatch;
  for (size_t j = 0; j < r->minibatch; j++)
    gather_row (t->both + j * r->discriminator->in.size, r, t->permutation[first + j]);
}

/* G(z) into `to`, from noise drawn at `draw`. */
static void
generate (real *to, table *t, const player *g, const game_rules *r, const pass *p, rng draw)
{
  const net *G = r->generator;
  noise_draw (t->z, r->noise, draw, G->in.size, p->batch);
  net_forward (t->g_kept, t->scratch, G, p, g->params, g->state, t->z);
  memcpy (to, net_output (t->g_kept, G, p->batch), G->out.size * p->batch * sizeof *to);
}

static pass
training_pass (const game_rules *r, size_t batch, uint32_t stream, uint64_t step)
{
  return (pass){ batch, 1, r->threads, { r->seed, stream, step } };
}

static void
update (player *who, const real *grad, const net *n, const schedule *s, const game_rules *r,
        double epoch)
{
  const optim o = optim_at (s, who->updates, epoch);
  net_update (who->params, who->moments, who->average, grad, n, &o, r->threads);
  who->updates++;
}

/* The generator's loss and gradient from D's logits of its samples, which are
 * samples first .. first + m - 1 of the pass dp of D on x; its own pass is gp. */
static double
generator_gradient (table *t, const player *g, const player *d, const game_rules *r, const pass *gp,
                    const pass *dp, const real *x, size_t first)
{
  const net *G = r->generator, *D = r->discriminator;
  const size_t m = gp->batch;
  const real *logits = net_output (t->d_kept, D, dp->batch) + first;
  real *d_logits = t->d_logits;
  size_t count = m;
  if (D->mixes_samples)
    {
      /* The real samples share statistics with the generated ones, so the
       * whole batch goes back, with a gradient of 0 at the real logits. */
      memset (d_logits, 0, first * sizeof *d_logits);
      d_logits += first;
      count += first;
      first = 0;
    }
  const double loss = loss_value (NULL, d_logits, r->g_loss, 1, NULL, 0, logits, m);
  /* The widest activation of D bounds the gradient of its input. */
  real *d_input = count > m ? t->both : t->d_fake;
  net_backward (d_input, NULL, t->scratch, D, dp, d->params, x, t->d_kept, t->d_logits, first,
                count);
  real *d_fake = d_input + (count - m) * D->in.size;
  if (d_fake != t->d_fake)
    memcpy (t->d_fake, d_fake, D->in.size * m * sizeof *d_fake);
  net_backward (NULL, t->g_grad, t->scratch, G, gp, g->params, t->z, t->g_kept, t->d_fake, 0, m);
  return loss;
}

/* One iteration; whether both losses were finite. */
static int
iterate (table *t, player *g, player *d, const game_rules *r, uint64_t iteration)
{
  const net *G = r->generator, *D = r->discriminator;
  const size_t m = r->minibatch, k = r->d_steps;
  const double epoch = (double) (iteration * k / (r->rows / m));
  real *fake = t->both + D->in.size * m;
  double g_loss = 0, d_loss = 0;

  for (size_t j = 0; j < k; j++)
    {
      const uint64_t s = iteration * (k + 1) + j;
      const pass gp = training_pass (r, m, STREAM_MASK_GENERATOR, s);
      const pass dp = training_pass (r, 2 * m, STREAM_MASK_DISCRIMINATOR, s);
      gather_minibatch (t, r, iteration * k + j);
      generate (fake, t, g, r, &gp, (rng){ r->seed, STREAM_NOISE, s });
      net_forward (t->d_kept, t->scratch, D, &dp, d->params, d->state, t->both);

      const int with_generator = r->simultaneous && j == k - 1;
      const real *logits = net_output (t->d_kept, D, 2 * m);
      d_loss += loss_value (t->d_logits, t->d_logits + m, LOSS_DISCRIMINATOR, r->d_scale, logits, m,
                            logits + m, m);
      net_backward (NULL, t->d_grad, t->scratch, D, &dp, d->params, t->both, t->d_kept, t->d_logits,
                    0, 2 * m);
      if (with_generator)
        {
          g_loss = generator_gradient (t, g, d, r, &gp, &dp, t->both, m);
          update (g, t->g_grad, G, &r->g_schedule, r, epoch);
        }
      update (d, t->d_grad, D, &r->d_schedule, r, epoch);
    }

  if (!r->simultaneous)
    {
      const uint64_t s = iteration * (k + 1) + k;
      const pass gp = training_pass (r, m, STREAM_MASK_GENERATOR, s);
      const pass dp = training_pass (r, m, STREAM_MASK_DISCRIMINATOR, s);
      generate (t->both, t, g, r, &gp, (rng){ r->seed, STREAM_NOISE, s });
      net_forward (t->d_kept, t->scratch, D, &dp, d->params, d->state, t->both);
      g_loss = generator_gradient (t, g, d, r, &gp, &dp, t->both, 0);
      update (g, t->g_grad, G, &r->g_schedule, r, epoch);
    }
  return isfinite (d_loss) && isfinite (g_loss);
}

/* Appends a row of history: the state of the game after `iteration` iterations. */
static void
look (double *history, size_t capacity, size_t row, table *t, const player *g, const player *d,
      const game_rules *r, uint64_t iteration)
{
  const net *D = r->discriminator;
  const size_t n = r->history_size;
  real *fake = t->both + D->in.size * n;
  for (size_t j = 0; j < n; j++)
    gather_row (t->both + j * D->in.size, r, history_row (r->seed, j, r->rows));
  const pass gp = { n, 0, r->threads, { r->seed, STREAM_MASK_GENERATOR, 0 } };
  const pass dp = { 2 * n, 0, r->threads, { r->seed, STREAM_MASK_DISCRIMINATOR, 0 } };
  generate (fake, t, g, r, &gp, (rng){ r->seed, STREAM_HISTORY_NOISE, 0 });
  net_forward (t->d_kept, t->scratch, D, &dp, d->params, d->state, t->both);
  const real *logits = net_output (t->d_kept, D, 2 * n);
  const double line[HISTORY_COLUMNS] = {
    (double) iteration,
    loss_value (NULL, NULL, LOSS_DISCRIMINATOR, 1, logits, n, logits + n, n),
    loss_value (NULL, NULL, r->g_loss, 1, NULL, 0, logits + n, n),
    mean_probability (logits, n),
    mean_probability (logits + n, n),
  };
  for (size_t c = 0; c < HISTORY_COLUMNS; c++)
    history[row + c * capacity] = line[c];
}

game_report
game_play (player *g, player *d, double *history, size_t capacity, void *workspace,
           const game_rules *r, uint64_t first, uint64_t count, int (*stop) (void))
{
  arena a = arena_over (workspace);
  table t = lay_out (&a, r);
  game_report report = { 0, 0, 0 };

  if (count == 0 && capacity > 0)
    look (history, capacity, report.history_rows++, &t, g, d, r, first);
  while (report.iterations < count && !report.diverged && !(stop && stop ()))
    {
      report.diverged = !iterate (&t, g, d, r, first + report.iterations);
      const uint64_t done = first + ++report.iterations;
      if (done % r->history_interval == 0 && report.history_rows < capacity && !report.diverged)
        look (history, capacity, report.history_rows++, &t, g, d, r, done);
    }
  report.diverged |= !all_finite (g->params, r->generator->params)
                     || !all_finite (d->params, r->discriminator->params);
  return report;
}
