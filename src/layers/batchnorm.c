/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Batch normalisation (Ioffe and Szegedy 2015): each feature gets mean 0 and variance 1 over
 * a group of samples, and then a scale and a shift that are learned,
 *
 *   y = scale xhat + shift,   xhat = (x - mean) / sd,   sd^2 = variance + epsilon
 *
 *   x, y          features x inner x batch: a feature of an image is a channel with its
 *                 `inner` places, each number of a vector is one
 *   scale, shift  features, in this order; none of them counts as a weight
 *   state         features running means, then as many running variances
 *
 * In training mean and variance are those of the n numbers that the samples of a group have
 * of a feature, each group for itself (layer.h); the variance is the mean square, and 0 where
 * there is a single number, whose y is the shift.  A pass that learns moves the state, once a
 * group: running = decay running + (1 - decay) batch, of the variance the unbiased one,
 * n / (n - 1) times the other if n > 1.  Otherwise the state is what to normalise with.
 *
 *   dscale = sum of dy xhat,   dshift = sum of dy,    over all samples
 *   dx     = scale / sd (dy - mean of dy - xhat mean of dy xhat)   in training, the means
 *                                                                  being those of the group
 *   dx     = scale / sd dy                                         else
 *
 * What is saved of each sample is the mean and 1 / sd that it was normalised with, so that
 * backward can be over some groups alone.  All sums are in double; workers share features,
 * so that each is made in one order.
 */

#include "base/vector.h"
#include "layers/layer.h"

#include <math.h>

enum
{
  DECAY,
  EPSILON,
  SCALE,
  RATE_SCALE
};

static size_t
features_of (const layer *l)
{
  return l->in.width * l->in.channels > 1 ? l->in.channels : l->in.size;
}

/* Scratch of both passes; each worker uses what belongs to its features. */
typedef struct
{
  double *sum, *product;           /* over a group */
  double *all_sums, *all_products; /* over all */
  real *part;                      /* of a gradient, to be handed over */
} batchnorm_sums;

static batchnorm_sums
batchnorm_layout (arena *a, size_t features)
{
  batchnorm_sums t;
  t.sum = arena_take (a, features * sizeof (double));
  t.product = arena_take (a, features * sizeof (double));
  t.all_sums = arena_take (a, features * sizeof (double));
  t.all_products = arena_take (a, features * sizeof (double));
  t.part = arena_take (a, features * sizeof (real));
  return t;
}

static status_code
batchnorm_plan (layer *l, status *st)
{
  (void) st;
  const size_t features = features_of (l);
  arena counting = arena_over (NULL);
  batchnorm_layout (&counting, features);
  l->out = l->in;
  l->biases = 2 * features;
  l->state = 2 * features;
  l->saved = 2 * features * sizeof (real);
  l->scratch_fixed = counting.used;
  l->rate_scale = l->option[RATE_SCALE];
  return GAN_OK;
}

static void
batchnorm_init (real *params, real *state, const layer *l, rng r)
{
  (void) r;
  const size_t features = features_of (l);
  for (size_t c = 0; c < features; c++)
    {
      params[c] = (real) l->option[SCALE];
      params[features + c] = 0;
      state[c] = 0;
      state[features + c] = 1;
    }
}

/* What is summed over a's and b's of a feature. */
typedef enum
{
  SUM,     /* a */
  SQUARES, /* (a - mean)^2 */
  PRODUCTS /* a (b - mean) */
} kind;

static inline __attribute__ ((always_inline)) double
term (kind of, double a, double b, double mean)
{
  return of == SUM ? a : of == SQUARES ? (a - mean) * (a - mean) : a * (b - mean);
}

/* Over n numbers side by side.  Sums that do not wait for each other, as many whatever the
 * instruction set. */
static inline __attribute__ ((always_inline)) double
span (kind of, const real *a, const real *b, double mean, size_t n)
{
  enum
  {
    PARTS = 16
  };
  double part[PARTS] = { 0 };
  size_t i = 0;
  for (; i + PARTS <= n; i += PARTS)
    for (size_t k = 0; k < PARTS; k++)
      part[k] += term (of, (double) a[i + k], (double) b[i + k], mean);
  for (size_t k = 0; i + k < n; k++)
    part[k] += term (of, (double) a[i + k], (double) b[i + k], mean);
  for (size_t half = PARTS / 2; half; half /= 2)
    for (size_t k = 0; k < half; k++)
      part[k] += part[k + half];
  return part[0];
}

/* sum += that of one sample. */
static void
add_sums (double *sum, const real *a, size_t inner, share s)
{
  if (inner == 1)
    for (size_t c = s.from; c < s.to; c++)
      sum[c] += (double) a[c];
  else
    for (size_t c = s.from; c < s.to; c++)
      sum[c] += span (SUM, a + c * inner, a + c * inner, 0, inner);
}

static void
add_squares (double *sum, const real *a, const double *mean, size_t inner, share s)
{
  if (inner == 1)
    for (size_t c = s.from; c < s.to; c++)
      sum[c] += term (SQUARES, (double) a[c], 0, mean[c]);
  else
    for (size_t c = s.from; c < s.to; c++)
      sum[c] += span (SQUARES, a + c * inner, a + c * inner, mean[c], inner);
}

/* Of dy xhat, with the mean and 1 / sd of the sample. */
static void
add_products (double *sum, const real *dy, const real *x, const real *mean, const real *per_sd,
              size_t inner, share s)
{
  for (size_t c = s.from; c < s.to; c++)
    sum[c]
        += (double) per_sd[c]
           * (inner == 1 ? term (PRODUCTS, (double) dy[c], (double) x[c], (double) mean[c])
                         : span (PRODUCTS, dy + c * inner, x + c * inner, (double) mean[c], inner));
}

/* Samples of group g. */
static share
group_of (const pass *p, size_t groups, size_t g)
{
  return (share){ p->batch * g / groups, p->batch * (g + 1) / groups };
}

/* Statistics of the samples of a group: t.sum becomes the mean, t.product the sum of squared
 * deviations. */
static void
measure (const batchnorm_sums *t, const layer *l, const real *x, size_t features, share group,
         share s)
{
  const size_t inner = l->in.size / features;
  const double n = (double) ((group.to - group.from) * inner);
  for (size_t c = s.from; c < s.to; c++)
    t->sum[c] = t->product[c] = 0;
  for (size_t j = group.from; j < group.to; j++)
    add_sums (t->sum, x + j * l->in.size, inner, s);
  for (size_t c = s.from; c < s.to; c++)
    t->sum[c] /= n;
  for (size_t j = group.from; j < group.to; j++)
    add_squares (t->product, x + j * l->in.size, t->sum, inner, s);
}

/* Moves the running statistics towards those of a group. */
static void
learn (real *state, const batchnorm_sums *t, const layer *l, size_t features, double n, share s)
{
  const double decay = l->option[DECAY];
  for (size_t c = s.from; c < s.to; c++)
    {
      const double variance = t->product[c] / (n > 1 ? n - 1 : 1);
      real *mean = state + c, *running = state + features + c;
      *mean = (real) mul_add_double (decay, (double) *mean, (1 - decay) * t->sum[c]);
      *running = (real) mul_add_double (decay, (double) *running, (1 - decay) * variance);
    }
}

/* Samples of a group, with the mean in t.sum and the variance in t.product. */
static void
normalise (const layer_call *call, const batchnorm_sums *t, size_t features, share group, share s)
{
  const layer *l = call->l;
  const real *x = call->x, *scale = call->params, *shifts = scale + features;
  real *y = call->y, *saved = call->saved;
  const size_t inner = l->in.size / features;
  for (size_t j = group.from; j < group.to; j++)
    {
      real *means = saved + j * 2 * features, *per_sd = means + features;
      for (size_t c = s.from; c < s.to; c++)
        {
          means[c] = (real) t->sum[c];
          per_sd[c] = (real) (1 / sqrt (t->product[c] + l->option[EPSILON]));
        }
      for (size_t c = s.from; c < s.to; c++)
        {
          const size_t at = j * l->in.size + c * inner;
          const real mean = means[c], factor = scale[c] * per_sd[c], shift = shifts[c];
#pragma omp simd
          for (size_t i = at; i < at + inner; i++)
            y[i] = factor * (x[i] - mean) + shift;
        }
    }
}

/* A worker's features; those of a vector by the cache line. */
static share
features_share (const worker *me, size_t features, size_t inner)
{
  return worker_share (me, features, inner == 1 ? LINE : 1);
}

static void
batchnorm_forward (const layer_call *call)
{
  const layer *l = call->l;
  const pass *p = &call->p;
  real *state = call->state;
  const size_t features = features_of (l), inner = l->in.size / features;
  const share s = features_share (p->me, features, inner);
  arena a = arena_over (call->scratch);
  const batchnorm_sums t = batchnorm_layout (&a, features);
  const size_t groups = p->train && p->groups ? p->groups : 1;
  for (size_t g = 0; g < groups; g++)
    {
      const share group = group_of (p, groups, g);
      const double n = (double) ((group.to - group.from) * inner);
      if (p->train && n > 0)
        {
          measure (&t, l, call->x, features, group, s);
          if (p->learns && state)
            learn (state, &t, l, features, n, s);
          for (size_t c = s.from; c < s.to; c++)
            t.product[c] /= n;
        }
      else
        for (size_t c = s.from; c < s.to; c++)
          {
            t.sum[c] = state ? (double) state[c] : 0;
            t.product[c] = state ? (double) state[features + c] : 1;
          }
      normalise (call, &t, features, group, s);
    }
  worker_wait (p->me);
}

/* dx of the samples of a group, whose sums are in t; they play no part where n is 0. */
static void
denormalise (const layer_call *call, const batchnorm_sums *t, size_t features, double n,
             share group, share s)
{
  const layer *l = call->l;
  const real *x = call->x, *dy = call->dy, *scale = call->params, *saved = call->saved;
  real *dx = call->dx;
  const size_t inner = l->in.size / features;
  for (size_t j = group.from; j < group.to; j++)
    for (size_t c = s.from; c < s.to; c++)
      {
        const size_t at = j * l->in.size + c * inner;
        const real mean = saved[j * 2 * features + c],
                   per_sd = saved[j * 2 * features + features + c], factor = scale[c] * per_sd;
        const real mean_dy = n > 0 ? (real) (t->sum[c] / n) : 0,
                   slope = n > 0 ? (real) (t->product[c] / n) * per_sd : 0;
#pragma omp simd
        for (size_t i = at; i < at + inner; i++)
          dx[i] = factor * (dy[i] - mean_dy - slope * (x[i] - mean));
      }
}

/* Hands over the gradient of parameters at + [from, to) from sums. */
static void
hand_over (const gradient *dw, real *scratch, const double *sums, size_t at, share s)
{
  real *part = gradient_place (dw, at + s.from, scratch + s.from);
  for (size_t c = s.from; c < s.to; c++)
    part[c - s.from] = (real) sums[c];
  gradient_ready (dw, part, at + s.from, s.to - s.from);
}

static void
batchnorm_backward (const layer_call *call)
{
  const layer *l = call->l;
  const pass *p = &call->p;
  const real *saved = call->saved;
  const size_t features = features_of (l), inner = l->in.size / features;
  const share s = features_share (p->me, features, inner);
  arena a = arena_over (call->scratch);
  const batchnorm_sums t = batchnorm_layout (&a, features);
  const size_t groups = p->train && p->groups ? p->groups : 1;
  for (size_t c = s.from; c < s.to; c++)
    t.all_sums[c] = t.all_products[c] = 0;
  for (size_t g = 0; g < groups; g++)
    {
      const share group = group_of (p, groups, g);
      for (size_t c = s.from; c < s.to; c++)
        t.sum[c] = t.product[c] = 0;
      for (size_t j = group.from; j < group.to && (p->train || call->dw); j++)
        {
          const real *means = saved + j * 2 * features, *dy = call->dy + j * l->in.size;
          add_sums (t.sum, dy, inner, s);
          add_products (t.product, dy, call->x + j * l->in.size, means, means + features, inner, s);
        }
      for (size_t c = s.from; c < s.to; c++)
        {
          t.all_sums[c] += t.sum[c];
          t.all_products[c] += t.product[c];
        }
      const double n = p->train ? (double) ((group.to - group.from) * inner) : 0;
      if (call->dx)
        denormalise (call, &t, features, n, group, s);
    }
  worker_wait (p->me);
  if (call->dw)
    {
      hand_over (call->dw, t.part, t.all_products, 0, s);
      hand_over (call->dw, t.part, t.all_sums, features, s);
    }
  worker_wait (p->me);
}

const layer_ops FN (layer_batchnorm) = {
  .info
  = { .name = "batchnorm",
      .help = "mean 0 and variance 1 of each channel or feature, then a scale and a shift",
      .flags = NEEDS_X | MIXES_SAMPLES,
      .options
      = { [DECAY] = OPTION (.name = "Decay", .lo = 0, .hi = 1 - 1e-9, .value = 0.9,
                            .help = "share of the running statistics that stays in an update"),
          [EPSILON] = OPTION (.name = "Epsilon", .lo = 1e-12, .hi = 1, .value = 1e-5,
                              .help = "added to the variance"),
          [SCALE]
          = OPTION (.name = "Scale", .lo = -1e6, .hi = 1e6, .value = 1, .help = "initial scale"),
          [RATE_SCALE] = OPTION (.name = "LearningRateScale", .lo = 0, .hi = 1e6, .value = 1,
                                 .help = "factor on the learning rate for this layer") } },
  .plan = batchnorm_plan,
  .init = batchnorm_init,
  .forward = batchnorm_forward,
  .backward = batchnorm_backward
};
