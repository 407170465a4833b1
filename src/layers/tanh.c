/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Hyperbolic tangent, dy/dx = 1 - y^2. */

#include "layers/map.h"

#ifdef GAN_DOUBLE
#define TANH tanh
#else
#define TANH tanhf
#endif

MAP_LAYER (tanh, "hyperbolic tangent", IN_CALLS, TANH (v), IN_VECTORS, 1 - v * v);
