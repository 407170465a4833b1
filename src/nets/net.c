/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "nets/net.h"

#include "base/require.h"
#include <math.h>
#include <string.h>

status_code
net_plan (net *n, layer *layers, size_t count, shape in, status *st)
{
  *n = (net){ .count = count, .layers = layers, .in = in };
  n->width = in.size;
  size_t activations = 0;
  shape reached = in;
  for (size_t i = 0; i < count; i++)
    {
      layer *l = layers + i;
      l->in = reached;
      l->rate_scale = 1;
      l->reuse = 1;
      l->max_norm = INFINITY;
      status reason = { GAN_OK, "" };
      const layer_ops *ops = l->ops;
      if (ops->plan (l, &reason))
        return status_fail (st, reason.code, "layer %zu (%s): %s", i + 1, l->info->name,
                            reason.message);
      reached = l->out;

      const layer *before = i ? l - 1 : NULL;
      l->in_place = before && (l->info->flags & IN_PLACE) && !(l->info->flags & NEEDS_X)
                    && !(before->info->flags & NEEDS_Y);
      l->out_at = l->in_place ? before->out_at : activations;
      if (!l->in_place)
        activations += l->out.size * sizeof (real);

      l->params_at = n->params;
      l->state_at = n->state;
      n->params += l->weights + l->biases;
      n->cost += (double) l->weights * (double) l->reuse + (double) l->biases;
      n->state += l->state;
      if (l->out.size > n->width)
        n->width = l->out.size;
      if (l->scratch > n->scratch)
        n->scratch = l->scratch;
      if (l->scratch_fixed > n->scratch_fixed)
        n->scratch_fixed = l->scratch_fixed;
      if (l->scratch_thread > n->scratch_thread)
        n->scratch_thread = l->scratch_thread;
    }
  /* Caches of numbers come first, so that they are aligned whatever the others are. */
  size_t saved = activations;
  for (int odd = 0; odd < 2; odd++)
    for (size_t i = 0; i < count; i++)
      if ((layers[i].saved % sizeof (real) != 0) == odd)
        {
          layers[i].saved_at = saved;
          saved += layers[i].saved;
        }
  n->saved = saved;
  n->out = reached;
  return GAN_OK;
}

void
net_init (real *params, real *state, const net *n, uint64_t seed, uint32_t stream)
{
  for (size_t i = 0; i < n->count; i++)
    {
      const layer *l = n->layers + i;
      const layer_ops *ops = l->ops;
      if (ops->init)
        ops->init (params + l->params_at, state + l->state_at, l,
                   (rng){ seed, stream + (uint32_t) i, 0 });
    }
}

/* Layer l's output from sample `first` on. */
static real *
output_of (void *saved, const layer *l, size_t batch, size_t first)
{
  return (real *) ((char *) saved + l->out_at * batch) + first * l->out.size;
}

static void *
saved_of (void *saved, const layer *l, size_t batch, size_t first)
{
  return (char *) saved + l->saved_at * batch + first * l->saved;
}

real *
net_output (void *saved, const net *n, size_t batch)
{
  return output_of (saved, n->layers + n->count - 1, batch, 0);
}

size_t
net_forward_scratch (const net *n, size_t batch, size_t workers)
{
  /* Twice 64 bytes for alignment. */
  return n->scratch * batch + n->scratch_fixed + n->scratch_thread * workers + 128;
}

/* The layer's part of a call, over samples `first` and on of its pass. */
static layer_call
layer_part (const net_call *call, size_t i, size_t first)
{
  const net *n = call->n;
  const layer *l = n->layers + i;
  const size_t batch = call->p.batch;
  layer_call part = { .l = l, .p = call->p, .params = (const real *) call->params + l->params_at };
  part.p.draw.stream += (uint32_t) i;
  part.x = i ? output_of (call->saved, l - 1, batch, first)
             : (const real *) call->x + first * l->in.size;
  part.y = output_of (call->saved, l, batch, first);
  part.saved = saved_of (call->saved, l, batch, first);
  return part;
}

void
net_forward (const net_call *call)
{
  REQUIRE (call->p.groups == 0 || call->p.batch % call->p.groups == 0);
  REQUIRE (!call->p.learns || call->p.train);
  for (size_t i = 0; i < call->n->count; i++)
    {
      layer_call part = layer_part (call, i, 0);
      part.state = call->state ? (real *) call->state + part.l->state_at : NULL;
      part.scratch = call->scratch;
      ((const layer_ops *) part.l->ops)->forward (&part);
    }
}

size_t
net_backward_scratch (const net *n, size_t batch, size_t workers)
{
  return n->width * sizeof (real) * batch + net_forward_scratch (n, batch, workers);
}

/* A layer's gradient that becomes a step. */
typedef struct
{
  gradient to;
  const net *n;
  const layer *l;
  const net_step *step;
} descent;

/* Steps `n` parameters of the layer from number `at` on, all of them weights, in whole
 * columns, or all of them biases. */
static void
descend (const gradient *to, const real *part, size_t at, size_t n)
{
  const descent *d = (const descent *) to;
  const layer *l = d->l;
  const net_step *s = d->step;
  REQUIRE (at >= l->weights ? at + n <= l->weights + l->biases
                            : at % l->fan_in == 0 && n % l->fan_in == 0 && at + n <= l->weights);
  const size_t place = l->params_at + at;
  const int is_weight = at < l->weights;
  optim own = s->o;
  own.rate *= l->rate_scale;
  if (!is_weight)
    own.decay = 0;
  real *params = (real *) s->params + place;
  optim_step (params, (real *) s->moments + place, d->n->params, part, n, &own);
  if (is_weight && l->max_norm < INFINITY)
    optim_max_norm (params, l->fan_in, n / l->fan_in, l->max_norm);
  if (s->average)
    optim_average ((real *) s->average + place, params, n, &own);
}

void
net_backward (const net_call *call)
{
  REQUIRE (call->first + call->count <= call->p.batch);
  const net *n = call->n;
  /* Gradients swing between two buffers of the widest activation. */
  real *dy = call->dy, *other = call->scratch;
  void *layers_scratch = other + n->width * call->count;

  for (size_t i = n->count; i-- > 0;)
    {
      layer_call part = layer_part (call, i, call->first);
      const layer *l = part.l;
      part.p.batch = call->count;
      part.p.groups = call->p.batch ? call->p.groups * call->count / call->p.batch : 0;
      part.scratch = layers_scratch;
      REQUIRE (!(l->info->flags & MIXES_SAMPLES) || call->p.batch == 0
               || call->p.groups * call->count % call->p.batch == 0);
      const int in_place = (l->info->flags & IN_PLACE) != 0;
      part.dy = dy;
      part.dx = i == 0 ? call->dx : in_place ? dy : other;
      real *grad = call->grad ? (real *) call->grad + l->params_at : NULL;
      const descent d = { { grad, grad ? NULL : descend }, n, l, call->step };
      if ((grad || call->step) && l->weights + l->biases)
        part.dw = &d.to;
      ((const layer_ops *) l->ops)->backward (&part);
      if (i && !in_place)
        {
          other = dy;
          dy = part.dx;
        }
    }
}

enum
{
  STRIP = 2048 /* numbers that stay in a cache with their moments and gradient */
};

static int
all_finite (const real *x, size_t n)
{
  real sum = 0; /* of zeros, and NaN once any number is not finite */
#pragma omp simd reduction(+ : sum)
  for (size_t i = 0; i < n; i++)
    sum += x[i] - x[i];
  return sum == 0;
}

/* Steps numbers at .. at + count - 1 of the layer: whole columns of weights, or biases. */
static int
update_strip (const net_step *step, const net_numbers *from, const real *grad, const net *n,
              const layer *l, size_t at, size_t count)
{
  const descent d = { { NULL, descend }, n, l, step };
  const size_t place = l->params_at + at, bytes = count * sizeof (real);
  const size_t end = optim_moments (step->o.method) * n->params;
  real *params = (real *) step->params + place, *moments = (real *) step->moments + place;
  if (from && count)
    {
      memcpy (params, (const real *) from->params + place, bytes);
      for (size_t k = 0; k < end; k += n->params)
        if (from->moments)
          memcpy (moments + k, (const real *) from->moments + place + k, bytes);
        else
          memset (moments + k, 0, bytes);
      if (step->average)
        memcpy ((real *) step->average + place, (const real *) from->average + place, bytes);
    }
  gradient_ready (&d.to, grad + place, at, count);
  int finite = 1;
  if (from)
    {
      finite = all_finite (params, count);
      for (size_t k = 0; k < end; k += n->params)
        finite &= all_finite (moments + k, count);
    }
  return finite;
}

int
net_update_from (const net_step *step, const net_numbers *from, const real *grad, const net *n,
                 const worker *me)
{
  int finite = 1;
  for (size_t i = 0; i < n->count; i++)
    {
      const layer *l = n->layers + i;
      const size_t fan_in = l->fan_in ? l->fan_in : 1, columns = STRIP / fan_in + 1;
      const share w = worker_share (me, l->fan_in ? l->weights / l->fan_in : 0, 1);
      for (size_t j = w.from; j < w.to; j += columns)
        finite &= update_strip (step, from, grad, n, l, j * fan_in,
                                (w.to - j < columns ? w.to - j : columns) * fan_in);
      const share b = worker_share (me, l->biases, 1);
      finite &= update_strip (step, from, grad, n, l, l->weights + b.from, b.to - b.from);
    }
  worker_wait (me);
  return finite;
}

void
net_update (const net_step *step, const real *grad, const net *n, const worker *me)
{
  net_update_from (step, NULL, grad, n, me);
}
