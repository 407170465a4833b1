/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* A file as a stream of bytes, decompressed as it comes where it is gzip.  Nothing but what
 * is asked for is made, so that whoever reads bounds the memory; and whoever reads to the end
 * has what was written: the lengths and checksums of gzip are looked at, see reader.c. */

#ifndef GAN_READER_H
#define GAN_READER_H

#include "base/status.h"

#include <stddef.h>

typedef struct reader reader;

/* The file NAME (UTF-8), decompressed if `unpack` and it is gzip by its first bytes.  NULL and
 * GAN_NO_FILE when it cannot be opened. */
reader *reader_open (const char *name, int unpack, status *st);

/* Puts the next `room` bytes into `out`, and their number into `got`: fewer only at the end.
 * GAN_BAD_FILE, and why, for a file that cannot be read or is damaged.  Messages are to follow
 * the name of the file. */
status_code reader_read (reader *r, void *out, size_t room, size_t *got, status *st);

/* Whether it is being decompressed. */
int reader_is_packed (const reader *r);

/* Of NULL, too. */
void reader_close (reader *r);

#endif
