#!/bin/sh
# Copyright (C) 2026 The gan developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Asks mkoctfile for the compilers and flags it uses, tries what they and their
# libraries can do, and prints the answers as variables for make.  What cannot be
# built without is named on standard error together with its remedy.
#
# Octave links with a C++ compiler what a C compiler has compiled, and the two need
# not be of one make: whatever has to be linked is tried with mkoctfile's own link.

fail ()
{
  printf 'gan: %s\n' "$1" >&2
  exit 1
}

say ()
{
  printf 'gan: %s\n' "$1" >&2
}

# quote TEXT: one word for the shell
quote ()
{
  case $1 in
    *[!A-Za-z0-9_./:=,+-]*) printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")" ;;
    *) printf '%s' "$1" ;;
  esac
}

runs ()
{
  case $1 in
    */*) [ -f "$1" ] && [ -x "$1" ] ;;
    ?*) command -v "$1" > /dev/null 2>&1 ;;
    *) false ;;
  esac
}

# as_command TEXT: a program and its options, for the shell.  The path may hold spaces: the
# program is the longest beginning of the text that can be run.  Where none can be, the text is
# the shell's already: it has quotes, backslashes, variables (pkg writes /Program\ Files/...).
as_command ()
{
  program=$1 options=
  until runs "$program"; do
    case $program in
      *' '*) options=" ${program##* }$options" program=${program% *} ;;
      *) printf '%s' "$1"; return ;;
    esac
  done
  case $program in
    /* | ?:*) ;;
    */*) program=$PWD/$program ;;
  esac
  printf '%s%s' "$(quote "$program")" "$options"
}

mkoctfile=$(as_command "${MKOCTFILE:-mkoctfile}")

ask ()
{
  eval "$mkoctfile -p $1"
}

# without_lto FLAGS: libgan is compiled for each instruction set by itself and gains nothing from
# being optimized once more in the link of each gateway, which takes minutes.
without_lto ()
{
  printf '%s' "$1" | sed -E 's/(^| )-f(lto[^ ]*|(no-)?fat-lto-objects)/ /g'
}

# accepts COMPILER FLAGS [LANGUAGE]: without a word about them?
accepts ()
{
  eval "$1 $2 -Werror -c \"\$scratch/empty.${3:-c}\" -o \"\$scratch/empty.o\"" > /dev/null 2>&1
}

# usable COMPILER FLAGS [LANGUAGE]: those that the compiler knows; mkoctfile's are those of the
# compiler that Octave was built with.
usable ()
{
  compiler=$1 flags=$(without_lto "$2") language=${3:-c} left_out= known=
  if ! accepts "$compiler" "$flags" $language; then
    eval "set -- $flags"
    while [ $# -gt 0 ]; do
      word=$(quote "$1")
      if accepts "$compiler" "$known $word" $language; then
        known="$known $word"
      elif [ $# -gt 1 ] && accepts "$compiler" "$known $word $(quote "$2")" $language; then
        known="$known $word $(quote "$2")"
        shift
      else
        left_out="$left_out $1"
      fi
      shift
    done
    [ -z "$left_out" ] ||
      say "$compiler does not take these flags, which are left out:$left_out"
    flags=$known
  fi
  if accepts "$compiler" "$flags -fno-lto" $language; then
    flags="$flags -fno-lto"
  fi
  printf '%s' "$flags"
}

scratch=$(mktemp -d) || fail "no room for temporary files: set TMPDIR"
trap 'rm -rf "$scratch"' EXIT
echo 'extern int gan;' | tee "$scratch/empty.c" > "$scratch/empty.cc"

# compile CODE FLAGS: does it, into try.o?
compile ()
{
  printf '%s\n' "$1" > "$scratch/try.c"
  eval "$cc $cflags -std=gnu11 $2 -c \"\$scratch/try.c\" -o \"\$scratch/try.o\"" > /dev/null 2>&1
}

# program CODE FLAGS: does it compile and link by itself, into try?
program ()
{
  compile "$1" "$2" &&
    eval "$cc $cflags \"\$scratch/try.o\" -o \"\$scratch/try\" $2" > /dev/null 2>&1
}

# gateway FLAGS: does mkoctfile link try.o, and can what it makes be loaded?  Names without a path,
# in mkoctfile's temporary folder as well, since it does not quote all of them.
gateway ()
{
  (cd "$scratch" && export TMPDIR=. && eval "$linker -o try.mex try.o $refuse $1" &&
    { [ -z "$loads" ] || ./load ./try.mex; }) > /dev/null 2>&1
}

cc=$(ask CC 2> /dev/null) && [ -n "$cc" ] ||
  fail "mkoctfile${MKOCTFILE:+ ($MKOCTFILE)} does not run: install octave-dev (Debian, Ubuntu) or \
octave-devel (Fedora), or set MKOCTFILE to its full path"
cc=$(as_command "$cc")
cxx=$(as_command "$(ask CXX)")

cflags=
program 'int main (void) { return 0; }' -lm ||
  fail "the C compiler ($cc) does not build programs: install gcc and libc6-dev (Debian, Ubuntu), \
or set CC to the full path of another"
cflags=$(usable "$cc" "$(ask CFLAGS)")

# Numbers must have the precision of their type: exponentials are rounded by adding 1.5 * 2^52,
# and the same seed has to give the same bits.  The old floating-point unit of 32-bit x86 computes
# in 80 bits; the vectors of SSE2 do not.
exact='#include <float.h>
#if FLT_EVAL_METHOD != 0 && FLT_EVAL_METHOD != 16 && FLT_EVAL_METHOD != 32
#error excess precision
#endif'
if ! compile "$exact"; then
  compile "$exact" '-msse2 -mfpmath=sse' ||
    fail "$cc computes with more precision than float and double have (FLT_EVAL_METHOD), and gan \
would compute wrongly: choose a processor without that in CFLAGS (32-bit x86: -msse2 -mfpmath=sse)"
  cflags="$cflags -msse2 -mfpmath=sse"
fi

# mkoctfile with the same compilers and flags, but for its own -fopenmp: threads are tried below.
settings="CC=$(quote "$cc") CXX=$(quote "$cxx")"
[ -z "$CXXLD" ] || settings="$settings CXXLD=$(quote "$(as_command "$CXXLD")")"
settings="$settings CFLAGS=$(quote " $cflags")"
settings="$settings CXXFLAGS=$(quote " $(usable "$cxx" "$(ask CXXFLAGS)" cc)")"
for name in XTRA_CFLAGS XTRA_CXXFLAGS; do
  value=$(ask $name 2> /dev/null | sed -E 's/(^| )-fopenmp[^ ]*/ /g')
  settings="$settings $name=$(quote " $value")"
done
mkoctfile="$settings $mkoctfile"

# What is missing must be noticed here and not where the gateway is loaded.  Linkers differ, and
# where programs for another machine are built none of them can be run.
loads= refuse=-Wl,--no-undefined MISMATCH=
pic=$(ask CPICFLAG)
compile 'int answer (void) { return 42; }' "$pic"
linker="$mkoctfile --mex"
gateway || refuse=
if ! gateway; then
  # The library and its tests, which need no more than one compiler, can still be built.
  MISMATCH="mkoctfile, with $cxx, does not link what $cc compiles: set CC and CXX to compilers \
that go together (Debian, Ubuntu: install g++)"
  linker="$cc $cflags -shared"
fi
for libraries in '' -ldl; do
  if program '#include <dlfcn.h>
int
main (int count, char **names)
{
  return count < 2 || ! dlopen (names[1], RTLD_NOW);
}' "$libraries"; then
    mv "$scratch/try" "$scratch/load"
    (cd "$scratch" && ./load ./try.mex) > /dev/null 2>&1 && loads=yes
    break
  fi
done

# Octave is linked with zlib itself, and its headers come with Octave's on most systems.
compile '#include <zlib.h>
int answer (void) { return zlibVersion () == 0; }' "$pic" && gateway -lz ||
  fail "zlib, which decompresses data sets, is missing: install zlib1g-dev (Debian, Ubuntu) or \
zlib-devel (Fedora)"

# OpenBLAS, which makes the products where gan has no vectors of its own.  Nothing is lost without it
# elsewhere.
OPENBLAS= OPENBLAS_LINK=
blas='#include <cblas.h>
int
answer (void)
{
  float c = 0;
  openblas_set_num_threads (openblas_get_num_threads ());
  cblas_sgemm (CblasColMajor, CblasNoTrans, CblasNoTrans, 1, 1, 1, 1, &c, 1, &c, 1, 0, &c, 1);
  return openblas_get_config () == openblas_get_corename () || c != 0;
}'
# openblas_by FLAGS LIBRARIES: takes them if they do and none before them did
openblas_by ()
{
  [ -n "$OPENBLAS" ] || ! compile "$blas" "$pic $1" || ! gateway "$2" ||
    OPENBLAS="$1 -DGAN_HAVE_OPENBLAS" OPENBLAS_LINK=$2
}
if [ "$GAN_OPENBLAS" != no ]; then
  config=${PKG_CONFIG:-pkg-config}
  ! $config --exists openblas 2> /dev/null ||
    openblas_by "$($config --cflags openblas)" "$($config --libs openblas)"
  openblas_by '' -lopenblas
  openblas_by -I/usr/include/openblas -lopenblas
fi

# Octave's own library, where the linker does not leave names to be found in the program that loads
# (Windows).
OCTAVE_LINK=
cp "$(dirname "$0")"/../mex/interrupt.* "$scratch"
if (cd "$scratch" && export TMPDIR=. && eval "$mkoctfile -c interrupt.cc -o interrupt.o" &&
  ! eval "$mkoctfile --mex -o try.mex interrupt.o") > /dev/null 2>&1; then
  OCTAVE_LINK=$(ask LIBOCTAVE)
fi

# Threads: the compiler's flag, and the library that its code calls, which is not that of the
# compiler that links where these are clang and g++.  Clang's is not where g++ looks.
OPENMP= OPENMP_LINK=
region='#include <omp.h>
int
answer (void)
{
  int sum = 0;
#pragma omp parallel num_threads (2) reduction (+ : sum)
  sum += omp_get_num_threads ();
  return sum;
}'
# threads_by LIBRARIES: takes them if they do and none before them did
threads_by ()
{
  [ -n "$OPENMP" ] || ! gateway "$1" || OPENMP=$flags OPENMP_LINK=$1
}
llvm=$(cd "$(eval "$cc -print-resource-dir" 2> /dev/null)/../.." 2> /dev/null && pwd)
for flags in -fopenmp '-Xpreprocessor -fopenmp'; do
  [ -z "$OPENMP" ] && compile "$region" "$pic $flags" || continue
  threads_by -fopenmp
  threads_by -lgomp
  for name in omp iomp5; do
    threads_by "-l$name"
    threads_by "-L$(quote "$llvm") -l$name"
    threads_by "-L$(quote "$llvm") $(quote "-Wl,-rpath,$llvm") -l$name"
  done
done

# Without threads the pragmas for vector loops are still wanted; parameters that
# only pragmas read are then unused.
if [ -z "$OPENMP" ]; then
  say "built without threads: $cc has no OpenMP, or no library of it that $cxx links \
(Debian, Ubuntu: libgomp1 for gcc, libomp-dev for clang)"
  OPENMP=-Wno-unused-parameter
  ! accepts "$cc" -fopenmp-simd || OPENMP="-fopenmp-simd $OPENMP"
fi

# Instruction sets that the code is compiled for besides the plain one.
CPUS=
FLAGS_avx2='-mavx2 -mfma'
FLAGS_avx512='-mavx512f -mavx512bw -mavx512dq -mavx512vl -mfma -mprefer-vector-width=512'
for cpu in avx2 avx512; do
  eval "flags=\$FLAGS_$cpu"
  if program 'int main (void) { return __builtin_cpu_supports ("avx512dq"); }' "$flags"; then
    CPUS="$CPUS $cpu"
  fi
done

# Each product is fused with the sum that it goes to.  gcc would not where sums wait for each other,
# as in a tile of few columns (from gcc 13 on, for 256 bits), and the bits of a number would depend
# on how many are computed beside it.
fused=--param=avoid-fma-max-bits=0
if accepts "$cc" "$cflags $fused"; then
  FLAGS_avx2="$FLAGS_avx2 $fused" FLAGS_avx512="$FLAGS_avx512 $fused"
fi

# assign NAME VALUE: for make, to which $ and # mean something
assign ()
{
  printf '%s = %s\n' "$1" "$(printf '%s' "$2" | sed 's/\$/$$/g; s/#/\\#/g')"
}

assign cc "$cc"
assign cflags "$cflags"
assign pic "$pic"
# Errors of Octave are exceptions, which pass through the gateways.
assign octave_flags "$(ask INCFLAGS)$(! accepts "$cc" -fexceptions || printf ' -fexceptions')"
assign mkoctfile "$mkoctfile"
assign MISMATCH "$MISMATCH"
assign OCTAVE_LINK "$OCTAVE_LINK"
assign OPENMP "$OPENMP"
assign OPENMP_LINK "$OPENMP_LINK"
assign OPENBLAS "$OPENBLAS"
assign OPENBLAS_LINK "$OPENBLAS_LINK"
assign CPUS "$CPUS"
assign CPU_FLAGS_avx2 "$FLAGS_avx2"
assign CPU_FLAGS_avx512 "$FLAGS_avx512"
