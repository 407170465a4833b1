## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## A = drawn_pixels (fig, resolution)
##
## The figure FIG as it is printed with RESOLUTION dots per inch: pixels, height x width x 3.

function A = drawn_pixels (fig, resolution)

  page = [tempname() ".png"];
  unwind_protect
    print (fig, "-dpng", sprintf ("-r%d", resolution), page);
    A = imread (page);
  unwind_protect_cleanup
    if (exist (page, "file"))
      unlink (page);
    endif
  end_unwind_protect

endfunction
