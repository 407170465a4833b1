/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Softplus, y = log (1 + exp (x)) = max (x, 0) + log1p (exp (-|x|)), which does
 * not overflow; dy/dx = 1 / (1 + exp (-x)) = 1 - exp (-y), which does not cancel
 * as -expm1 (-y). */

#include "layers/map.h"

#ifdef GAN_DOUBLE
#define SOFTPLUS(x) (((x) > 0 ? (x) : 0) + log1p (exp (-fabs (x))))
#define EXPM1 expm1
#else
#define SOFTPLUS(x) (((x) > 0 ? (x) : 0) + log1pf (expf (-fabsf (x))))
#define EXPM1 expm1f
#endif

MAP_LAYER (softplus, "log (1 + exp (x))", IN_CALLS, SOFTPLUS (v), IN_CALLS, -EXPM1 (-v));
