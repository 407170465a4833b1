/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* How many threads: the one place that decides. */

#ifndef GAN_THREADS_H
#define GAN_THREADS_H

/* Threads that a request for `wanted` means, 1 at least.
 *
 *   0       as many as the surroundings leave to this process: processors it may run on,
 *           OMP_NUM_THREADS, OMP_THREAD_LIMIT, the quota of its control groups (quota.h)
 *   number  that many, up to the processors and OMP_THREAD_LIMIT
 *
 * In a process that was forked, it is 1 always. */
int threads_for (int wanted);

/* Of `wanted` threads that OpenMP is about to run, this one among them, those that there are
 * or that can be made. */
int threads_within_reach (int wanted);

/* Says that it has run so many. */
void threads_have_run (int threads);

#endif
