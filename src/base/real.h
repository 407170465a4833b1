/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* One source, two precisions, several instruction sets.
 *
 * Every numeric file is compiled several times: as it is for single precision and
 * with GAN_DOUBLE defined for double, and each of the two once more for every
 * instruction set in GAN_CPUS (src/Makefile), with GAN_CPU defined as a suffix.
 * Numeric code says `real`; each function that is seen outside its file is
 * renamed in its header,
 *
 *     #define gemm_nn FN (gemm_nn)
 *
 * so that the code itself reads as plain C and all versions link together.
 * cpu.c chooses among them when the program runs.
 */

#ifndef GAN_REAL_H
#define GAN_REAL_H

#include <stddef.h>
#include <stdint.h>

#ifndef GAN_CPU
#define GAN_CPU
#endif
#define PASTE_(name, precision, cpu) name##precision##cpu
#define PASTE(name, precision, cpu) PASTE_ (name, precision, cpu)

#ifdef GAN_DOUBLE
typedef double real;
#define FN(name) PASTE (name, _f64, GAN_CPU)
#else
typedef float real;
#define FN(name) PASTE (name, _f32, GAN_CPU)
#endif

/* a * b + c.  In a sum of two products a compiler may fuse either with the sum, and it has been
 * seen to choose differently in the vectors of a loop and in what remains after them (gcc 16): then
 * a number would depend on its place.  This says which. */
#if defined __FMA__ || defined __FP_FAST_FMA
#define MUL_ADD(fma, a, b, c) fma (a, b, c)
#else
#define MUL_ADD(fma, a, b, c) ((a) * (b) + (c))
#endif

static inline double
mul_add_double (double a, double b, double c)
{
  return MUL_ADD (__builtin_fma, a, b, c);
}

static inline real
mul_add (real a, real b, real c)
{
#ifdef GAN_DOUBLE
  return mul_add_double (a, b, c);
#else
  return MUL_ADD (__builtin_fmaf, a, b, c);
#endif
}

#endif
