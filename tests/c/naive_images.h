/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Every type of image layer once more, naively and in double. */

#ifndef GAN_NAIVE_IMAGES_H
#define GAN_NAIVE_IMAGES_H

#include "naive.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The option of that name, the height's of a pair or the width's. */
static double
option_of (const layer *l, const char *name, int second)
{
  for (size_t o = 0; l->info->options[o].name; o++)
    if (strcmp (l->info->options[o].name, name) == 0)
      return second ? l->second[o] : l->option[o];
  return NAN;
}

static void
naive_view (result r, const layer_call *call)
{
  const layer *l = call->l;
  const pass *p = &call->p;
  const real *x = call->x, *dy = call->dy;
  for (size_t i = 0; i < l->in.size * p->batch; i++)
    {
      r.y[i] = (double) x[i];
      r.dx[i] = (double) dy[i];
    }
}

static size_t
place (const shape *s, size_t h, size_t w, size_t c, size_t sample)
{
  return h + s->height * (w + s->width * (c + s->channels * sample));
}

/* How many windows there are along axis a. */
static inline size_t
naive_count (const layer *l, int a)
{
  const long image = (long) (a ? l->in.width : l->in.height),
             size = (long) option_of (l, "Window", a), padding = (long) option_of (l, "Padding", a),
             given = (long) option_of (l, "Stride", a), stride = given ? given : size;
  long count = 1;
  for (;; count++)
    {
      const long begin = count * stride - padding, end_before = begin - stride + size;
      const int is_whole = begin + size <= image + padding;
      const int has_rest = end_before < image + padding && begin < image;
      if (!is_whole && !(has_rest && option_of (l, "Rounding", 0)))
        return (size_t) count;
    }
}

/* A number of y: its place, and the window that it is made of, which can reach beyond the
 * image. */
typedef struct
{
  size_t out, channel, sample;
  long row, column, rows, columns; /* first, and how many */
} naive_window;

typedef void window_visit (result r, const layer_call *call, const naive_window *at);

static void
each_window (result r, const layer_call *call, window_visit *visit)
{
  const layer *l = call->l;
  const size_t batch = call->p.batch;
  long size[2], stride[2], padding[2];
  for (int a = 0; a < 2; a++)
    {
      size[a] = (long) option_of (l, "Window", a);
      stride[a] = (long) option_of (l, "Stride", a);
      if (stride[a] == 0)
        stride[a] = size[a];
      padding[a] = (long) option_of (l, "Padding", a);
    }
  memset (r.dx, 0, l->in.size * batch * sizeof *r.dx);
  for (size_t j = 0; j < batch; j++)
    for (size_t c = 0; c < l->in.channels; c++)
      for (size_t q = 0; q < l->out.width; q++)
        for (size_t o = 0; o < l->out.height; o++)
          {
            const naive_window at = {
              place (&l->out, o, q, c, j),       c,       j,      (long) o * stride[0] - padding[0],
              (long) q * stride[1] - padding[1], size[0], size[1]
            };
            visit (r, call, &at);
          }
}

static int
is_inside (const layer *l, long h, long w)
{
  return h >= 0 && w >= 0 && h < (long) l->in.height && w < (long) l->in.width;
}

static void
visit_max (result r, const layer_call *call, const naive_window *at)
{
  const layer *l = call->l;
  const real *x = call->x, *dy = call->dy;
  size_t winner = SIZE_MAX;
  for (long h = at->row; h < at->row + at->rows; h++)
    for (long w = at->column; w < at->column + at->columns; w++)
      if (is_inside (l, h, w))
        {
          const size_t i = place (&l->in, (size_t) h, (size_t) w, at->channel, at->sample);
          if (winner == SIZE_MAX || x[i] > x[winner])
            winner = i;
        }
  r.y[at->out] = (double) x[winner];
  r.dx[winner] += (double) dy[at->out];
}

static void
naive_maxpool (result r, const layer_call *call)
{
  each_window (r, call, visit_max);
}

static void
visit_mean (result r, const layer_call *call, const naive_window *at)
{
  const layer *l = call->l;
  const real *x = call->x, *dy = call->dy;
  double sum = 0, n = 0;
  for (int turn = 0; turn < 2; turn++)
    for (long h = at->row; h < at->row + at->rows; h++)
      for (long w = at->column; w < at->column + at->columns; w++)
        if (is_inside (l, h, w))
          {
            const size_t i = place (&l->in, (size_t) h, (size_t) w, at->channel, at->sample);
            if (turn)
              r.dx[i] += (double) dy[at->out] / n;
            else
              {
                sum += (double) x[i];
                n++;
              }
          }
  r.y[at->out] = sum / n;
}

static void
naive_avgpool (result r, const layer_call *call)
{
  each_window (r, call, visit_mean);
}

static void
naive_upsample (result r, const layer_call *call)
{
  const layer *l = call->l;
  const pass *p = &call->p;
  const real *x = call->x, *dy = call->dy;
  const size_t rows = (size_t) option_of (l, "Factor", 0),
               columns = (size_t) option_of (l, "Factor", 1);
  memset (r.dx, 0, l->in.size * p->batch * sizeof *r.dx);
  for (size_t j = 0; j < p->batch; j++)
    for (size_t c = 0; c < l->out.channels; c++)
      for (size_t q = 0; q < l->out.width; q++)
        for (size_t o = 0; o < l->out.height; o++)
          {
            const size_t to = place (&l->out, o, q, c, j),
                         from = place (&l->in, o / rows, q / columns, c, j);
            r.y[to] = (double) x[from];
            r.dx[from] += (double) dy[to];
          }
}

static void
naive_spatialdropout (result r, const layer_call *call)
{
  const layer *l = call->l;
  const pass *p = &call->p;
  const real *x = call->x, *dy = call->dy;
  const double include = option_of (l, "Include", 0);
  const size_t area = l->in.height * l->in.width;
  for (size_t i = 0; i < l->in.size * p->batch; i++)
    {
      uint8_t keep;
      rng_mask (&keep, p->draw, include, i / area, 1);
      const double factor = p->train ? keep / include : 1;
      r.y[i] = factor * (double) x[i];
      r.dx[i] = factor * (double) dy[i];
    }
}

/* Feature number f's numbers in samples [first, end), one after the other: places in x. */
static size_t
feature_places (size_t *at, const layer *l, size_t f, size_t first, size_t end)
{
  const int is_image = l->in.width > 1 || l->in.channels > 1;
  size_t n = 0;
  for (size_t j = first; j < end; j++)
    if (is_image)
      for (size_t w = 0; w < l->in.width; w++)
        for (size_t h = 0; h < l->in.height; h++)
          at[n++] = place (&l->in, h, w, f, j);
    else
      at[n++] = place (&l->in, f, 0, 0, j);
  return n;
}

static void
naive_batchnorm (result r, const layer_call *call)
{
  const layer *l = call->l;
  const pass *p = &call->p;
  const real *w = call->params, *x = call->x, *dy = call->dy;
  const size_t features = l->biases / 2, groups = p->groups ? p->groups : 1;
  const double decay = option_of (l, "Decay", 0), epsilon = option_of (l, "Epsilon", 0);
  size_t *at = malloc ((l->in.size * p->batch + 1) * sizeof *at);
  memset (r.dw, 0, 2 * features * sizeof *r.dw);
  for (size_t f = 0; f < features; f++)
    for (size_t g = 0; g < groups; g++)
      {
        const size_t few = p->batch / groups, n = feature_places (at, l, f, g * few, (g + 1) * few);
        double *running = r.state + f, *running_variance = r.state + features + f;
        double mean = 0, variance = 0, sum = 0, product = 0;
        for (size_t i = 0; i < n; i++)
          mean += (double) x[at[i]] / (double) n;
        for (size_t i = 0; i < n; i++)
          variance += pow ((double) x[at[i]] - mean, 2) / (double) n;
        if (!p->train)
          {
            mean = *running;
            variance = *running_variance;
          }
        else if (p->learns && n)
          {
            const double unbiased = n > 1 ? variance * (double) n / (double) (n - 1) : variance;
            *running = decay * *running + (1 - decay) * mean;
            *running_variance = decay * *running_variance + (1 - decay) * unbiased;
          }
        const double sd = sqrt (variance + epsilon), scale = (double) w[f];
        for (size_t i = 0; i < n; i++)
          {
            const double xhat = ((double) x[at[i]] - mean) / sd;
            r.y[at[i]] = scale * xhat + (double) w[features + f];
            sum += (double) dy[at[i]];
            product += (double) dy[at[i]] * xhat;
          }
        for (size_t i = 0; i < n; i++)
          {
            const double xhat = ((double) x[at[i]] - mean) / sd, d = (double) dy[at[i]];
            r.dx[at[i]]
                = scale / sd * (p->train ? d - sum / (double) n - xhat * product / (double) n : d);
          }
        r.dw[f] += product;
        r.dw[features + f] += sum;
      }
  free (at);
}

/* A kernel's place at window (oh, ow): the place in the image, or none where the window reaches
 * beyond it. */
typedef struct
{
  size_t kernel[2], stride[2], padding[2];
  int untied;
} naive_kernel;

static naive_kernel
kernel_of (const layer *l)
{
  naive_kernel k = { .untied = option_of (l, "Biases", 0) == 1 };
  for (int a = 0; a < 2; a++)
    {
      k.kernel[a] = (size_t) option_of (l, "Kernel", a);
      k.stride[a] = (size_t) option_of (l, "Stride", a);
      k.padding[a] = (size_t) option_of (l, "Padding", a);
    }
  return k;
}

static int
shows (size_t *at, const naive_kernel *k, int axis, size_t window, size_t offset, size_t size)
{
  const size_t padded = window * k->stride[axis] + offset;
  *at = padded - k->padding[axis];
  return padded >= k->padding[axis] && *at < size;
}

/* Visits every product of a number of `image` and one of `map` that a convolution from the one to
 * column `c` at a pixel of the other has: the kernel's weight is number `weight` of its column. */
#define EACH_PRODUCT(k, image, map, oh, ow, body)                                                  \
  for (size_t channel = 0; channel < (image)->channels; channel++)                                 \
    for (size_t kw = 0; kw < (k).kernel[1]; kw++)                                                  \
      for (size_t kh = 0; kh < (k).kernel[0]; kh++)                                                \
        {                                                                                          \
          size_t h, w_;                                                                            \
          const size_t weight = kh + (k).kernel[0] * (kw + (k).kernel[1] * channel);               \
          if (shows (&h, &(k), 0, oh, kh, (image)->height)                                         \
              && shows (&w_, &(k), 1, ow, kw, (image)->width))                                     \
            body;                                                                                  \
        }

/* Of as many pieces as there are columns for a channel; conv is the case of one. */
static void
naive_conv (result r, const layer_call *call)
{
  const layer *l = call->l;
  const pass *p = &call->p;
  const real *w = call->params, *x = call->x, *dy = call->dy;
  const naive_kernel k = kernel_of (l);
  const shape *in = &l->in, *out = &l->out;
  const size_t columns = l->weights / l->fan_in, pixels = out->height * out->width;
  memset (r.dx, 0, in->size * p->batch * sizeof *r.dx);
  memset (r.dw, 0, (l->weights + l->biases) * sizeof *r.dw);
  for (size_t j = 0; j < p->batch; j++)
    for (size_t o = 0; o < out->channels; o++)
      for (size_t ow = 0; ow < out->width; ow++)
        for (size_t oh = 0; oh < out->height; oh++)
          {
            const size_t pixel = oh + ow * out->height, at = place (out, oh, ow, o, j);
            size_t winner = 0;
            double largest = -INFINITY;
            for (size_t c = o; c < columns; c += out->channels)
              {
                double z = (double) w[l->weights + (k.untied ? pixel + c * pixels : c)];
                EACH_PRODUCT (k, in, out, oh, ow,
                              z += (double) w[weight + c * l->fan_in]
                                   * (double) x[place (in, h, w_, channel, j)])
                if (z > largest)
                  {
                    largest = z;
                    winner = c;
                  }
              }
            const double d = (double) dy[at];
            r.y[at] = largest;
            r.dw[l->weights + (k.untied ? pixel + winner * pixels : winner)] += d;
            EACH_PRODUCT (k, in, out, oh, ow, {
              const size_t from = place (in, h, w_, channel, j);
              r.dw[weight + winner * l->fan_in] += d * (double) x[from];
              r.dx[from] += d * (double) w[weight + winner * l->fan_in];
            })
          }
}

static void
naive_deconv (result r, const layer_call *call)
{
  const layer *l = call->l;
  const pass *p = &call->p;
  const real *w = call->params, *x = call->x, *dy = call->dy;
  const naive_kernel k = kernel_of (l);
  const shape *in = &l->in, *out = &l->out;
  const size_t pixels = out->height * out->width;
  memset (r.dx, 0, in->size * p->batch * sizeof *r.dx);
  memset (r.dw, 0, (l->weights + l->biases) * sizeof *r.dw);
  for (size_t i = 0; i < out->size * p->batch; i++)
    {
      const size_t number = i % out->size, bias = k.untied ? number : number / pixels;
      r.y[i] = (double) w[l->weights + bias];
      r.dw[l->weights + bias] += (double) dy[i];
    }
  for (size_t j = 0; j < p->batch; j++)
    for (size_t c = 0; c < in->channels; c++)
      for (size_t iw = 0; iw < in->width; iw++)
        for (size_t ih = 0; ih < in->height; ih++)
          {
            const size_t from = place (in, ih, iw, c, j);
            EACH_PRODUCT (k, out, in, ih, iw, {
              const size_t to = place (out, h, w_, channel, j);
              const double v = (double) w[weight + c * l->fan_in];
              r.y[to] += v * (double) x[from];
              r.dx[from] += v * (double) dy[to];
              r.dw[weight + c * l->fan_in] += (double) x[from] * (double) dy[to];
            })
          }
}

static const struct
{
  const char *name;
  naive *reference;
  double exact; /* difference allowed, in rounding errors */
} image_naives[] = {
  { "reshape", naive_view, 0 },           { "flatten", naive_view, 0 },
  { "maxpool", naive_maxpool, 0 },        { "avgpool", naive_avgpool, 8 },
  { "upsample", naive_upsample, 0 },      { "spatialdropout", naive_spatialdropout, 2 },
  { "batchnorm", naive_batchnorm, 2000 }, { "conv", naive_conv, 0 },
  { "maxoutconv", naive_conv, 0 },        { "deconv", naive_deconv, 0 },
};

enum
{
  IMAGE_TYPES = sizeof image_naives / sizeof *image_naives
};

/* The type's number in the table; IMAGE_TYPES: it is none of images. */
static size_t
image_type (const char *name)
{
  size_t k = 0;
  while (k < IMAGE_TYPES && strcmp (image_naives[k].name, name) != 0)
    k++;
  return k;
}

#endif
