/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Arrays for the tests: random numbers with a mark behind them, which stays when
 * nobody writes beyond their end. */

#ifndef GAN_ARRAYS_H
#define GAN_ARRAYS_H

#include "base/rng.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#ifdef GAN_DOUBLE
#define EPSILON DBL_EPSILON
#else
#define EPSILON FLT_EPSILON
#endif

enum
{
  MARK = 77
};

/* n fresh normal numbers. */
static inline real *
normal_numbers (size_t n)
{
  static uint64_t draws;
  real *a = malloc ((n + 1) * sizeof *a);
  rng_normal (a, (rng){ 5, 0, draws++ }, 0, n);
  a[n] = MARK;
  return a;
}

/* n fresh multiples of 1 / grid in (-scale, scale): products of such numbers, and
 * their sums, are exact in any order as long as they are small. */
static inline real *
grid_numbers (size_t n, double scale, double grid)
{
  static uint64_t draws;
  real *a = malloc ((n + 1) * sizeof *a);
  rng_uniform (a, (rng){ 3, 0, draws++ }, -grid * scale, grid * scale, 0, n);
  for (size_t i = 0; i < n; i++)
    a[i] = (real) (trunc ((double) a[i]) / grid);
  a[n] = MARK;
  return a;
}

#endif
