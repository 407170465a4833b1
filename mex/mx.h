/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What every gateway does the same way: look at an argument, refuse it with a
 * complete sentence, or hand out a C view of it.  Inputs are never written to,
 * all memory is mxMalloc'ed so that an error reclaims it, and only the main
 * thread, outside any parallel region, raises.
 *
 * `name` is the argument's name as the message says it.
 */

#ifndef GAN_MX_H
#define GAN_MX_H

#include "api.h"
#include "interrupt.h"
#include "mex.h"

#include <stddef.h>
#include <stdint.h>

/* An error "gan:ID" with a printf message; Octave puts the function's name before it. */
void mx_fail (const char *id, const char *format, ...)
    __attribute__ ((noreturn, format (printf, 2, 3)));

/* Wrong number of inputs or outputs: the usage line as the error. */
void mx_arity (int nlhs, int max_outputs, int nrhs, int min_inputs, int max_inputs,
               const char *usage);

/* Raises what a libgan call reported; nothing for GAN_OK. */
void mx_check (const status *st);

/* A real scalar of any numeric or logical class, not NaN, lo <= value <= hi. */
double mx_number (const mxArray *a, const char *name, double lo, double hi);
/* The same and whole; at most 2^53. */
uint64_t mx_count (const mxArray *a, const char *name, double lo, double hi);
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
/* Refuses NaN and Inf. */
void mx_finite (const mxArray *a, const char *name);

/* New single or double matrix of zeros. */
mxArray *mx_new (int is_double, size_t rows, size_t columns);
/* One whose numbers are still to be written. */
mxArray *mx_room (int is_double, size_t rows, size_t columns);
/* A new matrix filled from `numbers`. */
mxArray *mx_copy (int is_double, const void *numbers, size_t rows, size_t columns);
/* As mxMalloc, but one byte at least and an error when the size is absurd. */
void *mx_alloc (size_t bytes);

/* 64-bit generator address from a struct with Seed, Stream and Step. */
rng mx_rng (const mxArray *s, const char *name);
/* Number of threads to use where so many are asked for, see threads.h. */
int mx_threads (const mxArray *a, const char *name);

/* How an optimizer's hyper-parameters move, from a struct with all of them. */
schedule mx_schedule (const mxArray *s, const char *name);

/* A forward or backward pass over `batch` samples, from a struct with Train, Groups and the
 * address of the masks. */
pass mx_pass (const mxArray *s, const char *name, size_t batch);

/* The C plan of a net struct, checked from end to end against its params and state. */
typedef struct
{
  net net;
  const gan_api *api;
  int is_double;
  const void *params;
  const void *state;
} mx_net;

mx_net mx_parse_net (const mxArray *a, const char *name);
/* The moments that optimizer `method` keeps for the net, from a.optimizer. */
const void *mx_parse_moments (const mx_net *n, const mxArray *a, const char *name, int method);
/* The average that is kept of the net's parameters, from a.average; NULL where
 * `averaging` is 0. */
const void *mx_parse_average (const mx_net *n, const mxArray *a, const char *name,
                              double averaging);
/* The plan of INPUT and LAYERS alone. */
net mx_parse_layers (const gan_api *api, const mxArray *input, const mxArray *layers);

#endif
