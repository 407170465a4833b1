/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Logistic sigmoid, y = 1 / (1 + exp (-x)), dy/dx = y (1 - y). */

#include "kernels/exp.h"
#include "layers/map.h"

MAP_LAYER (sigmoid, "1 / (1 + exp (-x))", IN_VECTORS, 1 / (1 + exp_fast (-v)), IN_VECTORS,
           v *(1 - v));
