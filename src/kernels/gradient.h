/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the gradient of a layer's parameters goes.  Either `all` is an array as long
 * as they are, to be filled; or it is NULL, and the gradient is handed over in
 * parts, each to `take`, once, by one worker, while the part is in its cache: n
 * numbers from parameter number `at` on, whole columns where they are weights.
 * `take` may step the parameters, so a layer has made dx, and has waited for the
 * other workers to have made it, when it hands over the first part. */

#ifndef GAN_GRADIENT_H
#define GAN_GRADIENT_H

#include "base/real.h"

typedef struct gradient
{
  real *all;
  void (*take) (const struct gradient *to, const real *part, size_t at, size_t n);
} gradient;

/* Where a part of the gradient is to be written, and its handing over: `part` is
 * memory to write to where there is no array for all. */
static inline real *
gradient_place (const gradient *to, size_t at, real *part)
{
  return to->all ? to->all + at : part;
}

static inline void
gradient_ready (const gradient *to, const real *part, size_t at, size_t n)
{
  if (!to->all && n)
    to->take (to, part, at, n);
}

#endif
