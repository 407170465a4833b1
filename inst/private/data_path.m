## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## path = data_path (path)
##
## With a home for the "~" that it begins with; any other "~" is a part of a name.  (Octave's
## tilde_expand takes one after a space, too.)

function path = data_path (path)

  if (strncmp (path, "~", 1))
    start = strtok (path, ["/", filesep()]);
    path = [tilde_expand(start), path(numel (start) + 1:end)];
  endif

endfunction
