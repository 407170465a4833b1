/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Counter-based random numbers, Philox 4x32-10 (Salmon, Moraes, Dror and Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
 *
 * There is no generator to carry along: element number i of a draw is a pure
 * function of (seed, stream, step, i).  So any thread may compute any part of
 * a draw, a draw can be repeated, and a run can be resumed in its middle.
 *
 *   seed    which run                            the 64-bit key
 *   stream  what the numbers are for             counter word 3, high half
 *   step    which draw of that stream            counter words 3 (low half) and 2
 *   i       which element; 4 to a Philox block   counter words 1 and 0
 *
 * The bits do not depend on the precision: a single is the rounded double.
 */

#ifndef GAN_RNG_H
#define GAN_RNG_H

#include "base/real.h"
#include "base/table.h"

/* Streams in use: their numbers and what they are for.  Those of layers have room for one stream
 * a layer. */
#define STREAMS(X)                                                                                 \
  X (MINIBATCH, minibatch, 1, "rows of minibatches; step: epoch")                                  \
  X (NOISE, noise, 2, "step: pass of the training loop")                                           \
  X (HISTORY_ROWS, history_rows, 3, "rows of X that history looks at")                             \
  X (HISTORY_NOISE, history_noise, 4, "noise of the samples that history looks at")                \
  X (SAMPLE, sample, 5, "gan_sample")                                                              \
  X (DIGITS, digits, 6, "gan_digits; step: image")                                                 \
  X (DATASET, dataset, 7, "densities of gan_dataset; step: 0 modes, 1 noise")                      \
  X (INIT_GENERATOR, init_generator, 1024, "parameters of a generator")                            \
  X (INIT_DISCRIMINATOR, init_discriminator, 2048, "parameters of a discriminator")                \
  X (MASK_GENERATOR, mask_generator, 3072, "masks in a generator; step: pass")                     \
  X (MASK_DISCRIMINATOR, mask_discriminator, 4096, "masks in a discriminator; step: pass")

#define STREAM_NUMBER(NUMBER, name, number, help) STREAM_##NUMBER = number,

enum
{
  STREAMS (STREAM_NUMBER) STREAM_LIMIT = 65536
};

typedef struct
{
  uint64_t seed;
  uint32_t stream; /* below STREAM_LIMIT */
  uint64_t step;   /* below 2^48 */
} rng;

/* The bijection itself: ten rounds on a counter under a key. */
enum
{
  PHILOX_ROUNDS = 10
};

static inline __attribute__ ((always_inline)) void
philox_round (uint32_t *c0, uint32_t *c1, uint32_t *c2, uint32_t *c3, uint32_t k0, uint32_t k1)
{
  const uint32_t m0 = 0xD2511F53u, m1 = 0xCD9E8D57u;
  const uint32_t high0 = (uint32_t) ((uint64_t) m0 * *c0 >> 32), low0 = m0 * *c0;
  const uint32_t high1 = (uint32_t) ((uint64_t) m1 * *c2 >> 32), low1 = m1 * *c2;
  *c0 = high1 ^ *c1 ^ k0;
  *c2 = high0 ^ *c3 ^ k1;
  *c1 = low1;
  *c3 = low0;
}

static inline void
philox_next_key (uint32_t *k0, uint32_t *k1)
{
  *k0 += 0x9E3779B9u; /* Weyl increments: golden ratio and sqrt 3 - 1 */
  *k1 += 0xBB67AE85u;
}

static inline void
philox (uint32_t out[4], const uint32_t counter[4], const uint32_t key[2])
{
  uint32_t k0 = key[0], k1 = key[1];
  for (int i = 0; i < 4; i++)
    out[i] = counter[i];
  for (int round = 0; round < PHILOX_ROUNDS; round++)
    {
      philox_round (out, out + 1, out + 2, out + 3, k0, k1);
      philox_next_key (&k0, &k1);
    }
}

#define rng_bits FN (rng_bits)
#define rng_uniform FN (rng_uniform)
#define rng_normal FN (rng_normal)
#define rng_sphere FN (rng_sphere)
#define rng_mask FN (rng_mask)
#define rng_permutation FN (rng_permutation)

/* Elements first .. first + n - 1 of a draw. */
void rng_bits (uint32_t *out, rng r, uint64_t first, size_t n);
/* Uniform on (lo, hi): lo + (hi - lo) (word + 1/2) / 2^32. */
void rng_uniform (real *out, rng r, double lo, double hi, uint64_t first, size_t n);
/* Standard normal (Box and Muller 1958): words 2 j and 2 j + 1, as uniforms u and
 * v on (0, 1), give sqrt (-2 log u) times cos 2 pi v, then times sin 2 pi v. */
void rng_normal (real *out, rng r, uint64_t first, size_t n);
/* Points first .. first + n - 1 of those uniform on the sphere of radius sqrt (dim), each dim
 * long: a unit variance in every coordinate, as the other two kinds of noise have it. */
void rng_sphere (real *out, rng r, size_t dim, uint64_t first, size_t n);
/* 1 with probability `include`, else 0: word < round (include 2^32). */
void rng_mask (uint8_t *out, rng r, double include, uint64_t first, size_t n);
/* A uniform permutation of 0 .. n - 1, n < 2^32 (Fisher and Yates): for each i in
 * turn, word i swaps places i and i + floor (word (n - i) / 2^32). */
void rng_permutation (uint32_t *out, rng r, size_t n);

#endif
