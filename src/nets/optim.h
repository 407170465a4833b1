/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Optimizer steps, one pass over a flat vector of n parameters p, their gradient
 * g (of the loss, which is minimised) and their moments; t = 1, 2, ... counts steps.
 *
 *   OPTIM_SGD      v = mu v - rate g,  p = p + v          (Polyak 1964; moments: v)
 *   OPTIM_ADAM     m = b1 m + (1 - b1) g,  s = b2 s + (1 - b2) g^2,
 *                  p = p - rate m^ / (sqrt s^ + eps) with m^ = m / (1 - b1^t),
 *                  s^ = s / (1 - b2^t)     (Kingma and Ba 2015; moments: m, s)
 *   OPTIM_RMSPROP  s = b2 s + (1 - b2) g^2,  p = p - rate g / (sqrt s + eps)
 *                                          (Tieleman and Hinton 2012; moments: s)
 *
 * mu is also Adam's b1.  Weight decay adds decay * p to g, for weights and not
 * for biases.  The rate of a layer is rate * rate_scale.  After the step a
 * unit's incoming weights w are scaled back to |w| <= max_norm (Srebro and
 * Shraibman 2005; Hinton et al. 2012).
 *
 * Beside the parameters an exponential average of them can be kept,
 *   a = c a + (1 - c) p,  c = min (averaging, (t - 1) / (t + 2)),
 * where the second bound lets go of the first, random, parameters: as long as it holds,
 * the parameters of step t have a weight that grows as t^2 (Shamir and Zhang 2013).
 */

#ifndef GAN_OPTIM_H
#define GAN_OPTIM_H

#include "base/real.h"
#include "base/table.h"
#include "layers/spec.h"

/* Constant, name (its function is step_NAME), help, usual learning rate, moment vectors (each as
 * long as params), whether it divides by the root of a second moment plus Epsilon. */
#define OPTIMIZERS(X)                                                                              \
  X (SGD, sgd, " (with momentum)", .1, 1, 0)                                                       \
  X (ADAM, adam, "", 1e-3, 2, 1)                                                                   \
  X (RMSPROP, rmsprop, "", 2e-4, 1, 1)

#define OPTIM_NUMBER(NUMBER, ...) OPTIM_##NUMBER,

enum
{
  OPTIMIZERS (OPTIM_NUMBER) OPTIMIZER_COUNT
};

typedef struct
{
  const char *name;
  const char *help; /* what stands behind the name where it is a choice */
  double rate;
  size_t moments;
  int divides;
} optimizer_info;

typedef struct
{
  int method; /* OPTIM_... */
  double rate, momentum, beta2, epsilon, decay;
  double averaging; /* 0: none kept */
  uint64_t t;       /* this step's number, from 1 */
} optim;

/* How the hyper-parameters move: rate = max (rate0 / divisor^updates, floor)
 * (a floor above rate0 counts as rate0), momentum from `momentum` to `final` linearly over `ramp`
 * epochs, the first of which has the one and the last of which the other. */
typedef struct
{
  optim base;
  double divisor, floor;
  double final_momentum, ramp;
} schedule;

/* A hyper-parameter: a number of `schedule`. */
typedef struct
{
  const char *name; /* NULL ends the table */
  double lo, hi;    /* range, both ends allowed */
  double value;     /* default; NaN: as `usual` */
  unsigned kind;    /* WHOLE */
  int optional;     /* [] stands for the default */
  size_t at;        /* its bytes from the beginning of a schedule */
  size_t usual;     /* of the number there that it is by default: itself, as the optimizer has it,
                     * or one in a row before */
  const char *help; /* {rates}: each optimizer's; {dividing}: those that divide */
} optim_option;

#define optimizers FN (optimizers)
#define optim_options FN (optim_options)
#define optim_moments FN (optim_moments)
#define optim_at FN (optim_at)
#define optim_step FN (optim_step)
#define optim_max_norm FN (optim_max_norm)
#define optim_average FN (optim_average)

extern const optimizer_info optimizers[OPTIMIZER_COUNT];
extern const optim_option optim_options[];

/* Moment vectors a method keeps: their number, each as long as params. */
size_t optim_moments (int method);

/* The step after `updates` earlier ones in epoch `epoch`, both from 0. */
optim optim_at (const schedule *s, uint64_t updates, double epoch);

/* n parameters at p; their moments lie `stride` apart. */
void optim_step (real *p, real *moments, size_t stride, const real *g, size_t n, const optim *o);

/* Step t of the average of n parameters. */
void optim_average (real *average, const real *p, size_t n, const optim *o);

/* Columns w of fan_in numbers each. */
void optim_max_norm (real *w, size_t fan_in, size_t columns, double bound);

#endif
