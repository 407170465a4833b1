## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {} gan_plot (@var{history})
## @deftypefnx {} {} gan_plot (@var{model})
## @deftypefnx {} {@var{fig} =} gan_plot (@dots{})
## Draw the training curves of a generative adversarial net.
##
## @var{history} is the second output of @code{gan_train}, which @var{model}, the first, has
## as well.  Its fields @code{iteration}, @code{discriminator_loss}, @code{generator_loss},
## @code{d_real} and @code{d_fake} are drawn, in the current figure:
##
## @itemize
## @item above, the losses of both nets by iteration, with a line at log 4, the
## loss of D at the equilibrium of the game;
## @item below, the mean of D(x) over training data and of D(G(z)) over samples,
## with a line at 1/2, where both are at the equilibrium, since there D cannot
## tell samples from data.
## @end itemize
##
## The output @var{fig} is the handle of the figure.  The colours can be told
## apart by the colour-blind (Okabe and Ito 2008).
##
## It is an error if the argument is neither.
##
## @example
## @group
## [model, history] = gan_train (gan_digits (1000), gan_preset ("digits"), ...
##                               "MaxIterations", 500);
## gan_plot (history)
## print ("-dpng", fullfile (tempdir (), "training.png"))
## @end group
## @end example
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014,
## Theorem 1.
## @seealso{gan_train, gan_show}
## @end deftypefn

function fig = gan_plot (history)

  if (nargin != 1)
    print_usage ();
  endif
  if (is_model (history))
    history = history.history;
  endif
  history = check_history ("gan_plot", "history", history,
                           {"iteration", "discriminator_loss", "generator_loss", "d_real", "d_fake"});
  if (isempty (history.iteration))
    error ("gan:gan_plot:badInput", "gan_plot: history must have a line at least");
  endif

  for name = {"discriminator_loss", "generator_loss", "d_real", "d_fake"}
    history.(name{1})(abs (history.(name{1})) > 1e30) = NaN;   # no axes have room for them
  endfor

  figure_handle = gcf ();
  clf (figure_handle);
  t = history.iteration;

  losses = [history.discriminator_loss, history.generator_loss];
  lowest = min ([losses(:); 0]);
  highest = max ([losses(:); log(4)]);
  top = panel ([.14 .59 .8 .33], t, losses, log (4), "Loss",
               {"discriminator", "generator", "log 4"});
  ylim (top, lowest + [0, 1.05] * (highest - lowest));
  set (top, "xticklabel", {});

  bottom = panel ([.14 .15 .8 .33], t, [history.d_real, history.d_fake], 1 / 2, "Mean of D",
                  {"D(x)", "D(G(z))", "1/2"});
  ylim (bottom, [0 1]);
  set (bottom, "ytick", 0:.25:1);
  xlabel (bottom, "Iteration");
  linkaxes ([top, bottom], "x");

  if (nargout > 0)
    fig = figure_handle;
  endif

endfunction

## Two curves and a dashed line at `level`, with their names above.
function ax = panel (position, t, y, level, label, names)
  style = {"-", "-", "--"};
  color = {[0 114 178] / 255, [213 94 0] / 255, [.35 .35 .35]};
  weight = [2, 2, 1];
  marker = {"none", "none", "none"};
  limits = [min(t), max(t)];
  if (limits(1) == limits(2))
    marker(1:2) = "o"; # a line does not show a single point
    limits += [0 1];
  endif

  ## Not legend (), which gnuplot lays over the curves.
  key = axes ("position", [position(1), sum(position([2 4])), position(3), .06],
              "xlim", [0 3], "ylim", [0 1], "visible", "off");
  ax = axes ("position", position);
  hold (key, "on");
  hold (ax, "on");
  x = {t, t, limits};
  y = {y(:,1), y(:,2), [level level]};
  for i = 1:3
    drawn = {style{i}, "color", color{i}, "linewidth", weight(i)};
    plot (ax, x{i}, y{i}, drawn{:}, "marker", marker{i});
    plot (key, i - 1 + [0 .25], [.5 .5], drawn{:});
    text (key, i - .68, .5, names{i}, "fontsize", 12);
  endfor
  hold (key, "off");
  hold (ax, "off");
  set (ax, "fontsize", 12, "box", "off", "tickdir", "out", "xlim", limits,
       "ygrid", "on", "gridcolor", [.85 .85 .85], "gridalpha", 1);
  ylabel (ax, label);
endfunction

%!function history = example (n)
%!  t = (0:100:100 * (n - 1)).';
%!  history = struct ("iteration", t, "epoch", t / 50, "discriminator_loss", 1 + 1 ./ (1 + t),
%!                    "generator_loss", 3 - 1 ./ (1 + t), "d_real", .5 + .4 ./ (1 + t),
%!                    "d_fake", .5 - .4 ./ (1 + t), "seconds", t);
%!endfunction

%!function y = drawn (ax)
%!  ## The curves of a panel, a cell in the order in which they were drawn.
%!  y = flipud (get (findobj (ax, "type", "line"), "ydata"));
%!endfunction

%!test # what the panels show
%! for n = [1 2 7]
%!   fig = figure ("visible", "off");
%!   unwind_protect
%!     h = example (n);
%!     assert (gan_plot (h), fig);
%!     ax = findobj (fig, "type", "axes", "visible", "on");
%!     assert (numel (ax), 2);
%!     assert (drawn (ax(2)), {h.discriminator_loss.'; h.generator_loss.'; log(4) * [1 1]});
%!     assert (drawn (ax(1)), {h.d_real.'; h.d_fake.'; [.5 .5]});
%!     assert (get (ax(1), "xlim"), get (ax(2), "xlim"));
%!     assert (get (ax(1), "ylim"), [0 1]);
%!     limits = get (ax(2), "ylim");
%!     assert (limits(1) <= 0 && limits(2) > 2.9 - (n == 1));
%!     assert (get (get (ax(1), "xlabel"), "string"), "Iteration");
%!     names = get (findobj (fig, "type", "text"), "string");
%!     wanted = {"discriminator", "generator", "log 4", "D(x)", "D(G(z))", "1/2"};
%!     assert (all (ismember (wanted, names)));
%!   unwind_protect_cleanup
%!     close (fig);
%!   end_unwind_protect
%! endfor

%!test # a model shows its history
%! X = [sin(1:40); cos(1:40)].';
%! [model, h] = gan_train (X, "Minibatch", 8, "MaxIterations", 2, "HistoryInterval", 1, ...
%!                         "Seed", 1, "Display", "off");
%! fig = figure ("visible", "off");
%! unwind_protect
%!   assert (gan_plot (model), fig);
%!   ax = findobj (fig, "type", "axes", "visible", "on");
%!   assert (drawn (ax(2))(1:2), {h.discriminator_loss.'; h.generator_loss.'});
%!   assert (drawn (ax(1))(1:2), {h.d_real.'; h.d_fake.'});
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect

%!test # losses that no axes have room for are left out
%! h = example (3);
%! h.discriminator_loss(2) = Inf;
%! h.generator_loss([1, 3]) = [NaN, -1e308];
%! h.d_real(:) = NaN;
%! fig = figure ("visible", "off");
%! unwind_protect
%!   gan_plot (h);
%!   ax = findobj (fig, "type", "axes", "visible", "on");
%!   assert (get (ax(2), "ylim"), [0, 1.05 * h.generator_loss(2)], 1e-12)
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect

%!test # a second call takes the figure over
%! fig = figure ("visible", "off");
%! unwind_protect
%!   gan_plot (example (3));
%!   gan_plot (example (4));
%!   assert (numel (findobj (fig, "type", "axes", "visible", "on")), 2);
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect

%!error <Invalid call> gan_plot ()
%!error <^gan_plot: history must be a history or a model of gan_train, not 1$> gan_plot (1)
%!error <^gan_plot: history has no field iteration$> gan_plot (struct ())
%!error <^gan_plot: history has no field d_fake$> gan_plot (rmfield (example (2), "d_fake"))
%!error <^gan_plot: history.d_real must be a column of real numbers as long as iteration, 3, not a 2-by-1 double$>
%! h = example (3);
%! h.d_real(end) = [];
%! gan_plot (h);
