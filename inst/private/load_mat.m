## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## vars = load_mat (file, names)
##
## Variables of a .mat file, which must have all of NAMES.

function vars = load_mat (file, names)

  try
    vars = load (file, names{:});
  catch err
    error ("gan:gan_dataset:badFile", "gan_dataset: %s cannot be read as a .mat file: %s", file,
           err.message);
  end_try_catch
  for name = names
    if (! isstruct (vars) || ! isfield (vars, name{1}))
      error ("gan:gan_dataset:badFile", "gan_dataset: %s must have a variable %s", file, name{1});
    endif
  endfor

endfunction
