## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, labels, info] = dataset_files (set, args)
##
## What gan_dataset returns of a set of known_sets, or of one whose reader is "file" or "images".

function [X, labels, info] = dataset_files (set, args)

  opts = parse_options ("gan_dataset", option_table (set), args);
  switch (set.reader)
    case "idx"
      [X, labels, info] = dataset_idx (set, data_folder (opts.Folder), opts);
    case "cifar10"
      [X, labels, info] = dataset_cifar10 (set, data_folder (opts.Folder), opts);
    case "tfd"
      [X, labels, info] = dataset_tfd (set, data_folder (opts.Folder), opts);
    case "file"
      [opts.File, opts.Labels] = deal (expand_path (opts.File), expand_path (opts.Labels));
      [X, labels, info] = dataset_file (opts);
    case "images"
      [X, labels, info] = dataset_images (data_folder (opts.Folder), opts);
  endswitch
  info.name = set.name;
  info.split = "";
  if (isfield (opts, "Split"))
    info.split = opts.Split;
  endif
  if (strcmp (set.reader, "images"))
    if (strcmp (opts.Layout, "rows"))
      X = reshape (X, prod (info.shape), []).';
    endif
    return;
  endif

  if (! is_unset (opts.Rows))
    if (max (opts.Rows(:)) > rows (X))
      error ("gan:gan_dataset:badInput",
             "gan_dataset: Rows must be from 1 to %d, the rows that there are, not %d", rows (X),
             max (opts.Rows(:)));
    endif
    X = X(opts.Rows,:);
    if (! isempty (labels))
      labels = labels(opts.Rows);
    endif
  endif
  if (isfield (opts, "Contrast") && opts.Contrast > 0)
    [X, info.contrast] = gan_contrast (X, "Scale", opts.Contrast);
  endif
  if (strcmp (opts.Layout, "images"))
    if (isscalar (info.shape))
      error ("gan:gan_dataset:badInput",
             "gan_dataset: Layout must be \"rows\", for %s has no images but rows of %d numbers",
             info.source{1}, info.shape);
    endif
    X = reshape (X.', [info.shape, rows(X)]);
  endif

endfunction

function table = option_table (set)
  table = {"Folder", "",      @check_folder;
           "Split",  "train", check_choice("train", "test");
           "Rows",   [],      @check_rows;
           "Layout", "rows",  check_choice("rows", "images")};
  download = {"Download", false, check_flag();
              "Mirrors",  {},    @check_mirrors};
  switch (set.reader)
    case "idx"
      if (! strcmp (set.name, "mnist"))
        download{1,3} = @(x) check_no_download (x, set);
      endif
      table = [table; download];
    case "cifar10"
      table = [table; download; {"Contrast", 0, @check_contrast}];
    case "tfd"
      table{2,3} = check_choice ("train", "valid", "test", "unlabelled");
      table(end+1,:) = {"Fold", 1, check_count(1, 5)};
    case "file"
      table(1:2,:) = {"File",   "", @check_file;
                      "Labels", "", @check_file};
    case "images"
      table{4,2} = "images";
      table(2,:) = [];
      table(end+(1:2),:) = {"Size",     [], optional(@check_size);
                            "Channels", [], optional(@check_channels)};
  endswitch
endfunction

## Where the user says, by the folder or by a file in it; else where the environment says; else the
## cache.
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
  folder = expand_path (folder);
  if (isfile (folder))
    folder = fileparts (make_absolute_filename (folder));
  endif
endfunction

function wanted = check_no_download (x, set)
  wanted = check_flag () (x);
  if (isempty (wanted) && x)
    wanted = sprintf ("false: %s is to be had at %s", set.name, set.home);
  endif
endfunction

function wanted = check_file (x)
  wanted = "";
  if (! (ischar (x) && rows (x) <= 1))
    wanted = "the name of a file";
  endif
endfunction

function wanted = check_size (x)
  wanted = "";
  if (! (isnumeric (x) && isreal (x) && numel (x) == 2 && all (x >= 1 & x <= 1e4 & x == fix (x))))
    wanted = "[height width], whole numbers from 1 to 10000";
  endif
endfunction

function wanted = check_channels (x)
  wanted = "";
  if (! (isnumeric (x) && isscalar (x) && any (x == [1, 3])))
    wanted = "1 for grey or 3 for red, green and blue";
  endif
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
  if (! is_unset (x) && ! (isnumeric (x) && isreal (x) && ! issparse (x) && isvector (x)
                           && ! isempty (x) && all (x >= 1 & x == fix (x))))
    wanted = "a vector of whole numbers from 1 on";
  endif
endfunction

function wanted = check_mirrors (x)
  wanted = "";
  if (! (iscellstr (x) && ! any (cellfun (@isempty, regexp (x, '^https?://', "once")))))
    wanted = "a cell of addresses that begin with http:// or https://";
  endif
endfunction
