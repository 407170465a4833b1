/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What a generator starts from.  All kinds have unit variance in every coordinate. */

#ifndef GAN_NOISE_H
#define GAN_NOISE_H

#include "base/rng.h"

/* Constant, name (its function is draw_NAME), help. */
#define NOISES(X)                                                                                  \
  X (UNIFORM, uniform, " on (-sqrt 3, sqrt 3)")                                                    \
  X (NORMAL, normal, "")                                                                           \
  X (SPHERICAL, spherical, " of radius sqrt (NoiseSize)")

#define NOISE_NUMBER(NUMBER, ...) NOISE_##NUMBER,

enum
{
  NOISES (NOISE_NUMBER) NOISE_COUNT
};

typedef struct
{
  const char *name;
  const char *help; /* what stands behind the name where it is a choice */
} noise_info;

#define noises FN (noises)
#define noise_draw FN (noise_draw)

extern const noise_info noises[NOISE_COUNT];

/* Samples first .. first + n - 1 of noise of one kind: dim x n. */
void noise_draw (real *z, int kind, rng r, size_t dim, uint64_t first, size_t n);

#endif
