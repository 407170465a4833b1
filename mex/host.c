/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "host.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum
{
  LARGE = 1 << 16 /* numbers of a result that is worth a detour */
};

static char beginning[128];

void
mx_saying (const char *where)
{
  snprintf (beginning, sizeof beginning, "%s", where);
}

void
mx_fail (const char *id, const char *format, ...)
{
  char full_id[64], message[768];
  snprintf (full_id, sizeof full_id, "gan:%s", id);
  va_list args;
  va_start (args, format);
  vsnprintf (message, sizeof message, format, args);
  va_end (args);
  mexErrMsgIdAndTxt (full_id, "%s%s", beginning, message);
  __builtin_unreachable ();
}

void
mx_arity (int nlhs, int max_outputs, int nrhs, int min_inputs, int max_inputs, const char *usage)
{
  mx_saying (""); /* whatever an error has left */
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

mxArray *
mx_new (int is_double, size_t rows, size_t columns)
{
  if ((double) rows * (double) columns > 0x1p40)
    mx_fail ("tooLarge", "a result of %zu x %zu numbers is too large", rows, columns);
  return mxCreateNumericMatrix (rows, columns, is_double ? mxDOUBLE_CLASS : mxSINGLE_CLASS, mxREAL);
}

/* Octave copies what a gateway has made into an array of its own; but what it has made itself it
 * takes as it is.  NULL where that is not a plain matrix of zeros. */
static mxArray *
zeros (int is_double, size_t rows, size_t columns)
{
  mxArray *in[] = { mxCreateDoubleScalar ((double) rows), mxCreateDoubleScalar ((double) columns),
                    mxCreateString (is_double ? "double" : "single") };
  mxArray *out = NULL;
  mexCallMATLAB (1, &out, 3, in, "zeros");
  for (size_t i = 0; i < 3; i++)
    mxDestroyArray (in[i]);
  const int good = out && (is_double ? mxIsDouble (out) : mxIsSingle (out)) && !mxIsComplex (out)
                   && !mxIsSparse (out) && mxGetNumberOfDimensions (out) == 2
                   && mxGetM (out) == rows && mxGetN (out) == columns && mxGetData (out);
  return good ? out : NULL;
}

mxArray *
mx_room (int is_double, size_t rows, size_t columns)
{
  const double numbers = (double) rows * (double) columns;
  if (numbers > 0x1p40)
    mx_fail ("tooLarge", "a result of %zu x %zu numbers is too large", rows, columns);
  mxArray *room = numbers > LARGE ? zeros (is_double, rows, columns) : NULL;
  return room ? room
              : mxCreateUninitNumericMatrix (rows, columns,
                                             is_double ? mxDOUBLE_CLASS : mxSINGLE_CLASS, mxREAL);
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
