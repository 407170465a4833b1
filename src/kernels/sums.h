/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums, copies and checks of arrays. */

#ifndef GAN_SUMS_H
#define GAN_SUMS_H

#include "base/real.h"
#include "base/team.h"

#include <string.h>

#define row_sums FN (row_sums)
#define all_finite FN (all_finite)

/* s[i - from] = sum of row i of a (rows x columns), the columns in order, for rows [from, to). */
void row_sums (real *s, const real *a, size_t rows, size_t columns, size_t from, size_t to);

/* Whether none of n numbers is NaN or Inf. */
int all_finite (const real *a, size_t n);

/* The worker's share of n numbers, where they are not there already. */
static inline void
copy_share (real *out, const real *in, size_t n, const worker *me)
{
  const share s = worker_share (me, n, 64);
  if (out != in)
    memcpy (out + s.from, in + s.from, (s.to - s.from) * sizeof *out);
}

#endif
