## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## yes = isequal (a, b)
##
## Octave's, whatever the path has (CONTRIBUTING.md): the same size and the same values, of
## whatever numeric class; structs by their fields, in any order.

function yes = isequal (a, b)

  yes = false;
  if (ndims (a) != ndims (b) || any (size (a) != size (b)))
    return;
  elseif (isstruct (a) && isstruct (b))
    for [value, name] = a
      if (! isfield (b, name) || ! isequal ({a.(name)}, {b.(name)}))
        return;
      endif
    endfor
    yes = numfields (a) == numfields (b);
  elseif (iscell (a) && iscell (b))
    for i = 1:numel (a)
      if (! isequal (a{i}, b{i}))
        return;
      endif
    endfor
    yes = true;
  elseif (is_function_handle (a) && is_function_handle (b))
    yes = a == b;
  elseif (is_array (a) && is_array (b))
    yes = all ((full (a) == full (b))(:));
  endif

endfunction

function yes = is_array (x)
  yes = isnumeric (x) || islogical (x) || ischar (x);
endfunction
