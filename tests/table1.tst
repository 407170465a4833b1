## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## demos/table1 on a few small nets: what it writes is what gan_parzen says, and a run
## that was stopped goes on as if it had not been.

%!function results = play (data, folder, epochs, seeds)
%!  nets = {"Generator", {{"affine", 2304, "BiasFrom", "marginals"}, "sigmoid"}, ...
%!          "Discriminator", {{"affine", 1}}, "Minibatch", 10, "LearningRate", .01};
%!  warning ("off", "gan:gan_parzen:edge", "local");
%!  warning ("off", "gan:gan_parzen:samples", "local");
%!  evalc ("results = gan_demo ('table1', data, folder, 'Sets', {'tfd'}, 'Seeds', seeds, 'Epochs', struct ('tfd', epochs), 'Every', 1, 'Samples', 200, 'TrainOptions', nets);");
%!endfunction

%!test
%! data = tempname ();
%! mkdir (data);
%! unwind_protect
%!   s.images = uint8 (255 * rand (60, 48, 48) .^ 2);
%!   s.folds = uint8 (repmat (1 + (mod (1:60, 6) == 0) + 2 * (mod (1:60, 6) == 1), 5, 1).');
%!   s.labs_ex = int32 (ones (60, 1));
%!   save ("-v7", fullfile (data, "TFD_48x48.mat"), "-struct", "s");
%!   [a, b] = deal (fullfile (data, "a"), fullfile (data, "b"));
%!   mkdir (a);
%!   mkdir (b);
%!   whole = play (data, a, 2, 1:2);
%!   play (data, b, 1, 1);
%!   again = play (data, b, 2, 1);
%!   [x, y] = deal (whole.runs(1), again.runs);
%!   assert (x.curve(:,1:9), y.curve(:,1:9))
%!   assert (x.narrow.test, y.narrow.test)
%!   assert (x.model.generator, y.model.generator)
%!   assert (whole.runs(1).curve(:,1), [1; 2])
%!   ## the test figures, from the generator that was chosen
%!   test = gan_dataset ("tfd", "Folder", data, "Split", "test");
%!   valid = gan_dataset ("tfd", "Folder", data, "Split", "valid");
%!   for kind = {"raw", "average", "narrow", "shrunk"}
%!     best = whole.runs(2).(kind{1});
%!     z = gan_noise (200, 100, "Seed", 1, "Distribution", "normal");
%!     S = gan_forward (best.generator, best.scale * z);
%!     warning ("off", "gan:gan_parzen:edge", "local");
%!     warning ("off", "gan:gan_parzen:samples", "local");
%!     [ll, se, sigma] = gan_parzen (S, test, "Validation", valid);
%!     assert (best.test, [ll, se, sigma], 1e-6)
%!   endfor
%!   text = fileread (fullfile (a, "table1.txt"));
%!   tests = [whole.runs(1).average.test(1), whole.runs(2).average.test(1)];
%!   assert (! isempty (strfind (text, sprintf ("%.1f +- %4.1f", mean (tests), std (tests)))))
%!   assert (numel (strsplit (strtrim (fileread (fullfile (a, "table1.csv"))), "\n")), 1 + 8 + 1)
%!   assert (columns (imread (fullfile (a, "likelihood-tfd.png"))) > 600)
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (data, "s");
%! end_unwind_protect
