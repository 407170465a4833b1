## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, labels, info] = data_cifar10 (set, folder, opts)
##
## CIFAR-10 as A. Krizhevsky distributes it, in batches of the binary version, records of a
## label and 3072 bytes, red, green and blue, each row by row, or of the MATLAB version,
## which has the same in the rows of `data`.

function [X, labels, info] = data_cifar10 (set, folder, opts)

  batches = set.files.(opts.Split);
  files = data_find (folder, set, opts.Split);
  missing = cellfun (@isempty, files);
  if (any (missing) && opts.Download)
    fetch (folder, opts.Mirrors);
    files = data_find (folder, set, opts.Split);
  elseif (all (missing))
    data_not_found (folder, set, opts.Split);
  endif

  missing = cellfun (@isempty, files);
  files = files(! missing);
  [X, labels, checksum] = cellfun (@read_batch, files, "UniformOutput", false);
  if (any (missing))
    warning ("gan:gan_dataset:missing",
             "gan_dataset: cifar10: %s missing from %s; X has the other %d of %d batches",
             strjoin (batches(missing), ", "), folder, sum (! missing), numel (batches));
  endif
  X = cat (1, X{:});
  labels = cat (1, labels{:});
  ## From x, y, channel to rows of y, x, channel.
  X = reshape (permute (reshape (X, [], 32, 32, 3), [1, 3, 2, 4]), [], 3072);
  info.shape = [32, 32, 3];
  info.classes = set.classes;
  info.source = files;
  info.checksum = checksum;

endfunction

## As in the file: a row of uint8 for each image, pixels as they come.
function [X, labels, checksum] = read_batch (file)
  fail = @(varargin) error ("gan:gan_dataset:badFile", ["gan_dataset: %s " varargin{1}], file, ...
                            varargin{2:end});
  bytes = data_read_bytes (file, most_bytes ());
  checksum = data_sha256 (bytes);
  kind = data_file_kind (bytes);
  if (isempty (regexp (lower (file), '\.mat$', "once")))
    if (! isempty (kind))
      fail ("is no batch but %s", kind);
    endif
    if (isempty (bytes) || mod (numel (bytes), 3073))
      fail ("must have records of 3073 bytes, but has %d bytes", numel (bytes));
    endif
    records = reshape (bytes, 3073, []);
    labels = double (records(1,:).');
    X = records(2:end,:).';
  else
    batch = data_load_mat (file, {"data", "labels"});
    [X, labels] = deal (batch.data, double (batch.labels(:)));
    if (! isa (X, "uint8") || columns (X) != 3072 || ndims (X) != 2)
      fail ("must have data of n x 3072 bytes, not %s", describe (X));
    elseif (isempty (X))
      fail ("must not be empty");
    elseif (numel (labels) != rows (X))
      fail ("has %d labels, but %d images", numel (labels), rows (X));
    endif
  endif
  if (! all (ismember (labels, 0:9)))
    fail ("must have labels from 0 to 9, but has %g", labels(! ismember (labels, 0:9))(1));
  endif
endfunction

## The archive, whose files are checked one by one, comes and goes.
function fetch (folder, mirrors)
  published = {
    "data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5";
    "data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed";
    "data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67";
    "data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48";
    "data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add";
    "test_batch.bin",   "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"};
  archive_sha256 = "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd";
  if (isempty (mirrors))
    mirrors = {"https://www.cs.toronto.edu/~kriz"};
  endif
  folder = fullfile (folder, "cifar10");
  ## In a folder of this call alone, so that others may do the same.
  [~, name] = fileparts (tempname ());
  fresh = fullfile (folder, ["." name]);
  archive = fullfile (fresh, "cifar-10-binary.tar.gz");
  most = 180e6;
  unwind_protect
    data_download (archive, mirrors, most,
                   @(part) check_sha256 (__gan_read__ (part, most, false), archive_sha256));
    try
      untar (archive, fresh);
    catch err
      error ("gan:gan_dataset:badFile", "gan_dataset: %s cannot be unpacked: %s", archive,
             err.message);
    end_try_catch
    for i = 1:rows (published)
      file = fullfile (fresh, "cifar-10-batches-bin", published{i,1});
      wrong = check_sha256 (data_read_bytes (file, most_bytes ()), published{i,2});
      if (! isempty (wrong))
        error ("gan:gan_dataset:badFile", "gan_dataset: %s %s", file, wrong);
      endif
    endfor
    for i = 1:rows (published)
      target = fullfile (folder, published{i,1});
      [err, msg] = rename (fullfile (fresh, "cifar-10-batches-bin", published{i,1}), target);
      if (err && ! isfile (target))
        error ("gan:gan_dataset:noFile", "gan_dataset: %s cannot be written: %s", target, msg);
      endif
    endfor
  unwind_protect_cleanup
    confirm_recursive_rmdir (false, "local");
    if (isfolder (fresh))
      rmdir (fresh, "s");
    endif
  end_unwind_protect
endfunction

## All of CIFAR-10 in one file.
function n = most_bytes ()
  n = 60000 * 3073;
endfunction
