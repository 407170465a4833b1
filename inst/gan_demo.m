## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {} gan_demo ()
## @deftypefnx {} {} gan_demo (@var{name})
## @deftypefnx {} {[@dots{}] =} gan_demo (@var{name}, @var{argument}, @dots{})
## Run a demonstration.
##
## Without arguments, the demonstrations are listed, each with a line that says
## what it does and how long it takes on a computer with two cores.
##
## Otherwise the demonstration called @var{name} is run with the arguments that
## follow, and its outputs are returned.  Each is a function in a file of its
## own, in the folder demos of the package, made to be read and to be copied:
##
## @table @code
## @item gan_demo ("digits", @var{folder}, @var{option}, @var{value}, @dots{})
## trains on the images of @code{gan_digits} and writes samples.png and
## training.png into @var{folder}, by default the current one; the options are
## those of @code{gan_train}
## @item gan_demo ("mnist", @var{data}, @var{folder}, @var{option}, @var{value}, @dots{})
## trains the nets of the paper on MNIST, whose files are in the folder
## @var{data}, likewise
## @item gan_demo ("table1", @var{data}, @var{folder}, @var{option}, @var{value}, @dots{})
## measures Table 1 of the paper, over several seeds; it can be stopped, and goes on
## from there when called again
## @item gan_demo ("algorithm1", @var{X}, @var{opts})
## is Algorithm 1 of the paper, written out; @var{X} are observations and
## @var{opts} comes from @code{gan_options} (both may be left out)
## @item gan_demo ("figure1", @var{folder}, @var{option}, @var{value}, @dots{})
## draws Figure 1 of the paper from a training on the line: the densities, D, and the lines
## from z to G(z), in four stages and as an animation
## @item gan_demo ("figure2", @var{folder}, @var{option}, @var{value}, @dots{})
## draws Figure 2: samples of digits, MNIST, faces or CIFAR-10, and the training images nearest
## to some of them; @qcode{"Set"}, @qcode{"Data"}, a folder with files, and @qcode{"Model"}, one
## that is trained already, are the main options
## @item gan_demo ("figure3", @var{folder}, @var{option}, @var{value}, @dots{})
## draws Figure 3: images along straight lines, and great circles, between random z; likewise
## @item gan_demo ("proposition1", @var{folder}, @dots{})
## D trained lies on p_data / (p_data + p_g)
## @item gan_demo ("theorem1", @var{folder}, @dots{})
## the value of the game is -log 4 + 2 JSD, and -log 4 at p_g = p_data
## @item gan_demo ("proposition2", @var{folder}, @dots{})
## p_g, moved itself by small steps with the best D, converges to p_data
## @item gan_demo ("nonsaturating", @var{folder}, @dots{})
## the two losses of the generator, and the gradients that reach it
## @item gan_demo ("game", @var{folder}, @dots{})
## k = 1, 2 and 5 steps of D to one of G, and the collapse of a G that runs ahead
## @item gan_demo ("leastsquares", @var{folder}, @dots{})
## a loss of one's own for both nets, in a loop to copy
## @item gan_demo ("stopping", @var{folder}, @dots{})
## where D(x) and D(G(z)) come to 50:50, and what a small D hides
## @end table
##
## Those from figure1 on write a picture of their name, .png and .pdf, into
## @var{folder}, by default the current one, and return a struct with what it shows;
## figure2 and figure3, which are images, write .png only, with the name of the set.
## Their options, among them @qcode{"Seed"}, stand in their files.
##
## No screen is needed.  Temporary files are made in the folder of the environment variable
## @env{TMPDIR}, or, where that cannot be or its name is one that Octave's @code{print} stumbles
## over, in that of the system, and taken away at the end, however that comes about.
##
## It is an error if there is no demonstration of that name; the message names
## the most similar one.  It is one if temporary files can be made nowhere.
##
## @example
## gan_demo ("algorithm1");
## @end example
##
## Reference: I. Goodfellow et al., Generative adversarial nets, NIPS 2014.
## @seealso{gan_train, gan_preset, gan_digits}
## @end deftypefn

function varargout = gan_demo (name, varargin)

  folder = demo_folder ();
  names = regexprep ({dir(fullfile (folder, "*.m")).name}, '\.m$', "");
  if (nargin == 0)
    for name = names
      printf ("%-13s %s\n", name{1}, summary (fullfile (folder, [name{1} ".m"])));
    endfor
    return;
  endif
  if (! (ischar (name) && rows (name) == 1))
    error ("gan:gan_demo:badInput", "gan_demo: name must be the name of a demonstration, not %s",
           describe (name));
  endif
  if (! any (strcmpi (name, names)))
    error ("gan:gan_demo:badInput", "gan_demo: there is no demonstration %s",
           unknown_name (name, names));
  endif

  warning ("off", "Octave:gnuplot-graphics", "local");
  undo = drawing_room ();
  ## On the path only meanwhile: short names should not be in anyone's way.
  before = addpath (folder);
  unwind_protect
    if (nargout > 0)
      [varargout{1:nargout}] = feval (lower (name), varargin{:});
    else
      feval (lower (name), varargin{:});   # no answer to print where there is no semicolon
    endif
  unwind_protect_cleanup
    path (before);
  end_unwind_protect

endfunction

## Beside this file in the installed package, beside inst in a checkout.
function folder = demo_folder ()
  here = fileparts (mfilename ("fullpath"));
  [above, name] = fileparts (here);
  if (strcmp (name, "inst"))
    here = above;
  endif
  folder = fullfile (here, "demos");
endfunction

## The first line of a file's help, which follows its licence.
function line = summary (file)
  text = fileread (file);
  line = regexp (text, '\n\n## ([^\n]*)', "tokens", "once"){1};
endfunction

%!test # the list: a line and a time for each
%! lines = strsplit (strtrim (evalc ("gan_demo ()")), "\n");
%! names = {"algorithm1", "digits", "figure1", "figure2", "figure3", "game", "leastsquares", ...
%!          "mnist", "nonsaturating", "proposition1", "proposition2", "stopping", "table1", ...
%!          "theorem1"};
%! assert (strtok (lines), names);
%! for name = names
%!   line = lines{strncmp (lines, [name{1} " "], numel (name{1}) + 1)};
%!   assert (! isempty (regexp (line, '\w+ .*\((seconds|hours|about \d+ (seconds|minutes?).*)\)\.?$')));
%! endfor

%!test # without a semicolon it does not print what it would return
%! function r = call (), folder = tempname (); mkdir (folder); gan_demo ("proposition2", folder, "Steps", 2), confirm_recursive_rmdir (false, "local"); rmdir (folder, "s"); endfunction
%! warning ("off", "Octave:gnuplot-graphics", "local");
%! text = evalc ("call ();");
%! assert (isempty (strfind (text, "ans")))
%! assert (numel (text) < 500)

%!test # the path is what it was, whatever happens
%! before = path ();
%! evalc ("try, gan_demo ('mnist', tempname ()); end_try_catch");
%! assert (path (), before);

%!test # Algorithm 1 written out ends with the nets of gan_train
%! X = rand (57, 3);
%! opts = gan_options ("Generator", {{"affine", 5}, "relu", {"dropout", .7}, {"affine", 3}},
%!                     "Discriminator", {{"dropout", .8}, {"maxout", 6, 2}, {"affine", 1}},
%!                     "NoiseSize", 4, "Minibatch", 10, "MaxIterations", 12, "Seed", 3,
%!                     "Display", "off", "Precision", "double");
%! several = gan_options (opts, "DiscriminatorSteps", 3, "DiscriminatorScale", .5,
%!                        "GeneratorLoss", "minimax", "Noise", "normal", "Optimizer", "sgd",
%!                        "GeneratorMomentum", .7, "FinalMomentum", .8, "MomentumRamp", 2);
%! for opts = {opts, several}
%!   [G, D, losses] = gan_demo ("algorithm1", X, opts{1});
%!   model = gan_train (X, opts{1});
%!   assert (rows (losses), model.iteration);
%!   assert (G.params, model.generator.params, 1e-12);
%!   assert (D.params, model.discriminator.params, 1e-12);
%!   assert (all (isfinite (losses(:))));
%! endfor

%!test # MNIST from files; both pictures
%! data = tempname ();
%! mkdir (data);
%! before = cd (data);
%! unwind_protect
%!   images = randi ([0 255], 28, 28, 120);            # row, column, image
%!   fid = fopen ("train-images-idx3-ubyte", "wb");
%!   fwrite (fid, [0 0 8 3, 0 0 0 120, 0 0 0 28, 0 0 0 28]);
%!   fwrite (fid, permute (images, [2 1 3]));
%!   fclose (fid);
%!   fid = fopen ("train-labels-idx1-ubyte", "wb");
%!   fwrite (fid, [0 0 8 1, 0 0 0 120, zeros(1, 120)]);
%!   fclose (fid);
%!   layers = {"Generator", {{"affine", 784}, "sigmoid"}, "Discriminator", {{"affine", 1}}};
%!   more = {"MaxIterations", 1, "HistoryInterval", 1, "Seed", 1, "Display", "off"};
%!   X = uint8 (reshape (images, 784, 120)).';
%!   model = gan_train (X, gan_preset ("mnist"), layers{:}, more{:});
%!   [text, again, history] = evalc ("gan_demo ('mnist', data, '.', layers{:}, more{:})");
%!   assert (again.discriminator.params, model.discriminator.params);
%!   assert (history.iteration, [0; 1]);
%!   grid = gan_grid (gan_sample (model, 60, "Seed", 1), "Columns", 10, "Nearest", X);
%!   A = imread ("samples.png");
%!   assert (A(49:5:48+5*rows (grid),25:5:24+5*columns (grid)), grid);
%!   assert (columns (imread ("training.png")) > 300);
%! unwind_protect_cleanup
%!   cd (before);
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (data, "s");
%! end_unwind_protect

%!error <gan_dataset: there is no train-images-idx3-ubyte, plain or .gz, in> gan_demo ("mnist", tempname ());
%!error <Invalid call> gan_demo ("mnist")
%!error <^gan_demo: there is no demonstration "digit"; did you mean "digits"\?$> gan_demo ("digit")
%!error <^digits: folder must be a folder to write into, not "there is none"$> gan_demo ("digits", "there is none")
%!error <^mnist: folder must be a folder to write into, not 7$> gan_demo ("mnist", ".", 7)
%!error <^table1: unknown option "Seed"; did you mean "Seeds"\?$> gan_demo ("table1", ".", ".", "Seed", 1)
%!error <^gan_demo: name must be the name of a demonstration, not 3$> gan_demo (3)
%!error <^algorithm1: Update must be "alternating", not "simultaneous"$>
%! gan_demo ("algorithm1", rand (100, 784), gan_preset ("mnist", "Generator", {{"affine", 784}}));
