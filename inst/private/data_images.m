## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [X, labels, info] = data_images (folder, opts)
##
## A folder of image files as H x W x C x N: those that lie in it, or in folders in it, which are
## classes then.  They go by the numbers in their names, as a reader counts, class by class.
##
## Bytes stay bytes; where a file has 16 bits a channel, X is single, from 0 to 1.

function [X, labels, info] = data_images (folder, opts)

  if (isempty (opts.Folder))
    error ("gan:gan_dataset:badInput", ["gan_dataset: Folder must be the folder of the images: " ...
                                        "gan_dataset (\"images\", \"Folder\", name)"]);
  endif
  [files, labels, classes] = data_image_files (folder);
  if (! isempty (opts.Rows))
    if (max (opts.Rows(:)) > numel (files))
      error ("gan:gan_dataset:badInput",
             "gan_dataset: Rows must be from 1 to %d, the images that there are, not %d",
             numel (files), max (opts.Rows(:)));
    endif
    files = files(opts.Rows);
    if (! isempty (labels))
      labels = labels(opts.Rows);
    endif
  endif

  n = numel (files);
  clock = tic ();
  shown = 0;
  transparent = {};
  for i = 1:n
    [image, alpha] = data_read_image (files{i});
    if (alpha)
      transparent{end+1} = files{i};
    endif
    if (! isempty (opts.Channels))
      image = with_channels (image, opts.Channels);
    endif
    if (! isempty (opts.Size))
      image = data_resize (image, opts.Size);
    endif
    sizes = [size(image, 1), size(image, 2), size(image, 3)];
    if (i == 1)
      shape = sizes;
      X = zeros ([shape, n], class (image));
    elseif (! isequal (sizes, shape))
      odd_one_out (files, i, sizes, shape, folder, opts);
    endif
    if (isa (X, "uint8") && isa (image, "single"))
      X = single (X) / 255;
    elseif (isa (X, "single") && isa (image, "uint8"))
      image = single (image) / 255;
    endif
    X(:,:,:,i) = image;
    if (i < n && toc (clock) > shown + 5)
      shown = toc (clock);
      printf ("gan_dataset: %d of %d images\n", i, n);
      fflush (stdout);
    endif
  endfor
  if (! isempty (transparent))
    warning ("gan:gan_dataset:transparent",
             ["gan_dataset: %d of %d images are transparent in places, such as %s; " ...
              "X has the colours that are stored there"], numel (transparent), n, transparent{1});
  endif

  info.shape = shape;
  info.classes = classes;
  info.source = files;
  info.checksum = {};

endfunction

function image = with_channels (image, channels)
  if (channels == 3 && size (image, 3) == 1)
    image = repmat (image, [1, 1, 3]);
  elseif (channels == 1 && size (image, 3) == 3)
    ## Rec. ITU-R BT.601, as rgb2gray
    grey = sum (double (image) .* permute ([.298936, .587043, .114021], [1, 3, 2]), 3);
    image = cast (grey, class (image));
  endif
endfunction

## The error that file I is unlike those before, or the first one unlike all others.
function odd_one_out (files, i, sizes, shape, folder, opts)
  other = 1;
  if (i == 2 && numel (files) > 2)
    third = data_read_image (files{3});
    if (! isempty (opts.Channels))
      third = with_channels (third, opts.Channels);
    endif
    if (isequal ([size(third, 1), size(third, 2), size(third, 3)], sizes))
      [i, other, sizes, shape] = deal (1, 2, shape, sizes);
    endif
  endif
  way = {};
  if (any (sizes(1:2) != shape(1:2)))
    way{end+1} = sprintf ("\"Size\", [%d %d]", shape(1:2));
  endif
  if (sizes(3) != shape(3))
    way{end+1} = sprintf ("\"Channels\", %d", max (shape(3), sizes(3)));
  endif
  error ("gan:gan_dataset:badFile",
         ["gan_dataset: %s is of %d x %d x %d, but %s of %d x %d x %d; " ...
          "gan_dataset (\"images\", \"Folder\", \"%s\", %s) makes them alike"], files{i}, sizes,
         files{other}, shape, folder, strjoin (way, ", "));
endfunction
