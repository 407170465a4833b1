## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = mod (...)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function varargout = mod (varargin)

  [varargout{1:nargout + ! nargout}] = builtin ("mod", varargin{:});

endfunction
