## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## files = data_files_below (folder)
## files = data_files_below (folder, depth)
##
## The files in a folder and in the folders in it, a cell of names relative to it, those that
## are nearer first.  It goes no more than DEPTH folders down, 8 by default (such as
## archive/data/MNIST/raw), and into no more than 300 of them.  What is hidden is passed over.

function files = data_files_below (folder, depth = 8)

  files = {};
  level = {""};
  budget = 300;
  for i = 0:depth
    below = {};
    for sub = level(1:min (end, budget))
      [names, err] = readdir (fullfile (folder, sub{1}));
      if (err)
        continue;
      endif
      names = names(! strncmp (names, ".", 1) & ! strcmp (names, "__MACOSX"));
      paths = cellfun (@(name) fullfile (sub{1}, name), names(:).', "UniformOutput", false);
      folders = cellfun (@(path) isfolder (fullfile (folder, path)), paths);
      files = [files, paths(! folders)];
      below = [below, paths(folders)];
    endfor
    budget = max (0, budget - numel (level));
    level = below;
  endfor

endfunction
