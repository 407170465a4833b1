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

#include "kernels/gemm.h"
#include "layers/layer.h"

#include <math.h>

/* The options. */
#define DENSE_OPTIONS                                                                              \
  OPTION (.name = "Init", .choices = "he|glorot|normal|uniform", .lo = 0, .hi = 3, .value = 0,     \
          .kind = WHOLE,                                                                           \
          .help = "initial weights: he, normal with variance 2 / fan-in; glorot, uniform on "      \
                  "+- sqrt (6 / (fan-in + fan-out)); normal with standard deviation Range; "       \
                  "uniform on +- Range"),                                                          \
      OPTION (.name = "Range", .lo = 0, .hi = 1e6, .value = 0.05,                                  \
              .help = "spread of the initial weights, for uniform and normal"),                    \
      OPTION (.name = "Bias", .lo = -1e6, .hi = 1e6, .value = 0, .help = "initial bias"),          \
      OPTION (.name = "BiasFrom", .choices = "constant|marginals", .lo = 0, .hi = 1, .value = 0,   \
              .kind = WHOLE,                                                                       \
              .help                                                                                \
              = "constant: the initial bias is Bias; marginals: gan_train sets it so that the "    \
                "generator starts at the mean of the data"),                                       \
      OPTION (.name = "MaxNorm", .lo = 1e-12, .hi = INFINITY, .value = INFINITY,                   \
              .help = "bound on the Euclidean norm of a unit's incoming weights"),                 \
      OPTION (.name = "LearningRateScale", .lo = 0, .hi = 1e6, .value = 1,                         \
              .help = "factor on the learning rate for this layer")

#define dense_bounds FN (dense_bounds)
#define dense_plan FN (dense_plan)
#define dense_draw FN (dense_draw)
#define dense_init FN (dense_init)
#define dense_forward FN (dense_forward)
#define dense_backward FN (dense_backward)
#define dense_products FN (dense_products)

/* What the options say of steps: l->max_norm and l->rate_scale. */
void dense_bounds (layer *l);

/* Sizes for l->out.size units of so many pieces each. */
status_code dense_plan (layer *l, size_t pieces, status *st);

/* Weights as the options have them, for so many numbers that go into a unit and units that a
 * number goes to; biases all the same. */
void dense_draw (real *params, const layer *l, double fan_in, double fan_out, rng r);

/* The same of the layer as it is planned. */
void dense_init (real *params, real *state, const layer *l, rng r);

/* X'W to the epilogue, W in so many parts. */
void dense_products (const layer_call *call, const gemm_epilogue *e, size_t parts);

/* y: columns x batch. */
void dense_forward (const layer_call *call);

/* dy: units x batch.  winner: the piece that each dy goes to, the same way; NULL where
 * there is one. */
void dense_backward (const layer_call *call, const uint8_t *winner);

#endif
