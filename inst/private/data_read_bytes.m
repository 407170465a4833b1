## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## bytes = data_read_bytes (file)
## bytes = data_read_bytes (file, most)
## [bytes, more] = data_read_bytes (...)
##
## The contents of a file as a column of uint8, decompressed where it is gzip, whatever its
## name.  Damage that gzip can see is an error, and so is a compressed file of more than MOST
## bytes.
##
## Not more than MOST bytes (default Inf) are made, however short the file is; MOST may be a
## function that tells their number from the first 64.  MORE says whether a plain file has more;
## an error does where that is not asked for.

function [bytes, more] = data_read_bytes (file, most = Inf)

  if (is_function_handle (most))
    [first, ~, packed] = read (file, 64);
    try
      most = most (first);
    catch err
      if (! packed)
        rethrow (err);
      endif
      ## These bytes come before the checksum, and may be what is damaged.
      error (err.identifier, "%s; if it is damaged, %s", err.message, remedy ());
    end_try_catch
  endif
  [bytes, more, packed] = read (file, most);
  if (more && (packed || nargout < 2))
    damaged (file, sprintf ("is longer%s than %d bytes, the most that it can have", ...
                            {"", " when decompressed"}{1 + packed}, most));
  endif

endfunction

function [bytes, more, packed] = read (file, most)
  try
    [bytes, more, packed] = __gan_read__ (file, min (most, 2 ^ 52), true);
  catch err
    what = regexprep (err.message, '^__gan_read__: ', "");
    if (strcmp (err.identifier, "gan:badFile"))
      damaged (file, what);
    endif
    error (strrep (err.identifier, "gan:", "gan:gan_dataset:"), "gan_dataset: %s %s", file, what);
  end_try_catch
  if (! packed && looks_cut_or_spoilt (file, bytes))
    damaged (file, "is damaged: it is named .gz, but does not start as gzip does");
  endif
endfunction

## Plain contents under a compressed file's name are read.  But what differs in one of gzip's
## first bytes, 31 139 8, or ends among them, was gzip once.
function yes = looks_cut_or_spoilt (file, bytes)
  start = bytes(1:min (3, end));
  alike = sum (start == [31; 139; 8](1:numel (start)));
  yes = ! isempty (regexp (file, '\.gz$', "once")) ...
        && (alike > 1 || (numel (bytes) < 3 && alike == numel (bytes)));
endfunction

function damaged (file, what)
  error ("gan:gan_dataset:badFile", "gan_dataset: %s %s; %s", file, what, remedy ());
endfunction

function text = remedy ()
  text = "delete it, and download it or copy it again";
endfunction
