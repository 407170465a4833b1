/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Vectors of the compiled instruction set, as the compiler's own arithmetic types. */

#ifndef GAN_VECTOR_H
#define GAN_VECTOR_H

#include "base/real.h"

#if defined __AVX512F__
#define VECTOR_BYTES 64
#elif defined __AVX__
#define VECTOR_BYTES 32
#else
#define VECTOR_BYTES 16
#endif

#ifdef GAN_DOUBLE
#define REAL_BYTES 8
typedef int64_t integer; /* as wide as a real */
#else
#define REAL_BYTES 4
typedef int32_t integer;
#endif

#define VECTOR_LANES (VECTOR_BYTES / REAL_BYTES)

typedef real vec __attribute__ ((vector_size (VECTOR_BYTES)));
typedef real unaligned_vec __attribute__ ((vector_size (VECTOR_BYTES), aligned (REAL_BYTES)));
typedef integer integer_vec __attribute__ ((vector_size (VECTOR_BYTES)));

enum
{
  LANES = VECTOR_LANES,
  LINE = 64 / REAL_BYTES, /* numbers in a cache line */
  PREFETCH_AHEAD = 8      /* columns ahead that one prefetches who copies pieces of columns */
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

static inline vec
load (const real *from)
{
  return *(const unaligned_vec *) from;
}

static inline void
store (real *to, vec v)
{
  *(unaligned_vec *) to = v;
}

/* The first `count` lanes, and 0 in the others. */
static inline vec
load_some (const real *from, size_t count)
{
  if (count >= LANES)
    return load (from);
  vec v = { 0 };
  for (size_t i = 0; i < count; i++)
    v[i] = from[i];
  return v;
}

static inline void
store_some (real *to, vec v, size_t count)
{
  if (count >= LANES)
    store (to, v);
  else
    for (size_t i = 0; i < count; i++)
      to[i] = v[i];
}

/* n numbers to the caches. */
static inline void
prefetch (const real *a, size_t n)
{
  for (size_t i = 0; i < n; i += LINE)
    __builtin_prefetch (a + i, 0, 2);
}

/* a in the lanes where `mask` is all ones, b where it is 0. */
static inline vec
select_lanes (integer_vec mask, vec a, vec b)
{
  return (vec) ((mask & (integer_vec) a) | (~mask & (integer_vec) b));
}

#endif
