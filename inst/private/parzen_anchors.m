## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## anchors = parzen_anchors (X, n, protocol)
##
## What samples that need no model score: N training rows X as they are, as many
## centres of k-means, the same rows projected on 100 principal components, and the
## mean alone; a struct with name, ll, se and sigma for each.  PROTOCOL takes
## samples and returns the last three.

function anchors = parzen_anchors (X, n, protocol)

  ## Rows at regular distances, as a file may be in order.
  n = min (n, rows (X));
  some = data_to_class (X(round (linspace (1, rows (X), n)),:), "double");

  anchors = struct ("name", {}, "ll", {}, "se", {}, "sigma", {});
  anchors(1) = measure ("real training data", some, protocol);
  anchors(2) = measure ("k-means centres", k_means (X, some), protocol);
  anchors(3) = measure ("principal components", projected (some, 100), protocol);
  anchors(4) = measure ("mean of the training data", parzen_means (X), protocol);

endfunction

function a = measure (name, S, protocol)
  [ll, se, sigma] = protocol (S);
  a = struct ("name", name, "ll", ll, "se", se, "sigma", sigma);
endfunction

## Three rounds of Lloyd's algorithm; a centre that nothing is near stays.
function C = k_means (X, C)
  for i = 1:3
    nearest = gan_nearest (X, C);
    count = accumarray (nearest, 1, [rows(C), 1]);
    sums = zeros (size (C));
    for j = 1:columns (C)
      x = X(:,j);
      if (! isa (x, "double"))
        x = double (data_to_class (x, "single"));
      endif
      sums(:,j) = accumarray (nearest, x, [rows(C), 1]);
    endfor
    C(count > 0,:) = sums(count > 0,:) ./ count(count > 0);
  endfor
endfunction

function P = projected (X, components)
  centre = mean (X, 1);
  Y = X - centre;
  [V, lambda] = eig (Y.' * Y);
  [~, order] = sort (diag (lambda), "descend");
  V = V(:,order(1:min (components, end)));
  P = Y * V * V.' + centre;
endfunction
