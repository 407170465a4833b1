## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, labels, info] = data_tfd (set, folder, opts)
##
## The Toronto Face Database (J. Susskind, A. Anderson and G. Hinton, 2010) as it is
## passed on: a .mat file with images (n x 48 x 48), folds (n x 5: 0 unlabelled, 1 train,
## 2 valid, 3 test) and labs_ex, labels of the expressions.

function [X, labels, info] = data_tfd (set, folder, opts)

  file = data_find (folder, set, "train"){1};
  if (isempty (file))
    data_not_found (folder, set, "train");
  endif
  fail = @(varargin) error ("gan:gan_dataset:badFile", ["gan_dataset: %s " varargin{1}], file, ...
                            varargin{2:end});
  tfd = data_load_mat (file, {"images", "folds", "labs_ex"});
  n = size (tfd.images, 1);
  if (! isa (tfd.images, "uint8") || ! isequal (size (tfd.images)(2:end), [48, 48]))
    fail ("must have images of n x 48 x 48 bytes, not %s", describe (tfd.images));
  elseif (n == 0)
    fail ("must not be empty");
  elseif (! isequal (size (tfd.folds), [n, 5]))
    fail ("must have folds of %d x 5 numbers, not %s", n, describe (tfd.folds));
  elseif (numel (tfd.labs_ex) != n)
    fail ("has %d labels, but %d images", numel (tfd.labs_ex), n);
  elseif (! all (ismember (tfd.folds(:), 0:3)))
    fail ("must have folds of 0, 1, 2 and 3, but has %g", ...
          tfd.folds(! ismember (tfd.folds, 0:3))(1));
  endif

  splits = {"unlabelled", "train", "valid", "test"};
  these = tfd.folds(:,opts.Fold) == find (strcmp (opts.Split, splits)) - 1;
  X = reshape (tfd.images(these,:,:), [], 48 * 48);
  labels = double (tfd.labs_ex(:))(these);
  info.shape = [48, 48, 1];
  info.classes = {};
  info.source = {file};
  info.checksum = {data_sha256(data_read_bytes (file))};

endfunction
