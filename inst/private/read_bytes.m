## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## bytes = read_bytes (file)
## bytes = read_bytes (file, compressed)
##
## The contents of a file as a column of uint8, decompressed by gzip, by default if
## it is named .gz.

function bytes = read_bytes (file, compressed = ! isempty (regexp (file, '\.gz$')))

  [fid, msg] = fopen (file, "rb");
  if (fid < 0)
    error ("gan:gan_dataset:noFile", "gan_dataset: %s cannot be opened: %s", file, msg);
  endif
  if (compressed)
    magic = fread (fid, 2, "uint8").';
    fclose (fid);
    if (! isequal (magic, [31, 139]))
      error ("gan:gan_dataset:badFile",
             ["gan_dataset: %s is not compressed by gzip: " ...
              "it must start with the bytes 31 139, not with%s"], file, sprintf (" %d", magic));
    endif
    fid = fopen (file, "rbz");
  endif
  unwind_protect
    try
      bytes = fread (fid, Inf, "uint8=>uint8");
    catch
      error ("gan:gan_dataset:badFile", "gan_dataset: %s is damaged: it cannot be %s", file,
             {"read", "decompressed"}{1 + compressed});
    end_try_catch
  unwind_protect_cleanup
    fclose (fid);
  end_unwind_protect

endfunction
