/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The iteration of Algorithm 1 (Goodfellow et al. 2014) on a pair of nets.
 *
 * Alternating updates, the paper's listing, iteration t = 0, 1, ...:
 *
 *   for j = 0 .. k - 1                                  pass s = t (k + 1) + j
 *       x   the next minibatch of m rows                minibatch b = t k + j
 *       z   m noise vectors
 *       D   steps down the gradient of scale (mean s(-a(x)) + mean s(a(G(z))))
 *   z   m fresh noise vectors                           pass s = t (k + 1) + k
 *   G   steps down the gradient of its loss
 *
 * Simultaneous updates, the authors' published code: in the last discriminator
 * step the gradients of both nets are taken from one pass, with the same noise
 * and the same masks, before either net moves; pass s = t (k + 1) + k - 1.
 *
 * All randomness is addressed, none is carried: noise and masks by the pass s,
 * minibatches by b.  Minibatch b is rows m (b mod e) .. of a permutation drawn
 * anew in each epoch floor (b / e), e = floor (rows / m) minibatches to an epoch.
 * So how a run is cut into calls changes nothing.  In the schedules of the
 * optimizers iteration t is in epoch floor (t k / e).
 */

#ifndef GAN_ADVERSARIAL_H
#define GAN_ADVERSARIAL_H

#include "nets/loss.h"
#include "nets/net.h"
#include "nets/noise.h"
#include "nets/optim.h"

enum
{
  HISTORY_COLUMNS = 5 /* iteration, D's loss, G's loss, mean D(x), mean D(G(z)) */
};

/* The rules, which do not change during a call. */
typedef struct
{
  const net *generator, *discriminator;
  size_t minibatch; /* m */
  size_t d_steps;   /* k */
  int noise;        /* NOISE_... */
  int g_loss;       /* LOSS_..., one of the generator's */
  int simultaneous; /* else alternating */
  double d_scale;   /* factor on D's objective; the authors': 1/2 */
  schedule g_schedule, d_schedule;
  uint64_t seed;
  int threads;    /* at most */
  const void *x;  /* rows x features, real or bytes */
  int x_is_bytes; /* then x / 255 is what D sees */
  size_t rows;
  size_t history_interval; /* iterations from one line of history to the next */
  size_t history_size;     /* samples of each kind that it looks at */
} game_rules;

/* What moves. */
typedef struct
{
  void *params, *moments, *state; /* real, as long as the net says */
  void *average;                  /* of params, or NULL */
  uint64_t updates;               /* steps taken so far */
} player;

typedef struct
{
  uint64_t iterations; /* completed in this call */
  size_t history_rows;
  int diverged; /* a loss, a parameter, a moment or a number of a state was not finite after them */
} game_report;

#define game_workspace FN (game_workspace)
#define game_play FN (game_play)
#define history_row FN (history_row)

/* Row i, from 0, of those that history looks at: floor (word i times rows / 2^32). */
size_t history_row (uint64_t seed, size_t i, size_t rows);

/* Bytes of workspace that game_play wants. */
size_t game_workspace (const game_rules *rules);

/* Plays iterations first .. first + count - 1.  Every history_interval-th
 * iteration adds a row to history (column-major, capacity rows x
 * HISTORY_COLUMNS); with a count of 0 the state as it is makes a row.  Losses there are means over
 * fixed rows and fixed noise with the masks off, unscaled.  `stop`, where not NULL, is polled after
 * each iteration. */
game_report game_play (player *g, player *d, double *history, size_t capacity, void *workspace,
                       const game_rules *rules, uint64_t first, uint64_t count, int (*stop) (void));

#endif
