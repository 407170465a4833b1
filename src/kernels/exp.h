/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Exponentials and logarithms that vectorise. */

#ifndef GAN_EXP_H
#define GAN_EXP_H

#include "base/real.h"

#include <string.h>

/* exp x to within 2 ulp, in arithmetic that vectorises: x = n log 2 + r with
 * |r| <= log(2) / 2, the Taylor polynomial of exp r (the first term left out is
 * below half an ulp), times 2^n through the exponent's bits.  Beyond -87 and 88
 * (-708 and 709 in double), where that would leave the range of normal numbers,
 * it stays at the value there. */
static inline double
exp_double (double x)
{
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
  e = e * r + 1.0 / 720;
  e = e * r + 1.0 / 120;
  e = e * r + 1.0 / 24;
  e = e * r + 1.0 / 6;
  e = e * r + 0.5;
  e = e * r + 1;
  e = e * r + 1;
  int64_t bits;
  memcpy (&bits, &shifted, sizeof bits);
  bits = (int64_t) ((uint64_t) (bits + 1023) << 52);
  double power;
  memcpy (&power, &bits, sizeof power);
  return e * power;
}

static inline float
exp_single (float x)
{
  const float log2e = 1.44269504f, hi = 0.693359375f, lo = -2.12194440e-4f, round = 0x1.8p23f;
  x = x < -87 ? -87 : x;
  x = x > 88 ? 88 : x;
  const float shifted = x * log2e + round;
  const float n = shifted - round;
  const float r = (x - n * hi) - n * lo;
  float e = 1.0f / 5040;
  e = e * r + 1.0f / 720;
  e = e * r + 1.0f / 120;
  e = e * r + 1.0f / 24;
  e = e * r + 1.0f / 6;
  e = e * r + 0.5f;
  e = e * r + 1;
  e = e * r + 1;
  int32_t bits;
  memcpy (&bits, &shifted, sizeof bits);
  bits = (int32_t) ((uint32_t) (bits + 127) << 23);
  float power;
  memcpy (&power, &bits, sizeof power);
  return e * power;
}

static inline real
exp_fast (real x)
{
#ifdef GAN_DOUBLE
  return exp_double (x);
#else
  return exp_single (x);
#endif
}

/* log (1 + e) for e in [0, 1], in the same way: 2 artanh s with s = e / (2 + e) <= 1/3, by its
 * series s + s^3 / 3 + s^5 / 5 ..., whose first term left out is below 2^-54 of the first. */
static inline double
log1p_double (double e)
{
  const double s = e / (2 + e), q = s * s;
  double sum = 1.0 / 33;
  sum = sum * q + 1.0 / 31;
  sum = sum * q + 1.0 / 29;
  sum = sum * q + 1.0 / 27;
  sum = sum * q + 1.0 / 25;
  sum = sum * q + 1.0 / 23;
  sum = sum * q + 1.0 / 21;
  sum = sum * q + 1.0 / 19;
  sum = sum * q + 1.0 / 17;
  sum = sum * q + 1.0 / 15;
  sum = sum * q + 1.0 / 13;
  sum = sum * q + 1.0 / 11;
  sum = sum * q + 1.0 / 9;
  sum = sum * q + 1.0 / 7;
  sum = sum * q + 1.0 / 5;
  sum = sum * q + 1.0 / 3;
  sum = sum * q + 1;
  return 2 * s * sum;
}

#endif
