## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## run_tests (): run the tests in the help files of the package that is loaded, and
## tests/*.tst; print the sum of them as the last line, and leave with status 1 when
## a test failed or there was none.
## Temporary files go into a folder of its own: what is left there is a failure.
##
## Tests find helpers of theirs in this folder, which is on the path meanwhile.
## A file on its own: test /path/to/file.tst.

function run_tests ()
  here = fileparts (mfilename ("fullpath"));
  installed = pkg ("list", "gan"){1}.dir;
  passed = failed = 0;

  before = getenv ("TMPDIR");
  folder = tempname ();
  mkdir (folder);
  unwind_protect
    setenv ("TMPDIR", folder);
    for file = without_skipped ([files(installed, "*.m"), files(here, "*.tst")])
      [passed, failed] = add (passed, failed, file{1}, folder);
    endfor
  unwind_protect_cleanup
    setenv ("TMPDIR", before);
    clear_folder (folder);
    rmdir (folder);
  end_unwind_protect

  fflush (stderr);
  printf ("%d passed, %d failed\n", passed, failed);
  exit (failed > 0 || passed == 0);
endfunction

## The environment may name files to leave out, by a regular expression.
function paths = without_skipped (paths)
  skip = getenv ("GAN_TEST_SKIP");
  if (! isempty (skip))
    [~, names] = cellfun (@fileparts, paths, "UniformOutput", false);
    paths(! cellfun (@isempty, regexp (names, skip, "once"))) = [];
  endif
endfunction

function paths = files (folder, pattern)
  paths = cellfun (@(name) fullfile (folder, name), sort ({dir(fullfile (folder, pattern)).name}),
                   "UniformOutput", false);
endfunction

function [passed, failed] = add (passed, failed, path, temporary)
  [~, name, extension] = fileparts (path);
  printf ("%-36s", [name extension]);
  fflush (stdout);
  [good, bad, skipped] = run_file (path);
  left = clear_folder (temporary);
  if (! isempty (left))
    printf ("\nleft in the temporary folder: %s\n", strjoin (left, ", "));
    bad++;
  endif
  printf ("%6d passed", good);
  if (bad)
    printf (", %d FAILED", bad);
  endif
  if (skipped)
    printf (", %d skipped", skipped);
  endif
  printf ("\n");
  passed += good;
  failed += bad;
endfunction

## Takes away what is in the folder, and says what it was.
function names = clear_folder (folder)
  confirm_recursive_rmdir (false, "local");
  names = setdiff ({dir(folder).name}, {".", ".."});
  for name = names
    path = fullfile (folder, name{1});
    if (isfolder (path))
      rmdir (path, "s");
    else
      unlink (path);
    endif
  endfor
endfunction

function [good, bad, skipped] = run_file (path)
  log = tempname ();
  unwind_protect
    [good, total, known, bugs, skipped, unable] = test (path, "quiet", log);
    bad = total - good - known - bugs;
    skipped += unable;
    if (bad)
      printf ("\n%s", fileread (log));
    endif
  unwind_protect_cleanup
    unlink (log);
  end_unwind_protect
endfunction
