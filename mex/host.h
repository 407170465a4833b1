/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What a gateway wants of its host: errors, results, memory.  All memory is mxMalloc'ed so that
 * an error reclaims it, and only the main thread, outside any parallel region, raises.
 */

#ifndef GAN_HOST_H
#define GAN_HOST_H

#include "base/status.h"
#include "mex.h"

#include <stddef.h>
#include <stdint.h>

/* An error "gan:ID" with a printf message; Octave puts the function's name before it. */
void mx_fail (const char *id, const char *format, ...)
    __attribute__ ((noreturn, format (printf, 2, 3)));

/* From now on errors begin with `where`, say "net and cache do not belong together: ". */
void mx_saying (const char *where);

/* Wrong number of inputs or outputs: the usage line as the error. */
void mx_arity (int nlhs, int max_outputs, int nrhs, int min_inputs, int max_inputs,
               const char *usage);

/* Raises what a libgan call reported; nothing for GAN_OK. */
void mx_check (const status *st);

/* New single or double matrix of zeros. */
mxArray *mx_new (int is_double, size_t rows, size_t columns);
/* One whose numbers are still to be written. */
mxArray *mx_room (int is_double, size_t rows, size_t columns);
/* A new matrix filled from `numbers`. */
mxArray *mx_copy (int is_double, const void *numbers, size_t rows, size_t columns);
/* As mxMalloc, but one byte at least and an error when the size is absurd. */
void *mx_alloc (size_t bytes);

#endif
