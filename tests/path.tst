## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Results rest on nothing that a folder of the path can replace, be it a package with a
## mean and std of its own or a user's sum.m: in front of the path stands a folder with wrong
## versions of all functions that the package calls and Octave has in files, and of those
## built-in ones that inst/private guards.

%!function names = replaceable ()
%!  ## Words of the code that name an .m file of Octave's, and guards of built-in functions.
%!  here = fileparts (which ("gan_train"));
%!  octave = fileparts (fileparts (which ("repmat")));
%!  names = {};
%!  for file = [glob(fullfile (here, "*.m")); glob(fullfile (here, "private", "*.m"))].'
%!    code = regexprep (fileread (file{1}), {'"([^"\\\n]|\\.)*"', '(?<=\n)[ \t]*(%!|#)[^\n]*'}, "");
%!    [~, name] = fileparts (file{1});
%!    names = [names, regexp(code, '[a-z]\w*', "match"), {name}(! isempty (strfind (code, "builtin (")))];
%!  endfor
%!  names = unique (names);
%!  names(strcmp (names, "run_call_user")) = [];
%!  at = cellfun (@(name) file_in_loadpath ([name ".m"]), names, "UniformOutput", false);
%!  guards = cellfun (@(name) exist (fullfile (here, "private", [name ".m"]), "file") == 2, names);
%!  names = names(strncmp (at, octave, numel (octave)) | (guards & cellfun (@exist, names) == 5));
%!endfunction

%!function r = results ()
%!  X = gan_digits (60, "Seed", 1);
%!  G = {{"affine", 9}, "batchnorm", "relu", {"affine", 784, "BiasFrom", "marginals"}, "sigmoid"};
%!  args = {"Generator", G, "Minibatch", 20, "MaxIterations", 7, "HistoryInterval", 3, ...
%!          "Display", "off", "Seed", 1};
%!  for engine = {"fused", "kernels"}
%!    model = gan_train (X, args{:}, "Engine", engine{1});
%!    r.(engine{1}) = {model.generator, model.discriminator, rmfield(model.history, "seconds")};
%!  endfor
%!  r.images = gan_train (reshape (X.', 28, 28, 1, []), gan_preset ("dcgan"), "MaxIterations", 1, ...
%!                        "Minibatch", 5, "Seed", 1, "Display", "off").generator.params;
%!  r.bytes = gan_train (gan_digits (60, "Seed", 1, "Class", "uint8"), args{:}).generator.params;
%!  r.table = gan_train (10 * X(:,300:309), "MaxIterations", 2, "Minibatch", 9, "Seed", 1, ...
%!                       "Precision", "double", "Display", "off").generator.params;
%!  r.stopped = gan_train (X, args{:}, "StopWhen", .4, "OutputFcn", ...
%!                         @(info, state) info.iteration == 3).generator.params;
%!  r.resumed = gan_train (X, "Resume", model, "MaxIterations", 9).generator.params;
%!  r.samples = gan_sample (model, 11, "Seed", 1);
%!  r.same = gan_sample (model, gan_noise (11, 100, "Seed", 1));
%!  r.score = gan_score (model, X);
%!  [r.contrast, r.how] = gan_contrast (X(1:10,:));
%!  r.undone = gan_contrast (r.contrast(1:3,:), "Undo", r.how);
%!  r.nearest = gan_nearest (r.samples, X);
%!  warning ("off", "gan:gan_parzen:samples", "local");
%!  [r.ll, r.se, r.sigma, r.details] = gan_parzen (r.samples, X(1:9,:), "Validation", X(10:19,:));
%!  [r.ll, r.se] = gan_parzen (X(1:30,:), X(31:60,:), "Sigmas", .2);
%!  text = evalc ("[~, ~, ~, d] = gan_parzen (X(1:9,:), X(31:60,:), \"Sigmas\", .2, \"Anchors\", true, \"Training\", X);");
%!  r.anchors = {d.anchors.ll};
%!  r.grid = gan_grid (r.samples, "Nearest", X);
%!  r.rows = gan_minibatch (60, 7, 3);
%!  for name = {"mixture", "ring", "grid", "swissroll"}
%!    [r.(name{1}), ~, info] = gan_dataset (name{1}, "Seed", 1, "Count", 9);
%!    r.density.(name{1}) = info.density (r.(name{1}));
%!  endfor
%!  [r.digits, r.labels] = gan_digits (5, "Seed", 1, "Labels", [3 4], "Class", "double");
%!  net = gan_net ([4, 4, 1], {"conv", 2, 3}, "flatten", {"maxout", 3, 2}, {"affine", 1}, "Seed", 1);
%!  [y, cache] = gan_forward (net, X(1:6,1:16), "Train", true, "Seed", 1);
%!  [r.loss, ~, dy] = gan_loss ("nonsaturating", [], y);
%!  r.net = gan_update (net, gan_backward (net, cache, dy), "Averaging", .5);
%!endfunction

%!function r = beside (names, f)
%!  ## What f returns where functions of these names that only raise errors stand in front of
%!  ## the path.
%!  folder = tempname ();
%!  mkdir (folder);
%!  state = warning ();
%!  failure = r = [];
%!  unwind_protect
%!    warning ("off", "all");
%!    for name = names
%!      fid = fopen (fullfile (folder, [name{1} ".m"]), "w");
%!      fprintf (fid, "function varargout = %s (varargin)\n", name{1});
%!      fprintf (fid, "  error (\"another %s was called\");\nendfunction\n", name{1});
%!      fclose (fid);
%!    endfor
%!    addpath (folder);
%!    try
%!      r = f ();
%!    catch err
%!      failure = err;
%!    end_try_catch
%!    rmpath (folder);
%!  unwind_protect_cleanup
%!    warning (state);
%!    delete (fullfile (folder, "*.m"));
%!    rmdir (folder);
%!  end_unwind_protect
%!  if (! isempty (failure))
%!    error ("%s, by %s in line %d", failure.message, failure.stack(2).name, failure.stack(2).line);
%!  endif
%!endfunction

%!test
%! names = replaceable ();
%! guarded = {"mean", "std", "sumsq", "isequal", "repmat", "ismember", "cast", "sum", "isrow"};
%! assert (guarded(! ismember (guarded, names)), cell (1, 0))
%! before = results ();
%! after = beside (names, @results);
%! for [value, name] = before
%!   assert (isequal (value, after.(name)), "%s differs where other functions are on the path", name)
%! endfor

%!test
%! ## a demonstration, beside the functions that the packages nan and statistics replace (but
%! ## median, which Octave's own print calls)
%! names = {"center", "corrcoef", "cov", "detrend", "iqr", "kurtosis", "mad", "mean", "meansq", ...
%!          "moment", "prctile", "quantile", "range", "ranks", "skewness", "spearman", ...
%!          "std", "sumsq", "var", "zscore"};
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   call = sprintf ("gan_demo (\"figure1\", '%s', \"Iterations\", 1, \"Frames\", 0);", folder);
%!   said = beside (names, @() evalc (call));
%!   assert (! isempty (said))
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect
