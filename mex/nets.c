/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "nets.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static shape
parse_shape (const mxArray *a)
{
  const size_t n = mxGetNumberOfElements (a);
  if (!mxIsDouble (a) || mxIsComplex (a) || mxIsSparse (a) || n < 1 || n > 3)
    mx_fail ("badInput", "the input size must be 1 to 3 whole numbers of class double");
  const double *x = mxGetData (a);
  double size[3] = { 1, 1, 1 }, product = 1;
  for (size_t i = 0; i < n; i++)
    {
      if (!(x[i] >= 1 && x[i] <= 0x1p31 && x[i] == floor (x[i])))
        mx_fail ("badInput", "the input size must be whole numbers of at least 1, not %g", x[i]);
      size[i] = x[i];
      product *= x[i];
    }
  if (product >= 0x1p31)
    mx_fail ("tooLarge", "an input of %g numbers is too large", product);
  return (shape){ (size_t) size[0], (size_t) size[1], (size_t) size[2], (size_t) product };
}

/* One layer from a struct with its type and all its options. */
static layer_spec
parse_layer (const gan_api *api, const mxArray *s, size_t number)
{
  char name[32], word[MX_WORD];
  snprintf (name, sizeof name, "layer %zu", number);
  const mxArray *type = s ? mx_field (s, name, "type") : NULL;
  if (!type || !mx_word (word, type))
    mx_fail ("badInput", "%s must be a struct whose type is the name of a layer", name);

  layer_spec spec = { 0 };
  for (size_t i = 0; (spec.info = api->layer_type (i)); i++)
    if (strcmp (spec.info->name, word) == 0)
      break;
  if (!spec.info)
    mx_fail ("badInput", "%s has the unknown type \"%s\"", name, word);

  for (size_t o = 0; spec.info->options[o].name; o++)
    {
      const layer_option *option = spec.info->options + o;
      if (option->kind & PAIR)
        {
          char full[80];
          double pair[2];
          snprintf (full, sizeof full, "%s.%s", name, option->name);
          mx_pair (pair, mx_field (s, name, option->name), full, option->lo, option->hi,
                   (option->kind & WHOLE) != 0);
          spec.option[o] = pair[0];
          spec.second[o] = pair[1];
          continue;
        }
      spec.option[o] = option->choices
                           ? (double) mx_field_choice (s, name, option->name, option->choices)
                       : option->kind & WHOLE
                           ? (double) mx_field_count (s, name, option->name, option->lo, option->hi)
                           : mx_field_number (s, name, option->name, option->lo, option->hi);
    }
  return spec;
}

net
mx_parse_layers (const gan_api *api, const mxArray *input, const mxArray *layers)
{
  const shape in = parse_shape (input);
  const size_t count = mxIsCell (layers) ? mxGetNumberOfElements (layers) : 0;
  if (count < 1 || count > MAX_LAYERS)
    mx_fail ("badInput", "the layers must be a cell array of 1 to %d structs", MAX_LAYERS);
  layer_spec *specs = mx_alloc (count * sizeof *specs);
  for (size_t i = 0; i < count; i++)
    specs[i] = parse_layer (api, mxGetCell (layers, i), i + 1);
  layer *planned = mx_alloc (count * sizeof *planned);
  net n;
  status st = { GAN_OK, "" };
  api->plan (&n, planned, specs, count, in, &st);
  mx_check (&st);
  return n;
}

mx_net
mx_parse_net (const mxArray *a, const char *name)
{
  mx_net n;
  char part[80];
  const mxArray *params = mx_field (a, name, "params");
  snprintf (part, sizeof part, "%s.params", name);
  n.is_double = mx_floating (params, part);
  n.api = gan_api_for (n.is_double);
  n.net = mx_parse_layers (n.api, mx_field (a, name, "input"), mx_field (a, name, "layers"));
  n.params = mx_matrix (params, part, n.is_double, n.net.params, 1);
  snprintf (part, sizeof part, "%s.state", name);
  n.state = mx_matrix (mx_field (a, name, "state"), part, n.is_double, n.net.state, 1);
  return n;
}

pass
mx_pass (const mxArray *s, const char *name, size_t batch)
{
  pass p = {
    .batch = batch,
    .train = (int) mx_field_count (s, name, "Train", 0, 1),
    .draw = mx_rng (s, name),
    .groups = mx_field_count (s, name, "Groups", 1, 0x1p31),
  };
  if (batch % p.groups)
    mx_fail ("badInput", "%zu samples are not %zu equal groups", batch, p.groups);
  return p;
}

const void *
mx_parse_moments (const mx_net *n, const mxArray *a, const char *name, int method)
{
  char part[80];
  snprintf (part, sizeof part, "%s.optimizer", name);
  const mxArray *moments = mx_field (mx_field (a, name, "optimizer"), part, "moments");
  snprintf (part, sizeof part, "%s.optimizer.moments", name);
  return mx_matrix (moments, part, n->is_double, n->net.params, n->api->moments (method));
}

const void *
mx_parse_average (const mx_net *n, const mxArray *a, const char *name, double averaging)
{
  char part[80];
  snprintf (part, sizeof part, "%s.average", name);
  const mxArray *average = mx_field (a, name, "average");
  return averaging > 0 ? mx_matrix (average, part, n->is_double, n->net.params, 1) : NULL;
}

schedule
mx_schedule (const mxArray *s, const char *name)
{
  schedule p;
  p.base.method = mx_field_choice (s, name, "Optimizer", "sgd|adam|rmsprop");
  p.base.rate = mx_field_number (s, name, "LearningRate", 0, 1e6);
  p.base.momentum = mx_field_number (s, name, "Momentum", 0, 1 - 1e-9);
  p.base.beta2 = mx_field_number (s, name, "Beta2", 0, 1 - 1e-9);
  p.base.epsilon = mx_field_number (s, name, "Epsilon", 1e-150, 1);
  p.base.decay = mx_field_number (s, name, "WeightDecay", 0, 1e6);
  p.base.averaging = mx_field_number (s, name, "Averaging", 0, 1 - 1e-9);
  p.base.t = 1;
  p.divisor = mx_field_number (s, name, "LearningRateDecay", 1, 1e6);
  p.floor = mx_field_number (s, name, "LearningRateFloor", 0, 1e6);
  p.final_momentum = mx_field_number (s, name, "FinalMomentum", 0, 1 - 1e-9);
  p.ramp = mx_field_number (s, name, "MomentumRamp", 0, 1e9);
  return p;
}
