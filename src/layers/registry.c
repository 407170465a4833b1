/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "layers/layer.h"

#include <string.h>

/* The registry: a new layer type is a file of its own and a line in this table. */
#define LAYERS(X)                                                                                  \
  X (affine)                                                                                       \
  X (maxout)                                                                                       \
  X (relu)                                                                                         \
  X (leakyrelu)                                                                                    \
  X (sigmoid)                                                                                      \
  X (tanh)                                                                                         \
  X (softplus)                                                                                     \
  X (dropout)                                                                                      \
  X (spatialdropout)                                                                               \
  X (batchnorm)                                                                                    \
  X (conv)                                                                                         \
  X (maxoutconv)                                                                                   \
  X (deconv)                                                                                       \
  X (maxpool)                                                                                      \
  X (avgpool)                                                                                      \
  X (upsample)                                                                                     \
  X (reshape)                                                                                      \
  X (flatten)

#define DECLARE(name) extern const layer_ops FN (layer_##name);
#define ENTRY(name) &FN (layer_##name),

LAYERS (DECLARE)

const layer_ops *const layer_registry[] = { LAYERS (ENTRY) NULL };

const layer_ops *
layer_find (const char *name)
{
  for (const layer_ops *const *ops = layer_registry; *ops; ops++)
    if (strcmp ((*ops)->info.name, name) == 0)
      return *ops;
  return NULL;
}
