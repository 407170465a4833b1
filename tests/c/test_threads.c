/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Teams where threads are few: quotas of control groups, no room for more threads, a process
 * that was forked; and threads that are left as they were found. */

#define _GNU_SOURCE
#include "base/quota.h"
#include "base/team.h"
#include "base/threads.h"
#include "check.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined _OPENMP && defined __linux__
#include <omp.h>

/* Threads that the process may have; the libraries' calls come here as well. */
static long most = 1000;

static long
count_threads (void)
{
  struct stat s;
  return stat ("/proc/self/task", &s) == 0 ? (long) s.st_nlink - 2 : 0;
}

int
pthread_create (pthread_t *made, const pthread_attr_t *attributes, void *(*start) (void *),
                void *argument)
{
  int (*real_create) (pthread_t *, const pthread_attr_t *, void *(*) (void *), void *);
  *(void **) &real_create = dlsym (RTLD_NEXT, "pthread_create");
  return count_threads () < most ? real_create (made, attributes, start, argument) : EAGAIN;
}

static volatile float tiny = 1e-30f, factor = 1e-10f;

typedef struct
{
  size_t seen;
  int lost[8]; /* whether each worker loses a subnormal number */
} found;

static void
look (const worker *me, void *task)
{
  found *f = task;
  f->lost[me->index] = tiny * factor == 0;
  worker_wait (me);
  if (me->index == 0)
    f->seen = me->count;
}

static size_t
team_of (int threads)
{
  found f = { 0, { 0 } };
  team_run (threads, look, &f);
  for (size_t i = 1; i < f.seen; i++)
    CHECK_NEAR (f.lost[i], f.lost[0], 0);
  return f.seen;
}

/* Threads that a team has let go end when they come to it. */
static void
settle (long threads)
{
  for (int turn = 0; turn < 10000 && count_threads () > threads; turn++)
    usleep (100);
}

static int
lost_by_others (void)
{
  int lost = 0;
#pragma omp parallel num_threads(4) reduction(+ : lost)
  lost += tiny * factor == 0;
  return lost;
}

/* Of a team of so many, those that there are room for. */
static void
check_team (long room, int threads, size_t wanted)
{
  most = room;
  CASE ("team_run", "%d threads, room for %ld", threads, room);
  CHECK_NEAR (team_of (threads), wanted, 0);
}

/* Whatever the stack of OpenMP's threads is to be, and however it is written. */
static void
test_stacks (void)
{
  static const char *const sizes[] = { "1048576b", "512", " 512 K", "2M", "many" };
  const char *before = getenv ("OMP_STACKSIZE");
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
    {
      setenv ("OMP_STACKSIZE", sizes[i], 1);
      check_team (1000, 2, 2);
      settle (2);
      check_team (1000, 4, 4);
    }
  setenv ("OMP_STACKSIZE", "0.00001G", 1);
  check_team (1000, 2, 2);
  settle (2);
  check_team (1000, 4, 4);
  if (before)
    setenv ("OMP_STACKSIZE", before, 1);
  else
    unsetenv ("OMP_STACKSIZE");
}

static void
test_room (void)
{
  /* None, one, enough; and again, after a smaller team has let threads go. */
  const long before = count_threads ();
  check_team (before, 4, 1);
  check_team (before + 1, 4, 2);
  check_team (1000, 4, 4);
  check_team (1000, 2, 2);
  settle (2);
  check_team (1000, 2, 2);
  check_team (1, 2, 2);
  check_team (1, 4, 1);
  check_team (1000, 4, 4);
}

/* How many workers a process of its own has, which is forked; -1 where it does not end. */
static int
workers_of_child (int generations)
{
  const pid_t child = fork ();
  if (child == 0)
    {
      alarm (10);
      _exit (generations > 1 ? workers_of_child (generations - 1)
                             : (int) team_of (4) + 16 * threads_for (0) + 64 * threads_for (2));
    }
  int status;
  if (waitpid (child, &status, 0) != child || !WIFEXITED (status))
    return -1;
  return WEXITSTATUS (status);
}

static void
test_numbers (void)
{
  const int procs = omp_get_num_procs (), limit = omp_get_thread_limit ();
  const int most_of_all = procs < limit ? procs : limit, usual = omp_get_max_threads ();
  CASE ("threads_for", "%d processors, limit %d", procs, limit);
  CHECK (threads_for (0) >= 1 && threads_for (0) <= most_of_all);
  CHECK_NEAR (threads_for (1024), most_of_all < 1024 ? most_of_all : 1024, 0);
  CASE ("threads_for", "%d processors, limit %d, one thread set", procs, limit);
  omp_set_num_threads (1);
  CHECK_NEAR (threads_for (0), 1, 0);
  CHECK_NEAR (threads_for (2), most_of_all < 2 ? most_of_all : 2, 0);
  omp_set_num_threads (usual);
}

/* A folder that stands for /, with files written one after another. */
static char root[] = "/tmp/gan_test_XXXXXX";

static void
put (const char *name, const char *text)
{
  char path[512];
  snprintf (path, sizeof path, "%s/%s", root, name);
  for (char *at = path + strlen (root) + 1; (at = strchr (at, '/')); at++)
    {
      *at = 0;
      mkdir (path, 0700);
      *at = '/';
    }
  FILE *f = fopen (path, "w");
  CHECK (f != NULL);
  if (f)
    {
      fputs (text, f);
      fclose (f);
    }
}

static void
test_quotas (void)
{
  CASE ("quota_processors", "version 2");
  CHECK (mkdtemp (root) != NULL);
  CHECK (quota_processors (root) == INFINITY);
  put ("proc/self/mountinfo",
       "21 1 0:20 / / rw - ext4 /dev/vda rw\n"
       "30 21 0:26 / /cg rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n");
  put ("proc/self/cgroup", "0::/a b/c\n");
  CHECK (quota_processors (root) == INFINITY);
  put ("cg/a b/c/cpu.max", "max 100000\n");
  CHECK (quota_processors (root) == INFINITY);
  put ("cg/a b/cpu.max", "150000 100000\n");
  CHECK_NEAR (quota_processors (root), 1.5, 0);
  put ("cg/a b/c/cpu.max", "20000 50000\n");
  CHECK_NEAR (quota_processors (root), .4, 1e-15);
  put ("cg/cpu.max", "10000 100000\n"); /* as a container sees its own */
  CHECK_NEAR (quota_processors (root), .1, 1e-15);
  put ("proc/self/cgroup", "0::/../elsewhere\n");
  CHECK_NEAR (quota_processors (root), .1, 1e-15);

  /* Version 1, beside an empty hierarchy of version 2, seen from the group's own mount. */
  CASE ("quota_processors", "version 1");
  put ("proc/self/mountinfo", "30 21 0:26 / /none rw - cgroup2 cgroup2 rw\n"
                              "31 21 0:27 /box /cpuset rw - cgroup cgroup rw,cpuset\n"
                              "32 21 0:28 /box /v1 rw master:9 - cgroup cgroup rw,cpuacct,cpu\n");
  put ("proc/self/cgroup", "9:name=systemd:/x\n4:cpuset:/y\n3:cpuacct,cpu:/box/in\n0::/\n");
  CHECK (quota_processors (root) == INFINITY);
  put ("v1/cpu.cfs_quota_us", "250000\n");
  put ("v1/cpu.cfs_period_us", "100000\n");
  put ("v1/in/cpu.cfs_quota_us", "-1\n");
  put ("v1/in/cpu.cfs_period_us", "100000\n");
  CHECK_NEAR (quota_processors (root), 2.5, 0);
  put ("v1/in/cpu.cfs_quota_us", "100000\n");
  CHECK_NEAR (quota_processors (root), 1, 0);
  put ("proc/self/cgroup", "3:cpuacct,cpu:/boxed\n"); /* not in what is mounted */
  CHECK_NEAR (quota_processors (root), 2.5, 0);

  char command[64];
  snprintf (command, sizeof command, "rm -r %s", root);
  CHECK (system (command) == 0);
}

int
main (void)
{
  test_quotas ();
  test_numbers ();
  CASE ("fork", "before any team");
  CHECK_NEAR (workers_of_child (1), 1 + 16 + 64, 0);
  test_room ();
  test_stacks ();
  CASE ("OpenMP", "a region of others', after teams");
  CHECK_NEAR (lost_by_others (), 0, 0);
  CASE ("fork", "after teams");
  CHECK_NEAR (workers_of_child (1), 1 + 16 + 64, 0);
  CHECK_NEAR (workers_of_child (2), 1 + 16 + 64, 0);
  CHECK_NEAR (team_of (4), 4, 0);
  CHECK (tiny * factor > 0);
  return check_report ();
}
#else
int
main (void)
{
  CHECK (threads_for (0) == 1);
  return check_report ();
}
#endif
