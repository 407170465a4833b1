/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "arguments.h"

#include "base/threads.h"
#include "layers/spec.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

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

int
mx_word (char word[MX_WORD], const mxArray *a)
{
  return mxIsChar (a) && mxGetM (a) <= 1 && mxGetNumberOfDimensions (a) == 2
         && mxGetNumberOfElements (a) < MX_WORD && mxGetString (a, word, MX_WORD) == 0
         && strlen (word) == mxGetNumberOfElements (a);
}

int
mx_choice (const mxArray *a, const char *name, const char *choices)
{
  char word[MX_WORD];
  const int index = mx_word (word, a) ? find_word (choices, word) : -1;
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
