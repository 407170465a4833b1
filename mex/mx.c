/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "mx.h"

#include "base/threads.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

void
mx_fail (const char *id, const char *format, ...)
{
  char full_id[64], message[512];
  snprintf (full_id, sizeof full_id, "gan:%s", id);
  va_list args;
  va_start (args, format);
  vsnprintf (message, sizeof message, format, args);
  va_end (args);
  mexErrMsgIdAndTxt (full_id, "%s", message);
  __builtin_unreachable ();
}

void
mx_arity (int nlhs, int max_outputs, int nrhs, int min_inputs, int max_inputs, const char *usage)
{
  if (nlhs > max_outputs || nrhs < min_inputs || nrhs > max_inputs)
    mx_fail ("usage", "the call must be %s", usage);
}

void
mx_check (const status *st)
{
  static const char *const ids[] = { [GAN_BAD_ARGUMENT] = "badInput",
                                     [GAN_TOO_LARGE] = "tooLarge",
                                     [GAN_NO_FILE] = "noFile",
                                     [GAN_BAD_FILE] = "badFile" };
  if (st->code != GAN_OK)
    mx_fail (ids[st->code], "%s", st->message);
}

/* Scalars, and where they come from. */

double
mx_number (const mxArray *a, const char *name, double lo, double hi)
{
  if (!(mxIsNumeric (a) || mxIsLogical (a)) || mxIsComplex (a) || mxIsSparse (a)
      || mxGetNumberOfElements (a) != 1)
    mx_fail ("badInput", "%s must be a real number, not %s of %zu elements", name,
             mxGetClassName (a), (size_t) mxGetNumberOfElements (a));
  const double value = mxGetScalar (a);
  if (!(value >= lo && value <= hi))
    mx_fail ("badInput", "%s must lie between %g and %g, not at %g", name, lo, hi, value);
  return value;
}

uint64_t
mx_count (const mxArray *a, const char *name, double lo, double hi)
{
  const double value = mx_number (a, name, lo, hi < 0x1p53 ? hi : 0x1p53);
  if (value != floor (value))
    mx_fail ("badInput", "%s must be a whole number, not %g", name, value);
  return (uint64_t) value;
}

void
mx_pair (double pair[2], const mxArray *a, const char *name, double lo, double hi, int whole)
{
  const size_t n = mxGetNumberOfElements (a);
  if (!mxIsDouble (a) || mxIsComplex (a) || mxIsSparse (a) || n < 1 || n > 2)
    mx_fail ("badInput", "%s must be one or two real numbers of class double, not %s of %zu", name,
             mxGetClassName (a), n);
  const double *x = mxGetData (a);
  for (size_t i = 0; i < 2; i++)
    {
      pair[i] = x[i < n ? i : 0];
      if (!(pair[i] >= lo && pair[i] <= hi) || (whole && pair[i] != floor (pair[i])))
        mx_fail ("badInput", "%s must lie between %g and %g%s, not at %g", name, lo, hi,
                 whole ? " and be whole" : "", pair[i]);
    }
}

/* Number of the word in "first|second|third", -1 for none. */
static int
find_word (const char *choices, const char *word)
{
  const size_t length = strlen (word);
  int index = 0;
  for (const char *at = choices; at; index++)
    {
      const char *bar = strchr (at, '|');
      const size_t n = bar ? (size_t) (bar - at) : strlen (at);
      if (n == length && strncasecmp (at, word, n) == 0)
        return index;
      at = bar ? bar + 1 : NULL;
    }
  return -1;
}

enum
{
  WORD = 40 /* room for a word and its NUL */
};

/* Reads a row of fewer than WORD characters without a NUL among them; whether a is one. */
static int
read_word (char word[WORD], const mxArray *a)
{
  return mxIsChar (a) && mxGetM (a) <= 1 && mxGetNumberOfDimensions (a) == 2
         && mxGetNumberOfElements (a) < WORD && mxGetString (a, word, WORD) == 0
         && strlen (word) == mxGetNumberOfElements (a);
}

int
mx_choice (const mxArray *a, const char *name, const char *choices)
{
  char word[WORD];
  const int index = read_word (word, a) ? find_word (choices, word) : -1;
  if (index < 0)
    mx_fail ("badInput", "%s must be one of %s", name, choices);
  return index;
}

const mxArray *
mx_field (const mxArray *s, const char *name, const char *field)
{
  if (!mxIsStruct (s) || mxGetNumberOfElements (s) != 1)
    mx_fail ("badInput", "%s must be a struct, 1 x 1, not %s of %zu elements", name,
             mxGetClassName (s), (size_t) mxGetNumberOfElements (s));
  const mxArray *value = mxGetField (s, 0, field);
  if (!value)
    mx_fail ("badInput", "%s must have a field %s", name, field);
  return value;
}

#define FIELD_NAME(full)                                                                           \
  char full[80];                                                                                   \
  snprintf (full, sizeof full, "%s.%s", name, field)

double
mx_field_number (const mxArray *s, const char *name, const char *field, double lo, double hi)
{
  FIELD_NAME (full);
  return mx_number (mx_field (s, name, field), full, lo, hi);
}

uint64_t
mx_field_count (const mxArray *s, const char *name, const char *field, double lo, double hi)
{
  FIELD_NAME (full);
  return mx_count (mx_field (s, name, field), full, lo, hi);
}

int
mx_field_choice (const mxArray *s, const char *name, const char *field, const char *choices)
{
  FIELD_NAME (full);
  return mx_choice (mx_field (s, name, field), full, choices);
}

/* Matrices. */

int
mx_floating (const mxArray *a, const char *name)
{
  if (!(mxIsSingle (a) || mxIsDouble (a)) || mxIsComplex (a) || mxIsSparse (a)
      || mxGetNumberOfDimensions (a) != 2)
    mx_fail ("badInput", "%s must be a real full matrix of class single or double", name);
  return mxIsDouble (a);
}

const void *
mx_matrix (const mxArray *a, const char *name, int is_double, size_t rows, size_t columns)
{
  if (mx_floating (a, name) != is_double && rows > 0) /* none are of either class */
    mx_fail ("badInput", "%s must be of class %s, not %s", name, is_double ? "double" : "single",
             mxGetClassName (a));
  if ((rows != SIZE_MAX && mxGetM (a) != rows) || (columns != SIZE_MAX && mxGetN (a) != columns))
    {
      char wanted_rows[24] = "any", wanted_columns[24] = "any";
      if (rows != SIZE_MAX)
        snprintf (wanted_rows, sizeof wanted_rows, "%zu", rows);
      if (columns != SIZE_MAX)
        snprintf (wanted_columns, sizeof wanted_columns, "%zu", columns);
      mx_fail ("badInput", "%s must be %s x %s, not %zu x %zu", name, wanted_rows, wanted_columns,
               (size_t) mxGetM (a), (size_t) mxGetN (a));
    }
  return mxGetData (a);
}

void
mx_finite (const mxArray *a, const char *name)
{
  const size_t n = mxGetNumberOfElements (a);
  double sum = 0; /* of zeros, and NaN once any number is not finite */
  if (mxIsDouble (a))
    {
      const double *x = mxGetData (a);
      for (size_t i = 0; i < n; i++)
        sum += x[i] - x[i];
    }
  else
    {
      const float *x = mxGetData (a);
      for (size_t i = 0; i < n; i++)
        sum += (double) (x[i] - x[i]);
    }
  if (sum != 0)
    mx_fail ("badInput", "%s must be finite, without NaN and Inf", name);
}

mxArray *
mx_new (int is_double, size_t rows, size_t columns)
{
  if ((double) rows * (double) columns > 0x1p40)
    mx_fail ("tooLarge", "a result of %zu x %zu numbers is too large", rows, columns);
  return mxCreateNumericMatrix (rows, columns, is_double ? mxDOUBLE_CLASS : mxSINGLE_CLASS, mxREAL);
}

mxArray *
mx_room (int is_double, size_t rows, size_t columns)
{
  if ((double) rows * (double) columns > 0x1p40)
    mx_fail ("tooLarge", "a result of %zu x %zu numbers is too large", rows, columns);
  return mxCreateUninitNumericMatrix (rows, columns, is_double ? mxDOUBLE_CLASS : mxSINGLE_CLASS,
                                      mxREAL);
}

void *
mx_alloc (size_t bytes)
{
  if ((double) bytes > 0x1p42)
    mx_fail ("tooLarge", "%zu bytes of working memory are too many", bytes);
  void *memory = mxMalloc (bytes ? bytes : 1);
  if (!memory)
    mx_fail ("tooLarge", "there is no room for %zu bytes of working memory", bytes);
  return memory;
}

/* Addresses of random numbers, threads. */

rng
mx_rng (const mxArray *s, const char *name)
{
  rng r;
  r.seed = mx_field_count (s, name, "Seed", 0, 0x1p53 - 1);
  r.stream = (uint32_t) mx_field_count (s, name, "Stream", 0, STREAM_LIMIT - MAX_LAYERS - 1);
  r.step = mx_field_count (s, name, "Step", 0, 0x1p48 - 1);
  return r;
}

int
mx_threads (const mxArray *a, const char *name)
{
  return threads_for ((int) mx_count (a, name, 0, 1024));
}

/* Nets. */

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
  char name[32], word[WORD];
  snprintf (name, sizeof name, "layer %zu", number);
  const mxArray *type = s ? mx_field (s, name, "type") : NULL;
  if (!type || !read_word (word, type))
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

mxArray *
mx_copy (int is_double, const void *numbers, size_t rows, size_t columns)
{
  /* Of nothing as single: Octave cannot load empty doubles that save -float-binary wrote. */
  mxArray *copy = mx_room (is_double && rows > 0, rows, columns);
  const size_t bytes = rows * columns * (is_double ? sizeof (double) : sizeof (float));
  if (bytes)
    memcpy (mxGetData (copy), numbers, bytes);
  return copy;
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
