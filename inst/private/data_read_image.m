## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [image, transparent] = data_read_image (file)
##
## An image file as H x W x 1 or 3: uint8, or single from 0 to 1 where it has more than 8 bits a
## channel; colours of a map are looked up.  TRANSPARENT says whether parts of it are; the
## colours are those that are stored there.  Of several images in a file it is the first.

function [image, transparent] = data_read_image (file)

  fail = @(why) error ("gan:gan_dataset:badFile", ["gan_dataset: %s cannot be read as an " ...
                       "image: %s; move it away, or save it anew"], file, why);
  try
    [image, map, alpha] = with_alpha (file);
  catch err
    fail (regexprep (strtrim (err.message), '\s*\n.*', ""));
  end_try_catch
  transparent = isinteger (alpha) && any (alpha(:) < intmax (class (alpha)));
  if (isempty (image) || ndims (image) > 3)
    fail (sprintf ("it gives %s", describe (image)));
  endif

  if (! isempty (map))
    grey = all (map(:,1) == map(:,2) & map(:,1) == map(:,3));
    image = uint8 (255 * ind2rgb (image, map));
    if (grey)
      image = image(:,:,1);
    endif
  elseif (islogical (image))
    image = 255 * uint8 (image);
  elseif (isa (image, "uint16"))
    image = single (image) / 65535;
  elseif (isfloat (image))
    image = single (image);
  elseif (! isa (image, "uint8"))
    fail (sprintf ("its numbers are of class %s", class (image)));
  endif
  if (! any (size (image, 3) == [1, 3]))
    fail (sprintf ("it has %d channels, not 1 or 3, as CMYK has", size (image, 3)));
  endif

endfunction

## Octave's imread has no third output for an image with a map.
function [image, map, alpha] = with_alpha (file)
  try
    [image, map, alpha] = imread (file);
  catch
    [image, map] = imread (file);
    alpha = [];
  end_try_catch
endfunction
