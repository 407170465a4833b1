/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Teams: shares that cover all and nothing twice, and nobody ahead of the others. */

#include "base/blas.h"
#include "base/team.h"
#include "check.h"

#include <string.h>

enum
{
  MOST = 5,
  TURNS = 1000
};

typedef struct
{
  int here[MOST];  /* the turn that each worker is in */
  size_t seen;     /* workers that were counted */
  int ahead[MOST]; /* times a worker met another one in the wrong turn */
} meeting;

static void
meet (const worker *me, void *task)
{
  meeting *m = task;
  for (int turn = 1; turn <= TURNS; turn++)
    {
      m->here[me->index] = turn;
      worker_wait (me);
      for (size_t i = 0; i < me->count; i++)
        m->ahead[me->index] += m->here[i] != turn;
      worker_wait (me);
    }
  if (me->index == 0)
    m->seen = me->count;
}

static void
test_shares (size_t count, size_t workers, size_t unit)
{
  size_t at = 0;
  for (size_t i = 0; i < workers; i++)
    {
      const worker me = { i, workers, NULL };
      CASE ("worker_share", "%zu in units of %zu, worker %zu of %zu", count, unit, i, workers);
      const share s = worker_share (&me, count, unit);
      CHECK_NEAR (s.from, at, 0);
      CHECK (s.to >= s.from);
      CHECK (s.from % unit == 0 || s.from == count);
      at = s.to;
    }
  CHECK_NEAR (at, count, 0);
}

#ifdef GAN_HAVE_OPENBLAS
#include <cblas.h>

static void
count_blas_threads (const worker *me, void *task)
{
  if (me->index == 0)
    *(int *) task = openblas_get_num_threads ();
}

/* OpenBLAS has one thread while it serves a team, and before and after as many as its user, which
 * may be Octave, wants. */
static void
test_blas_threads (int serves, int wanted, int threads)
{
  CASE ("team_run", "OpenBLAS of %d threads, %s, %d threads", wanted,
        serves ? "serves" : "does not serve", threads);
  int within = 0;
  openblas_set_num_threads (wanted);
  blas_choose (serves);
  team_run (threads, count_blas_threads, &within);
  CHECK_NEAR (within, serves ? 1 : wanted, 0);
  CHECK_NEAR (openblas_get_num_threads (), wanted, 0);
  blas_choose (0);
}
#endif

int
main (void)
{
#ifdef GAN_HAVE_OPENBLAS
  const int before = openblas_get_num_threads ();
  for (int wanted = 1; wanted <= before; wanted++)
    for (int threads = 1; threads <= 2; threads++)
      for (int serves = 0; serves < 2; serves++)
        test_blas_threads (serves, wanted, threads);
#endif
  for (size_t count = 0; count < 40; count += 3)
    for (size_t workers = 1; workers <= MOST; workers++)
      for (size_t unit = 1; unit <= 16; unit *= 4)
        test_shares (count, workers, unit);
  for (int threads = 1; threads <= MOST; threads++)
    {
      CASE ("team_run", "%d threads", threads);
      meeting m;
      memset (&m, 0, sizeof m);
      team_run (threads, meet, &m);
      CHECK (m.seen >= 1 && m.seen <= (size_t) threads);
      CHECK_SAME (m.ahead, ((int[MOST]){ 0 }), MOST);
    }
  return check_report ();
}
