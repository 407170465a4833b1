/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Subnormal numbers count as 0 while libgan computes.
 *
 * Where a pixel is always black, a saturated sigmoid sends back gradients near
 * 1e-20, whose squares in Adam are subnormal in single precision; a processor takes
 * a hundred times as long over those, and a training slows down to a third after a
 * thousand iterations.  The mode belongs to a thread: each one enters it where it begins
 * to compute (api.c, team.c), and leaves it as it was, so that Octave's own arithmetic, and
 * what others run on OpenMP's threads, keep their subnormal numbers.  Where these matter
 * (neighbours.c) it is left for a while.
 */

#ifndef GAN_FLUSH_H
#define GAN_FLUSH_H

#ifdef __SSE__
#include <xmmintrin.h>

static inline unsigned
flush_enter (void)
{
  const unsigned before = _mm_getcsr ();
  _mm_setcsr (before | 0x8040); /* flush to zero, denormals are zero */
  return before;
}

static inline void
flush_leave (unsigned before)
{
  _mm_setcsr (before);
}

/* Whether this thread is in the mode. */
static inline int
flush_is_on (void)
{
  return (_mm_getcsr () & 0x8040) != 0;
}

/* Subnormal numbers count again, until flush_leave. */
static inline unsigned
flush_pause (void)
{
  const unsigned before = _mm_getcsr ();
  _mm_setcsr (before & ~0x8040u);
  return before;
}
#else
static inline unsigned
flush_enter (void)
{
  return 0;
}

static inline void
flush_leave (unsigned before)
{
  (void) before;
}

static inline int
flush_is_on (void)
{
  return 0;
}

static inline unsigned
flush_pause (void)
{
  return 0;
}
#endif

#endif
