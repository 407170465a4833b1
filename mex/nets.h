/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Nets, passes and optimizers as gateways are given them: arguments.h, for structs of many parts.
 */

#ifndef GAN_NETS_H
#define GAN_NETS_H

#include "api.h"
#include "arguments.h"

/* How an optimizer's hyper-parameters move, from a struct with all of them; [] is what is usual
 * for the optimizer. */
schedule mx_schedule (const mxArray *s, const char *name);

/* A forward or backward pass over `batch` samples, from a struct with Train, Groups, the seed
 * and step of the masks, and the Role that the net has. */
pass mx_pass (const mxArray *s, const char *name, size_t batch);

/* The C plan of a net struct, and its numbers. */
typedef struct
{
  net net;
  const gan_api *api;
  int is_double;
  const void *params;
  const void *state;
  const void *average; /* NULL: none is kept */
  int method;          /* whose moments are kept; -1: none */
  const void *moments;
  uint64_t updates;
} mx_net;

/* A net of gan_net, checked from end to end, but for NaN and Inf among its moments. */
mx_net mx_parse_net (const mxArray *a, const char *name);
/* Refuses those. */
void mx_finite_moments (const mxArray *a, const char *name);
/* The net itself, with all its numbers in ordinary arrays. */
mxArray *mx_ordinary_net (const mxArray *a, const char *name);

/* Epsilon is there for gradients whose squares vanish in the precision of the net: a smaller one
 * than these gradients makes steps that grow without bound. */
void mx_check_epsilon (const mx_net *n, const schedule *s);

/* The number, from 1, of the first layer that makes a sample that is alone in its group 0; or 0.
 * A batchnorm of single numbers does, one of an image has as many numbers as pixels. */
size_t mx_lone_batchnorm (const net *n);

/* Observations for a net, of any of the classes and shapes that stand for them, not looked at
 * number by number yet. */
typedef struct
{
  const mxArray *array;
  size_t count;
  int in_columns; /* as images lie, one after the other; else in rows */
} mx_samples;

mx_samples mx_parse_samples (const mxArray *a, const char *name, const mx_net *n,
                             const mxArray *net);
/* `count` of them from number `first` on as the columns that the net takes; NaN, Inf and what its
 * precision makes of larger numbers are refused. */
void mx_take_samples (void *columns, const mx_samples *s, const char *name, const mx_net *n,
                      size_t first, size_t count);

/* The plan of INPUT and LAYERS alone, and the struct that describes it (__gan_plan__.c). */
net mx_parse_layers (const gan_api *api, const mxArray *input, const mxArray *layers);
mxArray *mx_parts (const net *n);

#endif
