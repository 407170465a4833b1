/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "kernels/sums.h"

#include "base/require.h"
#include <math.h>

enum
{
  STRIP = 64 /* rows kept in registers and cache lines while walking the columns */
};

void
row_sums (real *s, const real *a, size_t rows, size_t columns, size_t from, size_t to)
{
  REQUIRE (from <= to && to <= rows);
  for (; from < to; from += STRIP, s += STRIP)
    {
      const size_t n = to - from < STRIP ? to - from : STRIP;
      real sum[STRIP] = { 0 };
      for (size_t j = 0; j < columns; j++)
        for (size_t i = 0; i < n; i++)
          sum[i] += a[from + i + j * rows];
      memcpy (s, sum, n * sizeof *s);
    }
}

int
all_finite (const real *a, size_t n)
{
  /* x - x is 0 for a finite x and NaN otherwise; NaN sticks to the sum. */
  real sum = 0;
#pragma omp simd reduction(+ : sum)
  for (size_t i = 0; i < n; i++)
    sum += a[i] - a[i];
  return sum == 0;
}
