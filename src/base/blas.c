/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/blas.h"

static int serving;

int
blas_serves (void)
{
  return serving;
}

#ifdef GAN_HAVE_OPENBLAS

#include <cblas.h>
#include <stdio.h>

#ifdef _OPENMP
#include <omp.h>
#endif

void
blas_choose (int serves)
{
  serving = serves;
}

const char *
blas_name (void)
{
  static char name[100];
  char version[40] = "";
  sscanf (openblas_get_config (), "OpenBLAS %39s", version);
  snprintf (name, sizeof name, "OpenBLAS %s %s", version, openblas_get_corename ());
  return name;
}

/* Where OpenBLAS computes by OpenMP it sets that number, too, for the thread that calls, and calls
 * from within a team of several are on one thread anyway. */
blas_threads
blas_enter (void)
{
  blas_threads before = { 0, 0 };
  if (serving)
    {
#ifdef _OPENMP
      before.openmp = omp_get_max_threads ();
#endif
      before.blas = openblas_get_num_threads ();
      openblas_set_num_threads (1);
    }
  return before;
}

void
blas_leave (blas_threads before)
{
  if (before.blas > 0)
    openblas_set_num_threads (before.blas);
#ifdef _OPENMP
  if (before.openmp > 0)
    omp_set_num_threads (before.openmp);
#endif
}

#else

void
blas_choose (int serves)
{
  (void) serves;
}

const char *
blas_name (void)
{
  return "";
}

blas_threads
blas_enter (void)
{
  return (blas_threads){ 0, 0 };
}

void
blas_leave (blas_threads before)
{
  (void) before;
}

#endif
