/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Vectors of the compiled instruction set, as the compiler's own arithmetic types. */

#ifndef GAN_VECTOR_H
#define GAN_VECTOR_H

#include "real.h"

#if defined __AVX512F__
#define VECTOR_BYTES 64
#elif defined __AVX__
#define VECTOR_BYTES 32
#else
#define VECTOR_BYTES 16
#endif

typedef real vec __attribute__ ((vector_size (VECTOR_BYTES)));
typedef real unaligned_vec __attribute__ ((vector_size (VECTOR_BYTES), aligned (sizeof (real))));

enum
{
  LANES = VECTOR_BYTES / sizeof (real)
};

static inline size_t
round_up (size_t n, size_t unit)
{
  return (n + unit - 1) / unit * unit;
}

static inline size_t
at_most (size_t n, size_t bound)
{
  return n < bound ? n : bound;
}

#endif
