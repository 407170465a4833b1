/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Which compiled version of the numeric code to run: the one for the largest
 * instruction set that both the compiler and this processor have. */

#include "api.h"

#include <stdlib.h>
#include <string.h>

#define DECLARE(cpu) extern const gan_api gan_api_f32##cpu, gan_api_f64##cpu;
#define PAIR(cpu)                                                                                  \
  {                                                                                                \
    &gan_api_f32##cpu, &gan_api_f64##cpu                                                           \
  }

DECLARE ()
#ifdef GAN_HAVE_avx2
DECLARE (_avx2)
#endif
#ifdef GAN_HAVE_avx512
DECLARE (_avx512)
#endif

/* Whether the user lets us use `name`: GAN_CPU unset, or it, or a larger one. */
static int
allowed (const char *name)
{
  const char *wanted = getenv ("GAN_CPU");
  if (!wanted || strcmp (wanted, "avx512") == 0)
    return 1;
  return strcmp (wanted, "plain") != 0 && strcmp (name, "avx512") != 0;
}

const gan_api *
gan_api_for (int is_double)
{
  static const gan_api *const plain[2] = PAIR ();
  (void) allowed;
#ifdef GAN_HAVE_avx512
  static const gan_api *const avx512[2] = PAIR (_avx512);
  if (allowed ("avx512") && __builtin_cpu_supports ("avx512f")
      && __builtin_cpu_supports ("avx512bw") && __builtin_cpu_supports ("avx512dq")
      && __builtin_cpu_supports ("avx512vl"))
    return avx512[is_double != 0];
#endif
#ifdef GAN_HAVE_avx2
  static const gan_api *const avx2[2] = PAIR (_avx2);
  if (allowed ("avx2") && __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma"))
    return avx2[is_double != 0];
#endif
  return plain[is_double != 0];
}
