## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The guide: its examples run as written, but with fewer images and epochs, and what it
## speaks of is there.

%!function text = guide ()
%!  here = fileparts (which ("run_tests"));
%!  text = fileread (fullfile (here, "..", "doc", "gan.texi"));
%!endfunction

%!function run_example (gan_test_code)
%!  ## In a workspace of its own.
%!  evalc (gan_test_code);
%!endfunction

%!test # every example
%! shown = get (0, "defaultfigurevisible");
%! before = get (0, "children");
%! temporary = getenv ("TMPDIR");
%! folder = tempname ();
%! mkdir (folder);
%! set (0, "defaultfigurevisible", "off");
%! unwind_protect
%!   setenv ("TMPDIR", folder);
%!   code = regexp (guide (), '@example\n(.*?)@end example', "tokens");
%!   assert (numel (code) >= 10)
%!   for i = 1:numel (code)
%!     text = regexprep (code{i}{1}, '@([{}@])', '$1');
%!     text = strrep (text, "pkg load gan\n", "");
%!     text = regexprep (text, 'gan_digits \(\d{4,}', 'gan_digits (300');
%!     text = regexprep (text, '"MaxEpochs", \d+', '"MaxEpochs", 1');
%!     text = regexprep (text, 'X\(1:1000,:\)', 'X(1:150,:)');
%!     text = regexprep (text, 'X\(1001:2000,:\)', 'X(151:220,:)');
%!     text = regexprep (text, 'X\(2001:3000,:\)', 'X(221:end,:)');
%!     text = strrep (text, '"Resume", again, "MaxEpochs", 1', '"Resume", again, "MaxEpochs", 2');
%!     try
%!       run_example (text);
%!     catch err
%!       error ("example %d of the guide: %s\n%s", i, err.message, text);
%!     end_try_catch
%!   endfor
%! unwind_protect_cleanup
%!   set (0, "defaultfigurevisible", shown);
%!   close (setdiff (get (0, "children"), before));
%!   setenv ("TMPDIR", temporary);
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect

%!test # the training that is to stop does
%! text = regexp (guide (), '@example\n([^@]*"StopWhen"[^@]*)@end example', "tokens"){1}{1};
%! evalc (text);
%! assert (model.iteration < 2000)
%! assert ([model.history.d_real(end), model.history.d_fake(end)], [.5 .5], .05)

%!test # makeinfo has nothing to say
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   text = guide ();
%!   for name = [regexp(text, '@image\{([^,]*),', "tokens"){:}]
%!     [~, ~] = mkdir (fullfile (folder, fileparts (name{1})));
%!     imwrite (uint8 (0), fullfile (folder, [name{1} ".png"]));
%!   endfor
%!   before = addpath (fullfile (fileparts (which ("run_tests")), "..", "doc"));
%!   reference (fullfile (folder, "reference.texi"));
%!   path (before);
%!   fid = fopen (fullfile (folder, "gan.texi"), "w");
%!   fputs (fid, text);
%!   fclose (fid);
%!   [status, said] = system (sprintf ("cd '%s' && makeinfo --html --no-split -o gan.html gan.texi 2>&1", folder));
%!   assert (said, "")
%!   assert (status, 0)
%!   html = fileread (fullfile (folder, "gan.html"));
%!   assert (numel (strfind (html, "<img ")), numel (strfind (text, "@image{")))
%!   assert (! isempty (strfind (html, "gan_minibatch")))
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect

%!test # what it names is there: demonstrations, functions, options
%! text = guide ();
%! demos = strsplit (strtrim (evalc ("gan_demo ()")), "\n");
%! for name = unique ([regexp(text, 'gan_demo \("(\w+)"', "tokens"){:}, ...
%!                     regexp(text, '@image\{(\w+)/', "tokens"){:}])
%!   assert (any (strncmp (demos, [name{1} " "], numel (name{1}) + 1)), "no demo %s", name{1})
%! endfor
%! for name = unique (regexp (text, 'gan_\w+', "match"))
%!   assert (! isempty (which (name{1})), "no function %s", name{1})
%! endfor
%! known = fieldnames (gan_options ());
%! for name = unique ([regexp(text, '@code\{"([A-Z]\w+)"[,}]', "tokens"){:}])
%!   assert (any (strcmp (name{1}, [known; {"Precision"; "Anchors"}])), "no option %s", name{1})
%! endfor

%!test # its chapters are its menu
%! text = guide ();
%! nodes = [regexp(text, '@node ([^\n]+)', "tokens"){:}];
%! menu = [regexp(text, '\n\* ([^:\n]+)::', "tokens"){:}];
%! assert (menu, nodes(2:end))
