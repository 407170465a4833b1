## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check_net (fname, argname, net)
##
## Refuses what is not a net of gan_net, or has been one.  The gateways check once more.

function check_net (fname, argname, net)

  if (! (isstruct (net) && isscalar (net)
         && all (isfield (net, {"format", "version", "input", "layers", "params", "average", "state", ...
                                "optimizer"}))
         && strcmp (net.format, "gan-net") && isequal (net.version, 1)
         && isstruct (net.optimizer) && all (isfield (net.optimizer, {"name", "step", "moments"}))
         && isfloat (net.params)))
    fail (fname, "%s must be a net of gan_net, not %s", argname, describe (net));
  endif
  try
    [parts, params, state] = __gan_plan__ (net.input, net.layers);
  catch err
    fail (fname, "%s must be a net of gan_net, but %s", argname,
          regexprep (err.message, '^__gan_plan__: ', ""));
  end_try_catch
  check_column (fname, [argname ".params"], net.params, params, net);
  check_column (fname, [argname ".state"], net.state, state, net);
  if (! isempty (net.average))
    check_column (fname, [argname ".average"], net.average, params, net);
  endif
  if (state > 0)
    check_statistics (fname, argname, net.state, parts);
  endif

endfunction

function fail (fname, format, varargin)
  error (["gan:" fname ":badInput"], ["%s: " format], fname, varargin{:});
endfunction

function check_column (fname, name, value, count, net)
  if (! (isa (value, class (net.params)) && isequal (size (value), [count, 1]) && isreal (value)
         && ! issparse (value)))
    fail (fname, "%s must be a column of %d real numbers of class %s, not %s", name, count,
          class (net.params), describe (value));
  endif
endfunction

## A layer's state is means, and then as many variances.
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
