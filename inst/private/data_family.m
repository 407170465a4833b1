## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## family = data_family (path)
##
## The family of sets (data_known) that the folders of PATH are named after, the last one that
## is; "" if none is.

function family = data_family (path)

  persistent families = {data_known().family};
  family = "";
  parts = strsplit (strrep (path, filesep (), "/"), "/");
  for i = numel (parts):-1:1
    name = regexprep (lower (parts{i}), '[^a-z0-9]', "");
    fits = find (! cellfun (@isempty, regexp (name, families, "once")), 1);
    if (! isempty (fits))
      family = families{fits};
      return;
    endif
  endfor

endfunction
