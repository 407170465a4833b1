## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## picture = write_images (file, panels, headings, caption)
##
## Writes PANELS, a cell of pictures of gan_grid of the same height, side by side into the PNG
## file FILE, each under one of the HEADINGS, and below them the CAPTION.  Nothing is smoothed:
## a pixel of theirs becomes a square of scale x scale pixels, with a scale that makes the file
## about 1500 pixels wide, and no more than 6000 high where that can be.  PICTURE is a struct with file, caption, grid (the panels side by
## side), scale, and corner ([row, column] in the file of the grid's first pixel).

function picture = write_images (file, panels, headings, caption)

  [gap, margin] = deal (6, 24);
  grid = panels{1};
  from = 0;
  for i = 2:numel (panels)
    from(i) = columns (grid) + gap;
    grid = [grid, 255 * ones(rows (grid), gap, size (grid, 3), "uint8"), panels{i}];
  endfor
  scale = max (1, min (round (1500 / columns (grid)), floor (6000 / rows (grid))));
  width = scale * columns (grid) + 2 * margin;

  ## In pixels: the width of a letter, more or less; the height of the headings, and of a line.
  [letter, head, line] = deal (14.5, 48, 45);
  middle = margin + scale * (from + cellfun (@columns, panels) / 2);
  reach = letter * cellfun (@numel, headings) / 2;
  middle = max (min (middle, width - reach), reach);
  pattern = sprintf ("(.{1,%d})(\\s+|$)", floor ((width - 2 * margin) / letter));
  lines = cellfun (@(token) strtrim (token{1}), regexp (caption, pattern, "tokens"), ...
                   "UniformOutput", false);
  words = cell (0, 4);
  for i = 1:numel (panels)
    words(end+1,:) = {middle(i), head / 2, headings{i}, "center"};
  endfor
  for i = 1:numel (lines)
    words(end+1,:) = {margin, head + line * i, lines{i}, "left"};
  endfor
  strip = written ([width, round(head + line * (numel (lines) + .8))], words);
  strip = repmat (strip, [1, 1, size(grid, 3)]);

  A = 255 * ones (scale * rows (grid), width, size (grid, 3), "uint8");
  A(:,margin+1:end-margin,:) = repelem (grid, scale, scale, 1);
  A = [strip(1:head,:,:); A; strip(head+1:end,:,:)];
  imwrite (A, file);
  printf ("Written: %s\n", file);
  picture = struct ("file", file, "caption", caption, "grid", grid, "scale", scale, ...
                    "corner", [head, margin] + 1);

endfunction

## Grey pixels with WORDS on white: x and y from the upper left in pixels, text, alignment.
function strip = written (extent, words)
  fig = new_figure (extent / 2);
  unwind_protect
    ax = axes ("position", [0 0 1 1], "xlim", [0 extent(1)], "ylim", [0 extent(2)], ...
               "ydir", "reverse", "visible", "off");
    for row = words.'
      text (row{1:3}, "parent", ax, "horizontalalignment", row{4}, "fontsize", 15, ...
            "verticalalignment", "middle", "interpreter", "none");
    endfor
    drawn = drawn_pixels (fig, 144)(:,:,1);
  unwind_protect_cleanup
    close (fig);
  end_unwind_protect
  ## Its size may have been rounded.
  strip = postpad (postpad (drawn, extent(2), 255, 1), extent(1), 255, 2);
endfunction
