/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Files, plain and gzip (RFC 1952).
 *
 * zlib inflates, and compares each member's CRC-32 and length with what it has made, and the
 * header's CRC-16 where there is one.  What remains to be seen to here is what lies between
 * and behind the members: a file may be several of them in a row, and be filled up with zeros
 * (as on tapes); anything else behind a member is damage, and so is a file that ends within one.
 */

#define ZLIB_CONST
#include "data/reader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#ifdef _WIN32
#include <windows.h>
#endif

enum
{
  CHUNK = 1 << 16,   /* bytes of the file that are held */
  GZIP = 15 + 16,    /* zlib's way to say: the largest window, and a header of gzip */
  MOST_OUT = 1 << 30 /* at a time; zlib counts in unsigned int */
};

struct reader
{
  FILE *file;
  z_stream z; /* next_in, avail_in: what is held and not used yet, plain or packed */
  int packed; /* decompressed */
  enum
  {
    INSIDE, /* a member */
    BETWEEN,
    PADDING /* among zeros behind the last one */
  } place;
  unsigned char held[CHUNK];
};

static FILE *
open_file (const char *name)
{
#ifdef _WIN32
  wchar_t wide[4096];
  if (!MultiByteToWideChar (CP_UTF8, 0, name, -1, wide, 4096))
    {
      errno = ENOENT;
      return NULL;
    }
  return _wfopen (wide, L"rb");
#else
  return fopen (name, "rb");
#endif
}

/* Sees to it that `wanted` bytes are held, or all that are left. */
static status_code
hold (reader *r, size_t wanted, status *st)
{
  if (r->z.avail_in >= wanted)
    return GAN_OK;
  memmove (r->held, r->z.next_in, r->z.avail_in);
  r->z.next_in = r->held;
  errno = 0;
  r->z.avail_in += fread (r->held + r->z.avail_in, 1, CHUNK - r->z.avail_in, r->file);
  if (ferror (r->file))
    return status_fail (st, GAN_BAD_FILE, "cannot be read: %s", strerror (errno));
  return GAN_OK;
}

static int
is_gzip (const reader *r)
{
  return r->z.avail_in >= 2 && r->z.next_in[0] == 31 && r->z.next_in[1] == 139;
}

reader *
reader_open (const char *name, int unpack, status *st)
{
  reader *r = calloc (1, sizeof *r);
  if (!r)
    {
      status_fail (st, GAN_TOO_LARGE, "cannot be read: there is no memory");
      return NULL;
    }
  r->z.next_in = r->held;
  r->file = open_file (name);
  if (!r->file)
    {
      status_fail (st, GAN_NO_FILE, "cannot be opened: %s", strerror (errno));
      reader_close (r);
      return NULL;
    }
  setvbuf (r->file, NULL, _IONBF, 0);
  if (hold (r, 2, st) != GAN_OK)
    {
      reader_close (r);
      return NULL;
    }
  if (unpack && is_gzip (r))
    {
      if (inflateInit2 (&r->z, GZIP) != Z_OK)
        {
          status_fail (st, GAN_TOO_LARGE, "cannot be decompressed: there is no memory");
          reader_close (r);
          return NULL;
        }
      r->packed = 1;
    }
  return r;
}

int
reader_is_packed (const reader *r)
{
  return r->packed;
}

void
reader_close (reader *r)
{
  if (!r)
    return;
  if (r->packed)
    inflateEnd (&r->z);
  if (r->file)
    fclose (r->file);
  free (r);
}

/* Some of the next bytes; none only at the end. */
static status_code
read_plain (reader *r, unsigned char *out, size_t room, size_t *got, status *st)
{
  *got = 0;
  if (hold (r, 1, st) != GAN_OK)
    return st->code;
  *got = room < r->z.avail_in ? room : r->z.avail_in;
  memcpy (out, r->z.next_in, *got);
  r->z.next_in += *got;
  r->z.avail_in -= *got;
  return GAN_OK;
}

/* Goes from the end of a member into the next one, or over what fills the file up. */
static status_code
go_on (reader *r, int *at_end, status *st)
{
  *at_end = 0;
  if (hold (r, 2, st) != GAN_OK)
    return st->code;
  if (r->place == BETWEEN && is_gzip (r))
    {
      inflateReset (&r->z);
      r->place = INSIDE;
      return GAN_OK;
    }
  r->place = PADDING;
  while (r->z.avail_in > 0)
    {
      for (; r->z.avail_in > 0; r->z.next_in++, r->z.avail_in--)
        if (*r->z.next_in != 0)
          return status_fail (st, GAN_BAD_FILE,
                              "is damaged: there is something behind its compressed contents");
      if (hold (r, 1, st) != GAN_OK)
        return st->code;
    }
  *at_end = 1;
  return GAN_OK;
}

static status_code
read_packed (reader *r, unsigned char *out, size_t room, size_t *got, status *st)
{
  *got = 0;
  while (*got == 0)
    {
      int at_end = 0;
      if (r->place != INSIDE && (go_on (r, &at_end, st) != GAN_OK || at_end))
        return st->code;
      if (hold (r, 1, st) != GAN_OK)
        return st->code;
      r->z.next_out = out;
      r->z.avail_out = room < MOST_OUT ? room : MOST_OUT;
      const unsigned asked = r->z.avail_out;
      const int came = inflate (&r->z, Z_NO_FLUSH);
      *got = asked - r->z.avail_out;
      if (came == Z_STREAM_END)
        r->place = BETWEEN;
      else if (came == Z_MEM_ERROR)
        return status_fail (st, GAN_TOO_LARGE, "cannot be decompressed: there is no memory");
      else if (came == Z_BUF_ERROR)
        return status_fail (st, GAN_BAD_FILE, "is damaged: it is cut off");
      else if (came != Z_OK)
        return status_fail (st, GAN_BAD_FILE, "is damaged: it cannot be decompressed (%s)",
                            r->z.msg ? r->z.msg : "it is not gzip");
    }
  return GAN_OK;
}

status_code
reader_read (reader *r, void *out, size_t room, size_t *got, status *st)
{
  st->code = GAN_OK;
  *got = 0;
  size_t came = 1;
  while (came > 0 && *got < room)
    {
      const status_code code = (r->packed ? read_packed : read_plain) (
          r, (unsigned char *) out + *got, room - *got, &came, st);
      *got += came;
      if (code != GAN_OK)
        return code;
    }
  return GAN_OK;
}
