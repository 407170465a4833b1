## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## opts = demo_options (demo, table, args)
##
## Options of the demonstration DEMO from the cell ARGS of names and values, as all
## functions of the package take them.  TABLE is n-by-3: name, default, and a cell of
## what the value must be and its range: {"count", 1, 10} (a whole number), {"number", 0, 1},
## {"numbers", 0, 1} (a vector), {"choice", "one", "other"}, {"flag"}, {"cell"}, {"struct"},
## {"folder"} to write into, {"source"} (a folder to read from; "" for the usual ones), {"model"}
## (its nets are enough; [] for none), or {"trained"} (a model to sample from; [] for none).

function opts = demo_options (demo, table, args)

  ## The parser is private to the package; on the path only meanwhile, and behind Octave's own
  ## functions, of some of which there are versions beside it.
  warning ("off", "Octave:shadowed-function", "local");
  before = addpath (fullfile (fileparts (which ("gan_demo")), "private"), "-end");
  unwind_protect
    for i = 1:rows (table)
      table{i, 3} = check (demo, table{i, 3}{:});
    endfor
    opts = parse_options (demo, table, args);
  unwind_protect_cleanup
    path (before);
  end_unwind_protect

endfunction

function f = check (demo, kind, varargin)
  switch (kind)
    case "numbers"
      f = @(x) judge (isnumeric (x) && isreal (x) && isvector (x) && ! isempty (x)
                      && all (x >= varargin{1})
                      && all (x <= varargin{2}),
                      sprintf ("a vector of numbers from %g to %g", varargin{:}));
    case "folder"   # said before a training rather than after it
      f = @(x) judge (ischar (x) && rows (x) == 1 && can_write (x),
                      "a folder to write into");
    case "source"
      f = @(x) judge (ischar (x) && rows (x) <= 1 && (isempty (x) || isfolder (tilde_expand (x))),
                      "a folder with the files of the set");
    case "trained"
      f = @(x) trained (demo, x);
    case "model"
      f = @(x) judge ((isnumeric (x) && isempty (x))
                      || (isstruct (x) && isscalar (x)
                          && all (isfield (x, {"generator", "discriminator"}))),
                      "a model of gan_train");
    case "struct"
      f = @(x) judge (isstruct (x) && isscalar (x), "a struct");
    case "cell"
      f = @(x) judge (iscell (x) || ischar (x), "a cell");
    otherwise
      f = feval (["check_" kind], varargin{:});
  endswitch
endfunction

## The insides of a model have messages of their own.
function wanted = trained (demo, x)
  wanted = judge ((isnumeric (x) && isempty (x)) || is_model (x), "a model of gan_train");
  if (is_model (x))
    check_model (demo, x);
  endif
endfunction

function wanted = judge (is_good, words)
  wanted = "";
  if (! is_good)
    wanted = words;
  endif
endfunction
