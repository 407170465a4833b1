## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [value, dfake] = run_user_loss (option, f, real, fake)
##
## A loss of the user's own, which OPTION of gan_train has brought, and its gradient by the
## logits FAKE, in their class and shape.

function [value, dfake] = run_user_loss (option, f, real, fake)

  values = run_call_user (option, "[value, dreal, dfake] = f (real, fake)", f, real, fake);
  value = values{1};
  dfake = values{3};
  fail = @(varargin) error ("gan:gan_train:badInput", varargin{:});
  if (! (isscalar (value) && (isnumeric (value) || islogical (value)) && isreal (value)
         && isfinite (value)))
    fail ("gan_train: %s must return a finite real number as value, not %s", option,
          describe (value));
  elseif (! (isfloat (dfake) && isreal (dfake) && ! issparse (dfake)
             && numel (dfake) == numel (fake) && all (isfinite (dfake(:)))))
    fail ("gan_train: %s must return %d finite real numbers as dfake, one for each logit, not %s",
          option, numel (fake), describe (dfake));
  endif
  value = full (double (value));
  dfake = reshape (cast (dfake, class (fake)), size (fake));

endfunction
