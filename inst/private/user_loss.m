## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [value, dfake] = user_loss (option, f, real, fake)
##
## A loss of the user's own, which OPTION of gan_train has brought, and its gradient by the
## logits FAKE, in their class and shape.

function [value, dfake] = user_loss (option, f, real, fake)

  values = call_user (option, "[value, dreal, dfake] = f (real, fake)", f, real, fake);
  value = values{1};
  dfake = values{3};
  fail = @(varargin) error ("gan:gan_train:badInput", varargin{:});
  if (! (is_finite (value) && isscalar (value)))
    fail ("gan_train: %s must return a finite real number as value, not %s", option,
          describe (value));
  elseif (! (is_finite (dfake) && numel (dfake) == numel (fake)))
    fail ("gan_train: %s must return %d finite real numbers as dfake, one for each logit, not %s",
          option, numel (fake), describe (dfake));
  endif
  value = double (value);
  dfake = reshape (cast (dfake, class (fake)), size (fake));

endfunction

function yes = is_finite (x)
  yes = isfloat (x) && isreal (x) && ! issparse (x) && all (isfinite (x(:)));
endfunction
