## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, labels, info] = data_file (opts)
##
## One IDX file of images or of other rows, as it is, opts.File, and its labels: from
## opts.Labels, else from a file of the same name but for "labels" beside it.

function [X, labels, info] = data_file (opts)

  file = opts.File;
  if (isempty (file))
    error ("gan:gan_dataset:badInput",
           ["gan_dataset: File must be the name of an IDX file: " ...
            "gan_dataset (\"idx\", \"File\", name)"]);
  elseif (! isfile (file))
    error ("gan:gan_dataset:noFile", "gan_dataset: there is no file %s", file);
  endif
  set = set_of (file);
  [data, checksum] = data_read_idx (file, 2:4);
  [X, info.shape] = data_idx_rows (data, strcmp (set.family, "emnist"));
  info.classes = set.classes;
  info.source = {file};
  info.checksum = {checksum};

  labels = [];
  given = ! isempty (opts.Labels);
  label_file = opts.Labels;
  if (! given)
    label_file = labels_beside (file);
  endif
  if (isempty (label_file))
    return;
  endif
  [labels, checksum] = data_read_idx (label_file, 1:2);
  labels = double (labels(:,1));
  if (rows (labels) != rows (X))
    text = sprintf ("gan_dataset: %s has %d labels, but %s has %d rows", label_file,
                    rows (labels), file, rows (X));
    if (given)
      error ("gan:gan_dataset:badFile", "%s", text);
    endif
    warning ("gan:gan_dataset:labels", "%s; \"Labels\" names another file", text);
    labels = [];
    return;
  endif
  if (any (labels < 0) || max (labels) >= numel (info.classes))
    info.classes = {};   # of some other set
  endif
  info.source{2} = label_file;
  info.checksum{2} = checksum;

endfunction

## The family and the classes of the set that the file is of, by its name and its last folders.
function set = set_of (file)
  parts = strsplit (make_absolute_filename (file), filesep ());
  family = data_family (strjoin (parts(max (1, end-3):end), filesep ()));
  set = struct ("family", family, "classes", {{}});
  name = data_plain_name (file);
  for known = data_known ().'
    forms = [known.train{:}, known.test{:}];
    if (strcmp (family, known.family)
        && any (! cellfun (@isempty, regexp (name, forms, "once"))))
      set = known;
    endif
  endfor
endfunction

## In the same folder, or where each file is in a folder of its own name; "" if there is none.
function labels = labels_beside (file)
  folder = fileparts (make_absolute_filename (file));
  name = data_plain_name (file);
  depth = 0;
  if (strncmp (name, data_plain_name (folder), numel (data_plain_name (folder))))
    folder = fileparts (folder);
    depth = 1;
  endif
  stem = regexprep (name, '(images?|-?idx(\d|$)|-gz$).*', "");
  files = data_files_below (folder, depth);
  names = cellfun (@data_plain_name, files, "UniformOutput", false);
  fits = ! cellfun (@isempty, regexp (names, data_idx_pattern ([stem "-?labels?"]), "once"));
  labels = "";
  if (any (fits))
    labels = fullfile (folder, files{find (fits, 1)});
  endif
endfunction
