## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [files, seen] = data_find (folder, set, split)
##
## The files of a split of a set (data_known) as they lie about in FOLDER and the folders in it:
## a cell with "" for those that are not there.  Names count without case and kind of
## punctuation.  A file may lie in a folder of its own name, as archives leave it.  All come
## from one place: where most of them are, then in the best form, then where a folder has the
## set's name, then the nearest.  Folders with another set's name are passed over.  SEEN are all
## files that were looked at, relative to FOLDER.

function [files, seen] = data_find (folder, set, split)

  patterns = set.(split);
  seen = data_files_below (folder);
  places = cellfun (@(file) place_of (file, [patterns{:}]), seen, "UniformOutput", false);
  names = cellfun (@data_plain_name, seen, "UniformOutput", false);

  files = repmat ({""}, 1, numel (patterns));
  best = Inf (1, 4);
  for place = unique (places)(:).'
    family = data_family (place{1});
    if (! any (strcmp (family, {"", set.family})))
      continue;
    endif
    here = find (strcmp (places, place{1}));
    [found, form] = cellfun (@(forms) first_of (names(here), forms), patterns);
    there = found > 0;
    rank = [-sum(there), sum(form(there)), isempty(family), sum(place{1} == filesep ())];
    if (any (there) && before (rank, best))
      best = rank;
      files(:) = {""};
      files(there) = cellfun (@(file) fullfile (folder, file), seen(here(found(there))), ...
                              "UniformOutput", false);
    endif
  endfor

endfunction

## The number of the first name that the first possible form fits, and that of the form; 0 if none.
function [found, form] = first_of (names, forms)
  for form = 1:numel (forms)
    found = find (! cellfun (@isempty, regexp (names, forms{form}, "once")), 1);
    if (! isempty (found))
      return;
    endif
  endfor
  found = 0;
endfunction

## The folder that a file lies in, or the one above, if that has the name of a file.
function place = place_of (file, forms)
  place = fileparts (file);
  if (first_of ({data_plain_name(place)}, forms) > 0)
    place = fileparts (place);
  endif
endfunction

function yes = before (a, b)
  differ = find (a != b, 1);
  yes = ! isempty (differ) && a(differ) < b(differ);
endfunction
