## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, shape] = data_idx_rows (data, transposed)
##
## The array of an IDX file as gan_dataset returns it, a row an observation, and the shape of one:
## n x d, n x height x width, and n x height x width x channels or, where only that number of
## channels is 1, 3 or 4, n x channels x height x width.  If TRANSPOSED, height and width change
## places.  Bytes stay bytes; other whole numbers become floating point ones.

function [X, shape] = data_idx_rows (data, transposed)

  if (any (strcmp (class (data), {"int8", "int16"})))
    data = single (data);
  elseif (isa (data, "int32"))
    data = double (data);
  endif
  sizes = postpad (size (data), 4, 1);
  if (ndims (data) == 4 && any (sizes(2) == [1, 3, 4]) && ! any (sizes(4) == [1, 3, 4]))
    data = permute (data, [1, 3, 4, 2]);
  endif
  if (transposed)
    data = permute (data, [1, 3, 2, 4]);
  endif
  shape = [size(data, 2), size(data, 3), size(data, 4)];
  if (ndims (data) == 2)
    shape = columns (data);
  endif
  X = reshape (data, rows (data), []);

endfunction
