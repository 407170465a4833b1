## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## bytes = read_bytes (file)
## [bytes, more] = read_bytes (file, most)
##
## The contents of a file as a column of uint8, decompressed where it is gzip, whatever its
## name.  Not more than MOST bytes are made; MOST may be a function that tells their number from
## the first 64.  MORE says whether there are more; an error does where it is not asked for.

function [bytes, more] = read_bytes (file, most = Inf)

  [fid, msg] = fopen (file, "rb");
  if (fid < 0)
    error ("gan:gan_dataset:noFile", "gan_dataset: %s cannot be opened: %s", file, msg);
  endif
  compressed = isequal (fread (fid, 2, "uint8").', [31, 139]);
  fclose (fid);
  fid = fopen (file, {"rb", "rbz"}{1 + compressed});
  unwind_protect
    try
      bytes = fread (fid, 64, "uint8=>uint8");
      if (is_function_handle (most))
        most = feval (most, bytes);
      endif
      bytes = [bytes; fread(fid, max (0, most - 63), "uint8=>uint8")];
    catch err
      if (strncmp (err.identifier, "gan:", 4))
        rethrow (err);
      endif
      error ("gan:gan_dataset:badFile", "gan_dataset: %s is damaged: it cannot be %s", file,
             {"read", "decompressed"}{1 + compressed});
    end_try_catch
  unwind_protect_cleanup
    fclose (fid);
  end_unwind_protect
  more = numel (bytes) > most;
  bytes = bytes(1:min (most, end));
  if (more && nargout < 2)
    error ("gan:gan_dataset:badFile",
           "gan_dataset: %s is longer than %d bytes, the most that it can have", file, most);
  endif

endfunction
