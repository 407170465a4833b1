## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [files, labels, classes] = data_image_files (folder)
##
## The image files in FOLDER by the numbers in their names, as a reader counts.  Where there are
## none, those in the folders in it, class by class: LABELS are then 0, 1, ... in a column, and
## CLASSES the names of the folders.  A folder that lies in another alone is that other one.

function [files, labels, classes] = data_image_files (folder)

  if (! isfolder (folder))
    error ("gan:gan_dataset:noFile", "gan_dataset: there is no folder %s", folder);
  endif
  [labels, classes] = deal ([], {});
  [files, folders, others] = inmost (folder);
  if (! isempty (files))
    if (! isempty (folders) && any (cellfun (@(sub) ! isempty (inmost (sub)), folders)))
      warning ("gan:gan_dataset:folders",
               ["gan_dataset: %s has images and folders with images; those in the folders, " ...
                "such as %s, are passed over"], folder, folders{1});
    endif
    return;
  endif

  for sub = folders
    [inside, below] = inmost (sub{1});
    if (! isempty (inside))
      labels = [labels; repmat(numel (classes), numel (inside), 1)];
      [~, name, extension] = fileparts (sub{1});
      classes{end+1} = [name, extension];
      files = [files, inside];
    elseif (any (cellfun (@(sub) ! isempty (inmost (sub)), below)))
      error ("gan:gan_dataset:noFile",
             ["gan_dataset: %s has folders with folders of images; give one of these: " ...
              "gan_dataset (\"%s\")"], folder, sub{1});
    endif
  endfor
  if (isempty (files))
    error ("gan:gan_dataset:noFile",
           "gan_dataset: there are no images that imread reads in %s or its folders%s%s", folder,
           what_there_is (others), data_there (folder));
  endif

endfunction

## What is in a folder; in the folder in it, where that is alone and there are no images.
function [files, folders, others] = inmost (folder)
  [files, folders, others] = listing (folder);
  while (isempty (files) && isscalar (folders))
    [files, folders, others] = listing (folders{1});
  endwhile
endfunction

## Images, folders and other files in a folder, as paths.
function [files, folders, others] = listing (folder)
  names = readdir (folder);
  names = natural_order (names(! strncmp (names, ".", 1) & ! strcmp (names, "__MACOSX")));
  paths = cellfun (@(name) fullfile (folder, name), names(:).', "UniformOutput", false);
  [~, ~, extensions] = cellfun (@fileparts, paths, "UniformOutput", false);
  images = ismember (lower (extensions), image_extensions ());
  aside = ! images;
  aside(aside) = cellfun (@isfolder, paths(aside));
  files = paths(images);
  folders = paths(aside);
  others = paths(! images & ! aside);
endfunction

## What imread knows, and what users take for images: these are refused one by one, by name.
function extensions = image_extensions ()
  persistent all = [strcat(".", [imformats().ext]), ...
                    {".webp", ".heic", ".heif", ".avif", ".jp2", ".j2k", ".jxl", ...
                     ".svg", ".psd", ".exr", ".jfif"}];
  extensions = all;
endfunction

function text = what_there_is (others)
  text = "";
  if (! isempty (others))
    text = sprintf ("; there is %s", others{1});
    if (numel (others) > 1)
      text = sprintf ("%s, and %d more", text, numel (others) - 1);
    endif
  endif
endfunction

## The sets whose files are there, as lines to type.
function text = data_there (folder)
  text = "";
  for set = data_known ().'
    for split = {"train", "test"}
      if (any (! cellfun (@isempty, data_find (folder, set, split{1}))))
        text = [text, sprintf("%s gan_dataset (\"%s\", \"%s\")", ...
                              {"; it has files as of", " or"}{1 + ! isempty(text)}, ...
                              set.name, folder)];
        break;
      endif
    endfor
  endfor
endfunction

## Sorted without case, numbers in them by their value: "2.png" before "10.png".
function names = natural_order (names)
  [numbers, between] = regexp (lower (names), '\d+', "match", "split");
  keys = cellfun (@key, numbers, between, names, "UniformOutput", false);
  [~, order] = sort (keys);
  names = names(order);
endfunction

## Numbers with their number of digits before them compare by value as texts do.
function text = key (numbers, between, name)
  numbers = regexprep (numbers, '^0+(?=.)', "");
  lengths = cellfun (@numel, numbers);
  numbers = arrayfun (@(i) sprintf ("0%04d%s", lengths(i), numbers{i}), 1:numel (numbers), ...
                      "UniformOutput", false);
  text = [[between; [numbers, {""}]](:).', {char(0), name}];
  text = [text{:}];
endfunction
