/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Sizes of the blocks that a product is cut into; gemm.c tells why. */

#ifndef GAN_BLOCKS_H
#define GAN_BLOCKS_H

#include "base/vector.h"

enum
{
  PANEL = 3, /* vectors of rows of a tile */
/* Columns of a tile in registers: what they hold beside PANEL vectors. */
#if defined __AVX512F__ || defined __aarch64__
  TILE = 8,
#else
  TILE = 4,
#endif
  STRIP_TILES = 48 / TILE,
  STRIP_COLUMNS = STRIP_TILES * TILE, /* of a result that are computed together */
  GEMM_DEPTH = 256,                   /* k is cut into blocks of so many; a multiple of LINE */
  GEMM_ROWS = 5 * PANEL * LANES,      /* rows that gemm_of packs together: whole panels */
  FEW_SAMPLES = 3 * LANES / 8,        /* that are not worth a vector of their own */
  STRIP_ROWS = 16 * LANES,            /* and FEW_SAMPLES at most, where they are samples */
  STRIP_STRIDE = 17 * LANES /* from column to column: no power of 2, which caches resent */
};

#endif
