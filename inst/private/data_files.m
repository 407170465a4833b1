## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, labels, info] = data_files (set, args)
##
## What gan_dataset returns of a set of data_known, or of one whose reader is "file" or "images".

function [X, labels, info] = data_files (set, args)

  opts = option_parse ("gan_dataset", option_table (set), args);
  switch (set.reader)
    case "idx"
      [X, labels, info] = data_idx (set, data_folder (opts.Folder), opts);
    case "cifar10"
      [X, labels, info] = data_cifar10 (set, data_folder (opts.Folder), opts);
    case "tfd"
      [X, labels, info] = data_tfd (set, data_folder (opts.Folder), opts);
    case "file"
      [opts.File, opts.Labels] = deal (data_path (opts.File), data_path (opts.Labels));
      [X, labels, info] = data_file (opts);
    case "images"
      [X, labels, info] = data_images (data_folder (opts.Folder), opts);
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
  table = {"Folder", "",      {"name", "folder"};
           "Split",  "train", {"choice", "train", "test"};
           "Rows",   [],      {"optional", "rows"};
           "Layout", "rows",  {"choice", "rows", "images"}};
  download = {"Download", false, {"flag"};
              "Mirrors",  {},    {"addresses"}};
  switch (set.reader)
    case "idx"
      if (! strcmp (set.name, "mnist"))
        download{1,3} = {"false", sprintf("%s is to be had at %s", set.name, set.home)};
      endif
      table = [table; download];
    case "cifar10"
      table = [table; download; {"Contrast", 0, {"zero or number", 1e-6, 1e6}}];
    case "tfd"
      table{2,3} = {"choice", "train", "valid", "test", "unlabelled"};
      table(end+1,:) = {"Fold", 1, {"count", 1, 5}};
    case "file"
      table(1:2,:) = {"File",   "", {"name", "file"};
                      "Labels", "", {"name", "file"}};
    case "images"
      table{4,2} = "images";
      table(2,:) = [];
      table(end+(1:2),:) = {"Size",     [], {"optional", "size", 1, 1e4};
                            "Channels", [], {"optional", "channels"}};
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
  folder = data_path (folder);
  if (isfile (folder))
    folder = fileparts (make_absolute_filename (folder));
  endif
endfunction
