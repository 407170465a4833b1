## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## name = data_plain_name (path)
##
## The last part of a path in lower case, with "-" for whatever stands between letters and digits.

function name = data_plain_name (path)

  [~, name, extension] = fileparts (path);
  name = regexprep (lower ([name, extension]), {'[^a-z0-9]+', '^-|-$'}, {"-", ""});

endfunction
