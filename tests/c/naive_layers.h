/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Every layer type once more, naively and in double. */

#ifndef GAN_NAIVE_LAYERS_H
#define GAN_NAIVE_LAYERS_H

#include "naive.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Maps f of single numbers, and their derivatives. */
static double
relu (double x, double slope, int derivative)
{
  (void) slope;
  return derivative ? x > 0 : fmax (x, 0);
}

static double
leakyrelu (double x, double slope, int derivative)
{
  return derivative ? (x > 0 ? 1 : slope) : x > 0 ? x : slope * x;
}

static double
sigmoid (double x, double slope, int derivative)
{
  (void) slope;
  return derivative ? 1 / ((1 + exp (x)) * (1 + exp (-x))) : 1 / (1 + exp (-x));
}

static double
hyperbolic (double x, double slope, int derivative)
{
  (void) slope;
  return derivative ? 1 / (cosh (x) * cosh (x)) : tanh (x);
}

static double
softplus (double x, double slope, int derivative)
{
  (void) slope;
  return derivative ? 1 / (1 + exp (-x)) : x > 0 ? x + log1p (exp (-x)) : log1p (exp (x));
}

#define NAIVE_MAP(name, f)                                                                         \
  static void name (result r, const layer_call *call)                                              \
  {                                                                                                \
    const double slope = call->l->option[0];                                                       \
    for (size_t i = 0; i < call->l->in.size * call->p.batch; i++)                                  \
      {                                                                                            \
        r.y[i] = f ((double) call->x[i], slope, 0);                                                \
        r.dx[i] = (double) call->dy[i] * f ((double) call->x[i], slope, 1);                        \
      }                                                                                            \
  }

NAIVE_MAP (naive_relu, relu)
NAIVE_MAP (naive_leakyrelu, leakyrelu)
NAIVE_MAP (naive_sigmoid, sigmoid)
NAIVE_MAP (naive_tanh, hyperbolic)
NAIVE_MAP (naive_softplus, softplus)

/* The largest of `columns / units` affine maps; affine is the case of one. */
static void
naive_maxout (result r, const layer_call *call)
{
  const layer *l = call->l;
  const pass *p = &call->p;
  const real *w = call->params, *x = call->x, *dy = call->dy;
  const size_t in = l->in.size, units = l->out.size, columns = l->biases;
  memset (r.dx, 0, in * p->batch * sizeof *r.dx);
  memset (r.dw, 0, (in + 1) * columns * sizeof *r.dw);
  for (size_t j = 0; j < p->batch; j++)
    for (size_t u = 0; u < units; u++)
      {
        size_t winner = 0;
        double largest = -INFINITY;
        for (size_t c = u; c < columns; c += units)
          {
            double z = (double) w[in * columns + c];
            for (size_t i = 0; i < in; i++)
              z += (double) w[i + c * in] * (double) x[i + j * in];
            if (z > largest)
              {
                largest = z;
                winner = c;
              }
          }
        const double d = (double) dy[u + j * units];
        r.y[u + j * units] = largest;
        r.dw[in * columns + winner] += d;
        for (size_t i = 0; i < in; i++)
          {
            r.dw[i + winner * in] += (double) x[i + j * in] * d;
            r.dx[i + j * in] += (double) w[i + winner * in] * d;
          }
      }
}

static void
naive_dropout (result r, const layer_call *call)
{
  const layer *l = call->l;
  const pass *p = &call->p;
  const real *x = call->x, *dy = call->dy;
  const size_t n = l->in.size * p->batch;
  uint8_t *mask = malloc (n + 1);
  rng_mask (mask, p->draw, l->option[0], 0, n);
  for (size_t i = 0; i < n; i++)
    {
      const double factor = p->train ? mask[i] / l->option[0] : 1;
      r.y[i] = factor * (double) x[i];
      r.dx[i] = factor * (double) dy[i];
    }
  free (mask);
}

static const struct
{
  const char *name;
  naive *reference;
  double exact; /* difference allowed, in rounding errors */
} naives[] = {
  { "affine", naive_maxout, 0 },       { "maxout", naive_maxout, 0 },   { "relu", naive_relu, 0 },
  { "leakyrelu", naive_leakyrelu, 1 }, { "sigmoid", naive_sigmoid, 4 }, { "tanh", naive_tanh, 4 },
  { "softplus", naive_softplus, 4 },   { "dropout", naive_dropout, 2 },
};

#endif
