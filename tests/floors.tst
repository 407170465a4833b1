## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The floors of libgan (CONTRIBUTING.md): what a file there may include.

%!test
%! src = fullfile (fileparts (fileparts (which ("run_tests"))), "src");
%! below = struct ("base", {{}}, "kernels", {{"base"}}, "layers", {{"base", "kernels"}}, ...
%!                 "nets", {{"base", "kernels", "layers"}}, "measures", {{"base", "kernels"}}, ...
%!                 "data", {{"base"}});
%! files = glob (fullfile (src, "*", "*.[ch]"));
%! assert (numel (files) > 50)
%! for file = files.'
%!   floor = strsplit (file{1}, filesep){end-1};
%!   included = regexp (fileread (file{1}), '^#\s*include "([^"]*)"', "tokens", "lineanchors");
%!   for name = [included{:}]
%!     of = strsplit (name{1}, "/"){1};
%!     assert (any (strcmp (of, [{floor}, below.(floor)])), "%s includes %s", file{1}, name{1})
%!     assert (exist (fullfile (src, name{1}), "file"), 2, [file{1} " includes " name{1}])
%!   endfor
%! endfor
