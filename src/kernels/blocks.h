/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to gemm.c: the sizes of the blocks that a product is cut into, for the processors whose
 * instruction set this is compiled for.  gemm.c tells why. */

#ifndef GAN_BLOCKS_H
#define GAN_BLOCKS_H

#include "base/vector.h"

enum
{
  MR_VECTORS = 3, /* vectors of rows of a micro-tile, */
  MR = MR_VECTORS * LANES,
/* and its columns: what registers hold beside them. */
#if defined __AVX512F__ || defined __aarch64__
  NR = 8,
#else
  NR = 4,
#endif
  NC_TILES = 48 / NR,
  NC = NC_TILES * NR, /* columns of a block */
  KC = 256,           /* its depth; a multiple of LINE */
  MC = 5 * MR,        /* its rows, where the product is written as it lies */
  /* Where a block of the product is handed over its rows are samples: so many, and FEW_SAMPLES at
   * most, that are not worth a vector of their own. */
  BLOCK_ROWS = 16 * LANES,
  FEW_SAMPLES = 3 * LANES / 8,
  BLOCK_STRIDE = 17 * LANES /* from column to column: no power of 2, which caches resent */
};

#endif
