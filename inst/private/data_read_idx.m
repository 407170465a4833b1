## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [data, checksum] = data_read_idx (file, dimensions)
## [data, checksum] = data_read_idx (file, dimensions, most)
##
## The array in an IDX file, plain or gzip, as n x ..., in the file's class; and the SHA-256 of
## the file, decompressed.  Two zero bytes, one for the type and one for the number of dimensions
## are followed by the sizes and the elements, big-endian, the last index moving fastest.
## DIMENSIONS are the numbers of dimensions that are wanted, MOST (default Inf) is the largest n.
## Source: Y. LeCun, C. Cortes and C. Burges, The MNIST database.

function [data, checksum] = data_read_idx (file, dimensions, most = Inf)

  [bytes, more] = data_read_bytes (file, @(first) parse (file, first, dimensions, most).length);
  header = parse (file, bytes, dimensions, most);
  wanted = header.length - header.offset;
  if (more)
    fail (file, "must have %.0f bytes after its header, as that says, but has more", wanted);
  elseif (numel (bytes) != header.length)
    fail (file, "must have %.0f bytes after its header, as that says, but has %d", wanted,
          numel (bytes) - header.offset);
  endif
  checksum = data_sha256 (bytes);

  data = typecast (bytes(header.offset + 1:end), header.class);
  [~, ~, endian] = computer ();
  if (endian == "L")
    data = swapbytes (data);
  endif
  order = numel (header.sizes):-1:1;
  if (isscalar (order))
    data = data(:);
  else
    data = permute (reshape (data, header.sizes(order)), order);
  endif

endfunction

## What the beginning of a file says: class, sizes, and numbers of bytes.
function header = parse (file, bytes, dimensions, most)
  types = {8, "uint8", 1; 9, "int8", 1; 11, "int16", 2; 12, "int32", 4; 13, "single", 4;
           14, "double", 8};
  kind = data_file_kind (bytes);
  if (! isempty (kind))
    fail (file, "is no IDX file but %s", kind);
  endif
  if (numel (bytes) < 4)
    fail (file, "must start with %d bytes of header, but has %d bytes", 4 * (1 + min (dimensions)),
          numel (bytes));
  endif
  magic = double (bytes(1:4)).';
  type = find ([types{:,1}] == magic(3));
  idx = ! any (magic(1:2)) && ! isempty (type);
  if (idx && magic(4) == 1 && ! any (dimensions == 1) && ! isscalar (dimensions))
    fail (file, ["has one number for each row, as labels are: give the file of the images, and " ...
                 "this one as \"Labels\""]);
  elseif (! (idx && any (magic(4) == dimensions)))
    if (isscalar (dimensions))
      fail (file, "must start with the magic number %d, not with %d", 2048 + dimensions,
            magic * [2^24; 2^16; 2^8; 1]);
    endif
    fail (file, ["is no IDX file of images: it must start with 0 0, a type and the number of " ...
                 "dimensions, as 0 0 8 3, not with%s"], sprintf (" %d", magic));
  endif
  offset = 4 * (1 + magic(4));
  if (numel (bytes) < offset)
    fail (file, "must start with %d bytes of header, but has %d bytes", offset, numel (bytes));
  endif
  sizes = [2^24 2^16 2^8 1] * reshape (double (bytes(5:offset)), 4, []);
  if (any (sizes == 0))
    fail (file, "must not be empty, but its header says%s", sprintf (" %d", sizes));
  elseif (sizes(1) > most)
    fail (file, "must be of %d rows at most, but its header says %d", most, sizes(1));
  endif
  header = struct ("class", types{type,2}, "sizes", sizes, "offset", offset, ...
                   "length", offset + types{type,3} * prod (sizes));
endfunction

function fail (file, template, varargin)
  error ("gan:gan_dataset:badFile", ["gan_dataset: %s " template], file, varargin{:});
endfunction
