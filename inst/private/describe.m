## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## text = describe (value)
##
## What a value is, in the few words that an error message has room for.

function text = describe (value)

  if (ischar (value) && rows (value) <= 1)
    if (numel (value) <= 40)
      text = ["\"" value "\""];
    else
      text = sprintf ("\"%s...\" of %d characters", value(1:30), numel (value));
    endif
  elseif (is_function_handle (value))
    text = "a function handle";
  elseif (islogical (value) && isscalar (value) && ! issparse (value))
    text = {"false", "true"}{value + 1};
  elseif (isnumeric (value) && isscalar (value) && isreal (value) && ! issparse (value))
    text = sprintf ("%.15g", double (value));
  elseif (not_finite (value) > 0)
    text = sprintf ("one with %d NaN or Inf", not_finite (value));
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

## Of real numbers; 0 where a range or a diagonal matrix is beyond memory.
function count = not_finite (value)
  count = 0;
  if (isfloat (value) && isreal (value) && ! issparse (value))
    try
      count = nnz (! isfinite (value));
    end_try_catch
  endif
endfunction
