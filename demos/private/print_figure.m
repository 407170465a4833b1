## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## print_figure (fig, file, option, ...)
##
## Prints the figure FIG into FILE, as its ending says, with more options of print.  That is given
## a name of ours: it hands names to a shell without quoting, and does not always tell when it has
## written nothing.

function print_figure (fig, file, varargin)

  [~, ~, ending] = fileparts (file);
  page = [tempname() ending];
  unwind_protect
    print (fig, ["-d" ending(2:end)], varargin{:}, page);
    fid = fopen (page, "rb");
    if (fid < 0)
      error ("gan:gan_demo:notDrawn", "%s cannot be drawn: print wrote nothing", file);
    endif
    bytes = fread (fid, Inf, "uint8=>uint8");
    fclose (fid);
  unwind_protect_cleanup
    if (isfile (page))
      unlink (page);
    endif
  end_unwind_protect
  write_file (file, bytes);

endfunction
