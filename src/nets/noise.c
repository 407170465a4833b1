/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "nets/noise.h"

#include <math.h>

static void
draw_uniform (real *z, rng r, size_t dim, uint64_t first, size_t n)
{
  rng_uniform (z, r, -sqrt (3), sqrt (3), first * dim, dim * n);
}

static void
draw_normal (real *z, rng r, size_t dim, uint64_t first, size_t n)
{
  rng_normal (z, r, first * dim, dim * n);
}

static void
draw_spherical (real *z, rng r, size_t dim, uint64_t first, size_t n)
{
  rng_sphere (z, r, dim, first, n);
}

#define INFO(NUMBER, name, help) { #name, help },
#define DRAW(NUMBER, name, ...) draw_##name,

const noise_info noises[NOISE_COUNT] = { NOISES (INFO) };

static void (*const draws[]) (real *z, rng r, size_t dim, uint64_t first, size_t n)
    = { NOISES (DRAW) };

void
noise_draw (real *z, int kind, rng r, size_t dim, uint64_t first, size_t n)
{
  draws[kind](z, r, dim, first, n);
}
