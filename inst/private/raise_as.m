## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## raise_as (fname, err)
## raise_as (fname, err, where)
##
## Raises the error ERR of another function, a gateway say, as one of the public function FNAME,
## which the user called; WHERE, if given, stands after its name.

function raise_as (fname, err, where = "")

  id = regexprep (err.identifier, '^gan:(.*:)?', ["gan:" fname ":"]);
  message = regexprep (err.message, {'^\w+: ', '__(gan_\w+?)__'}, {"", "$1"});
  error (id, "%s: %s%s", fname, where, message);

endfunction
