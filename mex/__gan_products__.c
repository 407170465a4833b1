/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* text = __gan_products__ ()
 *
 * Which instruction set computes, and whose products (cpu.c). */

#include "arguments.h"

#include "api.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  (void) prhs;
  mx_arity (nlhs, 1, nrhs, 0, 0, "text = __gan_products__ ()");
  plhs[0] = mxCreateString (gan_products ());
}
