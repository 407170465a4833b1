## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## data_not_found (folder, set, split)
##
## The error that the files of a split of a set (data_known) are not in FOLDER, or not all of
## them, with what is there, and what to do.

function data_not_found (folder, set, split)

  [files, seen] = data_find (folder, set, split);
  missing = find (cellfun (@isempty, files), 1);
  forms = struct ("idx", ", plain or .gz,", "cifar10", ".bin or .mat", "tfd", "").(set.reader);
  where = [folder " or its folders"];
  if (! isfolder (folder))
    where = [folder ", where there is no folder"];
  endif
  ways = "";
  if (any (strcmp (set.name, {"mnist", "cifar10"})))
    ways = "; \"Download\", true would fetch it";
  elseif (! isempty (set.home))
    ways = ["; it is to be had at " set.home];
  endif
  error ("gan:gan_dataset:noFile", "gan_dataset: there is no %s%s in %s%s%s",
         set.files.(split){missing}, forms, where, near_misses (folder, set, split, seen), ways);

endfunction

## What lies in FOLDER that is near to a split of a set and cannot be read, and what to do: words
## that go on with an error message, "" where there is nothing.  SEEN as of data_find.
function text = near_misses (folder, set, split, seen)
  [texts, taken] = other_sets (folder, set, split, seen);
  texts = [texts, unread(folder, set, seen(! taken))];
  if (isempty (texts))
    text = "";
    return;
  endif
  more = numel (texts) - 3;
  text = sprintf ("; there is %s", texts{1:min (end, 3)});
  if (more > 0)
    text = sprintf ("%s, and %d more", text, more);
  endif
endfunction

## Files that belong to another part of this set, or to another set.
function [texts, taken] = other_sets (folder, set, split, seen)
  texts = {};
  names = cellfun (@data_plain_name, seen, "UniformOutput", false);
  families = cellfun (@(file) data_family (fileparts (file)), seen, "UniformOutput", false);
  sets = data_known ();
  sets = [sets(strcmp ({sets.name}, set.name)); sets(! strcmp ({sets.name}, set.name))];
  taken = false (size (seen));
  for i = 1:numel (sets)
    ours = strcmp (families, sets(i).family) | (cellfun (@isempty, families));
    for other = {"train", "test"}
      forms = [sets(i).(other{1}){:}];
      fits = cellfun (@(name) any (! cellfun (@isempty, regexp (name, forms, "once"))), names);
      these = find (fits & ours & ! taken);
      if (isempty (these))
        continue;
      endif
      taken(these) = true;
      file = fullfile (folder, seen{these(1)});
      if (i > 1)
        texts{end+1} = sprintf ("%s, as of %s: gan_dataset (\"%s\", \"%s\")", file, ...
                                sets(i).name, sets(i).name, folder);
      elseif (! strcmp (other{1}, split))
        texts{end+1} = sprintf ("%s, which is of the split \"%s\"", file, other{1});
      else
        texts{end+1} = alone (file, set);
      endif
    endfor
  endfor
endfunction

function text = alone (file, set)
  text = sprintf ("%s alone", file);
  if (strcmp (set.reader, "idx") && ! isempty (strfind (data_plain_name (file), "image")))
    text = sprintf ("%s, which gan_dataset (\"%s\") reads without labels", file, file);
  endif
endfunction

## Files whose names say that they are packed, not whole, or of another program.  Those that have
## the set's name in theirs, or all where there is none.
function texts = unread (folder, set, seen)
  kinds = {
    '\.(part|partial|crdownload|download|opdownload|filepart|aria2|tmp)$', ...
      "a download that did not end: fetch it again";
    '(python\.(zip|tgz|tar\.gz)|^(data_batch_\d|test_batch))$', ...
      "the version for Python, which is not read here: PUBLISHED";
    '\.(zip|tar|tgz|tbz2?|tar\.gz|tar\.bz2|bz2)$', ...
      "an archive that is not unpacked: unpack (\"FILE\", \"FOLDER\")";
    '\.(7z|rar|xz|txz|zst|lzma|lz4|z)$', ...
      "an archive that is not unpacked: unpack it there, with a program such as 7-Zip";
    '\.(npz|npy)$', "of NumPy, which is not read here: PUBLISHED";
    '\.(pkl|pickle)(\.gz)?$', "of Python's pickle, which is not read here: PUBLISHED";
    '\.(pt|pth|parquet|arrow|feather|tfrecords?|arff|h5|hdf5|jsonl?)(\.gz)?$', ...
      "of another program, which is not read here: PUBLISHED";
    '\.csv(\.gz)?$', ...
      "a table, which is not read here: PUBLISHED, or A = dlmread (\"FILE\", \",\", 1, 0)";
    '\.mat$', "of another layout: PUBLISHED, or S = load (\"FILE\")";
    ['(train|test|t10k).*(ima?ge?|label|lbl)|data_batch|test_batch|' ...
     '(ima?ge?s?|labels?|lbls?)[-_. ]?(idx|ubyte)'], ...
      "which has another name than those that are known"};
  published = ["get the files " strjoin(set.files.train, ", ")];
  if (strcmp (set.reader, "cifar10"))
    published = "get the binary version";
  endif
  if (! isempty (set.home))
    published = [published " of " set.home];
  endif

  words = struct ("idx", "mnist|image|label|t10k|train|test|ubyte", "cifar10", "cifar|batch", ...
                  "tfd", "tfd|face").(set.reader);
  texts = {};
  alike = false (1, 0);
  for i = find (! known (set, seen))(:).'   # Octave 11 goes once through an empty column
    file = fullfile (folder, seen{i});
    [~, name, extension] = fileparts (lower (file));
    kind = find (! cellfun (@isempty, regexp ([name, extension], kinds(:,1), "once")), 1);
    if (isempty (kind))   # the folder may have the name instead
      kind = rows (kinds)(! isempty (regexp (lower (seen{i}), kinds{end,1}, "once")));
    endif
    if (! isempty (kind))
      what = strrep (kinds{kind,2}, "PUBLISHED", published);
      what = strrep (strrep (what, "FILE", file), "FOLDER", fileparts (file));
      texts{end+1} = sprintf ("%s, %s", file, what);
      alike(end+1) = ! isempty (regexp (lower (seen{i}), words, "once"));
    endif
  endfor
  if (any (alike))
    texts = texts(alike);
  endif
endfunction

## Files that the set itself has.
function yes = known (set, seen)
  names = cellfun (@data_plain_name, seen, "UniformOutput", false);
  forms = [set.train{:}, set.test{:}];
  yes = cellfun (@(name) any (! cellfun (@isempty, regexp (name, forms, "once"))), names);
endfunction
