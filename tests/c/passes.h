/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls of a layer's functions by a team. */

#ifndef GAN_PASSES_H
#define GAN_PASSES_H

#include "layers/layer.h"

static inline void
forward_as (const worker *me, void *task)
{
  layer_call call = *(const layer_call *) task;
  call.p.me = me;
  ((const layer_ops *) call.l->ops)->forward (&call);
}

static inline void
backward_as (const worker *me, void *task)
{
  layer_call call = *(const layer_call *) task;
  call.p.me = me;
  ((const layer_ops *) call.l->ops)->backward (&call);
}

/* By so many workers. */
static inline void
forward_by (int threads, layer_call call)
{
  team_run (threads, forward_as, &call);
}

static inline void
backward_by (int threads, layer_call call)
{
  team_run (threads, backward_as, &call);
}

/* The call with other gradients wanted. */
static inline layer_call
wanting (layer_call call, real *dx, const gradient *dw)
{
  call.dx = dx;
  call.dw = dw;
  return call;
}

#endif
