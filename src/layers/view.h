/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Layers whose numbers stay as they are and get another shape: y = x, dx = dy. */

#ifndef GAN_VIEW_H
#define GAN_VIEW_H

#include "kernels/sums.h"
#include "layers/layer.h"

static void
view_init (real *w, real *state, const layer *l, rng r)
{
  (void) w, (void) state, (void) l, (void) r;
}

static void
view_forward (real *y, void *cache, real *state, void *scratch, const layer *l, const pass *p,
              const real *w, const real *x)
{
  (void) cache, (void) state, (void) scratch, (void) w;
  copy_share (y, x, l->in.size * p->batch, p->me);
  worker_wait (p->me);
}

static void
view_backward (real *dx, const gradient *dw, void *scratch, const layer *l, const pass *p,
               const real *w, const real *x, const real *y, const void *cache, const real *dy)
{
  (void) dw, (void) scratch, (void) w, (void) x, (void) y, (void) cache;
  if (dx)
    copy_share (dx, dy, l->in.size * p->batch, p->me);
  worker_wait (p->me);
}

#endif
