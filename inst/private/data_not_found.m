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
         set.files.(split){missing}, forms, where, data_near_misses (folder, set, split, seen), ways);

endfunction
