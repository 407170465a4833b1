/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Handwritten-like digits drawn from nothing; see digits.c. */

#ifndef GAN_DIGITS_H
#define GAN_DIGITS_H

#include <stddef.h>
#include <stdint.h>

enum
{
  DIGITS_SIDE = 28
};

/* Images number first .. first + n - 1 of the draw `seed`: n columns of 28 x 28
 * pixels, column-major, 0 (paper) to 255 (ink).  label[i] 0 .. 9 says which
 * digit to draw. */
void digits_draw (uint8_t *pixels, const uint8_t *label, size_t n, uint64_t seed, uint64_t first,
                  int threads);

#endif
