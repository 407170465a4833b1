## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn {} {} __gan_standard_streams__ ()
## Open those of the standard input, output and error that are closed, to /dev/null.
##
## A service may start Octave without them.  The next files to be opened would then have their
## numbers, 0 to 2: they could not be closed, and what is printed would be written into them.
## Called when the package is loaded.
## @end deftypefn

## PKG_ADD: __gan_standard_streams__ ();

function __gan_standard_streams__ ()

  do
    id = fopen ("/dev/null", "r+");
  until (id < 0 || id > 2)
  if (id > 2)
    fclose (id);
  endif

endfunction
