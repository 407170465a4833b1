/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/team.h"

#include "base/flush.h"
#include "base/threads.h"

#include <stdatomic.h>

#ifdef _OPENMP
#include <omp.h>
#include <sched.h>

/* Turns of waiting, some 50 microseconds, before a worker offers its processor to
 * others: on a busy machine the one it waits for may be in need of it. */
enum
{
  PATIENCE = 1000
};

/* A barrier that counts arrivals and then turns a phase; each has a cache line of
 * its own, so that those who wait do not slow down those who arrive. */
struct team
{
  _Alignas(64) atomic_uint arrived;
  _Alignas(64) atomic_uint phase;
  unsigned count;
};

static inline void
relax (void)
{
#if defined __x86_64__ || defined __i386__
  __builtin_ia32_pause ();
#elif defined __aarch64__
  __asm__ volatile("yield");
#endif
}

void
team_wait (team *t)
{
  const unsigned phase = atomic_load_explicit (&t->phase, memory_order_relaxed);
  if (atomic_fetch_add_explicit (&t->arrived, 1, memory_order_acq_rel) + 1 == t->count)
    {
      atomic_store_explicit (&t->arrived, 0, memory_order_relaxed);
      atomic_store_explicit (&t->phase, phase + 1, memory_order_release);
      return;
    }
  for (int turn = 0; atomic_load_explicit (&t->phase, memory_order_acquire) == phase; turn++)
    if (turn < PATIENCE)
      relax ();
    else
      sched_yield ();
}
#else
void
team_wait (team *t)
{
  (void) t;
}
#endif

static void
work_flushed (const worker *me, void (*work) (const worker *me, void *task), void *task)
{
  const unsigned before = flush_enter ();
  work (me, task);
  flush_leave (before);
}

/* One worker stays out of OpenMP: even a team of one takes it as long to set up as
 * a small net to compute.
 *
 * Threads that OpenMP makes take over the mode of the one that makes them, and serve others
 * as well later: so all enter flush mode within the region and leave it there. */
void
team_run (int threads, void (*work) (const worker *me, void *task), void *task)
{
#ifdef _OPENMP
  threads = threads_within_reach (threads);
  if (threads > 1)
    {
      team t = { .arrived = 0 };
#pragma omp parallel num_threads(threads)
      {
        if (omp_get_thread_num () == 0)
          t.count = (unsigned) omp_get_num_threads ();
#pragma omp barrier
        const worker me = { (size_t) omp_get_thread_num (), t.count, &t };
        work_flushed (&me, work, task);
      }
      threads_have_run ((int) t.count);
      return;
    }
#endif
  (void) threads;
  const worker me = worker_alone ();
  work_flushed (&me, work, task);
}
