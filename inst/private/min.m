## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [y, i] = min (...)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function varargout = min (varargin)

  [varargout{1:nargout + ! nargout}] = builtin ("min", varargin{:});

endfunction
