## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## download (file, mirrors, check)
##
## Fetches FILE, under the name that it has there, from the first of the addresses
## MIRRORS that gives it as it should be: check (file) returns "" or what is wrong.
##
## It arrives beside, in FILE.part, and is renamed when it is whole and right.  What
## was cut off stays there, for the next mirror or the next time to go on with; all
## else is removed.

function download (file, mirrors, check)

  if (isempty (program ("curl")))
    error ("gan:gan_dataset:noCurl",
           "gan_dataset: the program curl is needed to download %s/%s", mirrors{1}, name_of (file));
  endif
  folder = fileparts (file);
  made = missing_folder (folder);
  [ok, msg] = mkdir (folder);
  if (! ok)
    error ("gan:gan_dataset:noFolder", "gan_dataset: the folder %s cannot be made: %s", folder, msg);
  endif
  part = [file ".part"];
  reasons = {};
  for mirror = mirrors(:).'
    address = [regexprep(mirror{1}, '/+$', "") "/" name_of(file)];
    printf ("%s\n", address);
    fflush (stdout);
    resumed = isfile (part);
    [reason, fatal] = fetch (address, part, file, check);
    if (resumed && ! isempty (reason) && ! isfile (part) && ! fatal)
      ## What was there may have been the beginning of something else.
      [reason, fatal] = fetch (address, part, file, check);
    endif
    if (isempty (reason))
      return;
    endif
    reasons{end+1} = sprintf ("\n  %s: %s", address, reason);
    if (fatal)
      break;
    endif
  endfor
  if (! isempty (made) && numel (dir (folder)) == 2)
    confirm_recursive_rmdir (false, "local");
    rmdir (made, "s");
  endif
  error ("gan:gan_dataset:download", "gan_dataset: %s could not be downloaded:%s", file,
         [reasons{:}]);

endfunction

function [reason, fatal] = fetch (address, part, file, check)
  [reason, fatal] = transfer (address, part);
  if (isempty (reason))
    reason = judge (part, file, check);
  endif
endfunction

## Goes on with what is there; begins again where the server cannot.
function [reason, fatal] = transfer (address, part)
  fatal = false;
  [status, message] = curl (address, part, isfile (part));
  ## 33, 36: the server does not resume.  22 after a part: it is longer than the file.
  if (any (status == [33, 36, 22]) && isfile (part))
    unlink (part);
    [status, message] = curl (address, part, false);
  endif
  reason = "";
  switch (status)
    case 0
    case {18, 28, 52, 55, 56}
      reason = sprintf ("cut off: %s; what has arrived is kept in %s", message, part);
      if (! isfile (part))
        reason = message;
      endif
    case {23, 26, 27, 63}
      reason = sprintf ("cannot be written, as on a full disk: %s", message);
      fatal = true;
      remove (part);
    otherwise
      if (status > 128)
        fatal = true;
        message = sprintf ("stopped by signal %d", status - 128);
      endif
      reason = message;
      remove (part);
  endswitch
endfunction

## A connection that brings less than 1000 bytes a second for 20 seconds is cut.
function [status, message] = curl (address, part, resume)
  log = tempname ();
  go_on = {"", "--continue-at -"}{resume + 1};
  command = sprintf (["curl --fail --location --globoff --show-error --progress-bar " ...
                      "--connect-timeout 20 --speed-limit 1000 --speed-time 20 %s " ...
                      "--output %s --stderr %s %s"], go_on, quoted (part), quoted (log),
                     quoted (address));
  unwind_protect
    status = shown (command, log);
    text = fileread (log);
    message = regexp (text, 'curl: \(\d+\) ([^\r\n]*)', "tokens", "once");
    if (isempty (message))
      message = {sprintf("curl left with status %d", status)};
    endif
    message = message{1};
  unwind_protect_cleanup
    remove (log);
  end_unwind_protect
endfunction

## Runs the command; how much has arrived is shown where a screen is.
function status = shown (command, log)
  watch = sprintf (["%s & p=$!; trap 'kill $p' INT TERM; if [ -t 1 ]; then " ...
                    "while kill -0 $p 2> /dev/null; do " ...
                    "tail -c 79 %s 2> /dev/null | tr '\\n' ' '; sleep 1; done; echo; fi; wait $p"], ...
                   command, quoted (log));
  status = system (watch);
endfunction

function reason = judge (part, file, check)
  try
    reason = check (part);
  catch err
    reason = err.message;
  end_try_catch
  if (! isempty (reason))
    remove (part);
    return;
  endif
  [err, msg] = rename (part, file);
  if (err)
    reason = msg;
    remove (part);
  endif
endfunction

function name = name_of (file)
  [~, name, extension] = fileparts (file);
  name = [name extension];
endfunction

## The topmost folder that is not there yet.
function made = missing_folder (folder)
  made = "";
  while (! isempty (folder) && ! isfolder (folder))
    made = folder;
    above = fileparts (folder);
    if (strcmp (above, folder))
      break;
    endif
    folder = above;
  endwhile
endfunction

function path = program (name)
  [status, path] = system (sprintf ("command -v %s", name));
  path = strtrim (path);
endfunction

function text = quoted (text)
  text = ["'" strrep(text, "'", "'\\''") "'"];
endfunction

function remove (file)
  if (isfile (file))
    unlink (file);
  endif
endfunction
