#!/bin/sh
# Copyright (C) 2026 The gan developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Asks mkoctfile for the compiler it uses, tries what that compiler and its
# libraries can do, and prints the answers as variables for make.  What cannot
# be built without is named on standard error together with its remedy.

MKOCTFILE=${MKOCTFILE:-mkoctfile}

fail ()
{
  printf 'gan: %s\n' "$1" >&2
  exit 1
}

ask ()
{
  $MKOCTFILE -p "$1"
}

scratch=$(mktemp -d) || fail "no room for temporary files: set TMPDIR"
trap 'rm -rf "$scratch"' EXIT

# try CODE FLAGS...: does a program with this body compile and link?
try ()
{
  printf '%s\n' "$1" > "$scratch/try.c"
  shift
  $CC "$scratch/try.c" -o "$scratch/try" "$@" > /dev/null 2>&1
}

CC=$(ask CC 2> /dev/null) && [ -n "$CC" ] ||
  fail "mkoctfile does not run: install octave-dev (Debian, Ubuntu) or octave-devel (Fedora)"

try 'int main (void) { return 0; }' -lm ||
  fail "the C compiler ($CC) does not build programs: install gcc and libc6-dev (Debian, Ubuntu)"

# Octave is linked with zlib itself, and its headers come with Octave's on most systems.
try '#include <zlib.h>
int main (void) { return zlibVersion () == 0; }' -lz ||
  fail "zlib, which decompresses data sets, is missing: install zlib1g-dev (Debian, Ubuntu) or zlib-devel (Fedora)"

# Without threads the pragmas for vector loops are still wanted; parameters that
# only pragmas read are then unused.
OPENMP=
for flags in -fopenmp '-fopenmp-simd -Wno-unused-parameter' -Wno-unused-parameter; do
  if [ -z "$OPENMP" ] && try '#include <stdio.h>
int
main (void)
{
#pragma omp parallel
  puts ("");
  return 0;
}' $flags; then
    OPENMP=$flags
  fi
done

# Instruction sets that the code is compiled for besides the plain one.
CPUS=
FLAGS_avx2='-mavx2 -mfma'
FLAGS_avx512='-mavx512f -mavx512bw -mavx512dq -mavx512vl -mfma -mprefer-vector-width=512'
for cpu in avx2 avx512; do
  eval "flags=\$FLAGS_$cpu"
  if try 'int main (void) { return __builtin_cpu_supports ("avx512dq"); }' $flags; then
    CPUS="$CPUS $cpu"
  fi
done

cat << END
CC = $CC
CFLAGS = $(ask CFLAGS)
PIC = $(ask CPICFLAG)
OCTAVE_FLAGS = $(ask INCFLAGS)
OPENMP = $OPENMP
CPUS =$CPUS
CPU_FLAGS_avx2 = $FLAGS_avx2
CPU_FLAGS_avx512 = $FLAGS_avx512
END
