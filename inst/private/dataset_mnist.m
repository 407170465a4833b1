## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, labels, info] = dataset_mnist (folder, opts)
##
## MNIST as Y. LeCun, C. Cortes and C. Burges distribute it: IDX files, which are a
## header of big-endian numbers of four bytes and then bytes, images row by row.

function [X, labels, info] = dataset_mnist (folder, opts)

  published = {
    "train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db";
    "train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5";
    "t10k-images-idx3-ubyte",  "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7";
    "t10k-labels-idx1-ubyte",  "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"};
  mirrors = {"https://ossci-datasets.s3.amazonaws.com/mnist"
             "https://storage.googleapis.com/cvdf-datasets/mnist"
             "http://yann.lecun.com/exdb/mnist"};
  if (! isempty (opts.Mirrors))
    mirrors = opts.Mirrors;
  endif
  wanted = published(1:2,:);
  if (strcmp (opts.Split, "test"))
    wanted = published(3:4,:);
  endif

  for i = 1:2
    file = find_data (folder, "mnist", [wanted(i,1), [wanted{i,1} ".gz"]]);
    if (isempty (file))
      file = fullfile (folder, "mnist", [wanted{i,1} ".gz"]);
      if (! opts.Download)
        error ("gan:gan_dataset:noFile",
               ["gan_dataset: there is no %s, plain or .gz, in %s or its folder mnist; " ...
                "\"Download\", true would fetch it"], wanted{i,1}, folder);
      endif
      download (file, mirrors, @(part) check_sha256 (read_bytes (part, true), wanted{i,2}));
    endif
    files{i} = file;
    bytes = read_bytes (file);
    checksum{i} = sha256 (bytes);
    data{i} = read_idx (file, bytes, [3, 1](i));
  endfor

  [X, labels] = deal (data{:});
  if (rows (X) != rows (labels))
    error ("gan:gan_dataset:badFile",
           "gan_dataset: %s has %d labels, but %s has %d images", files{2}, rows (labels),
           files{1}, rows (X));
  elseif (any (labels > 9))
    error ("gan:gan_dataset:badFile",
           "gan_dataset: %s must have labels from 0 to 9, but has %d", files{2}, max (labels));
  endif
  labels = double (labels);
  info.shape = [sqrt(columns (X)) * [1, 1], 1];
  info.classes = arrayfun (@(d) sprintf ("%d", d), 0:9, "UniformOutput", false);
  info.source = files;
  info.checksum = checksum;

endfunction

## Images as rows, or labels as a column.  The magic number is 2048, for bytes, plus the
## number of dimensions.
function data = read_idx (file, bytes, dimensions)
  fail = @(varargin) error ("gan:gan_dataset:badFile", ["gan_dataset: %s " varargin{1}], file, ...
                            varargin{2:end});
  header = 4 * (1 + dimensions);
  if (numel (bytes) < header)
    fail ("must start with %d bytes of header, but has %d bytes", header, numel (bytes));
  endif
  numbers = [2^24 2^16 2^8 1] * reshape (double (bytes(1:header)), 4, []);
  if (numbers(1) != 2048 + dimensions)
    fail ("must start with the magic number %d, not with %d", 2048 + dimensions, numbers(1));
  elseif (any (numbers(2:end) == 0))
    fail ("must not be empty, but its header says%s", sprintf (" %d", numbers(2:end)));
  elseif (dimensions == 3 && ! isequal (numbers(3:4), [28, 28]))
    fail ("must have images of 28 x 28 pixels, not %d x %d", numbers(3:4));
  elseif (numel (bytes) - header != prod (numbers(2:end)))
    fail ("must have %d bytes after its header, as that says, but has %d", ...
          prod (numbers(2:end)), numel (bytes) - header);
  endif
  data = bytes(header + 1:end);
  if (dimensions == 3)
    data = reshape (permute (reshape (data, 28, 28, []), [3, 2, 1]), [], 784);
  endif
endfunction
