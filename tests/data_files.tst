## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Data as other programs, archives and browsers leave them.

%!function put (file, bytes)
%!  folder = fileparts (file);
%!  if (! isfolder (folder))
%!    mkdir (folder);
%!  endif
%!  fid = fopen (file, "wb");
%!  fwrite (fid, bytes, "uint8");
%!  fclose (fid);
%!endfunction

%!## DATA as n x ... in an IDX file of the type, 8 for bytes.
%!function put_idx (file, data, type = 8, sizes = size (data))
%!  classes = {8, "uint8"; 9, "int8"; 11, "int16"; 12, "int32"; 13, "single"; 14, "double"};
%!  put (file, []);
%!  fid = fopen (file, "wb", "ieee-be");
%!  fwrite (fid, [0, 0, type, numel(sizes)], "uint8");
%!  fwrite (fid, sizes, "uint32");
%!  fwrite (fid, permute (data, ndims (data):-1:1), classes{[classes{:,1}] == type,2});
%!  fclose (fid);
%!endfunction

%!function X = some (n, h = 28, w = 28)
%!  X = uint8 (mod (7 * permute (reshape (1:n * h * w, w, h, n), [3, 2, 1]), 251));
%!endfunction

%!function folder = fresh ()
%!  folder = tempname ();
%!  mkdir (folder);
%!endfunction

%!function remove (folder)
%!  confirm_recursive_rmdir (false, "local");
%!  rmdir (folder, "s");
%!endfunction

%!function message = complaint (varargin)
%!  message = "";
%!  try
%!    gan_dataset (varargin{:});
%!  catch err
%!    message = err.message;
%!    assert (strncmp (err.identifier, "gan:gan_dataset:", 16))
%!  end_try_catch
%!endfunction

%!test # MNIST under the names and in the folders that it is met in
%! images = some (3);
%! compressed = false;
%! for place = {
%!     "train-images.idx3-ubyte",                                   "train-labels.idx1-ubyte";
%!     "Train_Images_IDX3_UBYTE",                                   "TRAIN-LABELS-IDX1-UBYTE";
%!     "train-images-idx3-ubyte (1)",                               "train-labels-idx1-ubyte.bin";
%!     "train-images-idx3-ubyte/train-images-idx3-ubyte",           "train-labels-idx1-ubyte/train-labels-idx1-ubyte";
%!     "train-images.idx3-ubyte/train-images-idx3-ubyte",           "train-labels.idx1-ubyte/train-labels-idx1-ubyte";
%!     "MNIST/raw/train-images-idx3-ubyte",                         "MNIST/raw/train-labels-idx1-ubyte";
%!     "data/Mnist Data/train-images-idx3-ubyte",                   "data/Mnist Data/train-labels-idx1-ubyte";
%!     "archive (2)/a ~b/train-images-idx3-ubyte",                  "archive (2)/a ~b/train-labels-idx1-ubyte"}.'
%!   compressed = ! compressed;
%!   folder = fresh ();
%!   unwind_protect
%!     files = fullfile (folder, place);
%!     put_idx (files{1}, images);
%!     put_idx (files{2}, [5; 0; 9], 8, 3);
%!     if (compressed)
%!       ## the bytes count, not the name
%!       for file = files.'
%!         gzip (file{1});
%!         rename ([file{1} ".gz"], file{1});
%!       endfor
%!     endif
%!     for given = {folder, [folder "//"], files{1}}
%!       try
%!         [X, y] = gan_dataset ("mnist", given{1});
%!       catch err
%!         error ("%s: %s", place{1}, err.message);
%!       end_try_catch
%!       assert (X, reshape (images, 3, []))
%!       if (! strcmp (given{1}, files{1}))
%!         assert (y, [5; 0; 9])
%!       endif
%!       if (! isempty (strfind (place{1}, "ubyte/")))
%!         break;
%!       endif
%!     endfor
%!   unwind_protect_cleanup
%!     remove (folder);
%!   end_unwind_protect
%! endfor

%!test # sets that share names are told apart by their folders, and by the name asked for
%! folder = fresh ();
%! unwind_protect
%!   sets = {"fashion-mnist", "FashionMNIST/raw"; "kmnist", "KMNIST"; "mnist", "deep/MNIST/raw"};
%!   for i = 1:3
%!     put_idx (fullfile (folder, sets{i,2}, "train-images-idx3-ubyte"), i + some (2));
%!     put_idx (fullfile (folder, sets{i,2}, "train-labels-idx1-ubyte"), [1; 9], 8, 2);
%!   endfor
%!   for i = 1:3
%!     [X, y, info] = gan_dataset (sets{i,1}, "Folder", folder);
%!     assert (X, i + reshape (some (2), 2, []))
%!     assert (info.name, sets{i,1})
%!     assert (numel (info.classes), 10)
%!   endfor
%!   [~, y, info] = gan_dataset ("Fashion", folder);
%!   assert (info.classes(y + 1), {"Trouser", "Ankle boot"})
%!   [~, y, info] = gan_dataset (fullfile (folder, "KMNIST", "train-images-idx3-ubyte"));
%!   assert (info.classes(y + 1), {"ki", "wo"})
%!   assert (info.name, "idx")
%!   remove (fullfile (folder, "deep"));
%!   assert (complaint ("mnist", folder),
%!           ["gan_dataset: there is no train-images-idx3-ubyte, plain or .gz, in " folder ...
%!            " or its folders; there is " fullfile(folder, "FashionMNIST", "raw", "train-images-idx3-ubyte") ...
%!            ", as of fashion-mnist: gan_dataset (\"fashion-mnist\", \"" folder "\"); there is " ...
%!            fullfile(folder, "KMNIST", "train-images-idx3-ubyte") ...
%!            ", as of kmnist: gan_dataset (\"kmnist\", \"" folder "\"); \"Download\", true would fetch it"])
%!   ## of several places the fuller one
%!   put_idx (fullfile (folder, "train-images-idx3-ubyte"), some (1));
%!   put_idx (fullfile (folder, "other", "train-images-idx3-ubyte"), some (2));
%!   put_idx (fullfile (folder, "other", "train-labels-idx1-ubyte"), [1; 9], 8, 2);
%!   assert (rows (gan_dataset ("mnist", folder)), 2)
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!test # what is near and not read is named
%! folder = fresh ();
%! unwind_protect
%!   get_them = "get the files train-images-idx3-ubyte, train-labels-idx1-ubyte of https://ossci-datasets.s3.amazonaws.com/mnist";
%!   for near = {
%!       "mnist.zip",                          "an archive that is not unpacked: unpack (\"FILE\", \"FOLDER\")";
%!       "train-images-idx3-ubyte.tar.gz",     "an archive that is not unpacked: unpack (\"FILE\", \"FOLDER\")";
%!       "train-images.idx3-ubyte.bz2",        "an archive that is not unpacked: unpack (\"FILE\", \"FOLDER\")";
%!       "archive.7z",                         "an archive that is not unpacked: unpack it there, with a program such as 7-Zip";
%!       "MNIST.rar",                          "an archive that is not unpacked: unpack it there, with a program such as 7-Zip";
%!       "train-images-idx3-ubyte.gz.part",    "a download that did not end: fetch it again";
%!       "Unconfirmed 812.crdownload",         "a download that did not end: fetch it again";
%!       "mnist.npz",                          ["of NumPy, which is not read here: " get_them];
%!       "mnist.pkl.gz",                       ["of Python's pickle, which is not read here: " get_them];
%!       "mnist_train.csv",                    ["a table, which is not read here: " get_them ", or A = dlmread (\"FILE\", \",\", 1, 0)"];
%!       "mnist-original.mat",                 ["of another layout: " get_them ", or S = load (\"FILE\")"];
%!       "train-images-idx3-ubyte.txt",        "which has another name than those that are known";
%!       "train-img.idx",                      "which has another name than those that are known";
%!       "images.idx3-ubyte",                  "which has another name than those that are known";
%!       "b/train-images-idx3-ubyte/data",     "which has another name than those that are known";
%!       "a/b/c/d/e/train-images.jpeg",        "which has another name than those that are known";
%!       "t10k-images-idx3-ubyte.gz",          "which is of the split \"test\"";
%!       "train-labels-idx1-ubyte",            "alone"}.'
%!     file = fullfile (folder, near{1});
%!     put (file, "PK");
%!     what = strrep (strrep (near{2}, "FILE", file), "FOLDER", folder);
%!     if (! strcmp (what, "alone"))
%!       file = [file ","];
%!     endif
%!     assert (complaint ("mnist", folder),
%!             ["gan_dataset: there is no train-images-idx3-ubyte, plain or .gz, in " folder ...
%!              " or its folders; there is " file " " what "; \"Download\", true would fetch it"])
%!     unlink (fullfile (folder, near{1}));
%!   endfor
%!   file = fullfile (folder, "train-images-idx3-ubyte");
%!   put_idx (file, some (2));
%!   assert (complaint ("mnist", folder),
%!           ["gan_dataset: there is no train-labels-idx1-ubyte, plain or .gz, in " folder ...
%!            " or its folders; there is " file ", which gan_dataset (\"" file ...
%!            "\") reads without labels; \"Download\", true would fetch it"])
%!   ## what has nothing to do with it is left out, where something else has
%!   for i = 1:5
%!     put (fullfile (folder, sprintf ("mnist%d.zip", i)), 1);
%!   endfor
%!   put (fullfile (folder, "holidays.zip"), 1);
%!   unlink (file);
%!   message = complaint ("mnist", folder);
%!   assert (isempty (strfind (message, "holidays")))
%!   assert (! isempty (strfind (message, ", and 2 more; ")))
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!test # EMNIST: transposed, with its classes; QMNIST: labels with more columns
%! folder = fresh ();
%! unwind_protect
%!   upright = some (3);
%!   sets = {"balanced", 47; "byclass", 62; "bymerge", 47; "letters", 27; "digits", 10; "mnist", 10};
%!   for i = 1:rows (sets)
%!     base = fullfile (folder, "gzip", ["emnist-" sets{i,1} "-test-"]);
%!     put_idx ([base "images-idx3-ubyte"], permute (upright, [1, 3, 2]) + i);
%!     put_idx ([base "labels-idx1-ubyte"], [1; 2; sets{i,2} - 1], 8, 3);
%!     [X, y, info] = gan_dataset (["EMNIST_" sets{i,1}], folder, "Split", "test");
%!     assert (X, reshape (upright, 3, []) + i)
%!     assert (y, [1; 2; sets{i,2} - 1])
%!     assert (numel (info.classes), sets{i,2})
%!   endfor
%!   file = fullfile (folder, "gzip", "emnist-letters-test-images-idx3-ubyte");
%!   [X, y, info] = gan_dataset (file);
%!   assert (X, reshape (upright, 3, []) + 4)
%!   assert (info.classes(y + 1), {"A", "B", "Z"})
%!   [~, ~, info] = gan_dataset ("emnist-balanced", folder, "Split", "test");
%!   assert (info.classes([1, 11, 37, 47]), {"0", "A", "a", "t"})
%!   put_idx (fullfile (folder, "qmnist-train-images-idx3-ubyte"), upright);
%!   put_idx (fullfile (folder, "qmnist-train-labels-idx2-int"), [5 1 2; 0 700 4; 9 8 8], 12);
%!   [X, y] = gan_dataset ("qmnist", folder);
%!   assert (X, reshape (upright, 3, []))
%!   assert (y, [5; 0; 9])
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!test # any IDX file: types, dimensions, labels
%! folder = fresh ();
%! unwind_protect
%!   file = fullfile (folder, "spectra.idx");
%!   values = reshape (mod (5 * (1:24), 23) - 4, [2, 3, 4]);
%!   for type = {8, "uint8"; 9, "single"; 11, "single"; 12, "double"; 13, "single"; 14, "double"}.'
%!     given = values + 4 * (type{1} == 8);
%!     put_idx (file, given, type{1});
%!     [X, y, info] = gan_dataset (file);
%!     assert (X, cast (reshape (given, 2, []), type{2}))
%!     assert (isempty (y))
%!     assert (info.shape, [3, 4, 1])
%!     assert (info.classes, {})
%!   endfor
%!   ## colour, with the channels last or first
%!   colour = reshape (1:2 * 5 * 6 * 3, [2, 5, 6, 3]);
%!   put_idx (file, colour);
%!   X = gan_dataset ("idx", file, "Layout", "images");
%!   assert (X, uint8 (permute (colour, [2, 3, 4, 1])))
%!   put_idx (file, permute (colour, [1, 4, 2, 3]));
%!   assert (gan_dataset ("idx", "File", file, "Layout", "images"), X)
%!   ## rows of numbers
%!   put_idx (file, [1 2 3; 4 5 6], 14);
%!   [X, ~, info] = gan_dataset (file);
%!   assert (X, [1 2 3; 4 5 6])
%!   assert (info.shape, 3)
%!   assert (complaint (file, "Layout", "images"),
%!           ["gan_dataset: Layout must be \"rows\", for " file " has no images but rows of 3 numbers"])
%!   ## labels
%!   put_idx (fullfile (folder, "spectra-labels.idx1-int"), [7; -2], 12, 2);
%!   [~, y, info] = gan_dataset (file);
%!   assert (y, [7; -2])
%!   assert (numel (info.checksum), 2)
%!   [~, y] = gan_dataset (file, "Rows", 2);
%!   assert (y, -2)
%!   other = fullfile (folder, "other");
%!   put_idx (other, [1; 2; 3], 8, 3);
%!   assert (complaint (file, "Labels", other),
%!           ["gan_dataset: " other " has 3 labels, but " file " has 2 rows"])
%!   assert (complaint (other),
%!           ["gan_dataset: " other " has one number for each row, as labels are: " ...
%!            "give the file of the images, and this one as \"Labels\""])
%!   put_idx (fullfile (folder, "spectra-labels.idx1-int"), 1, 12, 1);
%!   warning ("off", "gan:gan_dataset:labels", "local");
%!   [~, y] = gan_dataset (file);
%!   assert (y, [])
%!   put (other, "some text, long enough");
%!   assert (complaint (other),
%!           ["gan_dataset: " other " is no IDX file of images: it must start with 0 0, a type " ...
%!            "and the number of dimensions, as 0 0 8 3, not with 115 111 109 101"])
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!test # CIFAR-10 in its archive's folders; the version for Python is named
%! folder = fresh ();
%! unwind_protect
%!   put (fullfile (folder, "cifar-10-batches-py", "test_batch"), [128 2 1 1]);
%!   assert (complaint ("CIFAR-10", folder, "Split", "test"),
%!           ["gan_dataset: there is no test_batch.bin or .mat in " folder " or its folders; there is " ...
%!            fullfile(folder, "cifar-10-batches-py", "test_batch") ", the version for Python, " ...
%!            "which is not read here: get the binary version of " ...
%!            "https://www.cs.toronto.edu/~kriz/cifar.html; \"Download\", true would fetch it"])
%!   put (fullfile (folder, "cifar-10-binary.tar", "cifar-10-batches-bin", "test_batch.bin"), ...
%!        mod ((1:2 * 3073) * 3, 8));
%!   [X, y] = gan_dataset ("cifar10", folder, "Split", "test");
%!   assert (y, [3; 6])
%!   assert (rows (X), 2)
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!test # words that mean no set
%! assert (complaint ("fasion"), "gan_dataset: there is no data set \"fasion\"; did you mean \"fashion\"?")
%! assert (complaint ("emnist"),
%!         ["gan_dataset: there is no data set \"emnist\"; did you mean \"emnist-balanced\" or " ...
%!          "\"emnist-byclass\" or \"emnist-bymerge\" or \"emnist-letters\" or \"emnist-digits\" or " ...
%!          "\"emnist-mnist\"?"])
%! assert (complaint ("there/is/none"), "gan_dataset: there is no file or folder there/is/none")
%! assert (complaint ("kmnist", "Download", true),
%!         ["gan_dataset: Download must be false: kmnist is to be had at http://codh.rois.ac.jp/kmnist, " ...
%!          "not true"])
%! assert (complaint ("mnist", "Download"), "gan_dataset: option \"Download\" has no value")
%! assert (complaint ("idx"),
%!         "gan_dataset: File must be the name of an IDX file: gan_dataset (\"idx\", \"File\", name)")
%! assert (complaint ("images"),
%!         ["gan_dataset: Folder must be the folder of the images: " ...
%!          "gan_dataset (\"images\", \"Folder\", name)"])

%!function yes = writes_images ()
%!  yes = false;
%!  file = [tempname() ".png"];
%!  try
%!    imwrite (uint8 (1:3), file);
%!    yes = true;
%!  end_try_catch
%!  if (isfile (file))
%!    unlink (file);
%!  endif
%!endfunction

%!testif ; writes_images () # a folder of images: order, what is passed over, kinds of files
%! folder = fresh ();
%! unwind_protect
%!   images = uint8 (mod (7 * reshape (1:8 * 6 * 3 * 12, 8, 6, 3, 12), 251));
%!   for i = 1:12
%!     imwrite (images(:,:,:,i), fullfile (folder, sprintf ("Image %d.%s", i, {"png", "tif", "bmp"}{1 + mod(i, 3)})));
%!   endfor
%!   for name = {".DS_Store", "._Image 1.png", "Thumbs.db", "labels.csv", "__MACOSX/Image 1.png"}
%!     put (fullfile (folder, name{1}), "junk");
%!   endfor
%!   [X, y, info] = gan_dataset (folder);
%!   assert (X, images)
%!   assert (y, [])
%!   assert (info.shape, [8, 6, 3])
%!   assert (info.source{10}, fullfile (folder, "Image 10.tif"))
%!   assert (gan_dataset ("images", folder, "Layout", "rows", "Rows", [10, 2]), reshape (images(:,:,:,[10, 2]), [], 2).')
%!   assert (complaint ("images", folder, "Rows", 13), "gan_dataset: Rows must be from 1 to 12, the images that there are, not 13")
%!   ## a file of another size, of other channels, of none
%!   odd = fullfile (folder, "odd.png");
%!   imwrite (images(1:7,:,:,1), odd);
%!   first = fullfile (folder, "Image 1.tif");
%!   assert (complaint (folder),
%!           ["gan_dataset: " odd " is of 7 x 6 x 3, but " first " of 8 x 6 x 3; gan_dataset (\"images\", " ...
%!            "\"Folder\", \"" folder "\", \"Size\", [8 6]) makes them alike"])
%!   assert (size (gan_dataset ("images", "Folder", folder, "Size", [8 6])), [8, 6, 3, 13])
%!   rename (odd, fullfile (folder, "a.png"));
%!   assert (strfind (complaint (folder), ["gan_dataset: " fullfile(folder, "a.png") " is of 7 x 6 x 3, but "]), 1)
%!   unlink (fullfile (folder, "a.png"));
%!   imwrite (images(:,:,1,1), odd);
%!   assert (complaint (folder),
%!           ["gan_dataset: " odd " is of 8 x 6 x 1, but " first " of 8 x 6 x 3; gan_dataset (\"images\", " ...
%!            "\"Folder\", \"" folder "\", \"Channels\", 3) makes them alike"])
%!   X = gan_dataset ("images", "Folder", folder, "Channels", 3);
%!   assert (X(:,:,:,13), repmat (images(:,:,1,1), [1, 1, 3]))
%!   X = gan_dataset ("images", "Folder", folder, "Channels", 1);
%!   assert (double (X(:,:,1,2)), sum (double (images(:,:,:,2)) .* cat (3, .299, .587, .114), 3), .51)
%!   put (odd, "this is no image");
%!   assert (strfind (complaint (folder), ["gan_dataset: " odd " cannot be read as an image: "]), 1)
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!testif ; writes_images () # bits, maps, transparency
%! folder = fresh ();
%! unwind_protect
%!   file = fullfile (folder, "1.png");
%!   imwrite (logical ([1 0 0; 0 1 1]), file);
%!   assert (gan_dataset (folder), uint8 ([255 0 0; 0 255 255]))
%!   map = [0 0 0; 1 0 0; 0 .2 1];
%!   imwrite (uint8 ([0 1 2; 2 1 0]), map, file);
%!   assert (gan_dataset (folder), uint8 (255 * ind2rgb (uint8 ([0 1 2; 2 1 0]), map)))
%!   grey = fullfile (folder, "1.gif");
%!   rename (file, fullfile (folder, "unread"));
%!   imwrite (uint8 ([10 20 30; 40 50 60]), grey);
%!   assert (gan_dataset (folder), uint8 ([10 20 30; 40 50 60]))
%!   imwrite (uint16 ([0 1000 65535; 7 8 9]), fullfile (folder, "2.png"));
%!   assert (gan_dataset (folder), single (cat (4, [10 20 30; 40 50 60] / 255, [0 1000 65535; 7 8 9] / 65535)), 1e-7)
%!   unlink (grey);
%!   unlink (fullfile (folder, "2.png"));
%!   pixels = uint8 (reshape (1:18, 2, 3, 3));
%!   imwrite (pixels, file, "Alpha", uint8 ([255 3 4; 5 6 7]));
%!   warning ("off", "gan:gan_dataset:transparent", "local");
%!   assert (gan_dataset (folder), pixels)
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!testif ; writes_images () # folders are classes; a folder alone is passed through
%! folder = fresh ();
%! unwind_protect
%!   inside = fullfile (folder, "faces");
%!   for name = {"dog/images/1.png", "cat/2.png", "cat/10.png"}
%!     put (fullfile (inside, name{1}), 1);
%!     imwrite (uint8 (numel (name{1}) * ones (3, 4)), fullfile (inside, name{1}));
%!   endfor
%!   [X, y, info] = gan_dataset (folder);
%!   assert (squeeze (X(1,1,1,:)), uint8 ([9; 10; 16]))
%!   assert (y, [0; 0; 1])
%!   assert (info.classes, {"cat", "dog"})
%!   [~, y] = gan_dataset ("images", folder, "Rows", [3, 1]);
%!   assert (y, [1; 0])
%!   ## and what comes of it is trained on as it is
%!   model = gan_train (X, "Minibatch", 3, "MaxIterations", 1, "Display", "off", "Seed", 1);
%!   assert (size (gan_sample (model, 2, "Seed", 1), 1), 2)
%!   rename (inside, fullfile (folder, "train"));
%!   mkdir (fullfile (folder, "valid"));
%!   assert (complaint (folder),
%!           ["gan_dataset: " folder " has folders with folders of images; give one of these: " ...
%!            "gan_dataset (\"" fullfile(folder, "train") "\")"])
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!testif ; writes_images () # brought to a size: cut to proportions, constants stay, no aliasing
%! folder = fresh ();
%! unwind_protect
%!   file = fullfile (folder, "1.png");
%!   image = uint8 (repmat ([0 0 200 100 100 200 0 0], 4, 1));
%!   imwrite (image, file);
%!   assert (gan_dataset ("images", folder, "Size", [4 4]), image(:,3:6))
%!   imwrite (77 * ones (13, 7, "uint8"), file);
%!   for wanted = {[5 5], [1 1], [20 3], [30 31]}
%!     assert (gan_dataset ("images", folder, "Size", wanted{1}), 77 * ones (wanted{1}, "uint8"))
%!   endfor
%!   imwrite (uint8 (255 * mod ((1:64) + (1:64).', 2)), file);
%!   X = gan_dataset ("images", folder, "Size", [8 8]);
%!   assert (double (X), 127.5 * ones (8), 1)
%!   imwrite (uint8 ([0 100; 0 100]), file);
%!   assert (gan_dataset ("images", folder, "Size", [4 4])(1,:), uint8 ([0 25 75 100]))
%!   assert (complaint ("images", folder, "Size", 3), "gan_dataset: Size must be [height width], whole numbers from 1 to 10000, not 3")
%!   assert (complaint ("images", folder, "Channels", 2), "gan_dataset: Channels must be 1 for grey or 3 for red, green and blue, not 2")
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!test # a folder without images says what it has
%! folder = fresh ();
%! unwind_protect
%!   nothing = ["gan_dataset: there are no images that imread reads in " folder " or its folders"];
%!   assert (complaint (folder), nothing)
%!   put (fullfile (folder, "data_batch_3.bin"), 1);
%!   assert (complaint (folder),
%!           [nothing "; there is " fullfile(folder, "data_batch_3.bin") ...
%!            "; it has files as of gan_dataset (\"cifar10\", \"" folder "\")"])
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect
