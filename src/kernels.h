/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Maps and sums over activations, and the choice of when threads pay. */

#ifndef GAN_KERNELS_H
#define GAN_KERNELS_H

#include "flush.h"
#include "real.h"

#include <string.h>

/* Waking a second thread costs a few microseconds; a map over fewer numbers than
 * this is done sooner than that. */
enum
{
  PARALLEL_GRAIN = 1 << 15
};

/* CALL for slices [from, to) of 0 .. count - 1, a slice a thread where there is work
 * for several.  One thread calls once and stays out of OpenMP: even a team of one
 * takes it as long to set up as a small layer to compute. */
/* clang-format off */
#define FOR_SLICES(threads, work, count, from, to, CALL)                                           \
  do                                                                                               \
    {                                                                                              \
      const size_t slices_ = (work) > PARALLEL_GRAIN ? (size_t) (threads) : 1;                     \
      if (slices_ == 1)                                                                            \
        {                                                                                          \
          const size_t from = 0, to = (count);                                                     \
          CALL;                                                                                    \
        }                                                                                          \
      else                                                                                         \
        {                                                                                          \
          _Pragma ("omp parallel for num_threads((int) slices_) schedule(static, 1)")              \
          for (size_t slice_ = 0; slice_ < slices_; slice_++)                                      \
            {                                                                                      \
              const size_t from = (count) * slice_ / slices_;                                      \
              const size_t to = (count) * (slice_ + 1) / slices_;                                  \
              const unsigned before_ = flush_enter ();                                             \
              CALL;                                                                                \
              flush_leave (before_);                                                               \
            }                                                                                      \
        }                                                                                          \
    }                                                                                              \
  while (0)
/* clang-format on */

#define row_sums FN (row_sums)
#define all_finite FN (all_finite)

/* s[i] = sum of row i of a (rows x columns), the columns in order. */
void row_sums (real *s, const real *a, size_t rows, size_t columns, int threads);

/* Whether none of n numbers is NaN or Inf. */
int all_finite (const real *a, size_t n);

/* exp x to within 2 ulp, in arithmetic that vectorises: x = n log 2 + r with
 * |r| <= log(2) / 2, the Taylor polynomial of exp r (the first term left out is
 * below half an ulp), times 2^n through the exponent's bits.  Beyond -87 and 88
 * (-708 and 709 in double), where that would leave the range of normal numbers,
 * it stays at the value there. */
static inline real
exp_fast (real x)
{
#ifdef GAN_DOUBLE
  const double log2e = 1.4426950408889634, hi = 6.93147180369123816490e-01,
               lo = 1.90821492927058770002e-10, round = 0x1.8p52;
  x = x < -708 ? -708 : x;
  x = x > 709 ? 709 : x;
  const double shifted = x * log2e + round;
  const double n = shifted - round;
  const double r = (x - n * hi) - n * lo;
  double e = 1.0 / 6227020800;
  e = e * r + 1.0 / 479001600;
  e = e * r + 1.0 / 39916800;
  e = e * r + 1.0 / 3628800;
  e = e * r + 1.0 / 362880;
  e = e * r + 1.0 / 40320;
  e = e * r + 1.0 / 5040;
  int64_t bits;
  memcpy (&bits, &shifted, sizeof bits);
  bits = (int64_t) ((uint64_t) (bits + 1023) << 52);
#else
  const float log2e = 1.44269504f, hi = 0.693359375f, lo = -2.12194440e-4f, round = 0x1.8p23f;
  x = x < -87 ? -87 : x;
  x = x > 88 ? 88 : x;
  const float shifted = x * log2e + round;
  const float n = shifted - round;
  const float r = (x - n * hi) - n * lo;
  float e = 1.0f / 5040;
  int32_t bits;
  memcpy (&bits, &shifted, sizeof bits);
  bits = (int32_t) ((uint32_t) (bits + 127) << 23);
#endif
  e = e * r + (real) (1.0 / 720);
  e = e * r + (real) (1.0 / 120);
  e = e * r + (real) (1.0 / 24);
  e = e * r + (real) (1.0 / 6);
  e = e * r + (real) 0.5;
  e = e * r + 1;
  e = e * r + 1;
  real power;
  memcpy (&power, &bits, sizeof power);
  return e * power;
}

#endif
