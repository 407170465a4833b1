## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## wanted = option_check (rule, value, fname)
## wanted = option_check (rule)
##
## "" where VALUE, with its numbers in an ordinary array, keeps to a rule of option_parse, else
## what it must be; without VALUE what any must be.  RULE is a cell of a kind and what belongs to
## it:
##
##   {"any"}, {"flag"}, {"cell"}, {"struct"}, {"function"}, {"choice", "one", "other"},
##   {"choice or function", "one", "other"}
##   {"number", lo, hi}, {"count", lo, hi} (a whole number), {"square", lo, hi} (of one),
##   {"zero or number", lo, hi}, {"pair", lo, hi, whole} (one or two numbers)
##   {"numbers", lo, hi} (a vector) or {"numbers", lo, hi, "lo to hi in words"}
##   {"net"}, {"model"}, {"nets"} (a model of which only the nets matter), {"trained"} (a model
##   whose insides are checked, too, by errors of FNAME)
##   {"name", "file"}, {"folder"} (to write into), {"source"} (a folder to read from, or "")
##   {"balance"} (StopWhen), {"rows"} (of X), {"digits"}, {"channels"}, {"size", lo, hi} (of images
##   that are scaled), {"shape", hi} (of an image), {"range"} (of colours), {"addresses"} (of
##   mirrors), {"false", "why"}
##
## or {"optional", ...} with one of these, where [] is taken, too, for "not given".

function wanted = option_check (rule, value, fname)

  if (nargin < 2)
    value = struct ();   # which is none of them
  endif
  if (strcmp (rule{1}, "optional"))
    rule(1) = [];
    if (is_unset (value))
      wanted = "";
      return;
    endif
  endif
  wanted = {};
  switch (rule{1})
    case "any"
      good = true;
    case "count"
      good = is_number (value) && value >= rule{2} && value <= rule{3} ...
             && (value == fix (value) || isinf (value));
      wanted = {"a whole number from %.16g to %.16g", rule{2:3}};
    case "number"
      good = is_number (value) && value >= rule{2} && value <= rule{3};
      wanted = {"a number from %.15g to %.15g", rule{2:3}};
    case "flag"
      good = is_flag (value);
      wanted = {"true or false"};
    case "choice"
      good = ischar (value) && rows (value) == 1 && any (strcmpi (value, rule(2:end)));
      if (! good)
        wanted = {"\"%s\"", strjoin(rule(2:end), "\" or \"")};
      endif
    case "numbers"
      good = is_vector (value) && all (value >= rule{2} & value <= rule{3});
      wanted = {"a vector of numbers from %g to %g", rule{2:3}};
      if (numel (rule) > 3)
        wanted = {"a vector of numbers from %s", rule{4}};
      endif
    case "zero or number"
      good = is_number (value) && (value == 0 || (value >= rule{2} && value <= rule{3}));
      wanted = {"0, or a number from %.15g to %.15g", rule{2:3}};
    case "square"
      good = is_number (value) && value >= rule{2} && value <= rule{3} ...
             && value == fix (value) && sqrt (double (value)) == fix (sqrt (double (value)));
      wanted = {"a square number from %.15g to %.15g", rule{2:3}};
    case "pair"
      good = isnumeric (value) && any (numel (value) == [1, 2]) && isreal (value) ...
             && ! issparse (value) && all (value(:) >= rule{2} & value(:) <= rule{3}) ...
             && (! rule{4} || all (value(:) == fix (value(:))));
      wanted = {"%s from %.15g to %.15g, or two of them, [height, width]", ...
                {"a number", "a whole number"}{rule{4} + 1}, rule{2:3}};
    case "function"
      good = is_function_handle (value);
      wanted = {"a function handle"};
      if (ischar (value) && rows (value) == 1 && numel (value) <= 40 && isvarname (value))
        wanted = {"a function handle, as @%s is", value};
      endif
    case "choice or function"
      good = is_function_handle (value) || isempty (option_check ([{"choice"}, rule(2:end)], value));
      if (! good)
        wanted = {"\"%s\" or a function handle", strjoin(rule(2:end), "\", \"")};
        if (ischar (value) && strncmp (value, "@", 1))
          wanted{1} = [wanted{1} " (str2func makes one of a text)"];
        endif
      endif
    case "net"
      good = (iscell (value) && ! isempty (value)) ...
             || (isstruct (value) && isscalar (value) && isfield (value, "format")
                 && isequal (value.format, "gan-net"));
      wanted = {"a net of gan_net or a cell of layers"};
    case "model"
      good = is_model (value);
      wanted = {"a model of gan_train"};
    case "nets"
      good = isstruct (value) && isscalar (value) ...
             && all (isfield (value, {"generator", "discriminator"}));
      wanted = {"a model of gan_train"};
    case "trained"
      good = is_model (value);
      if (good)
        check_model (fname, value);
      endif
      wanted = {"a model of gan_train"};
    case "balance"
      good = isnumeric (value) && isreal (value) && ! issparse (value) ...
             && any (numel (value) == [1, 2]) && value(1) >= 0 && value(1) < 1 / 2 ...
             && (numel (value) == 1 || (value(2) >= 1 && value(2) <= 1e6 && value(2) == fix (value(2))));
      wanted = {"a number from 0 to less than 1/2, or [tolerance, lines]"};
    case "name"
      good = ischar (value) && rows (value) <= 1;
      wanted = {"the name of a %s", rule{2}};
    case "folder"   # said before a training rather than after it
      good = ischar (value) && rows (value) == 1 && is_writable (value);
      wanted = {"a folder to write into"};
    case "source"
      good = ischar (value) && rows (value) <= 1 ...
             && (isempty (value) || isfolder (tilde_expand (value)));
      wanted = {"a folder with the files of the set"};
    case "cell"
      good = iscell (value) || ischar (value);
      wanted = {"a cell"};
    case "struct"
      good = isstruct (value) && isscalar (value);
      wanted = {"a struct"};
    case "addresses"
      good = iscellstr (value) && ! any (cellfun (@isempty, regexp (value, '^https?://', "once")));
      wanted = {"a cell of addresses that begin with http:// or https://"};
    case "false"
      good = is_flag (value) && ! value;
      wanted = {"true or false"};
      if (is_flag (value))
        wanted = {"false: %s", rule{2}};
      endif
    case "rows"
      good = is_vector (value) && all (value >= 1 & value == fix (value));
      wanted = {"a vector of whole numbers from 1 on"};
    case "digits"
      good = is_vector (value) && numel (value) <= 1000 && all (ismember (value, 0:9));
      wanted = {"a vector of 1 to 1000 digits from 0 to 9"};
    case "channels"
      good = isnumeric (value) && isscalar (value) && any (value == [1, 3]);
      wanted = {"1 for grey or 3 for red, green and blue"};
    case "size"
      good = isnumeric (value) && isreal (value) && numel (value) == 2 ...
             && all (value >= rule{2} & value <= rule{3} & value == fix (value));
      wanted = {"[height width], whole numbers from %.15g to %.15g", rule{2:3}};
    case "shape"
      good = is_vector (value) && any (numel (value) == [2, 3]) ...
             && all (value >= 1 & value <= rule{2} & value == fix (value));
      wanted = {"[height width] or [height width channels], positive whole numbers"};
    case "range"
      good = isfloat (value) && isreal (value) && ! issparse (value) && numel (value) == 2 ...
             && all (isfinite (value)) && value(1) < value(2);
      wanted = {"[lo hi], finite numbers with lo < hi"};
  endswitch
  if (good)
    wanted = "";
  else
    wanted = sprintf (wanted{:});
  endif

endfunction

function yes = is_number (value)
  yes = isnumeric (value) && isscalar (value) && isreal (value) && ! issparse (value);
endfunction

function yes = is_flag (value)
  yes = (islogical (value) || isnumeric (value)) && isscalar (value) && isreal (value) ...
        && ! issparse (value) && (value == 0 || value == 1);
endfunction

function yes = is_vector (value)
  yes = isnumeric (value) && isreal (value) && ! issparse (value) && isvector (value) ...
        && ! isempty (value);
endfunction
