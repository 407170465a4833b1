/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [opts, given, at] = __gan_options__ (table, args)
 *
 * What option_parse makes of a table and arguments, as far as these are numbers, flags and words
 * by name that keep to their rules, which most are: the rest, and every error, is left to it.
 * opts: struct with all options; given: with those that are named; at: number, from 1, of the
 * first argument that was not looked at. */

#include "arguments.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

/* Element i as a row of characters. */
static int
word_of (char word[MX_WORD], const mxArray *cell, size_t i)
{
  const mxArray *a = mxGetCell (cell, i);
  return a && mx_word (word, a);
}

/* The option's value by its rule, NULL where that is for others to say. */
static mxArray *
take (const mxArray *rule, const mxArray *value)
{
  char kind[MX_WORD], word[MX_WORD], known[MX_WORD];
  const size_t n = rule && mxIsCell (rule) ? mxGetNumberOfElements (rule) : 0;
  size_t at = 0;
  if (!value || n == 0 || !word_of (kind, rule, at))
    return NULL;
  if (strcmp (kind, "optional") == 0 && ++at < n && !word_of (kind, rule, at))
    return NULL;
  if (at >= n)
    return NULL;
  const int whole = strcmp (kind, "count") == 0, flag = strcmp (kind, "flag") == 0;
  if (whole || flag || strcmp (kind, "number") == 0)
    {
      double number, lo = 0, hi = 1;
      if (!flag
          && !(n == at + 3 && mx_is_number (&lo, mxGetCell (rule, at + 1))
               && mx_is_number (&hi, mxGetCell (rule, at + 2))))
        return NULL;
      if (!mx_is_number (&number, value) || !(number >= lo && number <= hi)
          || ((whole || flag) && number != floor (number)))
        return NULL;
      return mxCreateDoubleScalar (number);
    }
  if (strcmp (kind, "choice") == 0 && mx_word (word, value))
    for (size_t i = at + 1; i < n; i++)
      if (word_of (known, rule, i) && strcasecmp (word, known) == 0)
        {
          for (char *c = word; *c; c++)
            *c = (char) tolower ((unsigned char) *c);
          return mxCreateString (word);
        }
  return NULL;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  enum
  {
    MOST = 128
  };
  char words[MOST][MX_WORD];
  const char *names[MOST], *named[MOST];
  mx_arity (nlhs, 3, nrhs, 2, 2, "[opts, given, at] = __gan_options__ (table, args)");
  const mxArray *table = prhs[0], *args = prhs[1];
  const size_t rows = mxGetM (table), count = mxGetNumberOfElements (args);
  if (!mxIsCell (table) || mxGetNumberOfDimensions (table) != 2 || mxGetN (table) != 3
      || rows > MOST)
    mx_fail ("badInput", "table must be a cell array of at most %d rows and 3 columns", MOST);
  if (!mxIsCell (args))
    mx_fail ("badInput", "args must be a cell array");
  for (size_t i = 0; i < rows; i++)
    {
      names[i] = words[i];
      if (!word_of (words[i], table, i) || !isalpha ((unsigned char) words[i][0]))
        mx_fail ("badInput", "row %zu of table must begin with a name", i + 1);
    }

  mxArray *opts = mxCreateStructMatrix (1, 1, (int) rows, names);
  for (size_t i = 0; i < rows; i++)
    {
      const mxArray *usual = mxGetCell (table, rows + i);
      if (usual)
        mxSetFieldByNumber (opts, 0, (int) i, mxDuplicateArray (usual));
    }
  size_t at = 0, some = 0;
  for (; at + 1 < count; at += 2)
    {
      char name[MX_WORD];
      size_t i = rows;
      if (word_of (name, args, at))
        for (i = 0; i < rows && strcasecmp (name, names[i]) != 0; i++)
          ;
      mxArray *value
          = i < rows ? take (mxGetCell (table, 2 * rows + i), mxGetCell (args, at + 1)) : NULL;
      if (!value)
        break;
      mxDestroyArray (mxGetFieldByNumber (opts, 0, (int) i));
      mxSetFieldByNumber (opts, 0, (int) i, value);
      size_t k = 0;
      while (k < some && named[k] != names[i])
        k++;
      if (k == some)
        named[some++] = names[i];
    }
  plhs[0] = opts;
  if (nlhs > 1)
    {
      plhs[1] = mxCreateStructMatrix (1, 1, (int) some, named);
      for (size_t k = 0; k < some; k++)
        mxSetFieldByNumber (plhs[1], 0, (int) k, mxDuplicateArray (mxGetField (opts, 0, named[k])));
    }
  if (nlhs > 2)
    plhs[2] = mxCreateDoubleScalar ((double) at + 1);
}
