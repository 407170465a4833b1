/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "arguments.h"

#include "base/threads.h"
#include "layers/spec.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* What a value is. */

enum
{
  LAZY
  = 1 << 30 /* of more numbers it may be a range or a diagonal matrix, beyond memory when full */
};

const char *
mx_class (const mxArray *a)
{
  const char *name = mxGetClassName (a);
  return name ? name : mxIsSingle (a) ? "single" : mxIsDouble (a) ? "double" : "another class";
}

/* "3-by-4 kind class". */
static void
describe_array (char text[MX_TEXT], const char *kind, const mxArray *a)
{
  const mwSize *size = mxGetDimensions (a);
  const size_t dimensions = mxGetNumberOfDimensions (a);
  size_t at = 0;
  for (size_t i = 0; i < dimensions && at < MX_TEXT; i++)
    at += (size_t) snprintf (text + at, MX_TEXT - at, "%s%zu", i ? "-by-" : "", (size_t) size[i]);
  if (at < MX_TEXT)
    snprintf (text + at, MX_TEXT - at, " %s%s", kind, mx_class (a));
}

/* A number as Octave prints it, whose NA and NaN differ. */
static void
describe_number (char text[MX_TEXT], const mxArray *a)
{
  mxArray *in[] = { mxCreateString ("%.15g"), mxCreateDoubleScalar (mxGetScalar (a)) };
  mxArray *out = NULL;
  mexCallMATLAB (1, &out, 2, in, "sprintf");
  mxGetString (out, text, MX_TEXT);
}

static size_t
numbers_not_finite (const mxArray *a)
{
  const int real_float = (mxIsDouble (a) || mxIsSingle (a)) && !mxIsComplex (a) && !mxIsSparse (a);
  return real_float && mxGetNumberOfElements (a) <= LAZY ? mx_not_finite (a) : 0;
}

const char *
mx_describe (char text[MX_TEXT], const mxArray *a)
{
  const size_t n = mxGetNumberOfElements (a);
  const int number = mxIsNumeric (a), sparse = mxIsSparse (a), complex = number && mxIsComplex (a);
  size_t bad;
  if (mxIsChar (a) && mxGetM (a) <= 1)
    {
      char *word = mxArrayToString (a);
      if (n <= 40)
        snprintf (text, MX_TEXT, "\"%s\"", word);
      else
        snprintf (text, MX_TEXT, "\"%.30s...\" of %zu characters", word, n);
      mxFree (word);
    }
  else if (mxIsClass (a, "function_handle"))
    snprintf (text, MX_TEXT, "a function handle");
  else if (mxIsLogical (a) && n == 1 && !sparse)
    snprintf (text, MX_TEXT, "%s", mxGetScalar (a) != 0 ? "true" : "false");
  else if (number && n == 1 && !complex && !sparse)
    describe_number (text, a);
  else if ((bad = numbers_not_finite (a)) > 0)
    snprintf (text, MX_TEXT, "one with %zu NaN or Inf", bad);
  else
    {
      char array[MX_TEXT];
      describe_array (array, n == 0 ? "empty " : sparse ? "sparse " : complex ? "complex " : "", a);
      snprintf (text, MX_TEXT, "a %.*s", MX_TEXT - 3, array);
    }
  return text;
}

/* Numbers of an array that is neither single nor double. */
static double
number_at (const mxArray *a, const void *data, size_t i)
{
  switch (mxGetClassID (a))
    {
    case mxLOGICAL_CLASS:
      return ((const mxLogical *) data)[i];
    case mxINT8_CLASS:
      return ((const int8_t *) data)[i];
    case mxINT16_CLASS:
      return ((const int16_t *) data)[i];
    case mxUINT16_CLASS:
      return ((const uint16_t *) data)[i];
    case mxINT32_CLASS:
      return ((const int32_t *) data)[i];
    case mxUINT32_CLASS:
      return ((const uint32_t *) data)[i];
    case mxINT64_CLASS:
      return (double) ((const int64_t *) data)[i];
    default: /* mxUINT64_CLASS */
      return (double) ((const uint64_t *) data)[i];
    }
}

static int
is_zero (const mxArray *a, const void *data, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if ((mxIsDouble (a) ? ((const double *) data)[i] : ((const float *) data)[i]) != 0)
      return 0;
  return 1;
}

const mxArray *
mx_ordinary (const mxArray *a, const char *name)
{
  if (!(mxIsNumeric (a) || mxIsLogical (a)) || mxIsSparse (a))
    return a;
  const size_t n = mxGetNumberOfElements (a);
  if ((double) n > 0x1p40)
    {
      char text[MX_TEXT];
      describe_array (text, "", a);
      mx_fail ("tooLarge", "%s must be an array that memory can hold, not a %s", name, text);
    }
  const void *data = mxGetData (a); /* which makes a full array of it */
  const int is_double = mxIsDouble (a);
  if (!mxIsComplex (a) && (is_double || mxIsSingle (a) || mxIsUint8 (a)))
    return a;
  if (mxIsComplex (a) && !is_zero (a, mxGetImagData (a), n))
    return a;
  mxArray *full
      = mxCreateUninitNumericArray (mxGetNumberOfDimensions (a), (mwSize *) mxGetDimensions (a),
                                    mxIsSingle (a) ? mxSINGLE_CLASS : mxDOUBLE_CLASS, mxREAL);
  if (mxIsComplex (a))
    memcpy (mxGetData (full), data, n * (is_double ? sizeof (double) : sizeof (float)));
  else
    for (size_t i = 0; i < n; i++)
      ((double *) mxGetData (full))[i] = number_at (a, data, i);
  return full;
}

/* Scalars, and where they come from. */

int
mx_is_number (double *value, const mxArray *a)
{
  if (!a || !(mxIsNumeric (a) || mxIsLogical (a)) || mxIsSparse (a)
      || mxGetNumberOfElements (a) != 1)
    return 0;
  if (mxIsComplex (a) && !is_zero (a, mxGetImagData (a), 1))
    return 0;
  *value = mxGetScalar (a);
  return 1;
}

double
mx_number (const mxArray *a, const char *name, double lo, double hi)
{
  double value;
  if (mx_is_number (&value, a) && value >= lo && value <= hi)
    return value;
  char text[MX_TEXT];
  mx_fail ("badInput", "%s must be a number from %.15g to %.15g, not %s", name, lo, hi,
           mx_describe (text, a));
}

uint64_t
mx_count (const mxArray *a, const char *name, double lo, double hi)
{
  double value;
  hi = hi < 0x1p53 ? hi : 0x1p53;
  if (mx_is_number (&value, a) && value >= lo && value <= hi && value == floor (value))
    return (uint64_t) value;
  char text[MX_TEXT];
  mx_fail ("badInput", "%s must be a whole number from %.16g to %.16g, not %s", name, lo, hi,
           mx_describe (text, a));
}

void
mx_pair (double pair[2], const mxArray *a, const char *name, double lo, double hi, int whole)
{
  const size_t n = mxGetNumberOfElements (a);
  if (!mxIsDouble (a) || mxIsComplex (a) || mxIsSparse (a) || n < 1 || n > 2)
    mx_fail ("badInput", "%s must be one or two real numbers of class double, not %s of %zu", name,
             mx_class (a), n);
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
    mx_fail ("badInput", "%s must be a struct, 1 x 1, not %s of %zu elements", name, mx_class (s),
             (size_t) mxGetNumberOfElements (s));
  const mxArray *value = mxGetField (s, 0, field);
  if (!value)
    mx_fail ("badInput", "%s must have a field %s", name, field);
  return value;
}

#define FIELD_NAME(full)                                                                           \
  char full[80];                                                                                   \
  snprintf (full, sizeof full, "%s.%s", name, field)

/* A name is put together for a message only. */

double
mx_field_number (const mxArray *s, const char *name, const char *field, double lo, double hi)
{
  const mxArray *a = mx_field (s, name, field);
  double value;
  if (mx_is_number (&value, a) && value >= lo && value <= hi)
    return value;
  FIELD_NAME (full);
  return mx_number (a, full, lo, hi);
}

uint64_t
mx_field_count (const mxArray *s, const char *name, const char *field, double lo, double hi)
{
  const mxArray *a = mx_field (s, name, field);
  double value;
  if (mx_is_number (&value, a) && value >= lo && value <= hi && value == floor (value)
      && value <= 0x1p53)
    return (uint64_t) value;
  FIELD_NAME (full);
  return mx_count (a, full, lo, hi);
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
             mx_class (a));
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

size_t
mx_not_finite (const mxArray *a)
{
  const size_t n = mxGetNumberOfElements (a);
  size_t count = 0;
  if (mxIsDouble (a))
    {
      const double *x = mxGetData (a);
      for (size_t i = 0; i < n; i++)
        count += !(x[i] - x[i] == 0);
    }
  else if (mxIsSingle (a))
    {
      const float *x = mxGetData (a);
      for (size_t i = 0; i < n; i++)
        count += !(x[i] - x[i] == 0);
    }
  return count;
}

void
mx_finite (const mxArray *a, const char *name)
{
  if (mx_not_finite (a) > 0)
    mx_fail ("badInput", "%s must be finite, without NaN and Inf", name);
}

/* Sixteen columns of `from` at a time: a cache line of each row of the result, or two. */
#define TRANSPOSE(real, number, scaled)                                                            \
  do                                                                                               \
    {                                                                                              \
      real *out = to;                                                                              \
      const number *in = (const number *) mxGetData (from) + first;                                \
      for (size_t j = 0; j < d; j += 16)                                                           \
        for (size_t i = 0; i < n; i++)                                                             \
          for (size_t k = j; k < (d - j < 16 ? d : j + 16); k++)                                   \
            out[k + i * d] = scaled (in[i + k * rows]);                                            \
    }                                                                                              \
  while (0)

#define FLOAT(x) ((float) (x))
#define DOUBLE(x) ((double) (x))
#define FLOAT_BYTE(x) ((float) (x) / 255)
#define DOUBLE_BYTE(x) ((double) (x) / 255)

void
mx_columns (void *to, int is_double, const mxArray *from, size_t rows, size_t first, size_t n,
            size_t d)
{
  if (mxIsUint8 (from) && is_double)
    TRANSPOSE (double, uint8_t, DOUBLE_BYTE);
  else if (mxIsUint8 (from))
    TRANSPOSE (float, uint8_t, FLOAT_BYTE);
  else if (mxIsDouble (from) && is_double)
    TRANSPOSE (double, double, DOUBLE);
  else if (mxIsDouble (from))
    TRANSPOSE (float, double, FLOAT);
  else if (is_double)
    TRANSPOSE (double, float, DOUBLE);
  else
    TRANSPOSE (float, float, FLOAT);
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
