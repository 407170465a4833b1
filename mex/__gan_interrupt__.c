/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* __gan_interrupt__ ()
 *
 * Takes up the interruption by Ctrl-C that __gan_train__ has put off. */

#include "host.h"
#include "interrupt.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  (void) plhs, (void) prhs;
  mx_arity (nlhs, 0, nrhs, 0, 0, "__gan_interrupt__ ()");
  mx_defer_interrupt (0);
}
