/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "kernels/transpose.h"

/* A square of P, LANES rows of LANES columns, but for those that are not there. */
static inline __attribute__ ((always_inline)) void
transpose_part (real *c, size_t c_stride, const real *p, size_t p_stride, vec bias, size_t columns,
                size_t rows)
{
  vec square[LANES];
#pragma GCC unroll 16
  for (size_t l = 0; l < LANES; l++)
    square[l] = l < columns ? load (p + l * p_stride) : (vec){ 0 };
  transpose_square (square);
#pragma GCC unroll 16
  for (size_t l = 0; l < LANES; l++)
    if (l < rows)
      store_some (c + l * c_stride, square[l] + bias, columns);
}

void
transpose_add (real *c, size_t c_stride, const real *p, size_t p_stride, const real *b,
               size_t columns, size_t rows)
{
  for (size_t i = 0; i < rows; i += LANES)
    for (size_t j = 0; j < columns; j += LANES)
      {
        const size_t across = at_most (columns - j, LANES), down = at_most (rows - i, LANES);
        const vec bias = b ? load_some (b + j, across) : (vec){ 0 };
        real *to = c + j + i * c_stride;
        const real *from = p + j * p_stride + i;
        if (across == LANES && down == LANES)
          transpose_part (to, c_stride, from, p_stride, bias, LANES, LANES);
        else
          transpose_part (to, c_stride, from, p_stride, bias, across, down);
      }
}
