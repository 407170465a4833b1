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
%! set (0, "defaultfigurevisible", "off");
%! unwind_protect
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
%! known = fieldnames (gan_options ("Seed", 1));
%! for name = unique ([regexp(text, '@code\{"([A-Z]\w+)"[,}]', "tokens"){:}])
%!   assert (any (strcmp (name{1}, [known; {"Precision"; "Anchors"}])), "no option %s", name{1})
%! endfor

%!test # its chapters are its menu
%! text = guide ();
%! nodes = [regexp(text, '@node ([^\n]+)', "tokens"){:}];
%! menu = [regexp(text, '\n\* ([^:\n]+)::', "tokens"){:}];
%! assert (menu, nodes(2:end))
