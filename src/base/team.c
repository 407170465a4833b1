/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/team.h"

#include "base/blas.h"
#include "base/flush.h"
#include "base/require.h"
#include "base/threads.h"

#include <stdatomic.h>

#ifdef _OPENMP
#include <omp.h>
#include <pthread.h>
#include <stdint.h>
#include <time.h>

/* Nanoseconds of waiting before a worker goes to sleep, some times what it takes to wake one up:
 * so a longer wait becomes little longer by that, and where more threads run than there are
 * processors, two trainings side by side, those who wait leave theirs to those who are waited
 * for. */
enum
{
  PATIENCE = 100000
};

/* A barrier that counts arrivals, by 2, and how often it was passed.  The arrivals are odd where
 * someone sleeps.  They never go back, so that who wants to sleep sees whether the last one has
 * come, who would not know of it; the count of both is modulo 2^32.  Each number has a cache line
 * of its own, so that those who wait do not slow down those who arrive. */
struct team
{
  _Alignas(64) atomic_uint arrivals;
  _Alignas(64) atomic_uint passed;
  unsigned count;
  _Alignas(64) pthread_mutex_t bed;
  pthread_cond_t wake;
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

static int64_t
nanoseconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (int64_t) now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Whether the barrier is passed before patience is over. */
static int
spin (team *t, unsigned passed)
{
  enum
  {
    GLANCES = 64 /* between two looks at the clock */
  };
  int64_t since = 0;
  do
    {
      for (int glance = 0; glance < GLANCES; glance++)
        {
          if (atomic_load_explicit (&t->passed, memory_order_acquire) != passed)
            return 1;
          relax ();
        }
      if (since == 0)
        since = nanoseconds ();
    }
  while (nanoseconds () - since < PATIENCE);
  return 0;
}

/* Until the barrier is passed, but where the last one is there already: not at all. */
static void
sleep_for (team *t, unsigned passed, unsigned all)
{
  pthread_mutex_lock (&t->bed);
  unsigned now = atomic_load (&t->arrivals);
  int are_missing;
  do
    are_missing = (int) (all - (now & ~1u)) > 0;
  while (are_missing && !(now & 1) && !atomic_compare_exchange_weak (&t->arrivals, &now, now | 1));
  while (are_missing && atomic_load (&t->passed) == passed)
    pthread_cond_wait (&t->wake, &t->bed);
  pthread_mutex_unlock (&t->bed);
}

void
team_wait (team *t)
{
  const unsigned passed = atomic_load_explicit (&t->passed, memory_order_relaxed);
  const unsigned all = 2 * t->count * (passed + 1);
  const unsigned before = atomic_fetch_add_explicit (&t->arrivals, 2, memory_order_acq_rel);
  if ((before & ~1u) + 2 != all)
    while (!spin (t, passed))
      sleep_for (t, passed, all);
  else if (!(before & 1))
    atomic_store_explicit (&t->passed, passed + 1, memory_order_release);
  else
    {
      pthread_mutex_lock (&t->bed);
      atomic_fetch_sub (&t->arrivals, 1);
      atomic_store (&t->passed, passed + 1);
      pthread_cond_broadcast (&t->wake);
      pthread_mutex_unlock (&t->bed);
    }
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
static void
run_workers (int threads, void (*work) (const worker *me, void *task), void *task)
{
  REQUIRE (threads >= 1 && !flush_is_on ());
#ifdef _OPENMP
  if (threads > 1)
    {
      team t = { .bed = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER };
#pragma omp parallel num_threads(threads)
      {
        if (omp_get_thread_num () == 0)
          t.count = (unsigned) omp_get_num_threads ();
#pragma omp barrier
        const worker me = { (size_t) omp_get_thread_num (), t.count, &t };
        work_flushed (&me, work, task);
      }
      pthread_cond_destroy (&t.wake);
      pthread_mutex_destroy (&t.bed);
      threads_have_run ((int) t.count);
      return;
    }
#endif
  (void) threads;
  const worker me = worker_alone ();
  work_flushed (&me, work, task);
}

void
team_run (int threads, void (*work) (const worker *me, void *task), void *task)
{
#ifdef _OPENMP
  threads = threads_within_reach (threads);
#endif
  const blas_threads before = blas_enter ();
  run_workers (threads, work, task);
  blas_leave (before);
}
