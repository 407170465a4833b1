## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## write_file (file, contents)
## write_file (file, contents, "a")
##
## Writes characters or bytes into FILE, or to its end; an error where that fails.

function write_file (file, contents, mode = "w")

  [fid, why] = fopen (file, [mode "b"]);
  if (fid < 0)
    error ("gan:gan_demo:notWritten", "%s cannot be written: %s", file, why);
  endif
  size = stat (fid).size;
  fwrite (fid, contents);
  fclose (fid);
  ## Neither of them tells of a full disk.
  if (stat (file).size != size + numel (contents))
    error ("gan:gan_demo:notWritten", "%s cannot be written whole; is the disk full?", file);
  endif

endfunction
