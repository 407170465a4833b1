/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Layers whose numbers stay as they are and get another shape: y = x, dx = dy. */

#ifndef GAN_VIEW_H
#define GAN_VIEW_H

#include "kernels/sums.h"
#include "layers/layer.h"

static void
view_forward (const layer_call *call)
{
  copy_share (call->y, call->x, call->l->in.size * call->p.batch, call->p.me);
  worker_wait (call->p.me);
}

static void
view_backward (const layer_call *call)
{
  if (call->dx)
    copy_share (call->dx, call->dy, call->l->in.size * call->p.batch, call->p.me);
  worker_wait (call->p.me);
}

#endif
