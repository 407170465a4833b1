## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [density, is_monotone] = push_forward (G, x)
##
## The density of G(z), where z is uniform on +- sqrt 3, at the evenly spaced points x: p_z / |G'|
## of each z that is mapped there, branch by branch of G between its turning points.  At these it
## is infinite, so that the mean over the cell about each point is taken: no mass is lost.

function [density, is_monotone] = push_forward (G, x)

  z = sqrt (3) * sin (linspace (-pi/2, pi/2, 8001)).';
  y = double (gan_forward (G, z));
  turns = [1; find(diff (diff (y) > 0) != 0) + 1; numel(z)];
  is_monotone = numel (turns) == 2;
  half = (x(2) - x(1)) / 2;
  edges = [x - half; x(end) + half];
  density = zeros (size (x));
  for i = 1:numel (turns) - 1
    branch = turns(i):turns(i+1);
    [at, order] = unique (y(branch));
    if (numel (at) > 1)
      inverse = interp1 (at, z(branch)(order), min (max (edges, at(1)), at(end)));
      density += abs (diff (inverse)) / (2 * sqrt (3)) / (2 * half);
    endif
  endfor

endfunction
