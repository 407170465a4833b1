/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Shapes of what goes through layers, and the options that speak of them. */

#ifndef GAN_SHAPE_H
#define GAN_SHAPE_H

#include "base/status.h"
#include "layers/spec.h"

/* A shape of `size` numbers in a row. */
shape vector_shape (size_t size);

/* Makes the layer's output an image; fails where it is too large. */
status_code layer_image (layer *l, size_t height, size_t width, size_t channels, status *st);

/* The option of that name, which the type has: its value, and both numbers of a pair. */
double layer_number (const layer *l, const char *name);
void layer_pair (size_t pair[2], const layer *l, const char *name);

#endif
