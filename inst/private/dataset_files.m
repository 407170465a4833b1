## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, labels, info] = dataset_files (name, args)
##
## What gan_dataset returns of the collections mnist, cifar10 and tfd.

function [X, labels, info] = dataset_files (name, args)

  opts = parse_options ("gan_dataset", option_table (name), args);
  folder = data_folder (opts.Folder);
  switch (name)
    case "mnist"
      [X, labels, info] = dataset_mnist (folder, opts);
    case "cifar10"
      [X, labels, info] = dataset_cifar10 (folder, opts);
    case "tfd"
      [X, labels, info] = dataset_tfd (folder, opts);
  endswitch
  info.name = name;
  info.split = opts.Split;

  if (! isempty (opts.Rows))
    if (max (opts.Rows(:)) > rows (X))
      error ("gan:gan_dataset:badInput",
             "gan_dataset: Rows must be from 1 to %d, the rows that there are, not %d", rows (X),
             max (opts.Rows(:)));
    endif
    X = X(opts.Rows,:);
    labels = labels(opts.Rows);
  endif
  if (isfield (opts, "Contrast") && opts.Contrast > 0)
    [X, info.contrast] = gan_contrast (X, "Scale", opts.Contrast);
  endif
  if (strcmp (opts.Layout, "images"))
    X = reshape (X.', [info.shape, rows(X)]);
  endif

endfunction

function table = option_table (name)
  table = {"Folder", "",      @check_folder;
           "Split",  "train", check_choice("train", "test");
           "Rows",   [],      @check_rows;
           "Layout", "rows",  check_choice("rows", "images")};
  download = {"Download", false, check_flag();
              "Mirrors",  {},    @check_mirrors};
  switch (name)
    case "mnist"
      table = [table; download];
    case "cifar10"
      table = [table; download; {"Contrast", 0, @check_contrast}];
    case "tfd"
      table{2,3} = check_choice ("train", "valid", "test", "unlabelled");
      table(end+1,:) = {"Fold", 1, check_count(1, 5)};
  endswitch
endfunction

## Where the user says; else where the environment says; else the cache.
function folder = data_folder (folder)
  if (isempty (folder))
    folder = getenv ("GAN_DATA_DIR");
    if (isempty (folder))
      folder = getenv ("XDG_CACHE_HOME");
      if (isempty (folder))
        folder = fullfile ("~", ".cache");
      endif
      folder = fullfile (folder, "gan");
    endif
  endif
  folder = tilde_expand (folder);
endfunction

function wanted = check_folder (x)
  wanted = "";
  if (! (ischar (x) && rows (x) <= 1))
    wanted = "the name of a folder";
  endif
endfunction

function wanted = check_contrast (x)
  wanted = "";
  if (! isequal (x, 0) && ! isempty (check_number (1e-6, 1e6) (x)))
    wanted = "0, or a number from 1e-06 to 1000000";
  endif
endfunction

function wanted = check_rows (x)
  wanted = "";
  if (! isempty (x) && ! (isnumeric (x) && isreal (x) && ! issparse (x) && isvector (x)
                          && all (x >= 1 & x == fix (x))))
    wanted = "a vector of whole numbers from 1 on";
  endif
endfunction

function wanted = check_mirrors (x)
  wanted = "";
  if (! (iscellstr (x) && all (strncmp (x, "http", 4))))
    wanted = "a cell of addresses that begin with http";
  endif
endfunction
