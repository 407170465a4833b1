/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "nets.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static mxArray *
size_of (const shape *s)
{
  mxArray *a = mxCreateDoubleMatrix (1, 3, mxREAL);
  double *x = mxGetData (a);
  x[0] = (double) s->height;
  x[1] = (double) s->width;
  x[2] = (double) s->channels;
  return a;
}

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

/* Nets. */

/* Whether a is the number 1, of any class. */
static int
is_one (const mxArray *a)
{
  return (mxIsNumeric (a) || mxIsLogical (a)) && !mxIsComplex (a) && mxGetNumberOfElements (a) == 1
         && mxGetScalar (a) == 1;
}

static void
check_fields (const mxArray *a, const char *name)
{
  static const char *const fields[]
      = { "input", "layers", "params", "average", "state", "optimizer" };
  int is_net = mxIsStruct (a) && mxGetNumberOfElements (a) == 1;
  for (size_t i = 0; is_net && i < sizeof fields / sizeof *fields; i++)
    is_net = mxGetField (a, 0, fields[i]) != NULL;
  if (is_net)
    {
      const mxArray *format = mxGetField (a, 0, "format"), *version = mxGetField (a, 0, "version");
      char word[MX_WORD];
      is_net = format && version && mx_word (word, format) && strcmp (word, "gan-net") == 0
               && is_one (version);
    }
  char text[MX_TEXT];
  if (!is_net)
    mx_fail ("badInput", "%s must be a net of gan_net, not %s", name, mx_describe (text, a));
}

/* A field of the net in an ordinary array. */
static const mxArray *
numbers_of (const mxArray *a, const char *name, const char *field)
{
  char part[120];
  snprintf (part, sizeof part, "%s.%s", name, field);
  return mx_ordinary (mx_field (a, name, field), part);
}

/* Whether a is rows x columns real numbers of the class; none are of either. */
static int
is_matrix (const mxArray *a, int is_double, size_t rows, size_t columns)
{
  const int of_class = is_double ? mxIsDouble (a) : mxIsSingle (a);
  return (of_class || (rows == 0 && (mxIsDouble (a) || mxIsSingle (a)))) && !mxIsComplex (a)
         && !mxIsSparse (a) && mxGetNumberOfDimensions (a) == 2 && mxGetM (a) == rows
         && mxGetN (a) == columns;
}

static const void *
column_of (const mx_net *n, const mxArray *a, const char *name, const char *field, size_t count)
{
  char text[MX_TEXT];
  if (!is_matrix (a, n->is_double, count, 1))
    mx_fail ("badInput", "%s.%s must be a column of %zu real numbers of class %s, not %s", name,
             field, count, n->is_double ? "double" : "single", mx_describe (text, a));
  return mxGetData (a);
}

/* Running means are finite, and variances not below 0. */
static void
check_statistics (const mx_net *n, const mxArray *state, const char *name)
{
  const size_t bad = mx_not_finite (state);
  if (bad > 0)
    mx_fail ("badInput", "%s.state must be finite, but it has %zu NaN or Inf", name, bad);
  for (size_t i = 0; i < n->net.count; i++)
    {
      const layer *l = n->net.layers + i;
      double least = 0;
      for (size_t k = l->state_at + l->state / 2; k < l->state_at + l->state; k++)
        least = fmin (least, n->is_double ? ((const double *) n->state)[k]
                                          : (double) ((const float *) n->state)[k]);
      if (least < 0)
        mx_fail ("badInput",
                 "%s.state must have variances of at least 0, but layer %zu has one of %g", name,
                 i + 1, least);
    }
}

/* Number of an optimizer, OPTIMIZER_COUNT where there is none of that name. */
static int
method_of (const mx_net *n, const char *word)
{
  int method = 0;
  while (method < OPTIMIZER_COUNT && strcmp (n->api->optimizers[method].name, word) != 0)
    method++;
  return method;
}

/* Moments belong to a rule by name; without one there are none. */
static void
parse_optimizer (mx_net *n, const mxArray *a, const char *name)
{
  char part[80], word[MX_WORD], text[MX_TEXT];
  const mxArray *optimizer = mx_field (a, name, "optimizer");
  if (!mxIsStruct (optimizer) || mxGetNumberOfElements (optimizer) != 1
      || !mxGetField (optimizer, 0, "name") || !mxGetField (optimizer, 0, "step")
      || !mxGetField (optimizer, 0, "moments"))
    mx_fail ("badInput", "%s.optimizer must be that of a net of gan_net, not %s", name,
             mx_describe (text, optimizer));
  const mxArray *method = mxGetField (optimizer, 0, "name");
  n->method = mx_word (word, method) ? (word[0] ? method_of (n, word) : -1) : OPTIMIZER_COUNT;
  if (n->method == OPTIMIZER_COUNT)
    {
#define QUOTED(NUMBER, name, ...) ", \"" #name "\""
      static const char known[] = "" OPTIMIZERS (QUOTED);
      mx_fail ("badInput", "%s.optimizer.name must be %s or \"\", not %s", name, known + 2,
               mx_describe (text, method));
    }
  snprintf (part, sizeof part, "%s.optimizer", name);
  n->updates = mx_field_count (optimizer, part, "step", 0, 0x1p53 - 1);
  n->moments = NULL;
  if (n->method < 0)
    return;
  const mxArray *moments = numbers_of (optimizer, part, "moments");
  const size_t kinds = n->api->moments (n->method);
  if (!is_matrix (moments, n->is_double, n->net.params, kinds))
    mx_fail ("badInput", "%s.moments must be %zu-by-%zu real numbers of class %s, not %s", part,
             n->net.params, kinds, n->is_double ? "double" : "single", mx_describe (text, moments));
  n->moments = mxGetData (moments);
}

mx_net
mx_parse_net (const mxArray *a, const char *name)
{
  mx_net n;
  char text[MX_TEXT], where[120];
  check_fields (a, name);
  const mxArray *input = numbers_of (a, name, "input");
  const mxArray *params = numbers_of (a, name, "params");
  const mxArray *state = numbers_of (a, name, "state");
  const mxArray *average = numbers_of (a, name, "average");
  n.is_double = mxIsDouble (params);
  n.api = gan_api_for (n.is_double);
  snprintf (where, sizeof where, "%s must be a net of gan_net, but ", name);
  mx_saying (where);
  n.net = mx_parse_layers (n.api, input, mx_field (a, name, "layers"));
  mx_saying ("");

  if (!mxIsDouble (params) && !mxIsSingle (params))
    mx_fail ("badInput", "%s.params must be a column of %zu real numbers, not %s", name,
             n.net.params, mx_describe (text, params));
  n.params = column_of (&n, params, name, "params", n.net.params);
  n.state = column_of (&n, state, name, "state", n.net.state);
  const int kept = !mxIsNumeric (average) || mxGetNumberOfElements (average) > 0;
  n.average = kept ? column_of (&n, average, name, "average", n.net.params) : NULL;
  check_statistics (&n, state, name);
  parse_optimizer (&n, a, name);
  return n;
}

void
mx_finite_moments (const mxArray *a, const char *name)
{
  char part[80];
  snprintf (part, sizeof part, "%s.optimizer", name);
  const mxArray *moments = numbers_of (mx_field (a, name, "optimizer"), part, "moments");
  const size_t bad = mx_not_finite (moments);
  if (bad > 0)
    mx_fail ("badInput", "%s.moments must be finite, but it has %zu NaN or Inf", part, bad);
}

static void
make_ordinary (mxArray *a, const char *name, const char *field)
{
  mxArray *given = mxGetField (a, 0, field);
  const mxArray *numbers = numbers_of (a, name, field);
  if (numbers == given)
    return;
  mxDestroyArray (given);
  mxSetField (a, 0, field, mxDuplicateArray (numbers));
}

mxArray *
mx_ordinary_net (const mxArray *a, const char *name)
{
  static const char *const fields[] = { "input", "params", "state", "average" };
  char part[80];
  mxArray *n = mxDuplicateArray (a);
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    make_ordinary (n, name, fields[i]);
  mxArray *optimizer = mxGetField (n, 0, "optimizer");
  snprintf (part, sizeof part, "%s.optimizer", name);
  make_ordinary (optimizer, part, "step");
  make_ordinary (optimizer, part, "moments");
  return n;
}

size_t
mx_lone_batchnorm (const net *n)
{
  for (size_t i = 0; i < n->count; i++)
    if (strcmp (n->layers[i].info->name, "batchnorm") == 0
        && n->layers[i].out.size == n->layers[i].biases / 2) /* a scale and a shift for each */
      return i + 1;
  return 0;
}

mxArray *
mx_parts (const net *n)
{
  static const char *fields[] = { "in", "out", "at", "weights", "biases", "fan_in", "state" };
  mxArray *parts = mxCreateStructMatrix (1, n->count, 7, fields);
  for (size_t i = 0; i < n->count; i++)
    {
      const layer *l = n->layers + i;
      mxSetField (parts, i, "in", size_of (&l->in));
      mxSetField (parts, i, "out", size_of (&l->out));
      mxSetField (parts, i, "at", mxCreateDoubleScalar ((double) l->params_at));
      mxSetField (parts, i, "weights", mxCreateDoubleScalar ((double) l->weights));
      mxSetField (parts, i, "biases", mxCreateDoubleScalar ((double) l->biases));
      mxSetField (parts, i, "fan_in", mxCreateDoubleScalar ((double) l->fan_in));
      mxSetField (parts, i, "state", mxCreateDoubleScalar ((double) l->state));
    }
  return parts;
}

/* Observations. */

mx_samples
mx_parse_samples (const mxArray *a, const char *name, const mx_net *n, const mxArray *net)
{
  char text[MX_TEXT];
  const mxArray *x = mx_ordinary (a, name);
  if (!(mxIsDouble (x) || mxIsSingle (x) || mxIsUint8 (x)) || mxIsComplex (x) || mxIsSparse (x))
    mx_fail ("badInput", "%s must be a real, full array of class single, double or uint8, not %s",
             name, mx_describe (text, x));
  const size_t dimensions = mxGetNumberOfDimensions (x);
  const mwSize *size = mxGetDimensions (x);
  if (dimensions > 4)
    mx_fail ("badInput", "%s must be n-by-d or H-by-W-by-C-by-N, not %s", name,
             mx_describe (text, x));
  mx_samples s = { x, size[0], 0 };
  size_t width = size[1];
  if (dimensions > 2)
    {
      const shape *in = &n->net.in;
      if (mxGetNumberOfElements (mx_field (net, "net", "input")) == 3
          && ((size_t) size[0] != in->height || (size_t) size[1] != in->width
              || (size_t) size[2] != in->channels))
        mx_fail ("badInput",
                 "%s must be images of %zu x %zu x %zu, as the net takes them, not of "
                 "%zu x %zu x %zu; images are H-by-W-by-C-by-N, also where C is 1",
                 name, in->height, in->width, in->channels, (size_t) size[0], (size_t) size[1],
                 (size_t) size[2]);
      width = size[0] * size[1] * size[2];
      s.count = dimensions > 3 ? size[3] : 1;
      s.in_columns = 1;
    }
  if (width != n->net.in.size)
    mx_fail ("badInput", "%s must have %zu columns, as many as the net has inputs, not %zu", name,
             n->net.in.size, width);
  return s;
}

static int
are_finite (const void *numbers, int is_double, size_t n)
{
  int bad = 0;
  for (size_t i = 0; i < n; i++)
    bad |= is_double ? !(((const double *) numbers)[i] - ((const double *) numbers)[i] == 0)
                     : !(((const float *) numbers)[i] - ((const float *) numbers)[i] == 0);
  return !bad;
}

void
mx_take_samples (void *columns, const mx_samples *s, const char *name, const mx_net *n,
                 size_t first, size_t count)
{
  const size_t d = n->net.in.size;
  if (s->in_columns)
    mx_columns (columns, n->is_double, s->array, 1, first * d, 1, count * d);
  else
    mx_columns (columns, n->is_double, s->array, s->count, first, count, d);
  if (are_finite (columns, n->is_double, count * d))
    return;
  const size_t bad = mx_not_finite (s->array);
  if (bad == 0)
    mx_fail ("badInput", "%s must be within the range of %s, the precision of the net", name,
             n->is_double ? "double" : "single");
  mx_fail ("badInput", "%s must be finite, but it has %zu NaN or Inf", name, bad);
}

/* Passes and optimizers. */

pass
mx_pass (const mxArray *s, const char *name, size_t batch)
{
  const uint32_t role = mx_field_choice (s, name, "Role", "generator|discriminator")
                            ? STREAM_MASK_DISCRIMINATOR
                            : STREAM_MASK_GENERATOR;
  pass p = {
    .batch = batch,
    .train = (int) mx_field_count (s, name, "Train", 0, 1),
    .draw = { mx_field_count (s, name, "Seed", 0, 0x1p53 - 1), role,
              mx_field_count (s, name, "Step", 0, 0x1p48 - 1) },
    .groups = mx_field_count (s, name, "Groups", 1, 0x1p31),
  };
  if (batch % p.groups)
    mx_fail ("badInput", "the %zu rows of x are not %zu equal groups", batch, p.groups);
  return p;
}

/* [], for "not given". */
static int
is_unset (const mxArray *a)
{
  return mxIsNumeric (a) && mxGetNumberOfDimensions (a) == 2 && mxGetM (a) == 0 && mxGetN (a) == 0;
}

static double *
number_at (schedule *p, size_t at)
{
  return (double *) ((char *) p + at);
}

schedule
mx_schedule (const mxArray *s, const char *name)
{
  schedule p;
  const gan_api *api = gan_api_for (0);
  p.base.method = mx_field_choice (s, name, "Optimizer", TABLE_WORDS (OPTIMIZERS));
  p.base.rate = api->optimizers[p.base.method].rate;
  p.base.t = 1;
  for (const optim_option *o = api->optim_options; o->name; o++)
    {
      const double usual = isnan (o->value) ? *number_at (&p, o->usual) : o->value;
      *number_at (&p, o->at) = o->optional && is_unset (mx_field (s, name, o->name)) ? usual
                               : o->kind & WHOLE
                                   ? (double) mx_field_count (s, name, o->name, o->lo, o->hi)
                                   : mx_field_number (s, name, o->name, o->lo, o->hi);
    }
  return p;
}

void
mx_check_epsilon (const mx_net *n, const schedule *s)
{
  const double least = 1e-15; /* in double the option's own range sees to it */
  if (n->api->optimizers[s->base.method].divides && !n->is_double && s->base.epsilon < least)
    mx_fail ("badInput", "Epsilon must be at least %g for nets of class single, not %g", least,
             s->base.epsilon);
}
