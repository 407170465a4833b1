/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Leaky rectified linear units, y = slope x for x < 0, else x (Maas, Hannun and
 * Ng 2013).  The sign of y is that of x, or y is 0, so y tells the derivative. */

#include "layers/map.h"

MAP_LAYER (leakyrelu, "Slope x for x < 0, else x", IN_VECTORS,
           v<0 ? slope * v : v, IN_VECTORS, v> 0 ? 1 : slope,
           [SLOPE] = OPTION (.name = "Slope", .lo = 0, .hi = 1, .value = 0.2, .positional = 1,
                             .help = "slope for negative inputs"));
