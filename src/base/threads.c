/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* A library may be used in places that its host's user never thinks of: a container with a
 * share of a processor, a batch job under a limit on processes, a child that parcellfun has
 * forked.  OpenMP's runtime knows the first only in part, ends the process in the second, and
 * waits for ever in the third.
 */

#include "base/threads.h"

#ifdef _OPENMP
#include "base/quota.h"

#include <math.h>
#include <omp.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int
smaller (int a, int b)
{
  return a < b ? a : b;
}

/* Whether this process was forked and has not become another program since: then the threads
 * of its parent's OpenMP, for which the runtime would wait, are not here.  A gateway may be
 * used for the first time after the fork, so that it cannot remember its process: Linux does,
 * as PF_FORKNOEXEC among the flags of proc(5), the ninth field of stat.  Elsewhere a gateway
 * sees it that was used before. */
static int
is_forked (void)
{
  static long asked;
  static int forked;
  const long self = (long) getpid ();
  if (asked == self)
    return forked;
  const int moved = asked != 0;
  asked = self;
  forked = moved;
#ifdef __linux__
  enum
  {
    FORKED_WITHOUT_EXEC = 0x40
  };
  char text[1024];
  FILE *f = fopen ("/proc/self/stat", "r");
  if (!f)
    return forked;
  text[fread (text, 1, sizeof text - 1, f)] = 0;
  fclose (f);
  /* The second field is the program's name in parentheses, which may hold anything. */
  const char *name_end = strrchr (text, ')');
  unsigned flags;
  if (name_end && sscanf (name_end + 1, " %*c %*d %*d %*d %*d %*d %u", &flags) == 1)
    forked = (flags & FORKED_WITHOUT_EXEC) != 0;
#endif
  return forked;
}

/* The quota, rounded up: half a processor is one thread's.  It is read again after a second,
 * since it takes as long as a small net does. */
static int
quota_threads (void)
{
  static time_t read_at;
  static double processors;
  const time_t now = time (NULL);
  if (now != read_at)
    {
      processors = ceil (quota_processors (""));
      read_at = now;
    }
  return processors < 1024 ? (int) processors : 1024;
}

int
threads_for (int wanted)
{
  if (is_forked ())
    return 1;
  if (wanted == 0)
    wanted = smaller (omp_get_max_threads (), quota_threads ());
  const int threads = smaller (wanted, smaller (omp_get_num_procs (), omp_get_thread_limit ()));
  return threads > 1 ? threads : 1;
}

/* What OpenMP ran last, and how many threads the process had then. */
static struct
{
  int threads;
  long all;
} last = { 1, 0 };

/* Threads of this process; 0 where the system does not say. */
static long
count_threads (void)
{
  struct stat s;
  return stat ("/proc/self/task", &s) == 0 ? (long) s.st_nlink - 2 : 0;
}

static void *
wait_for (void *gate)
{
  pthread_mutex_lock (gate);
  pthread_mutex_unlock (gate);
  return NULL;
}

/* A size as OpenMP's runtime reads it: a number of kilobytes, or with B, K, M, G; 0 for none. */
static double
stack_size (const char *name)
{
  const char *text = getenv (name);
  char *unit = NULL;
  const double number = text ? strtod (text, &unit) : 0;
  if (!(number > 0))
    return 0;
  while (*unit == ' ')
    unit++;
  const double factor = strchr ("bB", *unit) && *unit   ? 1
                        : strchr ("mM", *unit) && *unit ? 0x1p20
                        : strchr ("gG", *unit) && *unit ? 0x1p30
                                                        : 0x1p10;
  return number * factor;
}

/* The stack of OpenMP's threads.  One that is absurd is tried as well, for the runtime would. */
static void
set_stack (pthread_attr_t *attributes)
{
  double bytes = stack_size ("OMP_STACKSIZE");
  if (bytes == 0)
    bytes = stack_size ("GOMP_STACKSIZE");
  if (bytes > 0)
    pthread_attr_setstacksize (attributes, bytes < 0x1p46 ? (size_t) bytes : (size_t) 1 << 46);
}

/* Of so many threads, those that can be alive at once. */
static int
try_to_make (int threads)
{
  const long before = count_threads ();
  pthread_t *made = malloc ((size_t) threads * sizeof *made);
  if (!made)
    return 0;
  pthread_attr_t attributes;
  pthread_attr_init (&attributes);
  set_stack (&attributes);
  pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock (&gate);
  int count = 0;
  while (count < threads && pthread_create (made + count, &attributes, wait_for, &gate) == 0)
    count++;
  pthread_mutex_unlock (&gate);
  for (int i = 0; i < count; i++)
    pthread_join (made[i], NULL);
  pthread_attr_destroy (&attributes);
  free (made);
  /* One that has been joined counts against the limits for a moment more. */
  for (int turn = 0; turn < 10000 && count_threads () > before; turn++)
    sched_yield ();
  return count;
}

/* OpenMP's runtime keeps the threads that it has run, but for those that a later, smaller team
 * has no use for, and ends the process where it cannot make one.  So those that it may lack
 * are made, and let go, before it comes to that. */
int
threads_within_reach (int wanted)
{
  if (wanted <= 1 || is_forked ())
    return 1;
  if (wanted <= last.threads && count_threads () >= last.all)
    return wanted;
  return 1 + try_to_make (wanted - 1);
}

void
threads_have_run (int threads)
{
  last.threads = threads;
  last.all = count_threads ();
}
#else
int
threads_for (int wanted)
{
  (void) wanted;
  return 1;
}
#endif
