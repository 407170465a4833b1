## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## yes = is_writable (folder)
##
## Can a file be made in FOLDER?  One is, and is taken away.

function yes = is_writable (folder)

  yes = isfolder (folder);
  if (yes)
    [fid, name] = mkstemp (fullfile (folder, ".gan-XXXXXX"));
    yes = fid >= 0;
  endif
  if (yes)
    fclose (fid);
    unlink (name);
  endif

endfunction
