## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{ll} =} gan_parzen (@var{S}, @var{Xtest}, @qcode{"Validation"}, @var{Xvalid})
## @deftypefnx {} {[@var{ll}, @var{se}, @var{sigma}, @var{details}] =} gan_parzen (@var{S}, @var{Xtest}, @var{name}, @var{value}, @dots{})
## Parzen-window estimate of the log-likelihood of test data, from samples.
##
## This is how the paper measures its models (Table 1): a Gaussian of standard
## deviation sigma is put about each sample, and @var{ll} is the mean over the
## test data of the logarithm of the resulting density
##
## @example
## p (x) = mean over i of N (x; S(i,:), sigma^2 I)
## @end example
##
## @noindent
## in nats.  Sigma is the one of @qcode{"Sigmas"} with the largest mean
## log-likelihood of the validation data.  @var{se} is the standard error of
## @var{ll}, std / sqrt (n) with the standard deviation of the n test points as a
## population.
##
## @var{S}, @var{Xtest} and @var{Xvalid} have an observation in each row, or are
## H-by-W-by-C-by-N images; single, double, or uint8, which stands for X / 255.  All is
## computed in double precision.  Memory beyond the inputs stays below about 150 MB.
##
## @table @asis
## @item @qcode{"Validation"}
## the data that choose sigma.  Needed unless there is one sigma only
## @item @qcode{"Sigmas"}
## the widths to choose from, 1e-9 to 1e9, default @code{logspace (-1, 0, 10)}, the
## authors' grid
## @item @qcode{"Anchors"}
## true: also measure what needs no model, and print it beside @var{ll}.  Needs
## @qcode{"Training"}.  Takes about half a minute on MNIST.  Default false
## @item @qcode{"Training"}
## the training data, for the anchors
## @item @qcode{"NumThreads"}
## threads to use, up to the processors; 0 (default) is all that the system leaves (see
## @code{gan_train}).  No bit of the result depends on it
## @end table
##
## @var{details} is a struct with @code{sigmas}, @code{validation} (the mean
## log-likelihood of the validation data for each of them), @code{validation_se},
## @code{test} (the log-likelihood of each test point), @code{samples} and
## @code{anchors}, a struct array with @code{name}, @code{ll}, @code{se} and
## @code{sigma}, empty without anchors.
##
## @strong{What the number means.}  The paper's protocol is 10,000 samples, the
## first 50,000 training images of MNIST to learn from, 1,000 of the others for
## validation, and pixels from 0 to 1.  Other numbers of samples
## give other likelihoods, so a warning says when it is not 10,000; others come
## when pixels are not in [0, 1], when sigma is at an end of the grid, so that
## one outside it may be better, and when sigmas are so small against the range of the
## data that distances, which are known to some 1e-15 of the largest, do not suffice.
##
## The estimate does not reward likeness alone.  10,000 training images as samples
## score about 242 on MNIST, and centres of clusters of such images, which are
## blurred, score far more: a number well above that of real data says blur, not
## quality.  The anchors are that yardstick: real training images, as many as
## there are samples; centres of k-means, as many; the same real images with all
## but their 100 principal components removed; the mean image alone.
##
## Errors: inputs that are not real, finite and non-empty, of different widths, or with
## numbers beyond 1e100; no validation data where there are several sigmas.
##
## A warning, @qcode{"gan:gan_parzen:usedData"}, says where validation or test data are among the
## samples, test data among those that chose sigma, or either in @qcode{"Training"} with anchors:
## more of them than chance makes equal where data are discrete, and more than three or one in a
## thousand, or all.
##
## @example
## @group
## X = gan_digits (3000, "Seed", 1);
## S = X(1:1000,:);
## warning ("off", "gan:gan_parzen:samples", "local");
## [ll, se, sigma] = gan_parzen (S, X(2001:3000,:), "Validation", X(1001:2000,:))
## @end group
## @end example
##
## References: I. Goodfellow et al., Generative adversarial nets, NIPS 2014, section
## 5; O. Breuleux, Y. Bengio and P. Vincent, Neural Computation 23, 2011, for the
## method; L. Theis, A. van den Oord and M. Bethge, A note on the evaluation of
## generative models, ICLR 2016, for what it does not say.
##
## @seealso{gan_sample, gan_dataset, gan_nearest}
## @end deftypefn

function [ll, se, sigma, details] = gan_parzen (S, Xtest, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  persistent table = {
    "Validation", [],                   {"any"};
    "Sigmas",     logspace(-1, 0, 10),  {"numbers", 1e-9, 1e9, "1e-9 to 1e9"};
    "Anchors",    false,                {"flag"};
    "Training",   [],                   {"any"};
    "NumThreads", 0,                    {"count", 0, 1024}};
  opts = option_parse ("gan_parzen", table, varargin);
  S = observations ("S", S);
  Xtest = observations ("Xtest", Xtest, columns (S));
  sigmas = sort (double (opts.Sigmas(:).'));
  if (! is_unset (opts.Validation))
    opts.Validation = observations ("Validation", opts.Validation, columns (S));
  elseif (numel (sigmas) > 1)
    error ("gan:gan_parzen:badInput",
           "gan_parzen: Validation data are needed to choose one of %d Sigmas", numel (sigmas));
  endif
  if (opts.Anchors)
    if (is_unset (opts.Training))
      error ("gan:gan_parzen:badInput", "gan_parzen: Training data are needed for Anchors");
    endif
    opts.Training = observations ("Training", opts.Training, columns (S));
  endif
  if (rows (S) != 10000)
    warning ("gan:gan_parzen:samples",
             "gan_parzen: %d samples; the paper's figures are for 10000, and others cannot be compared with them",
             rows (S));
  endif

  chosen_so = warn_of_reuse (S, Xtest, opts);
  warn_of_rounding (min (sigmas), columns (S), {S, Xtest, opts.Validation});

  protocol = @(S) parzen_protocol (S, Xtest, opts.Validation, sigmas, opts.NumThreads);
  [ll, se, sigma, details] = protocol (S);
  if (numel (sigmas) > 1 && any (sigma == sigmas([1, end])) && ! chosen_so)
    warning ("gan:gan_parzen:edge",
             "gan_parzen: sigma %.4g is at an end of the grid; one beyond it may be better", sigma);
  endif
  if (opts.Anchors)
    details.anchors = parzen_anchors (opts.Training, rows (S), protocol);
    print_beside (ll, se, sigma, details.anchors);
  endif

endfunction

## Data that are among the samples make the smallest sigma the best, and the number as large as
## one likes; data that chose sigma, or that the anchors were taken from, flatter less, but do.
## True where sigma was chosen so.
function chosen_so = warn_of_reuse (S, Xtest, opts)
  warn = @(varargin) parzen_used ("gan_parzen", varargin{:});
  valid = opts.Validation;
  chosen_so = false;
  if (! is_unset (valid))
    chosen_so = warn ("Validation", valid, "the samples S", S,
                      "the smallest sigma wins there; give rows that the generator has not seen");
    warn ("Xtest", Xtest, "Validation", valid, "sigma is chosen on them; give other rows as Validation");
  endif
  warn ("Xtest", Xtest, "the samples S", S,
        "the log-likelihood means nothing; give samples of a model, or other rows as Xtest");
  if (opts.Anchors)
    warn ("Xtest", Xtest, "Training", opts.Training,
          "its anchors then score too high; give other rows as Training");
    if (! is_unset (valid))
      warn ("Validation", valid, "Training", opts.Training,
            "sigma of the anchors is chosen on them; give other rows as Validation");
    endif
  endif
endfunction

## Squared distances carry an error of about eps times the largest square.
function warn_of_rounding (sigma, dim, data)
  lowest = highest = 0;
  for X = data
    if (isfloat (X{1}) && ! isempty (X{1}))
      lowest = min (lowest, double (min (X{1}(:))));
      highest = max (highest, double (max (X{1}(:))));
    elseif (! isempty (X{1}))
      highest = max (highest, 1);
    endif
  endfor
  range = highest - lowest;
  if (sigma ^ 2 < 1e6 * eps () * dim * range ^ 2)
    warning ("gan:gan_parzen:precision",
             "gan_parzen: sigma %.4g is too small for data that range over %.4g: rounding shows",
             sigma, range);
  endif
endfunction

function print_beside (ll, se, sigma, anchors)
  line = @(name, ll, se, sigma) printf ("%-28s %8.1f +- %4.1f  sigma %.4f\n", name, ll, se, sigma);
  line ("these samples", ll, se, sigma);
  for a = anchors
    line (a.name, a.ll, a.se, a.sigma);
  endfor
endfunction

## Rows, checked, with a warning when they are not like pixels.
function X = observations (name, X, width)
  X = check_rows ("gan_parzen", name, X);
  if (nargin > 2 && columns (X) != width)
    error ("gan:gan_parzen:badInput",
           "gan_parzen: %s must have %d values an observation, as S has, not %d", name, width,
           columns (X));
  endif
  if (isfloat (X))
    [least, most] = deal (min (X(:)), max (X(:)));
    if (max (-least, most) > 1e100)
      error ("gan:gan_parzen:badInput",
             "gan_parzen: %s must have numbers up to 1e100 in size, not %g", name,
             max (-least, most));
    elseif (least < 0 || most > 1)
      warning ("gan:gan_parzen:range",
               "gan_parzen: %s has numbers from %.4g to %.4g; the paper's figures are for pixels from 0 to 1",
               name, least, most);
    endif
  endif
endfunction

%!function [ll, each] = straight (S, X, sigma)
%!  ## as the formula reads
%!  each = zeros (rows (X), 1);
%!  for i = 1:rows (X)
%!    e = -sumsq (X(i,:) - S, 2) / (2 * sigma^2);
%!    m = max (e);
%!    each(i) = m + log (mean (exp (e - m))) - columns (S) / 2 * log (2 * pi * sigma^2);
%!  endfor
%!  ll = mean (each);
%!endfunction

%!function [varargout] = quiet (varargin)
%!  warning ("off", "gan:gan_parzen:samples", "local");
%!  warning ("off", "gan:gan_parzen:range", "local");
%!  warning ("off", "gan:gan_parzen:edge", "local");
%!  warning ("off", "gan:gan_parzen:usedData", "local");
%!  [varargout{1:nargout}] = gan_parzen (varargin{:});
%!endfunction

%!test
%! S = rand (53, 7);
%! V = rand (31, 7);
%! X = rand (29, 7);
%! sigmas = logspace (-1, 0, 10);
%! [ll, se, sigma, details] = quiet (S, X, "Validation", V);
%! for i = 1:10
%!   assert (details.validation(i), straight (S, V, sigmas(i)), -1e-12)
%! endfor
%! assert (details.sigmas, sigmas)
%! [~, best] = max (details.validation);
%! assert (sigma, sigmas(best))
%! [wanted, each] = straight (S, X, sigma);
%! assert (ll, wanted, -1e-12)
%! assert (details.test, each, -1e-12)
%! assert (se, std (each, 1) / sqrt (29), -1e-10)
%! assert (details.samples, 53)
%! assert (isempty (details.anchors))

%!test # a density that is known: 1-D, one window
%! [ll, se, sigma] = quiet (.5, [.5; 1], "Sigmas", .25);
%! assert (ll, mean (log (exp (-[0; .5] .^ 2 / 2 / .0625) / sqrt (2 * pi) / .25)), 1e-14)
%! assert (sigma, .25)

%!test # extreme widths, and points that are samples
%! S = rand (20, 3);
%! X = [S(1:5,:); rand(6, 3)];
%! for sigma = [1e-3, 1e3, 1e9]
%!   assert (quiet (S, X, "Sigmas", sigma), straight (S, X, sigma), -1e-8)
%! endfor

%!test # far from zero
%! S = 1e6 + rand (20, 3);
%! warning ("off", "gan:gan_parzen:precision", "local");
%! assert (quiet (S, S(3:9,:) + .1, "Sigmas", .2), straight (S, S(3:9,:) + .1, .2), -1e-8)

%!test # all classes, images, any number of threads
%! U = uint8 (255 * rand (40, 12));
%! V = uint8 (255 * rand (17, 12));
%! ll = quiet (double (U) / 255, double (V) / 255, "Validation", double (V) / 255);
%! assert (quiet (U, V, "Validation", V), ll, 1e-12)
%! assert (quiet (single (U) / 255, V, "Validation", V), ll, 1e-4)
%! images = reshape (U.', 2, 3, 2, 40);
%! assert (quiet (images, V, "Validation", V, "NumThreads", 1), quiet (U, V, "Validation", V, "NumThreads", 2))

%!test # the order of Sigmas does not matter
%! S = rand (9, 2);
%! [ll, ~, sigma, details] = quiet (S, S, "Validation", S + .1, "Sigmas", [1 .1 .3]);
%! assert (details.sigmas, [.1 .3 1])
%! [ll2, ~, sigma2] = quiet (S, S, "Validation", S + .1, "Sigmas", [.1; .3; 1]);
%! assert ([ll2, sigma2], [ll, sigma])

%!test # anchors: real data, centres, principal components, the mean
%! X = rand (60, 4);
%! text = evalc ("[~, ~, ~, details] = quiet (X(1:20,:), X, 'Validation', X, 'Anchors', true, 'Training', X);");
%! a = details.anchors;
%! assert (numel (a), 4)
%! assert (numel (strsplit (strtrim (text), "\n")), 5)
%! assert (a(4).ll, quiet (mean (X), X, "Sigmas", a(4).sigma), 1e-9)
%! assert (a(3).ll, a(1).ll, 1e-9)   # all 4 components are kept

%!warning <gan_parzen: 3 samples; the paper's figures are for 10000> gan_parzen (rand (3, 2), rand (3, 2), "Sigmas", 1);
%!warning <gan_parzen: S has numbers from 0 to 3; the paper's figures are for pixels> gan_parzen ([0; 3](1 + (rand (10000, 1) > .5)), .5, "Sigmas", 1);
%!warning <gan_parzen: sigma 0.1 is at an end of the grid; one beyond it may be better> gan_parzen ([0; 1], [.1; .9], "Validation", [.01; .99], "Sigmas", [.1 .2]);

%!warning <gan_parzen: sigma 1e-08 is too small for data that range over 1: rounding shows> gan_parzen ([0; 1], [0; 1], "Sigmas", 1e-8);

%!function said = warnings (varargin)
%!  ## What gan_parzen says, also where a test suite has made warnings quiet.
%!  state = warning ("query", "quiet").state;
%!  unwind_protect
%!    warning ("off", "quiet");
%!    said = strrep (evalc ("gan_parzen (varargin{:});"), "warning: ", "");
%!  unwind_protect_cleanup
%!    warning (state, "quiet");
%!  end_unwind_protect
%!endfunction

%!test # data that were used: how many rows, of what, among what, in any of the classes
%! U = uint8 (255 * rand (60, 5));
%! A = single (U(1:20,:)) / 255;
%! [B, C] = deal (U(21:40,:), U(41:60,:));
%! used = @(varargin) regexp (warnings (varargin{:}), 'gan_parzen: [^\n]* are among [^\n]*', "match");
%! none = cell (1, 0);
%! assert (used (A, B, "Validation", C), none)
%! assert (used (A, B, "Validation", [C; U(1:7,:)]), ...
%!         {["gan_parzen: 7 of the 27 rows of Validation are among the samples S; the smallest " ...
%!           "sigma wins there; give rows that the generator has not seen"]})
%! assert (used (A, [B; U(3:6,:)], "Sigmas", .2), ...
%!         {["gan_parzen: 4 of the 24 rows of Xtest are among the samples S; the log-likelihood " ...
%!           "means nothing; give samples of a model, or other rows as Xtest"]})
%! assert (used (A, B, "Validation", B(1:5,:)), ...
%!         {["gan_parzen: 5 of the 20 rows of Xtest are among Validation; sigma is chosen on them; " ...
%!           "give other rows as Validation"]})
%! assert (used (A, A(3,:), "Sigmas", .2){1}(1:36), "gan_parzen: 1 of the 1 rows of Xtest")
%! said = used (A, B, "Validation", C, "Anchors", true, "Training", double ([B; C]) / 255);
%! assert (regexprep (said, ';.*', ""), ...
%!         {"gan_parzen: 20 of the 20 rows of Xtest are among Training", ...
%!          "gan_parzen: 20 of the 20 rows of Validation are among Training"})
%! ## where the samples are the validation data a smaller sigma is no advice
%! assert (strfind (warnings (A, B, "Validation", A), "beyond"), [])

%!test # data that were used and repeat themselves, and few of them
%! A = rand (60, 3);
%! once_more = @(X) repmat (X, 3, 1);
%! said = @(text, varargin) ! isempty (strfind (warnings (varargin{:}), [text " are among"]));
%! assert (said ("60 of the 60 rows of Validation", A, rand (5, 3), "Validation", once_more (A(1:20,:))))
%! assert (said ("20 of the 20 rows of Validation", repmat (A, 3, 1), rand (5, 3), "Validation", A(1:20,:)))
%! assert (said ("3 of the 4 rows of Validation", A, rand (5, 3), "Validation", [A(1:3,:); 2 2 2]))

%!test # rows of discrete data that are equal by chance
%! for levels = [2, 9, 30, 100]
%!   draw = @() floor (levels * rand (300, 2)) / levels;
%!   assert (strfind (warnings (draw (), draw (), "Validation", draw ()), "are among"), [])
%! endfor

%!error <Invalid call to gan_parzen> gan_parzen (1)
%!error <gan_parzen: S must be a real, full, non-empty array of class single, double or uint8, not a 0-by-0 empty double> gan_parzen ([], 1)
%!error <gan_parzen: Xtest must have 2 values an observation, as S has, not 3> gan_parzen ([1 1], [1 1 1], "Sigmas", 1)
%!error <gan_parzen: Validation must have 2 values an observation, as S has, not 1> gan_parzen ([1 1], [1 1], "Validation", 1)
%!error <gan_parzen: Xtest must be finite, but it has 1 NaN or Inf> gan_parzen (1, NaN, "Sigmas", 1)
%!error <gan_parzen: S must have numbers up to 1e100 in size, not 1e\+200> gan_parzen (1e200, 1, "Sigmas", 1)
%!error <gan_parzen: Validation data are needed to choose one of 10 Sigmas> gan_parzen (1, 1)
%!error <gan_parzen: Training data are needed for Anchors> gan_parzen (1, 1, "Sigmas", 1, "Anchors", true)
%!error <gan_parzen: Sigmas must be a vector of numbers from 1e-9 to 1e9, not 0> gan_parzen (1, 1, "Sigmas", 0)
%!error <gan_parzen: Sigmas must be a vector of numbers from 1e-9 to 1e9, not a 1-by-0 empty double> gan_parzen (1, 1, "Sigmas", zeros (1, 0))
%!error <gan_parzen: Sigmas must be a vector of numbers from 1e-9 to 1e9, not a 0-by-0 empty double> gan_parzen (1, 1, "Validation", 1, "Sigmas", [])
%!error <gan_parzen: Validation must be a real, full, non-empty array of class single, double or uint8, not a 0-by-1 empty double> gan_parzen (1, 1, "Sigmas", 1, "Validation", zeros (0, 1))
%!error <gan_parzen: unknown option "Sigma"; did you mean "Sigmas"\?> gan_parzen (1, 1, "Sigma", 1)
