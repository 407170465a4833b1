/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* A team of workers that run the same code side by side, each on its share.
 *
 * A whole run of iterations is one parallel region: what follows one another is
 * kept apart by worker_wait, which costs a tenth of a microsecond where OpenMP
 * takes several to open a region.  The rule that keeps it simple: every worker
 * makes the same calls in the same order, with the same arguments but for its own
 * `me`; what a layer's function or a net's writes is complete, for all workers,
 * when it returns.  Results never depend on the number of workers.
 */

#ifndef GAN_TEAM_H
#define GAN_TEAM_H

#include "base/require.h"

#include <stddef.h>

typedef struct team team;

typedef struct
{
  size_t index, count; /* this one, from 0, of so many */
  team *team;
} worker;

/* Runs work (me, task) on `threads` workers at most, and returns when all have.  Where threads
 * cannot be made, fewer do the work.  All work in flush mode (flush.h), whatever the caller's;
 * the caller must not be in it. */
void team_run (int threads, void (*work) (const worker *me, void *task), void *task);

/* Returns once every worker of the team has come here. */
void team_wait (team *t);

static inline void
worker_wait (const worker *me)
{
  if (me->count > 1)
    team_wait (me->team);
}

/* One worker that is on its own. */
static inline worker
worker_alone (void)
{
  return (worker){ 0, 1, NULL };
}

typedef struct
{
  size_t from, to;
} share;

/* The worker's share of 0 .. count - 1; shares begin at multiples of `unit`. */
static inline share
worker_share (const worker *me, size_t count, size_t unit)
{
  REQUIRE (me->index < me->count && unit > 0);
  const size_t units = (count + unit - 1) / unit;
  const size_t from = units * me->index / me->count * unit;
  const size_t to = units * (me->index + 1) / me->count * unit;
  return (share){ from < count ? from : count, to < count ? to : count };
}

#endif
