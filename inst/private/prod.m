## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = prod (...)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function varargout = prod (varargin)

  [varargout{1:nargout + ! nargout}] = builtin ("prod", varargin{:});

endfunction
