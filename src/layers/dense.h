/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What the layers with a weight matrix share: options, initial weights and the
 * products.
 *
 *   X  fan_in x batch       W  fan_in x columns   (a column is a unit's, or a
 *   Z  columns x batch      b  columns             piece's, incoming weights)
 *
 *   Z = W'X + b        dX = W dZ,   dW = X dZ',   db = sum of dZ over the batch
 *
 * Column p units + u is piece p of unit u.
 */

#ifndef GAN_DENSE_H
#define GAN_DENSE_H

#include "layers/layer.h"

#include <math.h>

/* The options, in the order of the enum; a layer's own come before them. */
enum
{
  DENSE_INIT,
  DENSE_RANGE,
  DENSE_BIAS,
  DENSE_BIAS_FROM,
  DENSE_MAX_NORM,
  DENSE_RATE_SCALE
};

#define DENSE_OPTIONS                                                                                 \
  {                                                                                                   \
    "Init",                                                                                           \
    "he|glorot|normal|uniform",                                                                       \
    0,                                                                                                \
    3,                                                                                                \
    0,                                                                                                \
    1,                                                                                                \
    0,                                                                                                \
    "initial weights: he, normal with variance 2 / fan-in; glorot, uniform on "                       \
    "+- sqrt (6 / (fan-in + fan-out)); normal with standard deviation Range; uniform on +- Range"     \
  },                                                                                                  \
      { "Range", NULL, 0, 1e6, 0.05, 0, 0, "spread of the initial weights, for uniform and normal" }, \
      { "Bias", NULL, -1e6, 1e6, 0, 0, 0, "initial bias" },                                           \
      { "BiasFrom",                                                                                   \
        "constant|marginals",                                                                         \
        0,                                                                                            \
        1,                                                                                            \
        0,                                                                                            \
        1,                                                                                            \
        0,                                                                                            \
        "constant: the initial bias is Bias; marginals: gan_train sets it so that the "               \
        "generator starts at the mean of the data" },                                                 \
      { "MaxNorm", NULL, 1e-12, INFINITY,                                                             \
        INFINITY,  0,    0,     "bound on the Euclidean norm of a unit's incoming weights" },         \
  {                                                                                                   \
    "LearningRateScale", NULL, 0, 1e6, 1, 0, 0, "factor on the learning rate for this layer"          \
  }

#define dense_plan FN (dense_plan)
#define dense_init FN (dense_init)
#define dense_forward FN (dense_forward)
#define dense_backward FN (dense_backward)
#define dense_packed FN (dense_packed)
#define dense_along FN (dense_along)

/* Sizes for l->out.size units of so many pieces each; `options` are the layer's from
 * DENSE_INIT on. */
status_code dense_plan (layer *l, size_t pieces, const double *options, status *st);

/* Weights as the options have them, for so many numbers that go into a unit and units that a
 * number goes to; biases all the same. */
void dense_init (real *w, const layer *l, double fan_in, double fan_out, const double *options,
                 rng r);

/* Samples of the pass that are computed along the registers (gemm.h). */
size_t dense_along (const pass *p);

/* Room in the scratch for the packed batch of gemm.h. */
real *dense_packed (void *scratch);

void dense_forward (real *z, void *scratch, const layer *l, const pass *p, const real *w,
                    const real *x);

/* dy: units x batch.  winner: the piece that each dy goes to, the same way; NULL where
 * there is one. */
void dense_backward (real *dx, const gradient *dw, void *scratch, const layer *l, const pass *p,
                     const real *w, const real *x, const real *dy, const uint8_t *winner);

#endif
