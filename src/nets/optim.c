/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "nets/optim.h"

#include "base/require.h"

#include <math.h>

#define INFO(NUMBER, name, help, rate, moments, divides) { #name, help, rate, moments, divides },

const optimizer_info optimizers[OPTIMIZER_COUNT] = { OPTIMIZERS (INFO) };

#define BELOW_ONE (1 - 1e-9) /* the most that an average may keep */

const optim_option optim_options[]
    = { { .name = "LearningRate",
          .hi = 1e6,
          .value = NAN,
          .optional = 1,
          .at = offsetof (schedule, base.rate),
          .usual = offsetof (schedule, base.rate),
          .help = "initial learning rate; default {rates}" },
        { .name = "LearningRateDecay",
          .lo = 1,
          .hi = 1e6,
          .value = 1,
          .at = offsetof (schedule, divisor),
          .help = "the learning rate is divided by this at each update" },
        { .name = "LearningRateFloor",
          .hi = 1e6,
          .at = offsetof (schedule, floor),
          .help = "below this the learning rate does not decay" },
        { .name = "Momentum",
          .hi = BELOW_ONE,
          .value = .5,
          .optional = 1,
          .at = offsetof (schedule, base.momentum),
          .help = "momentum of sgd, first-moment decay of adam; default .5" },
        { .name = "FinalMomentum",
          .hi = BELOW_ONE,
          .value = NAN,
          .optional = 1,
          .at = offsetof (schedule, final_momentum),
          .usual = offsetof (schedule, base.momentum),
          .help = "momentum at the end of the ramp; default: Momentum" },
        { .name = "MomentumRamp",
          .hi = 1e9,
          .kind = WHOLE,
          .at = offsetof (schedule, ramp),
          .help = "epochs over which momentum goes linearly from Momentum to FinalMomentum" },
        { .name = "Beta2",
          .hi = BELOW_ONE,
          .value = .999,
          .at = offsetof (schedule, base.beta2),
          .help = "second-moment decay of {dividing}" },
        { .name = "Epsilon",
          .lo = 1e-150,
          .hi = 1,
          .value = 1e-8,
          .at = offsetof (schedule, base.epsilon),
          .help
          = "added to the root of the second moment of {dividing}; at least 1e-15 in single" },
        { .name = "WeightDecay",
          .hi = 1e6,
          .at = offsetof (schedule, base.decay),
          .help = "times the weights (not the biases), added to the gradient" },
        { .name = "Averaging",
          .hi = BELOW_ONE,
          .at = offsetof (schedule, base.averaging),
          .help = "decay of an exponential average of the parameters, 0: none" },
        { .name = NULL } };

size_t
optim_moments (int method)
{
  return optimizers[method].moments;
}

optim
optim_at (const schedule *s, uint64_t updates, double epoch)
{
  optim o = s->base;
  const double rate = o.rate / pow (s->divisor, (double) updates);
  /* A floor above the initial rate does not lift it. */
  o.rate = rate > s->floor ? rate : fmin (s->floor, o.rate);
  const double span = s->ramp - 1;
  const double part = span > 0 ? fmin (epoch / span, 1) : 1;
  if (s->ramp > 0)
    o.momentum += part * (s->final_momentum - o.momentum);
  o.t = updates + 1;
  return o;
}

static void
step_sgd (real *restrict p, real *restrict v, size_t stride, const real *restrict g, size_t n,
          const optim *o)
{
  (void) stride;
  const real rate = (real) o->rate, mu = (real) o->momentum, decay = (real) o->decay;
#pragma omp simd
  for (size_t i = 0; i < n; i++)
    {
      v[i] = mul_add (mu, v[i], -rate * (g[i] + decay * p[i]));
      p[i] += v[i];
    }
}

static void
step_adam (real *restrict p, real *restrict m, size_t stride, const real *restrict g, size_t n,
           const optim *o)
{
  real *restrict s = m + stride;
  const double t = (double) o->t;
  const real b1 = (real) o->momentum, b2 = (real) o->beta2;
  const real c1 = (real) (1 - o->momentum), c2 = (real) (1 - o->beta2);
  const real rate = (real) (o->rate / (1 - pow (o->momentum, t)));
  const real unbias = (real) (1 / sqrt (1 - pow (o->beta2, t)));
  const real epsilon = (real) o->epsilon, decay = (real) o->decay;
#pragma omp simd
  for (size_t i = 0; i < n; i++)
    {
      const real d = g[i] + decay * p[i];
      m[i] = mul_add (b1, m[i], c1 * d);
      s[i] = mul_add (b2, s[i], c2 * d * d);
#ifdef GAN_DOUBLE
      p[i] -= rate * m[i] / (sqrt (s[i]) * unbias + epsilon);
#else
      p[i] -= rate * m[i] / (sqrtf (s[i]) * unbias + epsilon);
#endif
    }
}

static void
step_rmsprop (real *restrict p, real *restrict s, size_t stride, const real *restrict g, size_t n,
              const optim *o)
{
  (void) stride;
  const real rate = (real) o->rate, b2 = (real) o->beta2, c2 = (real) (1 - o->beta2);
  const real epsilon = (real) o->epsilon, decay = (real) o->decay;
#pragma omp simd
  for (size_t i = 0; i < n; i++)
    {
      const real d = g[i] + decay * p[i];
      s[i] = mul_add (b2, s[i], c2 * d * d);
#ifdef GAN_DOUBLE
      p[i] -= rate * d / (sqrt (s[i]) + epsilon);
#else
      p[i] -= rate * d / (sqrtf (s[i]) + epsilon);
#endif
    }
}

#define STEP(NUMBER, name, ...) step_##name,

static void (*const steps[]) (real *restrict p, real *restrict moments, size_t stride,
                              const real *restrict g, size_t n, const optim *o)
    = { OPTIMIZERS (STEP) };

void
optim_step (real *p, real *moments, size_t stride, const real *g, size_t n, const optim *o)
{
  REQUIRE (o->t >= 1 && o->method >= 0 && o->method < OPTIMIZER_COUNT);
  steps[o->method](p, moments, stride, g, n, o);
}

void
optim_max_norm (real *w, size_t fan_in, size_t columns, double bound)
{
  for (size_t j = 0; j < columns; j++)
    {
      real *restrict unit = w + j * fan_in;
      double square = 0;
#pragma omp simd reduction(+ : square)
      for (size_t i = 0; i < fan_in; i++)
        square += (double) unit[i] * (double) unit[i];
      if (square <= bound * bound)
        continue;
      const real scale = (real) (bound / sqrt (square));
      for (size_t i = 0; i < fan_in; i++)
        unit[i] *= scale;
    }
}

void
optim_average (real *restrict average, const real *restrict p, size_t n, const optim *o)
{
  const double t = (double) o->t;
  const real keep = (real) fmin (o->averaging, (t - 1) / (t + 2));
#pragma omp simd
  for (size_t i = 0; i < n; i++)
    average[i] = mul_add (keep, average[i], (1 - keep) * p[i]);
}
