## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [ll, se, sigma, details] = parzen_protocol (S, X, V, sigmas, threads)
##
## The outputs of gan_parzen: the width with the largest mean log-likelihood of the
## rows of V, which may be empty for a single one, and the log-likelihood of X at it.

function [ll, se, sigma, details] = parzen_protocol (S, X, V, sigmas, threads)

  details = struct ("sigmas", sigmas, "validation", [], "validation_se", [], "test", [], ...
                    "samples", rows (S), "anchors", []);
  sigma = sigmas(1);
  if (! isempty (V))
    each = log_density (S, V, sigmas, threads);
    [details.validation, details.validation_se] = summary (each);
    [~, best] = max (details.validation);
    sigma = sigmas(best);
  endif
  details.test = log_density (S, X, sigma, threads);
  [ll, se] = summary (details.test);

endfunction

function [ll, se] = summary (each)
  ll = mean (each, 1);
  se = std (each, 1, 1) / sqrt (rows (each));
endfunction

## Log-density of the windows at the rows of X, a column for each sigma.  Some rows at a time
## are turned and converted, no more than 2^22 numbers, so that memory is bounded, and no more
## than 2^14, so that Ctrl-C is heard.  Distances do not change when all is moved by
## the samples' mean; sums of squares have less to cancel then.
function each = log_density (S, X, sigmas, threads)
  [n, d] = size (S);
  block = max (1, min (2^14, floor (2^22 / d)));
  centre = parzen_means (S);
  columns_of = @(A, first) (data_to_class (A(first:min (first + block - 1, end),:), "double") - centre).';
  each = zeros (rows (X), numel (sigmas));
  for i = 1:block:rows (X)
    x = columns_of (X, i);
    least = Inf (columns (x), 1);
    sums = zeros (columns (x), numel (sigmas));
    for j = 1:block:n
      [least, sums] = __gan_parzen__ (columns_of (S, j), x, sigmas, least, sums, threads);
    endfor
    each(i:i + columns (x) - 1,:) = log (sums) - least ./ (2 * sigmas .^ 2);
  endfor
  each -= log (n) + d / 2 * log (2 * pi * sigmas .^ 2);
endfunction
