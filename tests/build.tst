## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## What the build finds out about compilers (src/probe.sh), with stand-ins for mkoctfile.

%!function script (file, varargin)
%!  fid = fopen (file, "w");
%!  fprintf (fid, "%s\n", "#!/bin/sh", varargin{:});
%!  fclose (fid);
%!  system (["chmod +x '" file "'"]);
%!endfunction

%!function folder = new_folder ()
%!  folder = tempname ();
%!  mkdir (folder);
%!  mkdir (fullfile (folder, "a folder"));
%!endfunction

%!function remove (folder)
%!  confirm_recursive_rmdir (false, "local");
%!  rmdir (folder, "s");
%!endfunction

## all that probe.sh says, with this mkoctfile; `environment` is words of a shell before it
%!function said = probe (mkoctfile, environment)
%!  source = fullfile (fileparts (fileparts (which ("fuzz_gateways"))), "src");
%!  mkoctfile = strrep (mkoctfile, "'", "'\\''");
%!  [~, said] = system (sprintf (["cd '%s' && env -u CC -u CXX -u CFLAGS -u CXXFLAGS %s " ...
%!                                "MKOCTFILE='%s' sh ./probe.sh 2>&1"], source,
%!                               environment, mkoctfile));
%!endfunction

%!testif ; isunix ()
%! ## spaces in the path, options, both; as a shell would write it, and as pkg does
%! folder = new_folder ();
%! unwind_protect
%!   program = fullfile (folder, "a folder", "mkoctfile");
%!   script (program, "echo \"no-such-compiler $*\"");
%!   cases = {program, "-p CC"
%!            [program " -v --strip"], "-v --strip -p CC"
%!            ["'" program "' -v"], "-v -p CC"
%!            [strrep(program, " ", "\\ ") " --verbose"], "--verbose -p CC"
%!            ["env A=1 '" program "'"], "-p CC"};
%!   for i = 1:rows (cases)
%!     said = probe (cases{i,1}, "");
%!     wanted = ["gan: the C compiler (no-such-compiler " cases{i,2} ") does not build programs"];
%!     assert (strncmp (said, wanted, numel (wanted)), "%s: %s", cases{i,1}, said)
%!   endfor
%!   said = probe ([program "s -v"], "");
%!   wanted = ["gan: mkoctfile (" program "s -v) does not run: "];
%!   assert (strncmp (said, wanted, numel (wanted)), "%s", said)
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!testif ; isunix () && ! isempty (file_in_path (getenv ("PATH"), "mkoctfile"))
%! ## a compiler in a folder with a space, and temporary files in one; flags for optimization at the
%! ## link and one that no compiler has; a link that has no library of threads
%! folder = new_folder ();
%! unwind_protect
%!   compiler = fullfile (folder, "a folder", "cc");
%!   script (compiler, "exec $(env -u CC mkoctfile -p CC) \"$@\"");
%!   program = fullfile (folder, "a folder", "mkoctfile");
%!   script (program, "case \"$* \" in",
%!           "  '-p CFLAGS '*) echo '-O1 -flto=auto -ffat-lto-objects -fno-such -g' ;;",
%!           "  *-fopenmp*|*-lgomp*|*-lomp*|*-liomp5*) exit 1 ;;",
%!           "  *) exec mkoctfile \"$@\" ;;", "esac");
%!   said = probe (program, ["CC='" compiler "' TMPDIR='" fullfile(folder, "a folder") "'"]);
%!   quoted = ["'" compiler "'"];
%!   wanted = {["\ncc = " quoted "\n"], "cflags = *-O1 *-g -fno-lto( -msse2 -mfpmath=sse)?\n", ...
%!             ["gan: " quoted " does not take these flags, which are left out: -fno-such\n"], ...
%!             "gan: built without threads: [^\n]*\n", ...
%!             "\nOPENMP = (-fopenmp-simd )?-Wno-unused-parameter\n", ...
%!             "\nOPENMP_LINK = \n", "\nMISMATCH = \n"};
%!   said = ["\n" said];
%!   for i = 1:numel (wanted)
%!     assert (! isempty (regexp (said, wanted{i})), "%s: %s", wanted{i}, said)
%!   endfor
%!   assert ({dir(fullfile (folder, "a folder")).name}, {".", "..", "cc", "mkoctfile"})
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!testif ; isunix () && ! isempty (file_in_path (getenv ("PATH"), "mkoctfile"))
%! ## numbers of more precision than they should have
%! said = probe ("mkoctfile", "CC=\"$(mkoctfile -p CC) -w -D__FLT_EVAL_METHOD__=2\"");
%! wanted = " computes with more precision than float and double have (FLT_EVAL_METHOD)";
%! assert (strncmp (said, "gan: ", 5) && ! isempty (strfind (said, wanted)), "%s", said)

%!testif ; isunix () && ! isempty (file_in_path (getenv ("PATH"), "mkoctfile"))
%! ## OpenBLAS: as pkg-config says, or where the linker finds it, or not at all
%! folder = new_folder ();
%! unwind_protect
%!   config = fullfile (folder, "pkg-config");
%!   script (config, "case $1 in --exists) exit 0 ;; --cflags) echo '-DSAID -I.' ;;",
%!           "  *) echo '-lno-such-library' ;; esac");
%!   code = "#include <cblas.h>\nint main (void) { return ! openblas_get_config (); }\n";
%!   found = system (["printf '" code "' | " ...
%!                    "$(mkoctfile -p CC) -x c - -o /dev/null -lopenblas 2> /dev/null"]) == 0;
%!   said = ["\n" probe("mkoctfile", ["PKG_CONFIG='" config "'"])];
%!   assert (isempty (strfind (said, "-DSAID")), "%s", said)   # it does not link
%!   assert (isempty (regexp (said, "\nOPENBLAS_LINK = -lopenblas\n")) != found, "%s", said)
%!   said = ["\n" probe("mkoctfile", "GAN_OPENBLAS=no")];
%!   assert (! isempty (strfind (said, "\nOPENBLAS = \nOPENBLAS_LINK = \n")), "%s", said)
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect
