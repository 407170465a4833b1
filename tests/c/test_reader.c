/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Files as streams: what zlib has written comes back whole, in pieces of any size, and nothing
 * comes whole from a file that is damaged in any one bit or cut anywhere. */

#include "check.h"
#include "data/reader.h"

#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum
{
  LONG = 200000
};

static char file_name[] = "/tmp/gan_test_reader_XXXXXX";

static void
put (const void *bytes, size_t n)
{
  FILE *f = fopen (file_name, "wb");
  if (!f || fwrite (bytes, 1, n, f) != n || fclose (f) != 0)
    {
      puts ("0 passed, 1 failed");
      exit (1);
    }
}

/* All of it, in pieces; SIZE_MAX when refused. */
static size_t
get (unsigned char *out, size_t room, size_t piece, int unpack, status *st)
{
  *st = (status){ GAN_OK, "" };
  reader *r = reader_open (file_name, unpack, st);
  if (!r)
    return SIZE_MAX;
  size_t n = 0, got = 1;
  while (got > 0 && n < room)
    {
      const size_t asked = piece < room - n ? piece : room - n;
      if (reader_read (r, out + n, asked, &got, st) != GAN_OK)
        n = SIZE_MAX;
      if (n == SIZE_MAX)
        break;
      CHECK (got <= asked);
      n += got;
    }
  reader_close (r);
  return n;
}

/* A member of gzip (RFC 1952) with the fields of the header that `flags` says. */
static size_t
pack (unsigned char *out, size_t room, const unsigned char *in, size_t n, int full_header)
{
  static unsigned char extra[] = { 'a', 'b', 2, 0, 'x', 'y' };
  z_stream z = { 0 };
  gz_header head = { .time = 77, .os = 3, .hcrc = 1 };
  head.extra = extra;
  head.extra_len = sizeof extra;
  head.name = (Bytef *) "a name";
  head.comment = (Bytef *) "a comment";
  deflateInit2 (&z, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
  if (full_header)
    deflateSetHeader (&z, &head);
  z.next_in = (Bytef *) in;
  z.avail_in = n;
  z.next_out = out;
  z.avail_out = room;
  CHECK (deflate (&z, Z_FINISH) == Z_STREAM_END);
  deflateEnd (&z);
  return room - z.avail_out;
}

static unsigned char in[LONG], packed[2 * LONG + 1000], out[2 * LONG + 1000];

static void
test_whole (void)
{
  const size_t pieces[] = { 1, 7, 65536, 65537, LONG, 3 * LONG };
  const size_t lengths[] = { 0, 1, 2, 65535, 65536, 65537, LONG };
  status st;
  for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++)
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
      {
        const size_t n = lengths[k];
        CASE ("reader", "%zu bytes, %zu at a time", n, pieces[i]);
        put (in, n);
        CHECK_NEAR (get (out, sizeof out, pieces[i], 1, &st), n, 0);
        CHECK_SAME (out, in, n);
        /* two members, the second one with all that a header may have, and zeros behind */
        size_t length = pack (packed, sizeof packed, in, n, 0);
        length += pack (packed + length, sizeof packed - length, in, n / 3, 1);
        memset (packed + length, 0, 500);
        put (packed, length + 500);
        CHECK_NEAR (get (out, sizeof out, pieces[i], 1, &st), n + n / 3, 0);
        CHECK_SAME (out, in, n);
        CHECK_SAME (out + n, in, n / 3);
        /* as it is */
        CHECK_NEAR (get (out, sizeof out, pieces[i], 0, &st), length + 500, 0);
        CHECK_SAME (out, packed, length + 500);
        packed[length + 499] = 1;
        put (packed, length + 500);
        CHECK (get (out, sizeof out, pieces[i], 1, &st) == SIZE_MAX);
        CHECK (st.code == GAN_BAD_FILE);
        CHECK (strstr (st.message, "something behind"));
      }
}

/* A wrong bit is an error, or means nothing: those of the time, the system, the hints and the
 * flag of text.  Without gzip's first two bytes the file is a plain one. */
static void
test_every_bit (void)
{
  const size_t n = 300;
  status st;
  for (int full_header = 0; full_header < 2; full_header++)
    {
      size_t length = pack (packed, sizeof packed, in, n, 0);
      length += pack (packed + length, sizeof packed - length, in, n, full_header);
      size_t seen = 0;
      for (size_t bit = 0; bit < 8 * length; bit++)
        {
          CASE ("reader", "full header %d, wrong bit %zu of %zu", full_header, bit, 8 * length);
          packed[bit / 8] ^= 1 << bit % 8;
          put (packed, length);
          const size_t came = get (out, sizeof out, 1000, 1, &st);
          const int right
              = came == 2 * n && memcmp (in, out, n) == 0 && memcmp (in, out + n, n) == 0;
          CHECK (right || came == SIZE_MAX || bit < 16);
          seen += !right;
          packed[bit / 8] ^= 1 << bit % 8;
        }
      /* Of a header without a checksum of its own 49 bits mean nothing: time, hints, system,
       * text; of a block that is not used to its full, 5. */
      CASE ("reader", "full header %d, any wrong bit", full_header);
      CHECK (seen >= 8 * length - 54 * 2 + (full_header ? 49 : 0));
      const size_t first = pack (out, sizeof out, in, n, 0);
      for (size_t cut = 2; cut < length; cut++)
        if (cut != first)
          {
            CASE ("reader", "full header %d, cut at %zu of %zu", full_header, cut, length);
            put (packed, cut);
            CHECK (get (out, sizeof out, 1000, 1, &st) == SIZE_MAX);
            CHECK (st.code == GAN_BAD_FILE);
          }
    }
}

static void
test_no_file (void)
{
  CASE ("reader", "no file");
  status st = { GAN_OK, "" };
  CHECK (!reader_open ("/tmp/there/is/no such file", 1, &st));
  CHECK (st.code == GAN_NO_FILE);
  CHECK_STARTS (st.message, "cannot be opened: ");
  CASE ("reader", "a folder");
  CHECK (!reader_open ("/tmp", 1, &st));
  CHECK (st.code == GAN_BAD_FILE);
  CHECK_STARTS (st.message, "cannot be read: ");
}

int
main (void)
{
  const int fd = mkstemp (file_name);
  if (fd < 0)
    {
      puts ("0 passed, 1 failed");
      return 1;
    }
  close (fd);
  unsigned state = 1;
  for (size_t i = 0; i < LONG; i++)
    {
      state = 1103515245 * state + 12345;
      in[i] = (state >> 16) % (i / 1000 % 2 ? 4 : 256);
    }
  test_whole ();
  test_every_bit ();
  test_no_file ();
  unlink (file_name);
  return check_report ();
}
