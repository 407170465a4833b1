## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## opts = face_options (is_relu)
##
## Options of gan_train for faces of 48 x 48: the authors' nets for the Toronto Face
## Database, scaled down as demos/table1.m tells.  Where IS_RELU, G has a second ReLU in place of
## their sigmoid, behind which it learns late.

function opts = face_options (is_relu)

  opts = gan_preset ("mnist", "LearningRate", .05, "Noise", "normal", ...
                     "Generator", generator (is_relu), "Discriminator", discriminator ());

endfunction

function layers = generator (is_relu)
  bound = {"MaxNorm", 1.9365};
  if (is_relu)
    second = {{"affine", 1200, "Range", .05, bound{:}}, "relu"};
    last = {"Range", .05};
  else
    second = {{"affine", 1200, "Range", .05, "Bias", -2, bound{:}}, "sigmoid"};
    last = {"Init", "normal", "Range", 1.9365/sqrt(1200)};
  endif
  layers = [{{"affine", 1200, "Range", .05, bound{:}}, "relu"}, second, ...
            {{"affine", 2304, last{:}, "BiasFrom", "marginals", bound{:}}, "sigmoid"}];
endfunction

function layers = discriminator ()
  given = {"Range", .005, "MaxNorm", 1.9365};
  layers = {{"dropout", .8}, {"maxout", 240, 5, given{:}}, {"dropout", .5}, ...
            {"maxout", 240, 5, given{:}}, {"dropout", .5}, {"affine", 1, given{:}}};
endfunction
