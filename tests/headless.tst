## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The package in an Octave that nobody sits before, as cron or a service starts it.

## [status, said] = start (code, environment, streams): what a fresh Octave with the package that
## is loaded says and returns, without any environment but that given as words of a shell.
%!function [status, said] = start (code, environment, streams)
%!  quoted = @(text) ["'" strrep(text, "'", "'\\''") "'"];
%!  code = sprintf ("addpath ('%s', '%s'); %s", fileparts (which ("__gan_train__")),
%!                  fileparts (which ("gan_train")), code);
%!  [status, said] = system (sprintf ("{ timeout -k 5 60 env -i PATH=%s %s %s --norc --no-history --quiet --eval %s %s; } 2>&1",
%!                           quoted (getenv ("PATH")), environment,
%!                           quoted (fullfile (OCTAVE_HOME (), "bin", "octave-cli")),
%!                           quoted (code), streams));
%!endfunction

%!function folder = new_folder ()
%!  folder = tempname ();
%!  mkdir (folder);
%!endfunction

%!function names = contents (folder)
%!  names = setdiff ({dir(folder).name}, {".", ".."});
%!endfunction

%!testif ; isfile (fullfile (fileparts (which ("gan_train")), "PKG_ADD")) # of an installed package
%! ## streams that are closed: a file holds what was written into it, and no more
%! folder = new_folder ();
%! unwind_protect
%!   file = fullfile (folder, "file");
%!   code = ["id = fopen ('%s', 'w'); printf ('printed'); fputs (id, 'written'); " ...
%!           "fprintf (stderr, 'said'); assert (fclose (id), 0)"];
%!   for streams = {">&-", "<&- >&- 2>&-"}
%!     [status, said] = start (sprintf (code, file), "", streams{1});
%!     assert (status == 0, "%s: %s", streams{1}, said)
%!     assert (strcmp (fileread (file), "written"), "%s: %s", streams{1}, fileread (file))
%!   endfor
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect

%!testif ; isfile (fullfile (fileparts (which ("gan_train")), "PKG_ADD")) && ! isempty (file_in_path (getenv ("PATH"), "gs")) && ! isempty (file_in_path (getenv ("PATH"), "gnuplot"))
%! ## a training and its pictures: no variable set, nor any stream open; nothing is said but what
%! ## is written, and no file left; the folders have names that mean something to shells
%! folder = new_folder ();
%! unwind_protect
%!   temporary = fullfile (folder, "a 'q' \"$x %d;");
%!   out = fullfile (folder, "10% of $HOME `it`");
%!   mkdir (temporary);
%!   mkdir (out);
%!   setenv ("GAN_TEST_TMP", temporary);
%!   setenv ("GAN_TEST_OUT", out);
%!   code = "gan_demo ('digits', getenv ('OUT'), 'MaxIterations', 1, 'Display', 'off');";
%!   given = "OUT=\"$GAN_TEST_OUT\" TMPDIR=\"$GAN_TEST_TMP\"";
%!   written = sprintf ("Written: %s/samples.png\nWritten: %s/training.png\n", out, out);
%!   for streams = {"< /dev/null", "<&- >&- 2>&-"}
%!     [status, said] = start (code, given, streams{1});
%!     assert (status == 0, "%s: %s", streams{1}, said)
%!     assert (any (strcmp (said, {written, ""})), "%s: %s", streams{1}, said)
%!     assert (contents (out), {"samples.png", "training.png"})
%!     assert (contents (temporary), cell (1, 0))
%!     unlink (fullfile (out, "training.png"));
%!   endfor
%! unwind_protect_cleanup
%!   unsetenv ("GAN_TEST_TMP");
%!   unsetenv ("GAN_TEST_OUT");
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect

%!test # a demonstration that ends early leaves everything as it was
%! folder = new_folder ();
%! names = {"TMPDIR", "LC_ALL", "FONTCONFIG_FILE"};
%! before = getenv ("TMPDIR");
%! unwind_protect
%!   setenv ("TMPDIR", folder);
%!   state = @() {cellfun(@getenv, names, "UniformOutput", false), gnuplot_binary(), path()};
%!   old = state ();
%!   evalc ("try, gan_demo ('digits', folder, 'OutputFcn', @(varargin) error ('halt')); catch err, end");
%!   assert (! isempty (strfind (err.message, "halt")))
%!   assert (contents (folder), cell (1, 0))
%!   assert (state (), old)
%! unwind_protect_cleanup
%!   setenv ("TMPDIR", before);
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect
