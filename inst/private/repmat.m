## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## B = repmat (A, m, n)
## B = repmat (A, [m, n, ...])
##
## Octave's, whatever the path has (CONTRIBUTING.md).

function B = repmat (A, m, n = [])

  times = double ([m(:).', n]);
  if (isscalar (times))
    times = [times, times];
  endif
  index = cell (1, max (numel (times), ndims (A)));
  times(end+1:numel (index)) = 1;
  for k = 1:numel (index)
    index{k} = ((1:size (A, k)).' * ones (1, times(k)))(:);
  endfor
  B = A(index{:});

endfunction
