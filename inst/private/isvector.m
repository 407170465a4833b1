## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## yes = isvector (...)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function varargout = isvector (varargin)

  [varargout{1:nargout + ! nargout}] = builtin ("isvector", varargin{:});

endfunction
