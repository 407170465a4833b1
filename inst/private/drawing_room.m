## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## undo = drawing_room ()
##
## While the result is kept, figures are printed whatever the environment is that this process
## was started with, by cron, say, or as a service; what other programs say of it is not shown,
## and temporary files, whoever makes them, are in a folder of their own.  When UNDO is cleared,
## at the latest where the function ends that has it, or fails, or is interrupted, all is as
## before, and the folder is gone.
##
## Octave's print gives names of temporary files to a shell and to gnuplot without quoting, so
## the folder has a name that needs none.

function undo = drawing_room ()

  undo = [];
  if (! isunix ())
    return;
  endif
  folder = scratch_folder ();
  settings = {"TMPDIR", folder; "LC_ALL", "C.UTF-8"};   # gnuplot is sent UTF-8
  if (isempty (getenv ("FONTCONFIG_FILE")) && ! has_cache ())
    settings(end+1,:) = {"FONTCONFIG_FILE", fonts(folder)};
  endif
  old = [settings(:,1), cellfun(@getenv, settings(:,1), "UniformOutput", false)];
  [program, args] = gnuplot_binary ();
  undo = onCleanup (@() leave (folder, old, program, args));

  put_environment (settings);
  if (isempty (args))   # Octave has room for one
    gnuplot_binary (program, gnuplot_start (folder));
  endif

endfunction

function put_environment (settings)
  for row = settings.'
    if (isempty (row{2}))
      unsetenv (row{1});
    else
      setenv (row{:});
    endif
  endfor
endfunction

## Can what is known of fonts be kept for this user?
function yes = has_cache ()
  folder = getenv ("XDG_CACHE_HOME");
  if (isempty (folder))
    folder = fullfile (get_home_directory (), ".cache");
  endif
  if (! isfolder (folder))
    folder = fileparts (folder);
  endif
  yes = is_writable (folder);
endfunction

## Fonts as everywhere on this system, and a place to keep what is known of them, without which
## fontconfig complains.
function file = fonts (folder)
  file = fullfile (folder, "fonts.conf");
  put_text (file, ["<fontconfig><include>fonts.conf</include><cachedir>" folder ...
                   "</cachedir></fontconfig>\n"]);
endfunction

## A file of commands for gnuplot to begin with.  Octave sends it data within its commands, of
## which gnuplot 6 says at each curve that a plot cannot be drawn again from them.
function file = gnuplot_start (folder)
  file = fullfile (folder, "start");
  put_text (file, "if (GPVAL_VERSION >= 6) unset warnings\nload '< cat'\n");
endfunction

function put_text (file, text)
  fid = fopen (file, "w");
  fputs (fid, text);
  fclose (fid);
endfunction

function leave (folder, old, program, args)
  put_environment (old);
  gnuplot_binary (program, args{:});
  confirm_recursive_rmdir (false, "local");
  [~] = rmdir (folder, "s");
endfunction

function folder = scratch_folder ()
  wanted = getenv ("TMPDIR");
  for parent = {wanted, P_tmpdir()}
    if (! isempty (regexp (parent{1}, '^[A-Za-z0-9_./+-]+$')) && is_writable (parent{1}))
      folder = tempname (parent{1}, "gan-");
      [made, why] = mkdir (folder);
      if (made && isempty (why))   # it says so where there was one
        return;
      endif
    endif
  endfor
  places = unique ({wanted, P_tmpdir()});
  error ("gan:gan_demo:noTemporaryFiles",
         ["gan_demo: temporary files cannot be made in %s: set the environment variable TMPDIR " ...
          "to a folder that can be written to, with letters, digits and ._+- in its name"], strjoin (places(! cellfun (@isempty, places)), " or "));
endfunction
