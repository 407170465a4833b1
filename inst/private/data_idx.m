## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, labels, info] = data_idx (set, folder, opts)
##
## A set of IDX files (data_known): images of 28 x 28 bytes, and their labels.

function [X, labels, info] = data_idx (set, folder, opts)

  files = find_files (set, folder, opts);
  most = 1e6;   # rows; the largest, EMNIST's byclass, has 697932
  if (strcmp (set.name, "mnist"))
    most = 70000;
  endif
  [data, checksum{1}] = data_read_idx (files{1}, 3, most);
  if (! isa (data, "uint8") || ! isequal ([size(data, 2), size(data, 3)], [28, 28]))
    error ("gan:gan_dataset:badFile",
           ["gan_dataset: %s must have images of 28 x 28 pixels, not %d x %d of class %s; " ...
            "gan_dataset (\"%s\") takes them as they are"], files{1}, size (data, 2),
           size (data, 3), class (data), files{1});
  endif
  ## QMNIST's have further columns, of who wrote the digit.
  [labels, checksum{2}] = data_read_idx (files{2}, 1 + strcmp (set.name, "qmnist"), most);
  labels = double (labels(:,1));

  last = numel (set.classes) - 1;
  if (rows (data) != rows (labels))
    error ("gan:gan_dataset:badFile",
           "gan_dataset: %s has %d labels, but %s has %d images", files{2}, rows (labels),
           files{1}, rows (data));
  elseif (any (labels > last | labels < 0))
    error ("gan:gan_dataset:badFile",
           "gan_dataset: %s must have labels from 0 to %d, but has %d", files{2}, last,
           labels(find (labels > last | labels < 0, 1)));
  endif
  [X, info.shape] = data_idx_rows (data, strcmp (set.family, "emnist"));
  info.classes = set.classes;
  info.source = files;
  info.checksum = checksum;

endfunction

function files = find_files (set, folder, opts)
  files = data_find (folder, set, opts.Split);
  missing = find (cellfun (@isempty, files));
  if (isempty (missing))
    return;
  elseif (opts.Download)
    files(missing) = fetch (fullfile (folder, set.name), opts, missing);
  else
    data_not_found (folder, set, opts.Split);
  endif
endfunction

## MNIST's files with these numbers, 1 for images and 2 for labels.
function files = fetch (folder, opts, numbers)
  ## Name, bytes, SHA-256.
  published = {
    "train-images-idx3-ubyte", 47040016, ...
    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db";
    "train-labels-idx1-ubyte", 60008, ...
    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5";
    "t10k-images-idx3-ubyte", 7840016, ...
    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7";
    "t10k-labels-idx1-ubyte", 10008, ...
    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"};
  mirrors = {"https://ossci-datasets.s3.amazonaws.com/mnist"
             "https://storage.googleapis.com/cvdf-datasets/mnist"
             "http://yann.lecun.com/exdb/mnist"};
  if (! isempty (opts.Mirrors))
    mirrors = opts.Mirrors;
  endif
  files = {};
  for i = numbers + 2 * strcmp (opts.Split, "test")
    files{end+1} = fullfile (folder, [published{i,1} ".gz"]);
    ## Compressed they are shorter than that, but for some bytes.
    data_download (files{end}, mirrors, 1.01 * published{i,2} + 1000,
                   @(part) check_sha256 (data_read_bytes (part, published{i,2}), published{i,3}));
  endfor
endfunction
