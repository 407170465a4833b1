/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What a function needs of its caller within libgan.
 *
 * Users' mistakes are errors at the door, in the gateways; a mistake of libgan's own is found by
 * its tests, whose sanitized builds define GAN_REQUIRE.  The package looks at nothing and pays
 * nothing. */

#ifndef GAN_REQUIRE_H
#define GAN_REQUIRE_H

#ifdef GAN_REQUIRE
#include <stdio.h>
#include <stdlib.h>

#define REQUIRE(condition)                                                                         \
  do                                                                                               \
    if (!(condition))                                                                              \
      {                                                                                            \
        fprintf (stderr, "%s:%d: %s: wanted: %s\n", __FILE__, __LINE__, __func__, #condition);     \
        abort ();                                                                                  \
      }                                                                                            \
  while (0)
#else
#define REQUIRE(condition) ((void) sizeof ((condition) != 0))
#endif

#endif
