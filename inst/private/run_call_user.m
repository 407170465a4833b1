## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## values = run_call_user (option, usage, f, ...)
##
## Calls the user's function F, which OPTION of gan_train has brought, with the rest, and
## returns the outputs that USAGE names in a cell; those that F left out are [].  An error
## in F goes on with the option's name before it, and with its own identifier and stack.
##
## F may do anything.  What is called next must still be there: where F takes the package
## from the path, or leaves the folder that a path starts in, it is put back.  This file does
## without any function that then is out of reach.

function values = run_call_user (option, usage, f, varargin)

  before = path ();
  folder = pwd ();
  values = {[]};
  failure = [];
  try
    if (strncmp (usage, "[", 1))   # a loss: its second output is never looked at
      [values{1}, ~, values{3}] = f (varargin{:});
    else
      ## As a statement, for then plot, disp and printf do what they do at the prompt, and
      ## give no handle, text or number of characters for an answer.
      f (varargin{:});
      if (exist ("ans", "var"))
        values = {ans};
      endif
    endif
  catch failure
  end_try_catch
  put_back (option, before, folder);

  if (! isempty (failure))
    id = failure.identifier;
    if (isempty (id))
      id = ["gan:gan_train:" option];
    endif
    text = failure.message;
    if (strncmp (usage, "[", 1)
        && ! isempty (regexp (text, "element number|number of output|too many outputs|value on the right", "once")))
      text = [text "; it must return value and dfake, and dreal between them"];
    endif
    error (struct ("message", sprintf ("gan_train: %s, called as %s, failed: %s", option, usage, text),
                   "identifier", id, "stack", failure.stack));
  endif

endfunction

## Folders of this package that were on the path BEFORE, in FOLDER, and are not any more.
function put_back (option, before, folder)
  if (strcmp (path (), before) && strcmp (pwd (), folder))
    return;
  endif
  now = entries (path ());
  lost = {};
  for entry = entries (before)
    place = entry{1};
    if (! is_absolute_filename (place))
      place = [folder filesep() place];
      now(strcmp (now, entry{1})) = [];   # another folder of that name, or none
    endif
    ours = exist ([place filesep() "gan_train.m"], "file") ...
           || exist ([place filesep() "__gan_train__.mex"], "file");
    if (ours && ! any (strcmp (now, place)))
      lost{end+1} = place;
    endif
  endfor
  if (! isempty (lost))
    addpath (lost{:});
    warning ("gan:gan_train:path",
             "gan_train: %s took this package from the path; it is put back, for the training goes on",
             option);
  endif
endfunction

function names = entries (list)
  names = regexp (list, ["[^" pathsep() "]+"], "match");
endfunction
