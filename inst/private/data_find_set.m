## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [set, args] = data_find_set (word, args, others)
##
## The set that WORD names (data_known, images, idx), or whose file or folder it is, and the
## arguments with the place that was given as an option.  Words that mean nothing are an error,
## which knows that OTHERS are names, too.

function [set, args] = data_find_set (word, args, others)

  ## Image files and IDX files of whatever set have no names of their own.
  sets = data_known ();
  sets(end+1).name = "images";
  sets(end).reader = "images";
  sets(end).others = {};
  sets(end+1).name = "idx";
  sets(end).reader = "file";
  sets(end).others = {};
  plain = regexprep (lower (word), '[\W_]', "");
  is_path = any (word == "/" | word == filesep ());
  place = {};
  if (! is_path)
    for set = sets.'
      if (any (strcmp (plain, [regexprep(set.name, '\W', ""), set.others])))
        if (begins_with_place (args))
          place = args(1);
          args(1) = [];
        endif
        args = with_place (set, place, args);
        return;
      endif
    endfor
  endif

  path = data_path (word);
  if (isfile (path))
    set = sets(strcmp ({sets.reader}, "file"));
  elseif (isfolder (path))
    set = sets(strcmp ({sets.reader}, "images"));
  elseif (is_path)
    error ("gan:gan_dataset:unknown", "gan_dataset: there is no file or folder %s",
           shortened (word));
  else
    unknown (word, [{sets.name}, sets.others, others]);
  endif
  args = with_place (set, {path}, args);

endfunction

## A name before pairs of options, or before a struct of them, that is not an option's.
function yes = begins_with_place (args)
  options = {"Folder", "File", "Labels", "Split", "Fold", "Rows", "Layout", "Size", "Channels", ...
             "Download", "Mirrors", "Contrast"};
  yes = ! isempty (args) && ischar (args{1}) && ! any (strcmpi (args{1}, options)) ...
        && (mod (numel (args), 2) == 1 || isstruct (args{2}));
endfunction

## A struct of options comes first.
function args = with_place (set, place, args)
  if (! isempty (place))
    first = double (! isempty (args) && isstruct (args{1}));
    option = {"Folder", "File"}{1 + strcmp (set.reader, "file")};
    args = [args(1:first), {option}, place, args(first + 1:end)];
  endif
endfunction

function unknown (word, names)
  begun = names(strncmpi (word, names, numel (word)));
  if (numel (begun) < 2)
    text = unknown_name (word, names);
  else
    text = sprintf ("\"%s\"; did you mean \"%s\"?", word, strjoin (begun, "\" or \""));
  endif
  error ("gan:gan_dataset:unknown", "gan_dataset: there is no data set %s", text);
endfunction

## A path that no system has is not one.
function word = shortened (word)
  if (numel (word) > 4096)
    word = describe (word);
  endif
endfunction
