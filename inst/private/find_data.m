## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## file = find_data (folder, subfolders, names)
##
## The first file of one of NAMES in FOLDER or one of its SUBFOLDERS; "" if there is
## none.  A folder where a file should be is an error.

function file = find_data (folder, subfolders, names)

  for sub = [{""}, subfolders]
    for name = names
      file = fullfile (folder, sub{1}, name{1});
      if (isfolder (file))
        error ("gan:gan_dataset:badFile", "gan_dataset: %s must be a file, not a folder", file);
      elseif (isfile (file))
        return;
      endif
    endfor
  endfor
  file = "";

endfunction
