## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = sum (...)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function varargout = sum (varargin)

  [varargout{1:nargout + ! nargout}] = builtin ("sum", varargin{:});

endfunction
