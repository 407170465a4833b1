## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [a, b, ...] = deal (x, y, ...)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function varargout = deal (varargin)

  varargout = varargin;
  if (nargin == 1)
    varargout = varargin(ones (1, nargout));
  endif

endfunction
