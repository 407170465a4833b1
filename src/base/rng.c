/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rng.h"

#include "base/require.h"

#include <math.h>

enum
{
  CHUNK = 64 /* blocks computed together, so that the rounds vectorise */
};

/* Words 4 b .. 4 b + 4 n - 1 of the draw, n <= CHUNK blocks from block b on.  The rounds of
 * `philox`, each for all blocks: so they vectorise. */
static void
blocks (uint32_t *restrict words, rng r, uint64_t b, size_t n)
{
  REQUIRE (n <= CHUNK && r.stream < STREAM_LIMIT && r.step >> 48 == 0);
  uint32_t c0[CHUNK], c1[CHUNK], c2[CHUNK], c3[CHUNK];
  uint32_t k0 = (uint32_t) r.seed, k1 = (uint32_t) (r.seed >> 32);
  /* A few blocks are computed as whole vectors of them. */
  const size_t all = n <= 16 ? 16 : CHUNK;
  for (size_t i = 0; i < all; i++)
    {
      c0[i] = (uint32_t) (b + i);
      c1[i] = (uint32_t) ((b + i) >> 32);
      c2[i] = (uint32_t) r.step;
      c3[i] = (r.stream << 16) | (uint32_t) (r.step >> 32 & 0xFFFF);
    }
  for (int round = 0; round < PHILOX_ROUNDS; round++)
    {
      for (size_t i = 0; i < all; i++)
        philox_round (c0 + i, c1 + i, c2 + i, c3 + i, k0, k1);
      philox_next_key (&k0, &k1);
    }
  for (size_t i = 0; i < n; i++)
    {
      words[4 * i] = c0[i];
      words[4 * i + 1] = c1[i];
      words[4 * i + 2] = c2[i];
      words[4 * i + 3] = c3[i];
    }
}

/* Walks elements first .. first + n - 1 in runs of whole blocks; STATEMENT sees
 * `words` with the run's elements at words[skip .. skip + count - 1], which are
 * elements done .. done + count - 1 of the output. */
#define FOR_RUNS(STATEMENT)                                                                        \
  do                                                                                               \
    {                                                                                              \
      uint32_t words[4 * CHUNK];                                                                   \
      for (size_t done = 0, count; done < n; done += count)                                        \
        {                                                                                          \
          const uint64_t at = first + done;                                                        \
          const size_t skip = (size_t) (at & 3);                                                   \
          count = 4 * CHUNK - skip < n - done ? 4 * CHUNK - skip : n - done;                       \
          blocks (words, r, at >> 2, (skip + count + 3) / 4);                                      \
          STATEMENT                                                                                \
        }                                                                                          \
    }                                                                                              \
  while (0)

void
rng_bits (uint32_t *restrict out, rng r, uint64_t first, size_t n)
{
  FOR_RUNS (for (size_t i = 0; i < count; i++) out[done + i] = words[skip + i];);
}

/* The middle of one of 2^32 equal cells of (0, 1): never 0, never 1. */
static inline double
unit (uint32_t word)
{
  return ((double) word + 0.5) * 0x1p-32;
}

void
rng_uniform (real *restrict out, rng r, double lo, double hi, uint64_t first, size_t n)
{
  FOR_RUNS (for (size_t i = 0; i < count; i++) out[done + i]
            = (real) (lo + (hi - lo) * unit (words[skip + i])););
}

void
rng_normal (real *restrict out, rng r, uint64_t first, size_t n)
{
  const double two_pi = 6.283185307179586476925287;
  FOR_RUNS (for (size_t i = 0; i < count; i++) {
    /* Words 2 j and 2 j + 1 give the radius and the angle of a pair. */
    const size_t w = skip + i;
    const double radius = sqrt (-2 * log (unit (words[w & ~(size_t) 1])));
    const double angle = two_pi * unit (words[w | 1]);
    out[done + i] = (real) (radius * (w & 1 ? sin (angle) : cos (angle)));
  });
}

void
rng_sphere (real *restrict out, rng r, size_t dim, uint64_t first, size_t n)
{
  rng_normal (out, r, first * dim, dim * n);
  for (size_t j = 0; j < n; j++)
    {
      real *z = out + j * dim;
      double square = 0;
      for (size_t i = 0; i < dim; i++)
        square += (double) z[i] * (double) z[i];
      const double scale = square > 0 ? sqrt ((double) dim / square) : 0;
      for (size_t i = 0; i < dim; i++)
        z[i] = (real) (scale * (double) z[i]);
    }
}

void
rng_mask (uint8_t *restrict out, rng r, double include, uint64_t first, size_t n)
{
  REQUIRE (include >= 0 && include <= 1);
  /* word < include 2^32, in integers so that 1 includes all and 0 nothing */
  const uint64_t bound = (uint64_t) (include * 0x1p32 + 0.5);
  if (bound >> 32)
    {
      for (size_t i = 0; i < n; i++)
        out[i] = 1;
      return;
    }
  const uint32_t below = (uint32_t) bound;
  FOR_RUNS (for (size_t i = 0; i < count; i++) out[done + i] = words[skip + i] < below;);
}

void
rng_permutation (uint32_t *restrict out, rng r, size_t n)
{
  REQUIRE (n <= UINT32_MAX);
  const uint64_t first = 0;
  for (size_t i = 0; i < n; i++)
    out[i] = (uint32_t) i;
  /* Swap i with a place in i .. n - 1; word times range, high half (Lemire
   * 2019), whose bias, below n / 2^32, is left in: a rejection would make the
   * place of a number depend on the numbers before it. */
  FOR_RUNS (for (size_t k = 0; k < count; k++) {
    const size_t i = done + k;
    const size_t j = i + (size_t) ((uint64_t) words[skip + k] * (n - i) >> 32);
    const uint32_t swap = out[i];
    out[i] = out[j];
    out[j] = swap;
  });
}
