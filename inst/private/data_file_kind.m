## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## text = data_file_kind (bytes)
##
## What begins with such bytes, in words that say what to do; "" where that is not known.

function text = data_file_kind (bytes)

  packed = ", not unpacked: unpack it, and give what comes out of it";
  kinds = {
    [80, 75, 3, 4],              ["a .zip archive" packed];
    [55, 122, 188, 175, 39],     ["a .7z archive" packed];
    "Rar!",                      ["a .rar archive" packed];
    "BZh",                       ["compressed by bzip2" packed];
    [253, 55, 122, 88, 90],      ["compressed by xz" packed];
    [40, 181, 47, 253],          ["compressed by zstd" packed];
    [31, 139],                   ["compressed by gzip twice" packed];
    [147, 78, 85, 77, 80, 89],   "an array of NumPy, which is not read here";
    [128, 2],                    "of Python's pickle, which is not read here";
    [128, 3],                    "of Python's pickle, which is not read here";
    [128, 4],                    "of Python's pickle, which is not read here";
    [128, 5],                    "of Python's pickle, which is not read here";
    "<!",                        "a web page, not the file that was to be fetched: fetch it again";
    "<html",                     "a web page, not the file that was to be fetched: fetch it again";
    "<?xml",                     "a web page, not the file that was to be fetched: fetch it again";
    "version https://git-lfs",   "a pointer of Git LFS: fetch the file itself by \"git lfs pull\"";
    [137, 80, 78, 71],           "an image: give gan_dataset the folder that it is in";
    [255, 216, 255],             "an image: give gan_dataset the folder that it is in";
    "GIF8",                      "an image: give gan_dataset the folder that it is in";
    "MATLAB 5.0",                "a .mat file: load it";
    [137, 72, 68, 70],           "a file of HDF5: load it"};
  text = "";
  bytes = double (bytes(1:min (32, end))).';
  for i = 1:rows (kinds)
    magic = double (kinds{i,1});
    if (numel (bytes) >= numel (magic) && isequal (bytes(1:numel (magic)), magic))
      text = kinds{i,2};
      return;
    endif
  endfor

endfunction
