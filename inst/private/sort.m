## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [s, i] = sort (...)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function varargout = sort (varargin)

  [varargout{1:nargout + ! nargout}] = builtin ("sort", varargin{:});

endfunction
