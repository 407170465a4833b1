## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{index} =} gan_nearest (@var{S}, @var{X})
## @deftypefnx {} {[@var{index}, @var{distance}] =} gan_nearest (@var{S}, @var{X})
## @deftypefnx {} {[@dots{}] =} gan_nearest (@var{S}, @var{X}, "NumThreads", @var{t})
## Find for each sample the nearest training observation.
##
## @var{S} and @var{X} hold observations, as rows of @var{d} values or as images,
## @var{H} x @var{W} x @var{C} x @var{n}, of class single, double or uint8.  Values
## of class uint8 stand for value / 255, as everywhere in this package, also where
## both are uint8.
##
## @var{index} is @var{n}-by-1: row @code{@var{index}(i)} of @var{X} is the
## nearest to row @code{i} of @var{S} in Euclidean distance, the first one among
## equals.  @var{distance} is @var{n}-by-1 and holds the distances, of class
## double if @var{S} or @var{X} is double, else single.
##
## The search is exact, for numbers of any size, as long as the distances are within the
## range of the class.  It compares every pair, in blocks, so that it needs little memory
## beside @var{S} and @var{X}.
##
## @table @asis
## @item "NumThreads"
## Number of threads, up to the processors; 0 (default) is all that the system leaves (see
## @code{gan_train}).  The results do not depend on it.
## @end table
##
## It is an error if @var{S} or @var{X} is empty, of another class, holds NaN or
## Inf, if their observations differ in their number of values, or if a distance is beyond
## the range of the class.
##
## A generator that has only learned the training data by heart shows itself by
## samples whose distance from @var{X} is far below that of fresh data:
##
## @example
## @group
## X = gan_digits (1000, "Seed", 1);
## fresh = gan_digits (5, "Seed", 2);
## [index, distance] = gan_nearest (fresh, X);
## gan_show ([fresh; X(index,:)], "Rows", 2)
## @end group
## @end example
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014,
## Figure 2.
## @seealso{gan_grid, gan_show, gan_sample}
## @end deftypefn

function [index, distance] = gan_nearest (S, X, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  persistent table = {"NumThreads", 0, {"count", 0, 1024}};
  opts = option_parse ("gan_nearest", table, varargin);
  S = check_rows ("gan_nearest", "S", S);
  X = check_rows ("gan_nearest", "X", X);
  if (columns (X) != columns (S))
    error ("gan:gan_nearest:badInput",
           "gan_nearest: X must have %d values an observation, as S has, not %d",
           columns (S), columns (X));
  endif

  type = "single";
  if (isa (S, "double") || isa (X, "double"))
    type = "double";
  endif
  S = data_to_class (S, type).';
  index = ones (1, columns (S));
  distance = Inf (1, columns (S), type);

  ## Only a block of X at a time is turned and converted.
  block = max (1, floor (2^22 / columns (X)));
  for first = 1:block:rows (X)
    some = data_to_class (X(first:min (first + block - 1, rows (X)),:), type).';
    [nearest, how_far] = __gan_nearest__ (S, some, opts.NumThreads);
    closer = how_far < distance;
    index(closer) = first - 1 + nearest(closer);
    distance(closer) = how_far(closer);
  endfor
  index = index.';
  distance = distance.';
  beyond = find (isinf (distance), 1);
  if (! isempty (beyond))
    remedy = "";
    if (strcmp (type, "single"))
      remedy = "; type gan_nearest (double (S), X)";
      if (isa (X, "single"))
        remedy = "; type gan_nearest (S, double (X))";
      endif
    endif
    error ("gan:gan_nearest:badInput",
           "gan_nearest: S must have rows within %.3g, the range of class %s, of a row of X, but row %d is farther%s",
           realmax (type), type, beyond, remedy);
  endif

endfunction

%!function [index, distance] = naive (S, X, type)
%!  ## The definition, in double, the distances then as given back.
%!  for i = 1:rows (S)
%!    for j = 1:rows (X)
%!      d(j) = cast (sqrt (sumsq (double (S(i,:)) - double (X(j,:)))), type);
%!    endfor
%!    [distance(i,1), index(i,1)] = min (d);
%!  endfor
%!endfunction

%!test # odd sizes, both precisions, one and two threads
%! for type = {"single", "double"}
%!   for d = [1, 2, 7, 8, 9, 31]
%!     for sizes = [1, 1, 2, 3, 13; 1, 2, 1, 37, 101]
%!       S = cast (rand (sizes(1), d), type{1});
%!       X = cast (rand (sizes(2), d), type{1});
%!       [index, distance] = naive (S, X, type{1});
%!       for threads = 1:2
%!         [i, r] = gan_nearest (S, X, "NumThreads", threads);
%!         assert (i, index);
%!         assert (r, distance, 4 * eps (type{1}));
%!         assert (class (r), type{1});
%!       endfor
%!     endfor
%!   endfor
%! endfor

%!test # more than one tile of either, and work enough for two threads
%! S = single (rand (301, 5));
%! X = single (rand (2311, 5));
%! D = sqrt (sum ((permute (double (S), [1 3 2]) - permute (double (X), [3 1 2])) .^ 2, 3));
%! [r, i] = min (D, [], 2);
%! for threads = 1:2
%!   [index, distance] = gan_nearest (S, X, "NumThreads", threads);
%!   assert (index, i);
%!   assert (distance, single (r), -1e-6);
%! endfor

%!test # more than one block of X
%! X = rand (50, 2^18, "single");
%! [index, distance] = gan_nearest (X([50 17 16 1 33],:), X);
%! assert (index, [50; 17; 16; 1; 33]);
%! assert (distance, zeros (5, 1, "single"));

%!test # the first among equals, also across blocks
%! X = ones (60, 2^17, "single");
%! X(1:5,:) = 0;
%! assert (gan_nearest (X([60 1],:), X), [6; 1]);

%!test # far from the origin the products cancel, the result does not
%! X = single (4096 + [0; 1; 2; 3; 4] / 2048);
%! X = repmat (X, 1, 50);
%! [index, distance] = gan_nearest (X, X);
%! assert (index, (1:5).');
%! assert (distance, zeros (5, 1, "single"));
%! [index, distance] = gan_nearest (X([2 4],:), X([1 5 3],:));
%! assert (index, [1; 2]);
%! assert (distance, single (sqrt (50) / 2048) * [1; 1], -1e-6);

%!test # values so large or small that their squares leave single precision
%! X = single ([1; 2; 4; -8]);
%! for scale = single ([1e-35, 1e-22, 1e19, 1e30])
%!   [index, distance] = gan_nearest (scale * single ([3.5; -7; 0]), scale * X);
%!   assert (index, [3; 4; 1]);
%!   assert (distance, scale * single ([.5; 1; 1]), -1e-6);
%! endfor

%!test # numbers of any size, and of several sizes at once
%! T = [1, 2; 3, -1; -2, .5; 1.9, 2];
%! for type = {"single", "double"}
%!   [lowest, highest] = deal (log2 (realmin (type{1})), log2 (realmax (type{1})) - 4);
%!   for power = [lowest - 12, lowest, lowest / 2 - 2, -30, highest / 2 + 2, highest]
%!     scale = cast (2, type{1}) ^ power;
%!     for threads = 1:2
%!       [index, distance] = gan_nearest (scale * [1.5, 2; -2, 1], scale * T, "NumThreads", threads);
%!       assert (index, [4; 3])
%!       assert (distance, scale * cast ([.4; .5], type{1}), 1e-3 * scale)
%!     endfor
%!   endfor
%! endfor
%! far = [1e200, 1; 1, 1e-200; 1e-200, 0; 1e-310, 0];
%! [index, distance] = gan_nearest (far .* (1 + [.1; 1e-9; .2; .2]), [far; -far]);
%! assert (index, (1:4).')
%! assert (distance, [1e199; 1e-9; .2e-200; .2e-310], -1e-6)

%!testif ; isunix () # a forked process gets the same, on one thread
%! X = rand (3000, 50);
%! Y = rand (2000, 50);
%! wanted = gan_nearest (Y, X, "NumThreads", 2);
%! pid = fork ();
%! if (pid == 0)
%!   ## That it ends tells that all is well; exit would end what is the parent's.
%!   same = false;
%!   try
%!     same = isequal (gan_nearest (Y, X), wanted) && __gan_threads__ (0) == 1;
%!   end_try_catch
%!   while (true)
%!     if (same)
%!       kill (getpid (), 9);
%!     endif
%!     pause (1);
%!   endwhile
%! endif
%! for i = 1:200
%!   ended = waitpid (pid, WNOHANG ());
%!   if (ended == pid)
%!     break;
%!   endif
%!   pause (.05);
%! endfor
%! if (ended != pid)
%!   kill (pid, 9);
%!   waitpid (pid);
%! endif
%! assert (ended, pid, "the child waits, or has got other numbers")

%!test # uint8 is value / 255, mixed or not
%! X = uint8 ([0 0; 255 0; 100 100]);
%! [index, distance] = gan_nearest (single ([1 0; .4 .4]), X);
%! assert (index, [2; 3]);
%! assert (distance, single ([0; sqrt(2) * (.4 - 100 / 255)]), 1e-7);
%! [index, distance] = gan_nearest (uint8 ([101 99]), X);
%! assert (index, 3);
%! assert (distance, single (sqrt (2) / 255), 1e-7);
%! [~, distance] = gan_nearest ([1 0], X);
%! assert (class (distance), "double");
%! [~, distance] = gan_nearest (1, single (0));
%! assert (class (distance), "double");

%!test # images
%! X = rand (3, 4, 2, 6);
%! assert (gan_nearest (X(:,:,:,[5 2]), X), [5; 2]);
%! assert (gan_nearest (reshape (X(:,:,:,[5 2]), 24, 2).', X), [5; 2]);

%!function message = refusal (varargin)
%!  ## What the gateway says to what it should not be called with.
%!  message = "";
%!  try
%!    __gan_nearest__ (varargin{:});
%!  catch err
%!    message = err.message;
%!  end_try_catch
%!endfunction

%!test # no samples, no neighbours
%! [index, distance] = __gan_nearest__ (zeros (3, 0), ones (3, 2), 1);
%! assert (size (index), [1 0]);
%! assert (size (distance), [1 0]);

%!test # the gateway checks everything itself
%! good = {ones(3, 2), ones(3, 4), 1};
%! junk = {{}, {1}, "abc", {1, 2}, struct(), @sin, sparse(ones (3, 2)), 1i * ones(3, 2), ...
%!         true(3, 2), int8(ones (3, 2)), ones(3, 2, 2), single(NaN (3, 2)), Inf(3, 2), []};
%! for i = 1:3
%!   for value = junk
%!     args = good;
%!     args(i) = value;
%!     assert (strncmp (refusal (args{:}), "__gan_nearest__: ", 17), true);
%!   endfor
%! endfor
%! assert (refusal (1, 1), ["__gan_nearest__: the call must be ", ...
%!                          "[index, distance] = __gan_nearest__ (S, X, threads)"]);
%! assert (refusal (ones (3, 2), single (ones (3, 4)), 1),
%!         "__gan_nearest__: X must be of class double, not single");
%! assert (refusal (ones (3, 2), ones (2, 4), 1),
%!         "__gan_nearest__: X must be 3 x any, not 2 x 4");
%! assert (refusal (ones (3, 2), ones (3, 0), 1),
%!         "__gan_nearest__: X must have at least one row and one column, not 3 x 0");
%! assert (refusal (ones (3, 2), [1; NaN; 2], 1),
%!         "__gan_nearest__: X must be finite, without NaN and Inf");

%!error <Invalid call> gan_nearest ()
%!error <Invalid call> gan_nearest (1)
%!error <^gan_nearest: X must have 2 values an observation, as S has, not 3$> gan_nearest ([1 2], [1 2 3])
%!error <^gan_nearest: S must be finite, but it has 1 NaN or Inf$> gan_nearest ([1 NaN], [1 2])
%!error <^gan_nearest: X must be finite, but it has 2 NaN or Inf$> gan_nearest ([1 2], [1 2; Inf -Inf])
%!error <^gan_nearest: S must have rows within 3.4e\+38, the range of class single, of a row of X, but row 2 is farther; type gan_nearest \(S, double \(X\)\)$> gan_nearest (single ([1; 3e38]), single (-3e38 * [1; 1]))
%!error <^gan_nearest: S must have rows within 1.8e\+308, the range of class double, of a row of X, but row 1 is farther$> gan_nearest (1.7e308, [-1.7e308; -1e308])
%!error <^gan_nearest: NumThreads must be a whole number from 0 to 1024, not 1\.5$> gan_nearest (1, 1, "NumThreads", 1.5)
%!error <^gan_nearest: unknown option "Threads"; did you mean "NumThreads"\?$> gan_nearest (1, 1, "Threads", 1)
