/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Nets, passes and optimizers as gateways are given them: arguments.h, for structs of many parts.
 */

#ifndef GAN_NETS_H
#define GAN_NETS_H

#include "api.h"
#include "arguments.h"

/* How an optimizer's hyper-parameters move, from a struct with all of them. */
schedule mx_schedule (const mxArray *s, const char *name);

/* A forward or backward pass over `batch` samples, from a struct with Train, Groups and the
 * address of the masks. */
pass mx_pass (const mxArray *s, const char *name, size_t batch);

/* The C plan of a net struct, checked from end to end against its params and state. */
typedef struct
{
  net net;
  const gan_api *api;
  int is_double;
  const void *params;
  const void *state;
} mx_net;

mx_net mx_parse_net (const mxArray *a, const char *name);
/* The moments that optimizer `method` keeps for the net, from a.optimizer. */
const void *mx_parse_moments (const mx_net *n, const mxArray *a, const char *name, int method);
/* The average that is kept of the net's parameters, from a.average; NULL where
 * `averaging` is 0. */
const void *mx_parse_average (const mx_net *n, const mxArray *a, const char *name,
                              double averaging);
/* The plan of INPUT and LAYERS alone. */
net mx_parse_layers (const gan_api *api, const mxArray *input, const mxArray *layers);

#endif
