## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## reference (file)
##
## Writes the help texts of all functions of the package that is loaded into FILE, a
## section for each category of its INDEX, for the guide to include.

function reference (file)

  text = "";
  for line = strsplit (fileread (fullfile (fileparts (mfilename ("fullpath")), "..", "INDEX")), "\n")
    line = line{1};
    if (strncmp (line, " ", 1))
      [help, format] = get_help_text (strtrim (line));
      assert (format, "texinfo");
      text = [text, plain(help), "\n"];
    elseif (! isempty (line) && isempty (strfind (line, ">>")))
      text = [text, "@section " line "\n"];
    endif
  endfor
  fid = fopen (file, "w");
  fputs (fid, text);
  fclose (fid);

endfunction

## Without the commands that are Octave's own.
function help = plain (help)
  help = strrep (help, "-*- texinfo -*-", "");
  help = strrep (help, "@qcode{", "@code{");
  help = regexprep (help, '@seealso\{([^}]*)\}', '@strong{See also:} $1.');
endfunction
