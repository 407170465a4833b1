/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* [bytes, more, packed] = __gan_read__ (file, most, unpack)
 *
 * The first `most` bytes of a file as a column of uint8, all if it has no more, and whether it
 * has more.  If `unpack` and the file is gzip, of what it decompresses to; whether it is that,
 * is `packed`.  Where more is false, the file has been read to its end and is sound.
 *
 * Octave's own streams would do for plain files, but not where the standard input is closed:
 * they take the number 0, and cannot be closed then. */

#include "arguments.h"
#include "data/reader.h"
#include "interrupt.h"

#include <string.h>

enum
{
  FIRST = 1 << 16,  /* bytes of room at the start; twice as many whenever they are full */
  STRETCH = 1 << 24 /* bytes between looks at the keyboard */
};

/* Room for more; what is there moves along.  Not more than `most`, which may be anything. */
static int
widen (unsigned char **bytes, size_t *room, size_t most)
{
  const size_t wanted = *room < FIRST ? FIRST : 2 * *room;
  const size_t next = wanted < most ? wanted : most;
  unsigned char *wider = mxRealloc (*bytes, next ? next : 1);
  if (!wider)
    return 0;
  *bytes = wider;
  *room = next;
  return 1;
}

/* All of it up to `most`; what can raise an error is left to the caller, who closes first. */
static size_t
read_all (reader *r, unsigned char **bytes, size_t most, int *more, status *st)
{
  size_t room = 0, length = 0, got = 1;
  while (got > 0 && length < most && !mx_interrupted ())
    {
      if (length == room && !widen (bytes, &room, most))
        {
          status_fail (st, GAN_TOO_LARGE, "cannot be read: there is no memory for %zu bytes of it",
                       2 * room);
          return length;
        }
      const size_t piece = room - length < STRETCH ? room - length : STRETCH;
      if (reader_read (r, *bytes + length, piece, &got, st) != GAN_OK)
        return length;
      length += got;
    }
  unsigned char next;
  *more = got > 0 && reader_read (r, &next, 1, &got, st) == GAN_OK && got > 0;
  return length;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  mx_arity (nlhs, 3, nrhs, 3, 3, "[bytes, more, packed] = __gan_read__ (file, most, unpack)");
  const size_t letters = mxGetNumberOfElements (prhs[0]);
  char *name = mxIsChar (prhs[0]) && mxGetM (prhs[0]) == 1 && letters == mxGetN (prhs[0])
                   ? mxArrayToString (prhs[0])
                   : NULL;
  if (!name || strlen (name) != letters)
    mx_fail ("badInput", "file must be the name of a file");
  const size_t most = mx_count (prhs[1], "most", 0, (double) (SIZE_MAX / 2));
  const int unpack = mx_count (prhs[2], "unpack", 0, 1);

  status st = { GAN_OK, "" };
  reader *r = reader_open (name, unpack, &st);
  mx_check (&st);
  unsigned char *bytes = NULL;
  int more = 0;
  const size_t length = read_all (r, &bytes, most, &more, &st);
  const int packed = reader_is_packed (r);
  reader_close (r);
  mx_check (&st);

  plhs[0] = mxCreateNumericMatrix (0, 1, mxUINT8_CLASS, mxREAL);
  if (bytes)
    {
      mxSetData (plhs[0], bytes);
      mxSetM (plhs[0], length);
    }
  if (nlhs > 1)
    plhs[1] = mxCreateLogicalScalar (more);
  if (nlhs > 2)
    plhs[2] = mxCreateLogicalScalar (packed);
}
