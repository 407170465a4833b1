## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## text = describe (value)
##
## What a value is, in the few words that an error message has room for.

function text = describe (value)

  if (ischar (value) && rows (value) <= 1)
    if (numel (value) > 40)
      value = [value(1:37) "..."];
    endif
    text = ["\"" value "\""];
  elseif (is_function_handle (value))
    text = "a function handle";
  elseif (islogical (value) && isscalar (value) && ! issparse (value))
    text = {"false", "true"}{value + 1};
  elseif (isnumeric (value) && isscalar (value) && isreal (value) && ! issparse (value))
    text = sprintf ("%.15g", double (value));
  elseif (isfloat (value) && isreal (value) && ! isempty (value) && ! all (isfinite (value(:))))
    text = sprintf ("one with %d NaN or Inf", nnz (! isfinite (value)));
  else
    size_text = strjoin (arrayfun (@(n) sprintf ("%d", n), size (value), "UniformOutput", false),
                         "-by-");
    kind = "";
    if (isempty (value))
      kind = "empty ";
    elseif (issparse (value))
      kind = "sparse ";
    elseif (isnumeric (value) && iscomplex (value))
      kind = "complex ";
    endif
    text = sprintf ("a %s %s%s", size_text, kind, class (value));
  endif

endfunction
