## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Files of data sets, good and bad, and downloads from a server that behaves badly.

%!function put (file, bytes)
%!  fid = fopen (file, "wb");
%!  fwrite (fid, bytes, "uint8");
%!  fclose (fid);
%!endfunction

%!function bytes = number (n)
%!  bytes = fliplr (typecast (uint32 (n), "uint8"));
%!endfunction

%!function [bytes, X] = images (n)
%!  X = uint8 (mod ((1:n).' * (1:784), 251));
%!  pixels = permute (reshape (X, n, 28, 28), [3, 2, 1]);
%!  bytes = [number(2051), number(n), number(28), number(28), pixels(:).'];
%!endfunction

%!function bytes = labels (values)
%!  bytes = [number(2049), number(numel (values)), uint8(values(:).')];
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

%!test # MNIST: plain and gzip, rows, images, splits, checksum, where it is looked for
%! folder = fresh ();
%! unwind_protect
%!   [bytes, X] = images (12);
%!   put (fullfile (folder, "train-images-idx3-ubyte"), bytes);
%!   y = mod ((1:12).', 10);
%!   put (fullfile (folder, "train-labels-idx1-ubyte"), labels (y));
%!   gzip (fullfile (folder, "train-labels-idx1-ubyte"));
%!   unlink (fullfile (folder, "train-labels-idx1-ubyte"));
%!   [Z, z, info] = gan_dataset ("MNIST", "Folder", folder);
%!   assert (Z, X)
%!   assert (z, y)
%!   assert (info.shape, [28, 28, 1])
%!   assert (info.checksum{1}, hash ("sha256", char (bytes)))
%!   assert (info.checksum{2}, hash ("sha256", char (labels (y))))
%!   assert (info.split, "train")
%!   [Z, z] = gan_dataset ("mnist", "Folder", folder, "Rows", 5:9);
%!   assert (Z, X(5:9,:))
%!   assert (z, y(5:9))
%!   I = gan_dataset ("mnist", "Folder", folder, "Layout", "images");
%!   assert (size (I), [28, 28, 1, 12])
%!   assert (I(:,:,1,3), reshape (X(3,:), 28, 28))
%!   ## the second row of pixels of the file is the second row of the image
%!   assert (I(2,1,1,3), uint8 (bytes(16 + 2 * 784 + 29)))
%!   names = {"GAN_DATA_DIR", "XDG_CACHE_HOME", "HOME"};
%!   old = cellfun (@getenv, names, "UniformOutput", false);
%!   unwind_protect
%!     setenv ("GAN_DATA_DIR", folder);
%!     assert (gan_dataset ("mnist"), X)
%!     ## of no environment: the cache in the user's home
%!     setenv ("GAN_DATA_DIR", "");
%!     setenv ("XDG_CACHE_HOME", "");
%!     setenv ("HOME", folder);
%!     wanted = fullfile (folder, ".cache", "gan");
%!     assert (! isempty (strfind (complaint ("mnist"), [" in " wanted])))
%!   unwind_protect_cleanup
%!     cellfun (@setenv, names, old, "UniformOutput", false);
%!   end_unwind_protect
%!   assert (complaint ("mnist", "Folder", folder, "Rows", 13), ...
%!           "gan_dataset: Rows must be from 1 to 12, the rows that there are, not 13")
%!   assert (! isempty (strfind (complaint ("mnist", "Folder", folder, "Split", "test"), ...
%!                               "there is no t10k-images-idx3-ubyte, plain or .gz, in ")))
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!test # MNIST: bad files
%! folder = fresh ();
%! unwind_protect
%!   x = fullfile (folder, "train-images-idx3-ubyte");
%!   y = fullfile (folder, "train-labels-idx1-ubyte");
%!   good = images (4);
%!   says = @(text) assert (strfind ([complaint("mnist", "Folder", folder) "$"], text) > 0);
%!   put (y, labels ([1 2 3 4]));
%!   put (x, good(1:9));
%!   says ([x " must start with 16 bytes of header, but has 9 bytes"])
%!   put (x, labels ([1 2 3 4 5 6 7 8]));
%!   says ([x " must start with the magic number 2051, not with 2049"])
%!   put (x, good(1:end-1));
%!   says ([x " must have 3136 bytes after its header, as that says, but has 3135$"])
%!   put (x, [good, 0]);
%!   says ([x " must have 3136 bytes after its header, as that says, but has more$"])
%!   put (x, [number(2051), number(0), number(28), number(28)]);
%!   says ([x " must not be empty, but its header says 0 28 28"])
%!   put (x, [number(2051), number(4), number(14), number(56), good(17:end)]);
%!   says ([x " must have images of 28 x 28 pixels, not 14 x 56 of class uint8; gan_dataset (\"" x "\") takes them as they are$"])
%!   put (x, good);
%!   put (y, labels ([1 2 3]));
%!   says ([y " has 3 labels, but " x " has 4 images"])
%!   put (y, labels ([1 2 3 10]));
%!   says ([y " must have labels from 0 to 9, but has 10"])
%!   unlink (y);
%!   put (y, labels ([1 2 3 4]));
%!   gzip (x);
%!   unlink (x);
%!   fid = fopen ([x ".gz"], "rb");
%!   packed = fread (fid, Inf, "uint8").';
%!   fclose (fid);
%!   for cut = [1, 8, 9, 40, numel(packed) - [2, 1, 0]]
%!     put ([x ".gz"], packed(1:end-cut));
%!     says ([x ".gz is damaged: "])
%!     says ("; delete it, and download it or copy it again")
%!   endfor
%!   put ([x ".gz"], [packed, 0, 0, 7]);
%!   says ([x ".gz is damaged: there is something behind its compressed contents"])
%!   for at = [1, 2, 3, numel(packed) - [100, 7, 0]]
%!     spoilt = packed;
%!     spoilt(at) = bitxor (spoilt(at), 16);
%!     put ([x ".gz"], spoilt);
%!     says ([x ".gz is "])
%!     says ("delete it, and download it or copy it again")
%!   endfor
%!   put ([x ".gz"], [packed, packed]);
%!   says ([x ".gz is longer when decompressed than 3152 bytes, the most that it can have; delete it"])
%!   ## more than MNIST can have, whatever the header says
%!   put (x, [number(2051), number(4e6), number(28), number(28), zeros(1, 5000)]);
%!   gzip (x);
%!   unlink (x);
%!   says ([x ".gz must be of 70000 rows at most, but its header says 4000000"])
%!   unlink ([x ".gz"]);
%!   put (x, "<!DOCTYPE html>");
%!   says ([x " is no IDX file but a web page, not the file that was to be fetched: fetch it again$"])
%!   put (x, "PK\003\004 and what follows");
%!   says ([x " is no IDX file but a .zip archive, not unpacked: unpack it, and give what comes out of it$"])
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!test # CIFAR-10: both versions, missing batches, contrast, bad files
%! folder = fresh ();
%! unwind_protect
%!   records = uint8 (mod ((1:3073).' * (1:5), 250));
%!   records(1,:) = [3 0 9 1 1];
%!   put (fullfile (folder, "test_batch.bin"), records(:));
%!   [X, y, info] = gan_dataset ("cifar10", "Folder", folder, "Split", "test");
%!   assert (size (X), [5, 3072])
%!   assert (y, [3 0 9 1 1].')
%!   assert (info.classes{10}, "truck")
%!   I = reshape (X(2,:), info.shape);
%!   assert (I(1,2,1), records(1 + 2,2))     # one to the right in the first row, red
%!   assert (I(2,1,1), records(1 + 33,2))    # one down
%!   assert (I(1,1,3), records(1 + 2049,2))  # blue
%!   assert (gan_dataset ("cifar10", "Folder", folder, "Split", "test", "Layout", "images")(:,:,:,2), I)
%!   [Y, ~, info] = gan_dataset ("cifar10", "Folder", folder, "Split", "test", "Contrast", 55);
%!   assert (sqrt (sumsq (double (Y), 2)), 55 * ones (5, 1), 1e-3)
%!   assert (gan_contrast (Y, "Undo", info.contrast), single (X) / 255, 1e-5)
%!   unlink (fullfile (folder, "test_batch.bin"));
%!   data = records(2:end,:).';
%!   batch_labels = records(1,:).';
%!   s = struct ("data", data, "labels", batch_labels);
%!   save ("-v7", fullfile (folder, "test_batch.mat"), "-struct", "s");
%!   assert (gan_dataset ("cifar10", "Folder", folder, "Split", "test"), X)
%!   put (fullfile (folder, "data_batch_2.bin"), records(:));
%!   warning ("off", "gan:gan_dataset:missing", "local");
%!   assert (gan_dataset ("cifar10", "Folder", folder), X)
%!   put (fullfile (folder, "data_batch_2.bin"), records(1:end-1));
%!   assert (strfind (complaint ("cifar10", "Folder", folder), "data_batch_2.bin must have records of 3073 bytes, but has 15364 bytes") > 0)
%!   records(1,2) = 11;
%!   put (fullfile (folder, "data_batch_2.bin"), records(:));
%!   assert (strfind (complaint ("cifar10", "Folder", folder), "data_batch_2.bin must have labels from 0 to 9, but has 11") > 0)
%!   put (fullfile (folder, "test_batch.mat"), "junk that is no .mat file");
%!   assert (strfind (complaint ("cifar10", "Folder", folder, "Split", "test"), "test_batch.mat cannot be read as a .mat file") > 0)
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

%!test # faces: splits, bad files
%! folder = fresh ();
%! unwind_protect
%!   s.images = uint8 (mod (reshape (1:6 * 48 * 48, 6, 48, 48), 253));
%!   s.folds = uint8 ([0 1 2 3 1 1; 1 1 1 1 1 3; 1 1 1 1 1 1; 1 1 1 1 1 1; 2 2 2 2 2 2].');
%!   s.labs_ex = int32 (1:6).';
%!   mkdir (folder, "tfd");
%!   file = fullfile (folder, "tfd", "TFD_48x48.mat");
%!   save ("-v7", file, "-struct", "s");
%!   [X, y, info] = gan_dataset ("tfd", "Folder", folder);
%!   assert (y, [2 5 6].')
%!   assert (reshape (X(2,:), info.shape), squeeze (s.images(5,:,:)))
%!   [~, y] = gan_dataset ("tfd", "Folder", folder, "Split", "unlabelled");
%!   assert (y, 1)
%!   [X, y] = gan_dataset ("tfd", "Folder", folder, "Split", "test", "Fold", 2);
%!   assert (y, 6)
%!   s.folds(3) = 4;
%!   save ("-v7", file, "-struct", "s");
%!   assert (strfind (complaint ("tfd", "Folder", folder), "must have folds of 0, 1, 2 and 3") > 0)
%!   s = rmfield (s, "folds");
%!   save ("-v7", file, "-struct", "s");
%!   assert (strfind (complaint ("tfd", "Folder", folder), "must have a variable folds") > 0)
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## The private function `data_download` itself, from copies that can be called.
%!function [bases, folder, stop] = serve (files_folder)
%!  folder = fresh ();
%!  here = fileparts (which ("fuzz_gateways"));
%!  port_file = fullfile (folder, "port");
%!  [~, pid] = system (sprintf ("python3 '%s/http_server.py' '%s' '%s' > /dev/null 2>&1 & echo $!", here, files_folder, port_file));
%!  for i = 1:100
%!    if (isfile (port_file))
%!      break;
%!    endif
%!    pause (.1);
%!  endfor
%!  port = strtrim (fileread (port_file));
%!  bases = @(varargin) cellfun (@(how) ["http://127.0.0.1:" port "/" how], varargin, "UniformOutput", false);
%!  stop = @() system (["kill " pid]);
%!endfunction

%!function done = rmdir_all (folder)
%!  remove (folder);
%!  done = false;
%!endfunction

%!function names = entries (folder)
%!  names = sort (setdiff ({dir(folder).name}, {".", ".."}));
%!endfunction

%!function result = fetched (varargin)
%!  ## the copies are on the path only meanwhile, and only here
%!  source = fullfile (fileparts (which ("gan_dataset")), "private");
%!  copies = fresh ();
%!  copyfile (fullfile (source, "data_download.m"), copies);
%!  addpath (copies);
%!  unwind_protect
%!    result = "";
%!    try
%!      evalc ("data_download (varargin{:});");
%!    catch err
%!      result = err.message;
%!    end_try_catch
%!  unwind_protect_cleanup
%!    rmpath (copies);
%!    remove (copies);
%!  end_unwind_protect
%!endfunction

%!testif ; ! system ("command -v python3 > /dev/null && command -v curl > /dev/null")
%! files = fresh ();
%! content = uint8 (mod ((1:9000) * 7, 256));
%! put (fullfile (files, "some.gz"), content);
%! [bases, scratch, stop] = serve (files);
%! unwind_protect
%!   folder = fullfile (scratch, "a'b c");
%!   target = fullfile (folder, "some.gz");
%!   right = @(file) {"", "has other contents"}{1 + ! isequal(uint8 (fileread (file)), content)};
%!   ## a good one, a slow one, after others that fail in their ways
%!   for how = {{"good"}, {"slow"}, {"none", "good"}, {"wrong", "good"}, {"cut", "good"}, {"cut", "cut", "whole"}}
%!     assert (fetched (target, bases (how{1}{:}), 20000, right), "")
%!     assert (entries (folder), {"some.gz"})
%!     assert (uint8 (fileread (target)), content)
%!     unlink (target);
%!   endfor
%!   ## what was cut off is gone on with, here and at the next mirror
%!   asked = fileread (fullfile (scratch, "port.log"));
%!   assert (! isempty (regexp (asked, "/cut/some.gz bytes=4500-.*/good/some.gz bytes=8718-")))
%!   ## nothing works: each reason is named, nothing is left
%!   remove (folder);
%!   message = fetched (target, bases ("none", "wrong"), 20000, right);
%!   assert (strncmp (message, ["gan_dataset: " target " could not be downloaded:"], 60))
%!   assert (! isempty (regexp (message, 'none/some.gz: .*404.*wrong/some.gz: has other contents')))
%!   assert (! isfolder (folder))
%!   message = fetched (target, bases ("cut"), 20000, right);
%!   assert (! isempty (strfind (message, "cut off: ")))
%!   assert (! isfolder (folder))
%!   ## one that has no end, and one that is too long
%!   message = fetched (target, bases ("endless"), 20000, right);
%!   assert (! isempty (strfind (message, "is longer than 20000 bytes, the most that it can have")))
%!   for i = 1:100
%!     if (isfile ([scratch "/port.sent"]))
%!       break;
%!     endif
%!     pause (.1);
%!   endfor
%!   assert (str2double (fileread ([scratch "/port.sent"])) < 2e7)
%!   message = fetched (target, bases ("good"), 8999, right);
%!   assert (! isempty (strfind (message, "is longer than 8999 bytes")))
%!   ## pages, and a way without end
%!   message = fetched (target, bases ("page", "round"), 20000, right);
%!   assert (! isempty (regexp (message, "page/some.gz: a page for people.*round/some.gz: .*redirects")))
%!   assert (! isfolder (folder))
%!   ## another has been faster, or destroys it at once, or takes the folder away
%!   mkdir (folder);
%!   put (target, content);
%!   assert (fetched (target, bases ("none"), 20000, right), "")
%!   unlink (target);
%!   assert (! isempty (strfind (fetched (target, bases ("good"), 20000, @(file) {"", "is spoilt"}{1 + strcmp(file, target)}), "is spoilt")))
%!   assert (entries (folder), cell (1, 0))
%!   message = fetched (target, bases ("good", "good"), 20000, @(file) {"", "gone"}{1 + rmdir_all(folder)});
%!   assert (! isempty (strfind (message, "could not be downloaded")))
%!   ## nobody there
%!   assert (! isempty (regexp (fetched (target, {"http://127.0.0.1:1"}, 20000, right), "[Cc]onnect")))
%! unwind_protect_cleanup
%!   stop ();
%!   remove (scratch);
%!   remove (files);
%! end_unwind_protect

%!testif ; ! system ("command -v python3 > /dev/null && command -v curl > /dev/null")
%! ## through the front door: bytes that are not MNIST's are refused
%! files = fresh ();
%! put (fullfile (files, "train-images-idx3-ubyte"), images (3));
%! gzip (fullfile (files, "train-images-idx3-ubyte"));
%! [bases, scratch, stop] = serve (files);
%! unwind_protect
%!   folder = fullfile (scratch, "cache");
%!   text = evalc ("message = complaint ('mnist', 'Folder', folder, 'Download', true, 'Mirrors', bases ('good', 'none'));");
%!   assert (! isempty (regexp (message, 'has other contents than published: SHA-256 [0-9a-f]{64}, not ba891046')))
%!   assert (! isfolder (folder))
%!   put (fullfile (files, "cifar-10-binary.tar.gz"), images (3));
%!   text = evalc ("message = complaint ('cifar10', 'Folder', folder, 'Download', true, 'Mirrors', bases ('good', 'none'));");
%!   assert (! isempty (regexp (message, 'good/cifar-10-binary.tar.gz: has other contents .*none/.*404')))
%!   assert (! isfolder (folder))
%! unwind_protect_cleanup
%!   stop ();
%!   remove (scratch);
%!   remove (files);
%! end_unwind_protect
