## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check_net (fname, argname, net)
##
## Refuses what is not a net of gan_net, or has been one.  The gateways check once more.

function check_net (fname, argname, net)

  fail = @(varargin) error (["gan:" fname ":badInput"], varargin{:});
  if (! (isstruct (net) && isscalar (net)
         && all (isfield (net, {"format", "version", "input", "layers", "params", "average", "state", ...
                                "optimizer"}))
         && strcmp (net.format, "gan-net") && isequal (net.version, 1)
         && isstruct (net.optimizer) && all (isfield (net.optimizer, {"name", "step", "moments"}))
         && isfloat (net.params)))
    fail ("%s: %s must be a net of gan_net, not %s", fname, argname, describe (net));
  endif
  try
    [parts, params, state] = __gan_plan__ (net.input, net.layers);
  catch err
    fail ("%s: %s must be a net of gan_net, but %s", fname, argname,
          regexprep (err.message, '^__gan_plan__: ', ""));
  end_try_catch
  wanted = struct ("params", params, "state", state);
  if (! isempty (net.average))
    wanted.average = params;
  endif
  for [count, name] = wanted
    value = net.(name);
    if (! isa (value, class (net.params)) || ! isreal (value) || issparse (value)
        || ! isequal (size (value), [count, 1]))
      fail ("%s: %s.%s must be a column of %d real numbers of class %s, not %s", fname, argname,
            name, count, class (net.params), describe (value));
    endif
  endfor
  if (state > 0)
    check_statistics (fail, fname, argname, net.state, parts);
  endif

endfunction

## A layer's state is means, and then as many variances.
function check_statistics (fail, fname, argname, state, parts)
  if (! all (isfinite (state)))
    fail ("%s: %s.state must be finite, but it has %d NaN or Inf", fname, argname,
          nnz (! isfinite (state)));
  endif
  at = cumsum ([parts.state]) - [parts.state];
  for i = find ([parts.state])
    features = parts(i).state / 2;
    least = min (state(at(i) + features + (1:features)));
    if (least < 0)
      fail ("%s: %s.state must have variances of at least 0, but layer %d has one of %g", fname,
            argname, i, least);
    endif
  endfor
endfunction
