/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Transposes.
 *
 * That of a square of LANES vectors stays in registers.  Stage s = 1, 2, 4, ... exchanges, in each
 * pair of vectors i and i + s, the lanes with bit s set of the first for those with bit s clear of
 * the second: after all stages each bit of the lane's number has changed places with that of the
 * vector's.
 */

#ifndef GAN_TRANSPOSE_H
#define GAN_TRANSPOSE_H

#include "base/vector.h"

#define transpose_add FN (transpose_add)

/* C (columns x rows) = P' + b, columns of C and of P so far apart; b may be NULL.  Where `rows` is
 * not a multiple of LANES P can be read up to the next one. */
void transpose_add (real *c, size_t c_stride, const real *p, size_t p_stride, const real *b,
                    size_t columns, size_t rows);

/* A compiler without shuffles of its own vectors goes through memory. */
#if defined __GNUC__ && !defined __clang__

/* clang-format off */
#if VECTOR_LANES == 16
#define EACH_LANE(f, s) { f (0, s), f (1, s), f (2, s), f (3, s), f (4, s), f (5, s), f (6, s), \
                          f (7, s), f (8, s), f (9, s), f (10, s), f (11, s), f (12, s), \
                          f (13, s), f (14, s), f (15, s) }
#elif VECTOR_LANES == 8
#define EACH_LANE(f, s) { f (0, s), f (1, s), f (2, s), f (3, s), f (4, s), f (5, s), f (6, s), \
                          f (7, s) }
#elif VECTOR_LANES == 4
#define EACH_LANE(f, s) { f (0, s), f (1, s), f (2, s), f (3, s) }
#else
#define EACH_LANE(f, s) { f (0, s), f (1, s) }
#endif
/* clang-format on */

#define FIRST_LANE(l, s) ((l) & (s) ? VECTOR_LANES + (l) - (s) : (l))
#define SECOND_LANE(l, s) ((l) & (s) ? VECTOR_LANES + (l) : (l) + (s))

#define TRANSPOSE_STAGE(v, s)                                                                      \
  _Pragma ("GCC unroll 16") for (int i = 0; i < LANES; i++) if (!(i & (s)))                        \
  {                                                                                                \
    const vec a = (v)[i], b = (v)[i | (s)];                                                        \
    (v)[i] = __builtin_shuffle (a, b, (integer_vec) EACH_LANE (FIRST_LANE, s));                    \
    (v)[i | (s)] = __builtin_shuffle (a, b, (integer_vec) EACH_LANE (SECOND_LANE, s));             \
  }

static inline __attribute__ ((always_inline)) void
transpose_square (vec v[LANES])
{
  TRANSPOSE_STAGE (v, 1)
#if VECTOR_LANES > 2
  TRANSPOSE_STAGE (v, 2)
#endif
#if VECTOR_LANES > 4
  TRANSPOSE_STAGE (v, 4)
#endif
#if VECTOR_LANES > 8
  TRANSPOSE_STAGE (v, 8)
#endif
}

#else

static inline void
transpose_square (vec v[LANES])
{
  for (int i = 0; i < LANES; i++)
    for (int j = 0; j < i; j++)
      {
        const real swap = v[i][j];
        v[i][j] = v[j][i];
        v[j][i] = swap;
      }
}

#endif

#endif
