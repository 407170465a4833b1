## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## net = check_net (fname, argname, net)
##
## The net in the argument ARGNAME of the function FNAME, with its numbers in ordinary arrays
## (ordinary.m); an error where it is not one that gan_net and gan_update have made: its layers,
## the columns params, state and average, and what the optimizer keeps.

function net = check_net (fname, argname, net)

  if (! (isstruct (net) && isscalar (net)
         && all (isfield (net, {"format", "version", "input", "layers", "params", "average", "state", ...
                                "optimizer"}))
         && isequal (net.format, "gan-net") && isequal (net.version, 1)))
    fail (fname, "%s must be a net of gan_net, not %s", argname, describe (net));
  endif
  for name = {"input", "params", "state", "average"}
    net.(name{1}) = ordinary (fname, [argname "." name{1}], net.(name{1}));
  endfor
  try
    [parts, params, state] = __gan_plan__ (net.input, net.layers);
  catch err
    raise_as (fname, err, [argname " must be a net of gan_net, but "]);
  end_try_catch
  if (! isfloat (net.params))
    fail (fname, "%s.params must be a column of %d real numbers, not %s", argname, params,
          describe (net.params));
  endif
  check_column (fname, [argname ".params"], net.params, params, net);
  check_column (fname, [argname ".state"], net.state, state, net);
  if (! (isnumeric (net.average) && isempty (net.average)))
    check_column (fname, [argname ".average"], net.average, params, net);
  endif
  if (state > 0)
    check_statistics (fname, argname, net.state, parts);
  endif
  net.optimizer = check_optimizer (fname, [argname ".optimizer"], net.optimizer, net);

endfunction

function fail (fname, format, varargin)
  error (["gan:" fname ":badInput"], ["%s: " format], fname, varargin{:});
endfunction

function check_column (fname, name, value, count, net)
  same_class = isa (value, class (net.params)) || (count == 0 && isfloat (value));
  if (! (same_class && isequal (size (value), [count, 1]) && isreal (value)
         && ! issparse (value)))
    fail (fname, "%s must be a column of %d real numbers of class %s, not %s", name, count,
          class (net.params), describe (value));
  endif
endfunction

function check_statistics (fname, argname, state, parts)
  if (! all (isfinite (state)))
    fail (fname, "%s.state must be finite, but it has %d NaN or Inf", argname,
          nnz (! isfinite (state)));
  endif
  counts = [parts.state];
  ends = cumsum (counts);
  for i = find (counts)
    least = min (state(ends(i)-counts(i)/2+1:ends(i)));
    if (least < 0)
      fail (fname, "%s.state must have variances of at least 0, but layer %d has one of %g", argname,
            i, least);
    endif
  endfor
endfunction

## Moments belong to a rule by name; without one there are none, and gan_update makes them.
function optimizer = check_optimizer (fname, argname, optimizer, net)
  if (! (isstruct (optimizer) && isscalar (optimizer)
         && all (isfield (optimizer, {"name", "step", "moments"}))))
    fail (fname, "%s must be that of a net of gan_net, not %s", argname, describe (optimizer));
  endif
  name = optimizer.name;
  if (! (ischar (name) && rows (name) <= 1 && any (strcmp (name, {"", "sgd", "adam", "rmsprop"}))))
    fail (fname, "%s.name must be \"sgd\", \"adam\", \"rmsprop\" or \"\", not %s", argname,
          describe (name));
  endif
  optimizer.step = ordinary (fname, [argname ".step"], optimizer.step);
  wanted = check_count (0, 2^53 - 1) (optimizer.step);
  if (! isempty (wanted))
    fail (fname, "%s.step must be %s, not %s", argname, wanted, describe (optimizer.step));
  endif
  if (isempty (name))
    return;
  endif
  moments = ordinary (fname, [argname ".moments"], optimizer.moments);
  shape = [rows(net.params), 1 + strcmp(name, "adam")];
  if (! (isa (moments, class (net.params)) && isequal (size (moments), shape) && isreal (moments)
         && ! issparse (moments)))
    fail (fname, "%s.moments must be %d-by-%d real numbers of class %s, not %s", argname, shape,
          class (net.params), describe (moments));
  elseif (! all (isfinite (moments(:))))
    fail (fname, "%s.moments must be finite, but it has %d NaN or Inf", argname,
          nnz (! isfinite (moments)));
  endif
  optimizer.moments = moments;
endfunction
