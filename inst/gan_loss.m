## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn {} {[@var{value}, @var{dreal}, @var{dfake}] =} gan_loss (@var{name}, @var{real}, @var{fake})
## Losses of adversarial nets from the discriminator's logits.
##
## @var{real} and @var{fake} are D's logits (before the sigmoid: D(x) = 1 / (1 +
## exp (-logit))) of real and of generated samples, vectors or matrices of single
## or double.  @var{name} says which loss, to be minimised:
##
## @table @asis
## @item @qcode{"discriminator"}
## -mean log D(x) - mean log (1 - D(G(z))), equation 1 of the paper; log 4 at the
## equilibrium
## @item @qcode{"nonsaturating"}
## -mean log D(G(z)), for the generator (section 3 of the paper)
## @item @qcode{"minimax"}
## mean log (1 - D(G(z))), for the generator (equation 1); its gradient vanishes
## where D is sure of itself
## @end table
##
## @var{dreal} and @var{dfake} are the gradients by the logits, of their sizes; the
## generator's losses do not look at @var{real}, which may be [], and @var{dreal}
## is then zero.  The mean of no logits counts as 0.  Computed as softplus, without
## overflow or cancellation for any logit.
##
## Errors: an unknown name, logits that are not real and finite.
##
## @example
## @group
## [value, dreal, dfake] = gan_loss ("discriminator", [0; 0], [0; 0])
## @result{} value = 1.3863   dreal = [-0.25; -0.25]   dfake = [0.25; 0.25]
## @end group
## @end example
##
## Reference: I. Goodfellow et al., @cite{Generative Adversarial Nets}, NIPS 2014.
##
## @seealso{gan_forward, gan_backward, gan_train}
## @end deftypefn

function [value, dreal, dfake] = gan_loss (name, real, fake)

  if (nargin != 3)
    print_usage ();
  endif
  persistent known = {option_tables().losses.name};
  if (! ischar (name) || rows (name) != 1 || ! any (strcmpi (name, known)))
    given = describe (name);
    if (ischar (name) && rows (name) == 1)
      given = unknown_name (name, known);
    endif
    error ("gan:gan_loss:badInput", "gan_loss: name must be \"%s\", not %s",
           strjoin (known, "\" or \""), given);
  endif
  try
    [value, dreal, dfake] = __gan_loss__ (name, real, fake);
  catch err
    raise_as ("gan_loss", err);
  end_try_catch

endfunction

%!test
%! ## against the definitions
%! r = [-2; .3; 1];  f = [.5; -1];
%! D = @(a) 1 ./ (1 + exp (-a));
%! assert (gan_loss ("discriminator", r, f), -mean (log (D (r))) - mean (log (1 - D (f))), 1e-15)
%! assert (gan_loss ("nonsaturating", r, f), -mean (log (D (f))), 1e-15)
%! assert (gan_loss ("minimax", r, f), mean (log (1 - D (f))), 1e-15)

%!test
%! ## log 4 at the equilibrium
%! assert (gan_loss ("discriminator", zeros (5, 1), zeros (7, 1)), log (4), 1e-15)

%!test
%! ## gradients by central differences
%! r = [-2; .3; 1];  f = [.5; -1];  h = 1e-6;
%! for name = {"discriminator", "nonsaturating", "minimax"}
%!   [~, dr, df] = gan_loss (name{1}, r, f);
%!   for i = 1:3
%!     e = h * ((1:3).' == i);
%!     assert (dr(i), (gan_loss (name{1}, r + e, f) - gan_loss (name{1}, r - e, f)) / (2*h), 1e-9)
%!   endfor
%!   for i = 1:2
%!     e = h * ((1:2).' == i);
%!     assert (df(i), (gan_loss (name{1}, r, f + e) - gan_loss (name{1}, r, f - e)) / (2*h), 1e-9)
%!   endfor
%! endfor

%!test
%! ## extreme logits of both signs, both precisions: closed forms, no Inf or NaN
%! for a = {1e4, single(1e4)}
%!   a = a{1};
%!   [v, dr, df] = gan_loss ("discriminator", [a; -a], [a; -a]);
%!   assert ({v, dr, df}, {1e4, cast([0; -.5], class (a)), cast([.5; 0], class (a))})
%!   [v, dr, df] = gan_loss ("nonsaturating", a([]), [a; -a]);
%!   assert ({v, df}, {5e3, cast([0; -.5], class (a))})
%!   [v, dr, df] = gan_loss ("minimax", a([]), [a; -a]);
%!   assert ({v, df}, {-5e3, cast([-.5; 0], class (a))})
%! endfor

%!test
%! ## where D rejects the samples, minimax's gradient vanishes and the other does not
%! [~, ~, flat] = gan_loss ("minimax", [], -30);
%! [~, ~, steep] = gan_loss ("nonsaturating", [], -30);
%! assert (flat, -1 / (1 + exp (30)), 1e-27)
%! assert (steep, -1, 1e-12)

%!error <Invalid call to gan_loss> gan_loss ("minimax", 1)
%!error <gan_loss: name must be "discriminator" or "nonsaturating" or "minimax", not "minmax"; did you mean "minimax"\?> gan_loss ("minmax", 1, 2)
%!error <gan_loss: name must be "discriminator" or "nonsaturating" or "minimax", not 3> gan_loss (3, 1, 2)
%!error <gan_loss: real must be a real, finite matrix of logits of class single or double, not NaN> gan_loss ("discriminator", NaN, 2)
%!error <gan_loss: fake must be a real, finite matrix of logits of class single or double, not a 1-by-2 complex double> gan_loss ("minimax", [], [1, 2i])
%!error <gan_loss: fake must be a real, finite matrix of logits of class single or double, not "x"> gan_loss ("minimax", [], "x")
