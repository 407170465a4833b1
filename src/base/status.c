/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

status_code
status_fail (status *st, status_code code, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  vsnprintf (st->message, sizeof st->message, format, args);
  va_end (args);
  st->code = code;
  return code;
}
