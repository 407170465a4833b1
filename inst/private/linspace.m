## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = linspace (...)
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function varargout = linspace (varargin)

  [varargout{1:nargout + ! nargout}] = builtin ("linspace", varargin{:});

endfunction
