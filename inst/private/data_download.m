## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## data_download (file, mirrors, most, check)
##
## Fetches FILE, under the name that it has there, from the first of the addresses
## MIRRORS that gives it as it should be: not longer than MOST bytes, and
## check (file) returns "", not what is wrong.
##
## It arrives beside, in a file of this call alone, and is renamed when it is whole and
## right; whatever happens, that file does not stay.  If others download the same at the
## same time, all write the same, and what another has finished is used.  What one mirror
## has cut off the next one goes on with.
##
## The program curl does the work: it knows proxies (the variables http_proxy, https_proxy,
## no_proxy) and certificates.  On Windows it is the system's own, run by cmd.exe; how much has
## arrived is not shown there, and versions before 8.4 stop at MOST only where the server says how
## long the file is.

function data_download (file, mirrors, most, check)

  [status, ~] = system ("curl --version");
  if (status != 0)
    error ("gan:gan_dataset:noCurl",
           "gan_dataset: the program curl is needed to download %s/%s; install it, or put that into %s",
           mirrors{1}, name_of (file), fileparts (file));
  endif
  folder = fileparts (file);
  made = missing_folder (folder);
  part = "";
  unwind_protect
    [ok, msg] = mkdir (folder);
    if (! ok && ! isfolder (folder))   # another process may have been faster
      error ("gan:gan_dataset:noFolder", "gan_dataset: the folder %s cannot be made: %s", folder,
             msg);
    endif
    part = tempname (folder, ".download-");
    reasons = {};
    for mirror = mirrors(:).'
      address = [regexprep(mirror{1}, '/+$', "") "/" name_of(file)];
      if (is_right (file, check))
        return;   # another has been faster
      endif
      printf ("%s\n", address);
      fflush (stdout);
      [reason, fatal] = fetch (address, part, file, most, check);
      if (isempty (reason))
        return;
      endif
      reasons{end+1} = sprintf ("\n  %s: %s", address, reason);
      if (fatal)
        break;
      endif
    endfor
    if (is_right (file, check))
      return;
    endif
    error ("gan:gan_dataset:download", "gan_dataset: %s could not be downloaded:%s", file,
           [reasons{:}]);
  unwind_protect_cleanup
    remove (part);
    remove_empty (folder, made);
  end_unwind_protect

endfunction

function [reason, fatal] = fetch (address, part, file, most, check)
  attempts = 5;
  do
    attempts--;
    had = bytes_of (part);
    [reason, fatal, again] = transfer (address, part, most);
    ## A server that cuts off, but not at once, is asked for the rest.
  until (! again || bytes_of (part) <= had || attempts == 0)
  if (isempty (reason))
    reason = settle (part, file, check);
    if (! isempty (reason) && had > 0)
      ## What was there may have been the beginning of something else.
      [reason, fatal] = fetch (address, part, file, most, check);
    endif
  endif
endfunction

## Goes on with what is there; begins again where the server cannot.  AGAIN: it may give more.
function [reason, fatal, again] = transfer (address, part, most)
  fatal = again = false;
  [status, message] = curl (address, part, most);
  ## 33, 36: the server does not resume.  22 after a part: it is longer than the file.
  if (any (status == [33, 36, 22]) && isfile (part))
    remove (part);
    [status, message] = curl (address, part, most);
  endif
  if (status == 63 || bytes_of (part) > most)
    reason = sprintf ("is longer than %d bytes, the most that it can have", floor (most));
    remove (part);
    return;
  endif
  switch (status)
    case 0
      reason = "";
    case {18, 28, 52, 55, 56}
      reason = [{"", "cut off: "}{1 + isfile(part)}, message];
      again = isfile (part) && status != 28;   # it was slow
    case {23, 26, 27}
      folder = fileparts (part);
      reason = sprintf ("cannot be written, as on a full disk or where one must not write: %s",
                        message);
      if (! isfolder (folder))
        reason = sprintf ("the folder %s is not there any more", folder);
      endif
      fatal = true;
      remove (part);
    otherwise
      fatal = status > 128;
      if (fatal)
        message = sprintf ("stopped by signal %d", status - 128);
      endif
      reason = message;
      remove (part);
  endswitch
endfunction

## Goes on with what is there.  A connection that brings less than 1000 bytes a second for 20
## seconds is cut.
function [status, message] = curl (address, part, most)
  log = tempname ();
  go_on = {"", "--continue-at -"}{1 + isfile(part)};
  command = sprintf (["curl --fail --location --max-redirs 10 --globoff --show-error " ...
                      "--connect-timeout 20 --speed-limit 1000 --speed-time 20 " ...
                      "--max-filesize %d %s --output %s --stderr %s %s"], floor (most), go_on, ...
                     quoted (part), quoted (log), quoted (address));
  unwind_protect
    if (ispc ())
      status = system ([command " --silent"]);
    else
      status = watched ([command " --progress-bar"], part, log, most);
    endif
    text = "";
    if (isfile (log))
      text = char (__gan_read__ (log, 1e6, false).');
    endif
    words = regexp (text, '(?:Warning|curl): (?:\(\d+\) )?([^\r\n]*)', "tokens");
    message = strtrim (strjoin ([{""}, words{:}], " "));
    if (isempty (message))
      message = sprintf ("curl left with status %d", status);
    endif
  unwind_protect_cleanup
    remove (log);
  end_unwind_protect
endfunction

## Runs the command, and shows how much has arrived where a screen is.  Its files cannot grow
## beyond MOST and a block of 512 bytes, in which their length tells; curl itself sees to that
## only where the server says how long the file is, or from version 8.4 on.  Who stops the shell,
## or Octave, stops the command, and PART goes.
function status = watched (command, part, log, most)
  status = system (strjoin ({
    sprintf("(ulimit -S -f %d 2> /dev/null; trap '' XFSZ; exec %s) & p=$!", ...
            floor (most / 512) + 1, command)
    ["part=" quoted(part) " log=" quoted(log)]
    "(while kill -0 $PPID; do sleep 1; done; kill $p) > /dev/null 2>&1 & w=$!"
    "trap 'kill $p; rm -f \"$part\"' INT TERM HUP"
    "if [ -t 1 ]; then"
    "  while kill -0 $p 2> /dev/null; do"
    "    tail -c 79 \"$log\" 2> /dev/null | tr '\\n' ' '; sleep 1"
    "  done; echo"
    "fi"
    "wait $p; s=$?; kill $w; kill -0 $PPID 2> /dev/null || rm -f \"$part\" \"$log\"; exit $s"}.', "\n"));
endfunction

## Looked at before it gets its name, and after that, which another may have given as well.
function reason = settle (part, file, check)
  if (! isfile (part))
    reason = sprintf ("what arrived in %s is not there any more", fileparts (part));
    return;
  endif
  reason = is_wrong (part, check);
  if (! isempty (reason))
    start = __gan_read__ (part, 512, false).';
    start = lower (char (start(start < 128)));   # the bytes of anything are no text to regexp
    if (! isempty (regexp (start, '^\W*<(!doctype|html|head|\?xml)', "once")))
      reason = "a page for people came, not the file: of a network to log in to, or of a proxy?";
    endif
    remove (part);
    return;
  endif
  [err, msg] = rename (part, file);
  if (err)
    reason = msg;
  endif
  ## On Windows a file that another has put there is not replaced, and serves.
  wrong = is_wrong (file, check);
  if (isempty (wrong))
    reason = "";
  elseif (isempty (reason))
    reason = wrong;
    remove (file);
  endif
  remove (part);
endfunction

function reason = is_wrong (file, check)
  try
    reason = check (file);
  catch err
    ## What remains to be said where the file is named already, and gone.
    reason = strrep (err.message, ["gan_dataset: " file " "], "");
    reason = regexprep (reason, '; delete it, .*$', "");
  end_try_catch
endfunction

function yes = is_right (file, check)
  yes = isfile (file) && isempty (is_wrong (file, check));
endfunction

function name = name_of (file)
  [~, name, extension] = fileparts (file);
  name = [name extension];
endfunction

## 0 where there is none.
function n = bytes_of (file)
  n = 0;
  info = stat (file);
  if (! isempty (info))
    n = info.size;
  endif
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

## The folder and those above it up to MADE, as long as nothing is in them.
function remove_empty (folder, made)
  while (! isempty (made) && rmdir (folder) && ! strcmp (folder, made))
    folder = fileparts (folder);
  endwhile
endfunction

## A word for sh, or for cmd.exe, where names cannot have quotes.
function text = quoted (text)
  if (ispc ())
    text = ["\"" text "\""];
  else
    text = ["'" strrep(text, "'", "'\\''") "'"];
  endif
endfunction

function remove (file)
  if (isfile (file))
    unlink (file);
  endif
endfunction
