/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What layers are, without their numbers: the part of the contract
 * that does not depend on the precision, shared by libgan and the gateways. */

#ifndef GAN_SPEC_H
#define GAN_SPEC_H

#include "kernels/conv_geometry.h"

#include <stddef.h>
#include <stdint.h>

enum
{
  MAX_OPTIONS = 12, /* options a layer type can have */
  MAX_LAYERS = 256  /* layers a net can have; below the streams set aside for them */
};

/* Kinds of numbers: integers only; two of them, for an image's height and width, where
 * one alone is both. */
enum
{
  WHOLE = 1,
  PAIR = 2
};

/* An option of a layer type.  A number, or one of `choices`, whose value is
 * then the index of the word, from 0. */
typedef struct
{
  const char *name;    /* NULL ends the table */
  const char *choices; /* "uniform|normal|..."; NULL for a number */
  double lo, hi;       /* range, both ends allowed; hi may be INFINITY */
  double value;        /* default; NaN: must be given */
  unsigned kind;       /* of number: WHOLE, PAIR */
  int positional;      /* may follow the type without its name, in this order */
  const char *help;
} layer_option;

/* A row of a table of options, its fields by name.  (In parentheses clang-format leaves it
 * readable.) */
#define OPTION(...)                                                                                \
  {                                                                                                \
    __VA_ARGS__                                                                                    \
  }

enum
{
  IN_PLACE = 1,     /* forward may write over its input, backward over dy */
  NEEDS_X = 2,      /* backward reads the layer's input  */
  NEEDS_Y = 4,      /* backward reads the layer's output */
  MIXES_SAMPLES = 8 /* a column of y depends on other columns of x, of its group (layer.h) */
};

typedef struct
{
  const char *name;
  const char *help;
  unsigned flags;
  layer_option options[MAX_OPTIONS + 1];
} layer_info;

/* A vector is a shape of height `size`, width 1, channels 1. */
typedef struct
{
  size_t height, width, channels, size;
} shape;

/* What the user asks for: a type and the value of every option, in the order of
 * the table. */
typedef struct
{
  const layer_info *info;
  double option[MAX_OPTIONS];
  double second[MAX_OPTIONS]; /* of a pair */
} layer_spec;

/* A layer in its place in a net. */
typedef struct
{
  const void *ops; /* layer_ops of this precision, see layer.h */
  const layer_info *info;
  double option[MAX_OPTIONS];
  double second[MAX_OPTIONS]; /* of a pair */
  shape in, out;
  size_t fan_in;         /* rows of the weights; a unit's incoming weights each column */
  size_t weights;        /* numbers in the weights, which come first */
  size_t biases;         /* numbers in the biases, which come next */
  size_t reuse;          /* of each weight for a sample: 1, but for convolutions */
  size_t state;          /* numbers that are not learned by gradient (running statistics) */
  size_t saved;          /* bytes a sample saved from forward to backward, beside x and y */
  size_t scratch;        /* bytes a sample needed during a pass only */
  size_t scratch_fixed;  /* and bytes beside, whatever the batch */
  size_t scratch_thread; /* and bytes for each worker, a multiple of 64 */
  union
  {
    windows windows;
    conv_geometry conv;
  } geometry;        /* of a layer whose type has one, for its passes */
  double rate_scale; /* factor on the learning rate */
  double max_norm;   /* bound on the norm of a unit's incoming weights */
  size_t params_at;  /* where in net.params */
  size_t state_at;   /* where in net.state */
  int in_place;      /* y lies where x lies */
  size_t out_at;     /* bytes a sample before y in the activations */
  size_t saved_at;   /* bytes a sample before what this layer saves */
} layer;

#endif
