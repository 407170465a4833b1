/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* How much processor time the control groups of this process leave it. */

#ifndef GAN_QUOTA_H
#define GAN_QUOTA_H

/* In processors, the least along the path of its groups; INFINITY without a limit.  root: a
 * folder that stands for /, "" for that itself. */
double quota_processors (const char *root);

#endif
