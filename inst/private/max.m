## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [y, i] = max (...)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function varargout = max (varargin)

  [varargout{1:nargout + ! nargout}] = builtin ("max", varargin{:});

endfunction
