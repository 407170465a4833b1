## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## value = net_storable (value)
##
## The value in a form that every format of Octave's save can write and load can read: a
## function handle (which -v6 and -v7 refuse) becomes its text, and an empty matrix of
## class double (which load cannot read from -float-binary) one of class single.  Fields
## `params` stay: their class is the precision of a net, also of one without any.

function value = net_storable (value)

  if (is_function_handle (value))
    value = func2str (value);
    value = [repmat("@", 1, value(1) != "@"), value];
  elseif (isa (value, "double") && isempty (value))
    value = zeros (size (value), "single");
  elseif (iscell (value))
    for i = 1:numel (value)
      value{i} = net_storable (value{i});
    endfor
  elseif (isstruct (value) && isscalar (value))
    for [part, name] = value
      if (! strcmp (name, "params"))
        value.(name) = net_storable (part);
      endif
    endfor
  endif

endfunction
