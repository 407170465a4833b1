/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What the naive references of the layers have in common. */

#ifndef GAN_NAIVE_H
#define GAN_NAIVE_H

#include "layers/layer.h"

/* Outputs and gradients of a layer in double, as the contract of layer.h has them.  The state
 * is the one before, and becomes the one after. */
typedef struct
{
  double *y, *dx, *dw, *state;
} result;

/* Both passes, of a call whose inputs alone are read. */
typedef void naive (result r, const layer_call *call);

#endif
