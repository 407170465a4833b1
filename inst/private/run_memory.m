## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## run_memory (G, D, rules, n, show)
##
## Says how much memory a training on N observations will take beside them, where it is
## a gigabyte or more and SHOW, and refuses what the system has not got.  Parameters, moments
## and averages are there four times: as the training began, as a call takes them, as it
## returns them, and in the copy that Octave makes of these.  The rest is the call's
## workspace.

function run_memory (G, D, rules, n, show)

  try
    bytes = __gan_memory__ (G, D, rules, n);
  catch err
    raise_as ("gan_train", err);
  end_try_catch
  bytes += numbers (G, rules.Generator) + numbers (D, rules.Discriminator);
  params = numel (G.params) + numel (D.params);
  text = sprintf ("training nets of %.3g million parameters takes about %.1f GB of memory",
                  params / 1e6, bytes / 1e9);
  present = sizeof (G.params) + sizeof (D.params);
  available = free_memory ();
  if (bytes - present > available)
    error ("gan:gan_train:tooLarge", "gan_train: %s, but only %.1f GB are free", text,
           available / 1e9);
  endif
  if (show && bytes >= 1e9)
    printf ("gan_train: %s\n", text);
  endif

endfunction

function bytes = numbers (net, rule)
  each = 1 + option_tables ().optimizer.(rule.Optimizer).moments + (rule.Averaging > 0);
  bytes = 4 * each * sizeof (net.params);
endfunction

## What the system could give to this process; Inf where it does not say.
function bytes = free_memory ()
  bytes = Inf;
  fid = fopen ("/proc/meminfo", "r");
  if (fid < 0)
    return;
  endif
  text = fread (fid, Inf, "char=>char").';
  fclose (fid);
  kilobytes = regexp (text, 'MemAvailable:\s*(\d+) kB', "tokens", "once");
  if (! isempty (kilobytes))
    bytes = 1024 * str2double (kilobytes{1});
  endif
endfunction
