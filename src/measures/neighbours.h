/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Nearest neighbours by Euclidean distance, exact, blocked.
 *
 * Candidates come from |s - x|^2 = |s|^2 - 2 s'x + |x|^2 as one product a block;
 * the distance of the winner is then summed directly, since the formula cancels
 * where it matters, near zero. */

#ifndef GAN_NEIGHBOURS_H
#define GAN_NEIGHBOURS_H

#include "base/real.h"

#define nearest_workspace FN (nearest_workspace)
#define nearest FN (nearest)

size_t nearest_workspace (size_t dim, size_t n_s, size_t n_x, int threads);

/* For each of n_s columns of s the number (from 0) of the nearest of n_x >= 1
 * columns of x, the first among equals, and its distance. */
void nearest (size_t *index, real *distance, void *workspace, const real *s, size_t n_s,
              const real *x, size_t n_x, size_t dim, int threads);

#endif
