## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Train the paper's nets on the MNIST files in a folder (about 6 minutes).
##
## [model, history] = mnist (data, folder, name, value, ...)
##
## `data` is a folder with train-images-idx3-ubyte or train-images-idx3-ubyte.gz,
## as Y. LeCun, C. Cortes and C. Burges distributed them.  The names and values
## are options of gan_train; "MaxEpochs" is 20.
##
## Trains on the first 50000 images, the paper's training set, by the authors'
## configuration, gan_preset ("mnist").  Samples are drawn with an average of the
## generator's parameters, which does not touch the training.  Writes into `folder`,
## by default the current one:
##
##   samples.png   samples; at the end of each row the training image that is
##                 nearest to the sample beside it (Figure 2a of the paper)
##   training.png  the losses, and what D says of data and of samples

function [model, history] = mnist (data, folder, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  if (nargin < 2)
    folder = ".";
  endif
  if (! ischar (folder) || ! isfolder (folder))
    error ("gan:mnist:badInput", "mnist: the second argument must be a folder to write into");
  endif
  X = read_images (find_file (data, "train-images-idx3-ubyte"));
  X = X(1:min (50000, rows (X)),:);
  [model, history] = gan_train (X, gan_preset ("mnist"), "MaxEpochs", 20, "Seed", 1,
                                "GeneratorAveraging", .999, "Display", "iter", varargin{:});

  S = gan_sample (model, 60, "Seed", 1);
  A = gan_grid (S, "Columns", 10, "Nearest", X);
  samples = fullfile (folder, "samples.png");
  imwrite (repelem (A, 3, 3), samples);

  fig = figure ("visible", "off");
  gan_plot (history);
  training = fullfile (folder, "training.png");
  print (fig, "-dpng", training);
  close (fig);
  printf ("Written: %s and %s\n", samples, training);

endfunction

function file = find_file (folder, name)
  file = fullfile (folder, name);
  if (! isfile (file))
    file = [file ".gz"];
    if (! isfile (file))
      error ("gan:mnist:noFile", "mnist: there is neither %s nor %s", file(1:end-3), file);
    endif
  endif
endfunction

## Images of an IDX file as rows of uint8.  The format: the magic number 2051 (two
## zeros, 8 for bytes, 3 dimensions), number of images, rows, columns, four bytes
## each, most significant first; then the pixels, each image row by row.
function X = read_images (file)
  [fid, msg] = fopen (file, "rbz"); # z: also reads what is not compressed
  if (fid < 0)
    error ("gan:mnist:noFile", "mnist: %s cannot be opened: %s", file, msg);
  endif
  unwind_protect
    bytes = fread (fid, Inf, "uint8=>uint8");
  unwind_protect_cleanup
    fclose (fid);
  end_unwind_protect

  if (numel (bytes) < 16)
    error ("gan:mnist:badFile", "mnist: %s must start with 16 bytes of header, but has %d bytes",
           file, numel (bytes));
  endif
  header = [2^24 2^16 2^8 1] * reshape (double (bytes(1:16)), 4, 4);
  size = header([4 3 2]); # columns, rows, images
  if (header(1) != 2051)
    error ("gan:mnist:badFile",
           "mnist: %s must start with the magic number 2051 of images, not with %d",
           file, header(1));
  elseif (prod (size) == 0)
    error ("gan:mnist:badFile", "mnist: %s must have at least one image and one pixel", file);
  elseif (numel (bytes) - 16 != prod (size))
    error ("gan:mnist:badFile",
           "mnist: %s must have %d bytes for %d images of %d x %d pixels, not %d",
           file, prod (size), size([3 2 1]), numel (bytes) - 16);
  endif
  X = reshape (permute (reshape (bytes(17:end), size), [3 2 1]), size(3), []);
endfunction
