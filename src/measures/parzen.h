/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The sums behind a Parzen-window log-likelihood, for several widths at once.
 *
 * With Gaussian windows of standard deviation sigma about n samples s_i in d dimensions
 *
 *   log p(x) = log sum_i exp (-|x - s_i|^2 / (2 sigma^2)) - log n - d/2 log (2 pi sigma^2)
 *
 * (Breuleux, Bengio and Vincent, "Quickly generating representative samples from an
 * RBM-derived process", Neural Computation 23, 2011, for its use as a measure).  The
 * largest term of the sum is that of the nearest sample, whatever sigma is.  So the
 * least squared distance m, and for each sigma the sum of exp (-(|x - s_i|^2 - m) /
 * (2 sigma^2)), which is between 1 and n, are all that one needs to know of any number
 * of samples, and neither can overflow.
 */

#ifndef GAN_PARZEN_H
#define GAN_PARZEN_H

#include "base/real.h"

#define parzen_workspace FN (parzen_workspace)
#define parzen_add FN (parzen_add)

size_t parzen_workspace (size_t dim, size_t n_s, size_t n_x, int threads);

/* Adds samples s (dim x n_s) to what is known at points x (dim x n_x): least (n_x) and
 * sums (n_x x count, for each of `count` sigmas).  Before the first samples least is
 * INFINITY and sums are 0. */
void parzen_add (real *least, real *sums, void *workspace, const real *s, size_t n_s, const real *x,
                 size_t n_x, size_t dim, const double *sigmas, size_t count, int threads);

#endif
