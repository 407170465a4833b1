/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Rectified linear units, y = max (x, 0) (Nair and Hinton 2010); the derivative
 * at 0 is taken as 0.  A NaN passes, so that it is noticed. */

#include "layers/map.h"

MAP_LAYER (relu, "max (x, 0)", IN_VECTORS, v<0 ? 0 : v, IN_VECTORS, v> 0);
