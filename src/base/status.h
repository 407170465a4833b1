/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The only way a failure leaves libgan: a code and a complete sentence.
 * Functions that can fail take a `status *` last and return its code. */

#ifndef GAN_STATUS_H
#define GAN_STATUS_H

typedef enum
{
  GAN_OK = 0,
  GAN_BAD_ARGUMENT,
  GAN_TOO_LARGE,
  GAN_NO_FILE,
  GAN_BAD_FILE
} status_code;

typedef struct
{
  status_code code;
  char message[320];
} status;

status_code status_fail (status *st, status_code code, const char *format, ...)
    __attribute__ ((format (printf, 3, 4)));

#endif
