## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## history = check_history (fname, argname, history, columns)
##
## A history of gan_train in the argument ARGNAME of the function FNAME, its numbers in columns;
## an error where one of COLUMNS is missing, of another length or not of numbers.  It may be empty.

function history = check_history (fname, argname, history, columns)

  fail = @(varargin) error (["gan:" fname ":badInput"], varargin{:});
  if (! (isstruct (history) && isscalar (history)))
    fail ("%s: %s must be a history or a model of gan_train, not %s", fname, argname, describe (history));
  endif
  for name = columns
    if (! isfield (history, name{1}))
      fail ("%s: %s has no field %s", fname, argname, name{1});
    endif
    x = ordinary (fname, [argname "." name{1}], history.(name{1}));
    if (! (isnumeric (x) && isreal (x) && ! issparse (x)
           && (isvector (x) || isscalar (x) || isempty (x))))
      fail ("%s: %s.%s must be a column of real numbers, not %s", fname, argname, name{1},
            describe (history.(name{1})));
    endif
    history.(name{1}) = double (x(:));
  endfor
  lines = numel (history.iteration);
  for name = columns
    if (numel (history.(name{1})) != lines)
      fail ("%s: %s.%s must be a column of real numbers as long as iteration, %d, not %s", fname,
            argname, name{1}, lines, describe (history.(name{1})));
    endif
  endfor
  t = history.iteration;
  if (! all (t >= 0 & t == fix (t) & t < 2^53) || any (t(2:end) <= t(1:end-1)))
    fail ("%s: %s.iteration must be whole numbers from 0 that grow", fname, argname);
  endif

endfunction
