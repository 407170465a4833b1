## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## vars = data_load_mat (file, names)
##
## Variables of a .mat file, which must have all of NAMES, arrays of real numbers.

function vars = data_load_mat (file, names)

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
    value = vars.(name{1});
    if (! isnumeric (value) || ! isreal (value) || issparse (value)
        || ! all (isfinite (value(:))))
      error ("gan:gan_dataset:badFile",
             "gan_dataset: %s must have an array of finite real numbers in %s, not %s", file,
             name{1}, describe (value));
    endif
  endfor

endfunction
