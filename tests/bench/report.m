## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## report (file)
##
## Prints the figures that tests/bench/run has noted in a file, round by round, and
## the table of their medians and ratios.

function report (file)

  rows = read_rows (file);
  printf ("\nEvery figure, round by round\n\n");
  for r = rows
    printf ("%-8s  %-24s  %-22s  %-2s %s\n", r.section, r.side, r.variant, r.unit, ...
            sprintf ("  %.4g", r.value));
  endfor

  printf ("\n%-8s  %-36s  %10s  %17s  %8s  %7s\n", "section", "what", "median", "range", ...
          "per s", "GFLOP/s");
  for section = unique ({rows.section}, "stable")
    these = rows(strcmp ({rows.section}, section{1}));
    for side = unique ({these.side}, "stable")
      for r = shown (these, side{1})
        print_row (r);
      endfor
    endfor
    print_ratios (these);
  endfor

endfunction

## One row for each section, side and variant, with the values of all rounds.
## Dense arithmetic counts the same on all sides of a section.
function rows = read_rows (file)
  lines = strsplit (strtrim (fileread (file)), "\n");
  fields = cellfun (@(line) strsplit (line, "\t"), lines, "UniformOutput", false);
  fields = vertcat (fields{:});
  keys = strcat (fields(:,1), "|", fields(:,2), "|", fields(:,3));
  numbers = str2double (fields(:,5:6));
  rows = struct ("section", {}, "side", {}, "variant", {}, "unit", {}, "value", {}, "gflop", {});
  for key = unique (keys, "stable").'
    same = strcmp (keys, key{1});
    [section, side, variant, unit] = fields{find (same, 1), 1:4};
    gflop = max (numbers(same,2));
    if (gflop == 0)
      products = strcmp (fields(:,1), section) & strcmp (fields(:,2), "products");
      gflop = max ([0; numbers(products,2)]);
    endif
    rows(end+1) = struct ("section", section, "side", side, "variant", variant, "unit", unit, ...
                          "value", numbers(same,1).', "gflop", gflop);
  endfor
endfunction

## All variants of a side; of those that gan is held against, the fastest.
function rows = shown (rows, side)
  rows = rows(strcmp ({rows.side}, side));
  if (any (strcmp (side, {"products", "torch", "square"})) && ! isempty (rows))
    speed = arrayfun (@(r) max (r.gflop, eps) / median (r.value), rows);
    [~, i] = max (speed);
    rows = rows(i);
  endif
endfunction

function print_row (r)
  what = strrep ([r.side ", " r.variant], ", -", "");
  m = median (r.value);
  printf ("%-8s  %-36s  %7.4g %-2s  %17s", r.section, what, m, r.unit, ...
          sprintf ("%.4g - %.4g", min (r.value), max (r.value)));
  if (strcmp (r.unit, "ms"))
    printf ("  %8.4g", 1e3 / m);
    if (r.gflop > 0)
      printf ("  %7.4g", 1e3 * r.gflop / m);
    endif
  endif
  printf ("\n");
endfunction

## Gan is there as its users meet it, with all threads.
function print_ratios (rows)
  of = @(side) shown (rows, side);
  gan = of ("gan")(max (1, end):end);
  print_ratio ("1 thread / 2 threads", of ("gan")(1:end-1), gan);
  print_ratio ("gan / products", gan, of ("products"));
  print_ratio ("torch / gan", of ("torch"), gan);
  print_ratio ("numpy / gan", of ("numpy"), gan);
  for r = of ("simultaneous")
    same = strcmp ({rows.side}, "alternating") & strcmp ({rows.variant}, r.variant);
    print_ratio (["alternating / simultaneous, " r.variant], rows(same), r);
  endfor
  if (strcmp (rows(1).section, "convolutions"))
    for side = setdiff (unique ({rows.side}, "stable"), {"square"}, "stable")
      print_ratio ([side{1} " / square, in GFLOP/s"], per_gflop (of ("square")),
                   per_gflop (of (side{1})(end)));
    endfor
  endif
  for side = {"beside one", "beside another"}
    print_ratio (["alone / " side{1}], of ("alone"), of (side{1}));
  endfor
  if (strcmp (rows(1).section, "calls"))
    for r = rows(strncmp ({rows.variant}, "before", 6))
      same = strcmp ({rows.side}, r.side) & strcmp ({rows.variant}, strrep (r.variant, "before", "now"));
      print_ratio ([r.side strrep(r.variant, "before", "") ": before / now"], r, rows(same));
    endfor
  endif
  print_ratio ("gan / square, in GFLOP/s", per_gflop (of ("square")), per_gflop (gan));
  peak = of ("training");
  if (! isempty (peak))
    peak.side = "training, without its data";
    peak.value -= of ("data").value;
    print_row (peak);
  endif
endfunction

function rows = per_gflop (rows)
  for i = 1:numel (rows)
    rows(i).value /= rows(i).gflop;
  endfor
endfunction

## Ratios are taken within each round, when the machine was the same to both.
function print_ratio (name, a, b)
  if (! isempty (a) && ! isempty (b) && numel (a.value) == numel (b.value))
    ratio = a.value ./ b.value;
    printf ("%-8s  %-36s  %7.3g     %17s\n", a.section, ["  " name], median (ratio), ...
            sprintf ("%.3g - %.3g", min (ratio), max (ratio)));
  endif
endfunction
