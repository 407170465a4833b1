## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{X} =} gan_digits (@var{n})
## @deftypefnx {} {[@var{X}, @var{labels}] =} gan_digits (@var{n}, @var{name}, @var{value}, @dots{})
## Draw images of handwritten-like digits, a data set that needs no download.
##
## @var{X} is @var{n}-by-784.  Each row is an image of 28 x 28 pixels,
## @code{reshape (@var{X}(i,:), 28, 28)}, upright, with white ink on black, laid
## out as in MNIST: the digit fills a box of about 20 x 20 pixels and its centre
## of mass is near the middle of the image.  Values go from 0 (black) to 1, or to
## 255 if @var{X} is of class uint8.
##
## @var{labels} is @var{n}-by-1 and says which digit, 0 to 9, each row shows.
##
## @var{n} is a whole number from 0 to 1000000.
##
## Every digit is drawn anew: one of several ways to write it, as smooth pen
## strokes of random shape, slant, proportions, size, place and thickness.  Image
## @var{i} and its label depend on the seed, on @var{i} and on the digits to draw
## from, and on nothing else: the first rows of a larger draw are the smaller draw.
##
## @table @asis
## @item "Seed"
## A whole number from 0 to 2^53 - 1 that determines the draw.  The default is
## drawn from Octave's own generator, @code{rand}.
## @item "Class"
## "single" (the default), "double" or "uint8".
## @item "Labels"
## Vector of the digits to draw from, default @code{0:9}.  Each run of
## @code{numel (Labels)} images holds all of them once, in random order.
## So a digit that is given twice is drawn twice as often.  At most 1000 elements.
## @end table
##
## It is an error if @var{n} or an option is out of its range or the name of an
## option is not known.
##
## @example
## @group
## [X, labels] = gan_digits (60, "Seed", 1);
## gan_show (X, "Columns", 10)
## sevens = gan_digits (20, "Seed", 1, "Labels", 7);
## @end group
## @end example
##
## Reference for the layout: Y. LeCun, L. Bottou, Y. Bengio and P. Haffner,
## Gradient-based learning applied to document recognition, Proceedings of the
## IEEE 86 (11), 1998.
## @seealso{gan_show, gan_grid, gan_train}
## @end deftypefn

function [X, labels] = gan_digits (n, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  n = option_parse ("gan_digits", {"n", 0, {"count", 0, 1e6}}, {"n", n}).n;
  persistent table = {
    "Seed",   [],       {"optional", "count", 0, 2^53 - 1}
    "Class",  "single", {"choice", "single", "double", "uint8"}
    "Labels", 0:9,      {"digits"}};
  opts = option_parse ("gan_digits", table, varargin);
  if (isempty (opts.Seed))
    opts.Seed = option_seed ();
  endif

  labels = draw_labels (n, double (opts.Labels(:)), opts.Seed);
  X = __gan_digits__ (uint8 (labels), opts.Seed, 0, 0).';
  if (! strcmp (opts.Class, "uint8"))
    X = data_to_class (X, opts.Class);
  endif

endfunction

## Shuffled packs of all the choices.  A pack is shuffled by sorting random words;
## they come from the last step of the stream of the digits, which no image uses.
function labels = draw_labels (n, choices, seed)
  k = numel (choices);
  at = struct ("Seed", seed, "Stream", option_tables ().stream.digits, "Step", 2^48 - 1);
  [~, order] = sort (__gan_random__ ("bits", k, ceil (n / k), at), 1);
  labels = reshape (choices(order), [], 1)(1:n);
endfunction

%!function X = columns_of (labels, seed, first, threads)
%!  X = __gan_digits__ (uint8 (labels), seed, first, threads);
%!endfunction

%!function rate = nearest_neighbour_error (seed, n_train, n_test)
%!  [X, labels] = gan_digits (n_train + n_test, "Seed", seed, "Class", "double");
%!  T = X(1:n_train,:);
%!  [~, nearest] = min (sumsq (T, 2) - 2 * T * X(n_train + 1:end,:).');
%!  rate = mean (labels(nearest) != labels(n_train + 1:end));
%!endfunction

%!test # sizes, classes and range; black paper, white ink, grey edges
%! [X, labels] = gan_digits (200, "Seed", 1);
%! assert (size (X), [200 784]);
%! assert (class (X), "single");
%! assert (size (labels), [200 1]);
%! assert (class (labels), "double");
%! assert (all (min (X, [], 2) == 0) && all (max (X, [], 2) > .9) && all (max (X, [], 2) <= 1));
%! U = gan_digits (200, "Seed", 1, "Class", "uint8");
%! assert (class (U), "uint8");
%! assert (X, single (U) / 255);
%! D = gan_digits (200, "seed", 1, "CLASS", "double");
%! assert (class (D), "double");
%! assert (D, double (U) / 255);
%! grey = sum (X > .1 & X < .9, 2);
%! assert (all (grey >= 15));
%! assert (mean (X(:)), .13, .02);

%!test # smooth: no pixel of ink stands alone, no neighbours jump from black to white
%! X = reshape (gan_digits (300, "Seed", 2).', 28, 28, 300);
%! around = X * 0;
%! around(2:27,2:27,:) = max (max (X(1:26,2:27,:), X(3:28,2:27,:)),
%!                            max (X(2:27,1:26,:), X(2:27,3:28,:)));
%! assert (all (around(X > .5) > .4));
%! assert (max (abs (diff (X, 1, 1)(:))) < .99);
%! assert (max (abs (diff (X, 1, 2)(:))) < .99);

%!test # as in MNIST: ink 18 to 20 pixels high or wide, centre of mass in the middle, clear rim
%! X = reshape (gan_digits (500, "Seed", 3, "Class", "double").', 28, 28, 500);
%! assert (! any (X([1 28],:,:)(:)) && ! any (X(:,[1 28],:)(:)));
%! mass = sum (sum (X, 1), 2);
%! row = sum (sum (X .* (1:28).', 1), 2) ./ mass;
%! column = sum (sum (X .* (1:28), 1), 2) ./ mass;
%! assert (max (abs ([row(:); column(:)] - 14.5)) < 2);
%! assert (mean ([row(:), column(:)]), [14.5 14.5], .3);
%! for i = 1:500
%!   [r, c] = find (X(:,:,i) > .5);
%!   side = max ([range(r), range(c)]) + 1;
%!   assert (side >= 16 && side <= 21);
%! endfor

%!test # upright: a 1 stands, the bar of a 7 lies above its stem, the ring of a 6 below its back
%! [X, labels] = gan_digits (600, "Seed", 4, "Labels", [1 6 7], "Class", "double");
%! part = @(d) reshape (mean (X(labels == d,:)), 28, 28);
%! one = part (1);
%! assert (std (sum (one, 2)) < std (sum (one, 1)));
%! [~, bar] = max (sum (part (7), 2));
%! assert (bar < 12);
%! [~, ring] = max (sum (part (6), 2));
%! assert (ring > 14);
%! seven = part (7);
%! middle = seven * (1:28).' ./ sum (seven, 2);
%! assert (middle(9) - middle(21) > 1);

%!test # the seed determines everything, other seeds give other images
%! [X, labels] = gan_digits (50, "Seed", 2^53 - 1);
%! [Y, same] = gan_digits (50, "Seed", 2^53 - 1);
%! assert (X, Y);
%! assert (labels, same);
%! [Y, other] = gan_digits (50, "Seed", 2^53 - 2);
%! assert (! any (all (X == Y, 2)));
%! assert (any (labels != other));
%! assert (rows (unique (gan_digits (1000, "Seed", 5, "Labels", 1), "rows")), 1000);

%!test # without a seed Octave's generator decides
%! state = rand ("twister");
%! unwind_protect
%!   rand ("twister", 1);
%!   X = gan_digits (5);
%!   Y = gan_digits (5);
%!   rand ("twister", 1);
%!   assert (gan_digits (5), X);
%!   assert (! isequal (X, Y));
%! unwind_protect_cleanup
%!   rand ("twister", state);
%! end_unwind_protect

%!test # a draw begins with the smaller draws
%! for choices = {0:9, 3, [8 1 1]}
%!   [X, labels] = gan_digits (100, "Seed", 6, "Labels", choices{1});
%!   for n = [1 2 10 33]
%!     [Y, first] = gan_digits (n, "Seed", 6, "Labels", choices{1});
%!     assert (Y, X(1:n,:));
%!     assert (first, labels(1:n));
%!   endfor
%! endfor

%!test # balanced: every run of numel (Labels) images holds all of them
%! [~, labels] = gan_digits (1000, "Seed", 7);
%! packs = reshape (labels, 10, 100);
%! assert (sort (packs), repmat ((0:9).', 1, 100));
%! assert (rows (unique (packs.', "rows")) > 95);
%! [~, labels] = gan_digits (1003, "Seed", 7);
%! assert (all (ismember (histc (labels, 0:9), [100 101])));
%! [~, labels] = gan_digits (9, "Seed", 7, "Labels", uint8 ([4; 4; 9]));
%! assert (sort (reshape (labels, 3, 3)), [4; 4; 9] * [1 1 1]);
%! assert (class (labels), "double");

%!test # an image is its number's, whatever is drawn with it and by how many threads
%! digits = mod (0:299, 10);
%! X = columns_of (digits, 8, 0, 1);
%! assert (size (X), [784 300]);
%! assert (class (X), "uint8");
%! assert (columns_of (digits, 8, 0, 2), X);
%! assert (columns_of (digits.', 8, 0, 0), X);
%! assert (columns_of (digits(101:300), 8, 100, 2), X(:,101:300));
%! assert (columns_of (digits(7), 8, 6, 1), X(:,7));
%! assert (! any (all (columns_of (digits, 8, 2^40, 1) == X)));

%!test # no images
%! [X, labels] = gan_digits (0);
%! assert (X, zeros (0, 784, "single"));
%! assert (labels, zeros (0, 1));
%! assert (gan_digits (0, "Class", "uint8", "Labels", 3), zeros (0, 784, "uint8"));
%! assert (columns_of ([], 1, 0, 0), zeros (784, 0, "uint8"));

%!test # varied but legible: the nearest neighbour is seldom of another digit, yet sometimes
%! rate = [nearest_neighbour_error(9, 2000, 500), nearest_neighbour_error(10, 2000, 500)];
%! assert (all (rate < .06));
%! assert (any (rate > 0));

%!error <Invalid call> gan_digits ()
%!error <^gan_digits: n must be a whole number from 0 to 1000000, not -1$> gan_digits (-1)
%!error <^gan_digits: n must be a whole number from 0 to 1000000, not 1\.5$> gan_digits (1.5)
%!error <^gan_digits: n must be a whole number from 0 to 1000000, not 1000001$> gan_digits (1000001)
%!error <^gan_digits: n must be a whole number from 0 to 1000000, not NaN$> gan_digits (NaN)
%!error <^gan_digits: n must be a whole number from 0 to 1000000, not Inf$> gan_digits (Inf)
%!error <^gan_digits: n must be a whole number from 0 to 1000000, not a 1-by-2 double$> gan_digits ([1 2])
%!error <^gan_digits: n must be a whole number from 0 to 1000000, not "ten"$> gan_digits ("ten")
%!error <^gan_digits: n must be a whole number from 0 to 1000000, not "Seed"$> gan_digits ("Seed", 1)
%!error <^gan_digits: unknown option "Lables"; did you mean "Labels"\?$> gan_digits (1, "Lables", 3)
%!error <^gan_digits: option "Seed" has no value$> gan_digits (1, "Seed")
%!error <^gan_digits: Seed must be a whole number from 0 to 9007199254740991, not -1$> gan_digits (1, "Seed", -1)
%!error <^gan_digits: Class must be "single" or "double" or "uint8", not "int8"$> gan_digits (1, "Class", "int8")
%!error <^gan_digits: Labels must be a vector of 1 to 1000 digits from 0 to 9, not 10$> gan_digits (1, "Labels", 10)
%!error <^gan_digits: Labels must be a vector of 1 to 1000 digits from 0 to 9, not one with 1 NaN or Inf$> gan_digits (1, "Labels", [1 NaN])
%!error <^gan_digits: Labels must be a vector of 1 to 1000 digits from 0 to 9, not a 2-by-2 double$> gan_digits (1, "Labels", ones (2))
%!error <^gan_digits: Labels must be a vector of 1 to 1000 digits from 0 to 9, not a 0-by-0 empty double$> gan_digits (1, "Labels", [])
%!error <^gan_digits: Labels must be a vector of 1 to 1000 digits from 0 to 9, not a 1-by-1001 double$> gan_digits (1, "Labels", ones (1, 1001))
%!error <^gan_digits: Labels must be a vector of 1 to 1000 digits from 0 to 9, not "7"$> gan_digits (1, "Labels", "7")

## The gateway defends itself.
%!error <^__gan_digits__: the call must be pixels = __gan_digits__ \(labels, seed, first, threads\)$> __gan_digits__ (uint8 (1))
%!error <^__gan_digits__: labels must be uint8, not double$> __gan_digits__ (1, 0, 0, 0)
%!error <^__gan_digits__: labels must be uint8, not cell$> __gan_digits__ ({1}, 0, 0, 0)
%!error <^__gan_digits__: labels must be uint8, not sparse double$> __gan_digits__ (sparse (1), 0, 0, 0)
%!error <^__gan_digits__: labels must be a vector$> __gan_digits__ (uint8 ([1 2; 3 4]), 0, 0, 0)
%!error <^__gan_digits__: labels must be a vector$> __gan_digits__ (ones (1, 1, 3, "uint8"), 0, 0, 0)
%!error <^__gan_digits__: labels must have at most 1000000 elements, not 1000001$> __gan_digits__ (zeros (1000001, 1, "uint8"), 0, 0, 0)
%!error <^__gan_digits__: labels must be digits from 0 to 9, not 10$> __gan_digits__ (uint8 ([1 10]), 0, 0, 0)
%!error <^__gan_digits__: seed must be a whole number from 0 to 9007199254740991, not 0\.5$> __gan_digits__ (uint8 (1), .5, 0, 0)
%!error <^__gan_digits__: seed must be a whole number from 0 to 9007199254740991, not NaN$> __gan_digits__ (uint8 (1), NaN, 0, 0)
%!error <^__gan_digits__: first must be a whole number from 0 to 281474975710656, not -1$> __gan_digits__ (uint8 (1), 0, -1, 0)
%!error <^__gan_digits__: threads must be a whole number from 0 to 1024, not "xy"$> __gan_digits__ (uint8 (1), 0, 0, "xy")
