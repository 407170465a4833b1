/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Which compiled version of the numeric code to run, the one for the largest
 * instruction set that both the compiler and this processor have, and whose products. */

#include "api.h"

#include "base/blas.h"

#include <stdio.h>
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

/* Whether the list of words in GAN_CPU has this one. */
static int
asked_for (const char *word)
{
  const size_t n = strlen (word);
  for (const char *at = getenv ("GAN_CPU"); at && *at; at += *at == ',')
    {
      const size_t length = strcspn (at, ",");
      if (length == n && strncmp (at, word, n) == 0)
        return 1;
      at += length;
    }
  return 0;
}

enum
{
  PLAIN,
  AVX2,
  AVX512
};

static const char *const set_names[] = { "plain", "avx2", "avx512" };

/* The instruction set to run: one that was compiled for, that this processor has, and that is not
 * beyond the one that GAN_CPU names. */
static int
best_set (void)
{
#ifdef GAN_HAVE_avx512
  if (!asked_for ("plain") && !asked_for ("avx2") && __builtin_cpu_supports ("avx512f")
      && __builtin_cpu_supports ("avx512bw") && __builtin_cpu_supports ("avx512dq")
      && __builtin_cpu_supports ("avx512vl"))
    return AVX512;
#endif
#ifdef GAN_HAVE_avx2
  if (!asked_for ("plain") && __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma"))
    return AVX2;
#endif
  return PLAIN;
}

/* OpenBLAS makes the products where our own have no vectors but those that every processor of the
 * kind has; GAN_CPU may name either. */
static int
openblas_is_wanted (int set)
{
  return asked_for ("openblas") || (set == PLAIN && !asked_for ("native"));
}

const gan_api *
gan_api_for (int is_double)
{
  static const gan_api *const tables[][2] = {
    [PLAIN] = PAIR (),
#ifdef GAN_HAVE_avx2
    [AVX2] = PAIR (_avx2),
#endif
#ifdef GAN_HAVE_avx512
    [AVX512] = PAIR (_avx512),
#endif
  };
  const int set = best_set ();
  blas_choose (openblas_is_wanted (set));
  return tables[set][is_double != 0];
}

const char *
gan_products (void)
{
  static char text[120];
  const int set = best_set (), other = openblas_is_wanted (set) && *blas_name ();
  snprintf (text, sizeof text, "%s, %s", set_names[set], other ? blas_name () : "native");
  return text;
}
