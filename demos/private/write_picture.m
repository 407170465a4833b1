## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## write_picture (folder, name, [width, height], draw)
##
## Calls DRAW on a figure of that size in points that is not shown, and writes it to
## NAME.png and NAME.pdf in FOLDER.

function write_picture (folder, name, extent, draw)

  fig = new_figure (extent);
  unwind_protect
    draw ();
    file = fullfile (folder, name);
    print_figure (fig, [file ".png"], "-r150");
    print_figure (fig, [file ".pdf"]);
  unwind_protect_cleanup
    close (fig);
  end_unwind_protect
  printf ("Written: %s.png and .pdf\n", file);

endfunction
