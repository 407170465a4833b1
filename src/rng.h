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

#include "real.h"

/* Streams in use.  Those of layers have room for one stream a layer. */
enum
{
  STREAM_MINIBATCH = 1, /* step: epoch */
  STREAM_NOISE,         /* step: pass of the training loop */
  STREAM_HISTORY_ROWS,  /* rows of X that history looks at */
  STREAM_HISTORY_NOISE,
  STREAM_SAMPLE, /* gan_sample */
  STREAM_DIGITS, /* gan_digits; step: image */
  STREAM_INIT_GENERATOR = 1024,
  STREAM_INIT_DISCRIMINATOR = 2048,
  STREAM_MASK_GENERATOR = 3072,
  STREAM_MASK_DISCRIMINATOR = 4096,
  STREAM_LIMIT = 65536
};

typedef struct
{
  uint64_t seed;
  uint32_t stream; /* below STREAM_LIMIT */
  uint64_t step;   /* below 2^48 */
} rng;

/* The bijection itself: ten rounds on a counter under a key. */
static inline void
philox (uint32_t out[4], const uint32_t counter[4], const uint32_t key[2])
{
  uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; round++)
    {
      const uint64_t p0 = (uint64_t) 0xD2511F53u * c0;
      const uint64_t p1 = (uint64_t) 0xCD9E8D57u * c2;
      const uint32_t n0 = (uint32_t) (p1 >> 32) ^ c1 ^ k0;
      const uint32_t n2 = (uint32_t) (p0 >> 32) ^ c3 ^ k1;
      c1 = (uint32_t) p1;
      c3 = (uint32_t) p0;
      c0 = n0;
      c2 = n2;
      k0 += 0x9E3779B9u; /* Weyl increments: golden ratio and sqrt 3 - 1 */
      k1 += 0xBB67AE85u;
    }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
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
/* n points uniform on the sphere of radius sqrt (dim), each dim long: a unit
 * variance in every coordinate, as the other two kinds of noise have it. */
void rng_sphere (real *out, rng r, size_t dim, size_t n);
/* 1 with probability `include`, else 0: word < round (include 2^32). */
void rng_mask (uint8_t *out, rng r, double include, uint64_t first, size_t n);
/* A uniform permutation of 0 .. n - 1, n < 2^32 (Fisher and Yates): for each i in
 * turn, word i swaps places i and i + floor (word (n - i) / 2^32). */
void rng_permutation (uint32_t *out, rng r, size_t n);

#endif
