/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* types = __gan_layers__ ()
 *
 * The registry as a struct array, one element a layer type: type, help and
 * options, a struct array with name, choices, lo, hi, default, whole, positional,
 * pair and help. */

#include "nets.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  (void) prhs;
  mx_arity (nlhs, 1, nrhs, 0, 0, "types = __gan_layers__ ()");

  static const char *type_fields[] = { "type", "help", "options" };
  static const char *option_fields[]
      = { "name", "choices", "lo", "hi", "default", "whole", "positional", "pair", "help" };
  size_t types = 0;
  while (gan_api_for (0)->layer_type (types))
    types++;
  plhs[0] = mxCreateStructMatrix (1, types, 3, type_fields);
  for (size_t i = 0; i < types; i++)
    {
      const layer_info *info = gan_api_for (0)->layer_type (i);
      size_t count = 0;
      while (info->options[count].name)
        count++;
      mxArray *options = mxCreateStructMatrix (1, count, 9, option_fields);
      for (size_t o = 0; o < count; o++)
        {
          const layer_option *option = info->options + o;
          mxSetField (options, o, "name", mxCreateString (option->name));
          mxSetField (options, o, "choices",
                      mxCreateString (option->choices ? option->choices : ""));
          mxSetField (options, o, "lo", mxCreateDoubleScalar (option->lo));
          mxSetField (options, o, "hi", mxCreateDoubleScalar (option->hi));
          mxSetField (options, o, "default", mxCreateDoubleScalar (option->value));
          mxSetField (options, o, "whole", mxCreateLogicalScalar ((option->kind & WHOLE) != 0));
          mxSetField (options, o, "positional", mxCreateLogicalScalar (option->positional));
          mxSetField (options, o, "pair", mxCreateLogicalScalar ((option->kind & PAIR) != 0));
          mxSetField (options, o, "help", mxCreateString (option->help));
        }
      mxSetField (plhs[0], i, "type", mxCreateString (info->name));
      mxSetField (plhs[0], i, "help", mxCreateString (info->help));
      mxSetField (plhs[0], i, "options", options);
    }
}
