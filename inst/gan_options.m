## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{opts} =} gan_options (@var{name}, @var{value}, @dots{})
## @deftypefnx {} {@var{opts} =} gan_options (@var{opts}, @dots{}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {@var{opts} =} gan_options ()
## @deftypefnx {} {} gan_options ()
## Options of @code{gan_train} as a struct, or their list.
##
## @var{opts} is a struct with the options that are named, by themselves or in structs,
## checked and ready to be handed to @code{gan_train (X, opts, @dots{})}.  Names are
## matched in any case; of values for the same option the last one counts.
##
## Without arguments, @code{gan_options} prints every option with its default,
## meaning and range, or returns a struct of all defaults.
##
## An option of the optimizer can be given for one net alone by a prefix:
## @qcode{"GeneratorLearningRate"}, @qcode{"DiscriminatorWeightDecay"}.
##
## Errors: an unknown option (the nearest valid one is named), a value that an
## option does not take.
##
## @example
## @group
## opts = gan_options ("Optimizer", "sgd", "LearningRate", .05);
## opts.Momentum = .7;
## model = gan_train (gan_digits (2000), opts, "MaxEpochs", 1);
## @end group
## @end example
##
## @seealso{gan_train, gan_preset}
## @end deftypefn

function opts = gan_options (varargin)

  table = option_train ();
  if (nargin == 0 && nargout == 0)
    for i = 1:rows (table)
      printf ("%-34s %s\n%34s %s\n", [table{i, 1} default_text(table{i, 2})], table{i, 4}, "",
              option_check (table{i, 3}));
    endfor
    return;
  endif
  [opts, named] = option_parse ("gan_options", table(:, 1:3), varargin);
  if (nargin > 0)
    opts = named;
  else
    opts = net_storable (opts);   # for save
  endif

endfunction

function text = default_text (value)
  text = "";
  if (! isempty (value))
    text = [" (" describe(value) ")"];
  endif
endfunction

%!test
%! opts = gan_options ();
%! assert (opts.Minibatch, 100)
%! assert (opts.Noise, "uniform")
%! assert (isempty (opts.Seed))

%!test
%! ## names in any case; later values win; structs are taken over, and what is not named is not there
%! opts = gan_options ("minibatch", 7, "MINIBATCH", 8);
%! assert (opts, struct ("Minibatch", 8))
%! again = gan_options (opts, "Seed", 3);
%! assert (again, struct ("Minibatch", 8, "Seed", 3))
%! assert (gan_options ("Seed", 4, again, struct ("Noise", "normal"), "minibatch", 9),
%!         struct ("Seed", 3, "Minibatch", 9, "Noise", "normal"))
%! assert (gan_options (gan_options (), "Seed", 3).Minibatch, 100)

%!test
%! ## the list names every option, with its default
%! text = evalc ("gan_options ();");
%! for name = fieldnames (gan_options ()).'
%!   assert (! isempty (strfind (text, name{1})))
%! endfor
%! assert (! isempty (strfind (text, "Minibatch (100)")))
%! assert (! isempty (strfind (text, "a whole number from 1 to 1000000")))

%!error <gan_options: unknown option "Learningrat"; did you mean "LearningRate"\?> gan_options ("Learningrat", 1)
%!error <gan_options: unknown option "abcabcabcabcabcabcabcabcabcabc..." of 3000000 characters$> gan_options (repmat ("abc", 1, 1e6), 1)
%!error <gan_options: Optimizer must be "sgd" or "adam" or "rmsprop", not "abcabcabcabcabcabcabcabcabcabc..." of 3000 characters$> gan_options ("Optimizer", repmat ("abc", 1, 1e3))
%!error <gan_options: Generator must be a net of gan_net or a cell of layers, not a 0-by-0 empty cell> gan_options ("Generator", {})
%!error <gan_options: Seed must be a whole number from 0 to 9007199254740991, not a 1-by-0 empty double> gan_options ("Seed", zeros (1, 0))
%!error <gan_options: option "Seed" has no value> gan_options ("Seed")
%!error <gan_options: options must come as name-value pairs, but there is 3 where a name should be> gan_options (3, 4)
%!error <gan_options: Minibatch must be a whole number from 1 to 1000000, not 2.5> gan_options ("Minibatch", 2.5)
%!error <gan_options: Noise must be "uniform" or "normal" or "spherical", not "pink"> gan_options ("Noise", "pink")
%!error <gan_options: LearningRate must be a number from 0 to 1000000, not NaN> gan_options ("LearningRate", NaN)
%!error <gan_options: LearningRate must be a number from 0 to 1000000, not a 1-by-2 double> gan_options ("LearningRate", [1, 2])
%!error <gan_options: GeneratorLoss must be "nonsaturating", "minimax" or a function handle, not "hinge"> gan_options ("GeneratorLoss", "hinge")
%!error <gan_options: Generator must be a net of gan_net or a cell of layers, not 3> gan_options ("Generator", 3)
%!error <gan_options: StopWhen must be a number from 0 to less than 1/2, or \[tolerance, lines\], not 0.5> gan_options ("StopWhen", .5)
%!error <gan_options: StopWhen must be a number from 0 to less than 1/2, or \[tolerance, lines\], not a 1-by-2 double> gan_options ("StopWhen", [.1 0])
%!error <gan_options: StopWhen must be a number from 0 to less than 1/2, or \[tolerance, lines\], not NaN> gan_options ("StopWhen", NaN)
%!error <gan_options: StopWhen must be a number from 0 to less than 1/2, or \[tolerance, lines\], not "early"> gan_options ("StopWhen", "early")
%!error <gan_options: OutputFcn must be a function handle, not 3> gan_options ("OutputFcn", 3)
%!error <gan_options: OutputFcn must be a function handle, as @watch is, not "watch"> gan_options ("OutputFcn", "watch")
%!error <gan_options: Resume must be a model of gan_train, not a 1-by-1 struct> gan_options ("Resume", struct ())
%!error <gan_options: the struct of options must be 1-by-1, not a 1-by-2 struct> gan_options (struct ("Seed", {1, 2}))
