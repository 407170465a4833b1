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

#endif
