/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What every gateway does the same way: look at an argument, refuse it with a complete sentence,
 * or hand out a C view of it.  Inputs are never written to.
 *
 * `name` is the argument's name as the message says it.
 */

#ifndef GAN_ARGUMENTS_H
#define GAN_ARGUMENTS_H

#include "base/rng.h"
#include "host.h"

/* The name of a's class, also where it is complex, for which Octave 11 has none. */
const char *mx_class (const mxArray *a);

/* What a value is, in the few words that a message has room for. */
enum
{
  MX_TEXT = 160
};
const char *mx_describe (char text[MX_TEXT], const mxArray *a);

/* Numbers as libgan takes them: a real, full array of class single, double or uint8 from any
 * that stands for one.  Octave keeps diagonal and permutation matrices, ranges and complex
 * numbers in ways of their own; logical values and integers of other classes count as the numbers
 * that they are.  All else comes back as it is, for the caller to refuse: sparse matrices, too,
 * which may not fit when full. */
const mxArray *mx_ordinary (const mxArray *a, const char *name);

/* Whether a is a real scalar of any numeric or logical class, and which. */
int mx_is_number (double *value, const mxArray *a);
/* A real scalar of any numeric or logical class, not NaN, lo <= value <= hi. */
double mx_number (const mxArray *a, const char *name, double lo, double hi);
/* The same and whole; at most 2^53. */
uint64_t mx_count (const mxArray *a, const char *name, double lo, double hi);
enum
{
  MX_WORD = 40 /* room for a word and its NUL */
};

/* Reads a row of fewer than MX_WORD characters without a NUL among them; whether a is one. */
int mx_word (char word[MX_WORD], const mxArray *a);
/* Which of "first|second|third" a string is, from 0; case does not matter. */
int mx_choice (const mxArray *a, const char *name, const char *choices);
/* One or two numbers, whole ones where `whole`; one is both. */
void mx_pair (double pair[2], const mxArray *a, const char *name, double lo, double hi, int whole);
/* A field of a scalar struct; an error when there is none. */
const mxArray *mx_field (const mxArray *s, const char *name, const char *field);
/* Numbers and choices straight from a field of the struct called `name`. */
double mx_field_number (const mxArray *s, const char *name, const char *field, double lo,
                        double hi);
uint64_t mx_field_count (const mxArray *s, const char *name, const char *field, double lo,
                         double hi);
int mx_field_choice (const mxArray *s, const char *name, const char *field, const char *choices);

/* Refuses anything but a real full matrix of single or double; more than two
 * dimensions are refused too.  Returns 1 for double. */
int mx_floating (const mxArray *a, const char *name);
/* The same, of the class of `is_double` and of this size; SIZE_MAX: any. */
const void *mx_matrix (const mxArray *a, const char *name, int is_double, size_t rows,
                       size_t columns);
/* How many numbers of an ordinary array are NaN or Inf. */
size_t mx_not_finite (const mxArray *a);
/* Refuses NaN and Inf. */
void mx_finite (const mxArray *a, const char *name);
/* n x d numbers of an ordinary array as d x n of single or double; uint8 means x / 255.  From
 * row `first` of `rows` on, n of them. */
void mx_columns (void *to, int is_double, const mxArray *from, size_t rows, size_t first, size_t n,
                 size_t d);

/* 64-bit generator address from a struct with Seed, Stream and Step. */
rng mx_rng (const mxArray *s, const char *name);
/* Number of threads to use where so many are asked for, see threads.h. */
int mx_threads (const mxArray *a, const char *name);

#endif
