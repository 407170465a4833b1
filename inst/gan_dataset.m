## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{X}, @var{labels}, @var{info}] =} gan_dataset (@var{name})
## @deftypefnx {} {[@var{X}, @var{labels}, @var{info}] =} gan_dataset (@var{name}, @var{place})
## @deftypefnx {} {[@var{X}, @var{labels}, @var{info}] =} gan_dataset (@var{path})
## @deftypefnx {} {[@var{X}, @var{labels}, @var{info}] =} gan_dataset (@dots{}, @var{option}, @var{value}, @dots{})
## @deftypefnx {} {} gan_dataset ()
## Data to train on: files of the usual collections, image files, and densities that are known.
##
## @var{name} is that of a set below, in any case and with or without its punctuation.
## @var{place} is the folder with its files, as @qcode{"Folder"} is.  @var{path} is that of a folder of
## image files, or of one file in the IDX format.
##
## Each row of @var{X} is an observation.  Images are upright as
## @code{reshape (X(i,:), info.shape)} and of class uint8, 0 to 255, as in their files;
## the functions of this package take them so, and as X / 255.  @var{labels} is a
## column with a number for each row, or [] where there are none.  @var{info} is a struct with
## @code{name}, @code{shape} ([height, width, channels] of images), @code{classes} (a cell of
## names, of labels 0, 1, @dots{}; empty where they have none), @code{split}, @code{source} (the files, or
## how it was drawn) and @code{checksum} (a cell: SHA-256 of each file's contents, decompressed;
## empty for image files).
##
## @table @asis
## @item @qcode{"mnist"}
## digits, 28 x 28; IDX files.  60000 rows in the split
## @qcode{"train"} (default), 10000 in @qcode{"test"}.  The authors train on rows 1:50000
## and validate on 50001:60000.  Labels 0 to 9
## @item @qcode{"fashion-mnist"} (or @qcode{"fashion"}), @qcode{"kmnist"}, @qcode{"qmnist"}
## clothes, hiragana, and digits with MNIST's lost ones; as MNIST
## @item @qcode{"emnist-letters"}, @qcode{"emnist-balanced"}, @qcode{"emnist-byclass"}, @qcode{"emnist-bymerge"}, @qcode{"emnist-digits"}, @qcode{"emnist-mnist"}
## letters and digits, 28 x 28, which lie transposed in their files.  The labels are those of
## the files: of letters 1 to 26, so that @code{info.classes} begins with @qcode{"N/A"}
## @item @qcode{"cifar10"}
## photographs, 32 x 32 x 3; the batches of the binary version, or of the MATLAB
## version (.mat).  Splits @qcode{"train"} and @qcode{"test"}.  Labels 0 to 9.  A warning says when
## batches are missing
## @item @qcode{"tfd"}
## faces, 48 x 48; TFD_48x48.mat.  Splits @qcode{"train"}, @qcode{"valid"}, @qcode{"test"} and
## @qcode{"unlabelled"} of @qcode{"Fold"} 1 (default) to 5.  Labels are those of the file
## @item @qcode{"images"}
## the image files in @qcode{"Folder"} that @code{imread} reads, all of one size, grey or in colour; or,
## where there are none, those in the folders in it, which then are the classes.  @var{X} is
## H-by-W-by-C-by-N (see @qcode{"Layout"}), in the order of the numbers in the files' names; of class
## uint8, or, where a file has 16 bits a channel, single from 0 to 1.  Transparency is left out, with a
## warning; of several images in a file it is the first.  @code{gan_dataset (@var{folder})} is the same
## @item @qcode{"idx"}
## one file in the IDX format, @qcode{"File"}, whatever the size and type of its images: n x H x W, n x H x W
## x C, n x C x H x W (where that C alone is 1, 3 or 4), or n x d.  Bytes are uint8, other numbers single
## or double, as they are.  Labels come from @qcode{"Labels"}, else from the file beside it whose name has
## @code{labels} for @code{images}.  Classes are known where names of files and folders tell the set;
## EMNIST's are upright then.  @code{gan_dataset (@var{file})} is the same
## @item @qcode{"digits"}
## @code{gan_digits}, embedded in this package
## @item @qcode{"mixture"}
## a mixture of Gaussians on the line
## @item @qcode{"ring"}, @qcode{"grid"}
## equal Gaussians in the plane, on a circle or a square grid
## @item @qcode{"swissroll"}
## a spiral in the plane, blurred by a Gaussian
## @end table
##
## Options of the collections of files:
##
## @table @asis
## @item @qcode{"Folder"}
## where the files are; by default the environment variable GAN_DATA_DIR, else the folder gan of the
## user's cache.  They may lie in folders in it, up to eight deep, as other programs leave them (MNIST/raw,
## cifar-10-batches-bin, a folder of the file's name), but not in one named after another set.  Names
## are taken with any case and punctuation (train-images.idx3-ubyte), and whether a file is
## compressed by gzip is seen from its contents
## @item @qcode{"Split"}
## see above
## @item @qcode{"Rows"}
## numbers of the rows or images wanted, such as 1:50000; [] (default) for all
## @item @qcode{"Layout"}
## @qcode{"rows"}, or @qcode{"images"}: @var{X} is H-by-W-by-C-by-N.  The default is @qcode{"images"} for
## the set of that name, else @qcode{"rows"}
## @item @qcode{"Size"}
## of images: [height width], to which each is brought, cut at two sides to these proportions
## and then averaged or interpolated; [] (default): all must have one size
## @item @qcode{"Channels"}
## of images: 1 makes all grey, 3 repeats those that are; [] (default): all must have as many
## @item @qcode{"Download"}
## true: MNIST and CIFAR-10 are downloaded when the files are missing, with the
## program curl, into the folder's subfolder of that name.  The SHA-256 of what
## arrives, decompressed, must be the published one; what is longer than it can be is
## cut.  Several may download at the same time, and nothing half-written stays.
## Default false
## @item @qcode{"Mirrors"}
## cell of addresses of folders to download from, tried in turn
## @item @qcode{"Contrast"}
## of cifar10: normalise the contrast (@code{gan_contrast}) to this scale, 55 in the
## authors' models; 0 (default): do not.  @code{info.contrast} then has what
## @code{gan_contrast} needs to undo it
## @end table
##
## Options of data that are drawn: @qcode{"Count"} (rows, default 1000) and @qcode{"Seed"};
## for digits @qcode{"Labels"}, @qcode{"Class"} and @qcode{"Layout"}; for mixture @qcode{"Means"} (default
## [-1 1]), @qcode{"StandardDeviations"} (.25) and @qcode{"Weights"} (equal); for ring
## @qcode{"Modes"} (8), @qcode{"Radius"} (2) and @qcode{"StandardDeviation"} (.1); for grid @qcode{"Modes"}
## (25, a square number), @qcode{"Spacing"} (1) and @qcode{"StandardDeviation"} (.1); for
## swissroll @qcode{"StandardDeviation"} (.1), of a roll of radius 2.  Labels are the number
## of the mode, 1, 2, @dots{}; of the roll, how far along it a point was drawn, 0 to 1.
## @code{info.density} is the density: a function of points in rows.
##
## Without arguments the names are listed.
##
## Errors: files that are missing, cut short, damaged, too long or otherwise not what they
## should be, which are named with what was found and what was wanted, and what lies
## near and is not read, such as an archive; images of different sizes; rows that
## are not there; options out of range or unknown.
##
## @example
## @group
## [X, labels, info] = gan_dataset ("ring", "Count", 500, "Seed", 1);
## plot (X(:,1), X(:,2), ".");
## info.density ([2 0; 0 0])
## @end group
## @end example
##
## A folder of images:
##
## @example
## @group
## folder = tempname ();
## mkdir (folder);
## D = gan_digits (20, "Seed", 1);
## for i = 1:20
##   imwrite (reshape (D(i,:), 28, 28), fullfile (folder, sprintf ("%d.png", i)));
## endfor
## X = gan_dataset (folder);
## gan_show (X)
## @end group
## @end example
##
## @seealso{gan_train, gan_digits, gan_contrast, gan_show}
## @end deftypefn

function [X, labels, info] = gan_dataset (name, varargin)

  drawn = {"digits", "mixture", "ring", "grid", "swissroll"};
  if (nargin == 0)
    printf ("%s\n", data_known ().name, "images", "idx", drawn{:});
    return;
  endif
  if (! ischar (name) || rows (name) != 1)
    error ("gan:gan_dataset:badInput", "gan_dataset: name must be the name of a data set, not %s",
           describe (name));
  endif
  switch (lower (name))
    case "digits"
      [X, labels, info] = dataset_digits (varargin);
    case drawn
      [X, labels, info] = data_toy (lower (name), varargin);
    otherwise
      [set, args] = data_find_set (name, varargin, drawn);
      [X, labels, info] = data_files (set, args);
  endswitch

endfunction

function [X, labels, info] = dataset_digits (args)
  persistent table = {
    "Count",  1000,     {"count", 0, 1e6};
    "Seed",   [],       {"optional", "count", 0, 2^53 - 1};
    "Class",  "uint8",  {"choice", "single", "double", "uint8"};
    "Labels", 0:9,      {"any"};
    "Layout", "rows",   {"choice", "rows", "images"}};
  opts = option_parse ("gan_dataset", table, args);
  if (isempty (opts.Seed))
    opts.Seed = option_seed ();
  endif
  try
    [X, labels] = gan_digits (opts.Count, "Seed", opts.Seed, "Class", opts.Class, ...
                              "Labels", opts.Labels);
  catch err
    raise_as ("gan_dataset", err);
  end_try_catch
  info = struct ("name", "digits", "shape", [28, 28, 1], ...
                 "classes", {arrayfun(@(d) sprintf ("%d", d), 0:9, "UniformOutput", false)}, ...
                 "split", "", "source", {{sprintf("gan_digits, seed %d", opts.Seed)}}, ...
                 "checksum", {{}});
  if (strcmp (opts.Layout, "images"))
    X = reshape (X.', 28, 28, 1, []);
  endif
endfunction

%!test # a ring: modes, labels, density, seeds
%! [X, labels, info] = gan_dataset ("ring", "Count", 4000, "Seed", 3);
%! assert (size (X), [4000, 2])
%! assert (unique (labels), (1:8).')
%! assert (accumarray (labels, 1) / 4000, .125 * ones (8, 1), .03)
%! angle = 2 * pi * (labels - 1) / 8;
%! assert (std ((X - 2 * [cos(angle), sin(angle)])(:)), .1, .003)
%! assert (gan_dataset ("ring", "Count", 40, "Seed", 3), X(1:40,:))
%! assert (info.density ([2, 0]), 1 / 8 / (2 * pi * .01), 1e-9)
%! assert (info.shape, 2)

%!function total = integral_of (density, at)
%!  [x, y] = meshgrid (at);
%!  total = sum (density ([x(:), y(:)])) * (at(2) - at(1)) ^ 2;
%!endfunction

%!test # every density integrates to 1
%! [~, ~, info] = gan_dataset ("mixture", "Means", [-1 0 2], "StandardDeviations", [.1 .2 .3], "Weights", [1 2 1]);
%! x = (-6:.001:6).';
%! assert (sum (info.density (x)) * .001, 1, 1e-9)
%! assert (info.density (0), .5 / sqrt (2 * pi) / .2 , 1e-9)
%! for name = {"ring", "grid", "swissroll"}
%!   [~, ~, info] = gan_dataset (name{1}, "Count", 0);
%!   assert (integral_of (info.density, -4:.04:4), 1, 1e-6)
%! endfor

%!test # and says where the points lie
%! for name = {"mixture", "ring", "grid", "swissroll"}
%!   [X, ~, info] = gan_dataset (name{1}, "Count", 20000, "Seed", 1);
%!   box = X - X(7,:);
%!   inside = mean (all (abs (box) < .1, 2));
%!   d = columns (X);
%!   at = X(7,:) + .2 * (rand (4000, d) - .5);
%!   assert (inside, mean (info.density (at)) * .2 ^ d, .02)
%! endfor

%!test # digits
%! [X, labels, info] = gan_dataset ("digits", "Count", 30, "Seed", 1);
%! [Y, wanted] = gan_digits (30, "Seed", 1, "Class", "uint8");
%! assert (X, Y)
%! assert (labels, wanted)
%! assert (info.shape, [28 28 1])
%! assert (size (gan_dataset ("digits", "Count", 30, "Layout", "images")), [28 28 1 30])

%!test # an unknown name is refused at once, and nothing else is said, however long it is
%! said = evalc ("try, gan_dataset (repmat ('abc', 1, 1e5)); catch err, end_try_catch");
%! assert (err.message, ["gan_dataset: there is no data set " ...
%!                       "\"abcabcabcabcabcabcabcabcabcabc...\" of 300000 characters"])
%! assert (said, "")

%!error <gan_dataset: there is no data set "mnits"; did you mean "mnist"\?> gan_dataset ("mnits")
%!error <gan_dataset: name must be the name of a data set, not 3> gan_dataset (3)
%!error <gan_dataset: unknown option "Modus"; did you mean "Modes"\?> gan_dataset ("ring", "Modus", 3)
%!error <gan_dataset: Modes must be a square number from 1 to 10000, not 24> gan_dataset ("grid", "Modes", 24)
%!error <gan_dataset: Count must be a whole number from 0 to 100000000, not -1> gan_dataset ("ring", "Count", -1)
%!error <gan_dataset: StandardDeviation must be a number from 0.001 to 1000, not 0> gan_dataset ("ring", "StandardDeviation", 0)
%!error <gan_dataset: Weights must be 2 numbers, one for each of Means, not 3> gan_dataset ("mixture", "Weights", [1 1 1])
