## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [opts, given] = option_parse (fname, table, args)
##
## Options of the function FNAME from the cell ARGS: name-value pairs, whose names are matched
## in any case, and structs of options, in any order.
## TABLE is n-by-3: name, default, rule (option_check).  Later values win.  Numbers come out
## as double, whatever class they came in, and words in lower case, but for options
## whose default is "", which are names of files.  OPTS has all options, GIVEN those that are
## named in ARGS.

function [opts, given] = option_parse (fname, table, args)

  [opts, given, at] = __gan_options__ (table, args);   # as far as all is plain
  if (at > numel (args))
    return;
  endif
  args = args(at:end);
  names = table(:, 1);
  if (any (cellfun (@isstruct, args)))
    args = spread_structs (fname, args);
  endif
  for i = 1:2:numel (args)
    if (! ischar (args{i}) || isempty (args{i}) || rows (args{i}) != 1)
      error (["gan:" fname ":badOption"],
             "%s: options must come as name-value pairs, but there is %s where a name should be",
             fname, describe (args{i}));
    endif
    which = find (strcmpi (args{i}, names));
    if (isempty (which))
      error (["gan:" fname ":unknownOption"], "%s: unknown option %s", fname,
             unknown_name (args{i}, names));
    endif
    if (i == numel (args))
      error (["gan:" fname ":badOption"], "%s: option \"%s\" has no value", fname, names{which});
    endif
    value = args{i + 1};
    if (! (ischar (value) || isa (value, "double") && isscalar (value) && isreal (value))
        && (! islogical (value) || isscalar (value)))   # several may be meant as a mask
      value = ordinary (fname, names{which}, value);
    endif
    wanted = option_check (table{which, 3}, value, fname);
    if (! isempty (wanted))
      error (["gan:" fname ":badInput"], "%s: %s must be %s, not %s", fname, names{which},
             wanted, describe (args{i + 1}));
    endif
    if (ischar (value) && ! (ischar (table{which, 2}) && isempty (table{which, 2})))
      value = lower (value);
    elseif (isscalar (value) && (isnumeric (value) || islogical (value)))
      value = double (value);
    endif
    opts.(names{which}) = value;
    given.(names{which}) = value;
  endfor

endfunction

## Structs where names would stand, as pairs.
function pairs = spread_structs (fname, args)
  pairs = {};
  at = 1;
  while (at <= numel (args))
    last = min (at + 1, numel (args));
    some = args(at:last);
    if (isstruct (args{at}))
      if (! isscalar (args{at}))
        error (["gan:" fname ":badInput"],
               "%s: the struct of options must be 1-by-1, not %s", fname, describe (args{at}));
      endif
      some = [fieldnames(args{at}), struct2cell(args{at})].';
      last = at;
    endif
    pairs(end+(1:numel (some))) = some;
    at = last + 1;
  endwhile
endfunction
