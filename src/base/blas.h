/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* OpenBLAS: whether it makes the products, and on how many threads.
 *
 * Octave computes with the same library in the same process, and its number of threads is one for
 * all who call it.  A team of workers (team.h) wants one thread a call, or two kinds of threads
 * would meet.  So the number is 1 while a team works, and what it was when it is done; the
 * interpreter waits meanwhile, and calls nothing.
 */

#ifndef GAN_BLAS_H
#define GAN_BLAS_H

/* Chosen when a table of entry points is (cpu.c), and then for the whole of a gateway's call. */
void blas_choose (int serves);
int blas_serves (void);

/* Its version and the processor whose kernels it has chosen, "" where there is none. */
const char *blas_name (void);

typedef struct
{
  int blas, openmp;
} blas_threads;

/* On one thread, by the thread that makes a team; and as before. */
blas_threads blas_enter (void);
void blas_leave (blas_threads before);

#endif
