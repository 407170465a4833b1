/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* tables = __gan_tables__ ()
 *
 * The tables of libgan as struct arrays, one element a row: optimizers (optim.h: name, help, rate,
 * moments, divides), hyperparameters (optim.h: name, lo, hi, default, whole, optional, help),
 * losses (loss.h: name, help, generator), noises (noise.h: name, help) and streams (rng.h: name,
 * number, help).  That of layers is __gan_layers__. */

#include "nets.h"

static mxArray *
rows_of (size_t count, const char **fields)
{
  int columns = 0;
  while (fields[columns])
    columns++;
  return mxCreateStructMatrix (1, count, columns, fields);
}

static mxArray *
optimizer_rows (const gan_api *api)
{
  static const char *fields[] = { "name", "help", "rate", "moments", "divides", NULL };
  mxArray *rows = rows_of (OPTIMIZER_COUNT, fields);
  for (size_t i = 0; i < OPTIMIZER_COUNT; i++)
    {
      const optimizer_info *row = api->optimizers + i;
      mxSetField (rows, i, "name", mxCreateString (row->name));
      mxSetField (rows, i, "help", mxCreateString (row->help));
      mxSetField (rows, i, "rate", mxCreateDoubleScalar (row->rate));
      mxSetField (rows, i, "moments", mxCreateDoubleScalar ((double) row->moments));
      mxSetField (rows, i, "divides", mxCreateLogicalScalar (row->divides));
    }
  return rows;
}

static mxArray *
hyperparameter_rows (const gan_api *api)
{
  static const char *fields[]
      = { "name", "lo", "hi", "default", "whole", "optional", "help", NULL };
  size_t count = 0;
  while (api->optim_options[count].name)
    count++;
  mxArray *rows = rows_of (count, fields);
  for (size_t i = 0; i < count; i++)
    {
      const optim_option *row = api->optim_options + i;
      mxSetField (rows, i, "name", mxCreateString (row->name));
      mxSetField (rows, i, "lo", mxCreateDoubleScalar (row->lo));
      mxSetField (rows, i, "hi", mxCreateDoubleScalar (row->hi));
      mxSetField (rows, i, "default", mxCreateDoubleScalar (row->value));
      mxSetField (rows, i, "whole", mxCreateLogicalScalar ((row->kind & WHOLE) != 0));
      mxSetField (rows, i, "optional", mxCreateLogicalScalar (row->optional));
      mxSetField (rows, i, "help", mxCreateString (row->help));
    }
  return rows;
}

static mxArray *
loss_rows (const gan_api *api)
{
  static const char *fields[] = { "name", "help", "generator", NULL };
  mxArray *rows = rows_of (LOSS_COUNT, fields);
  for (size_t i = 0; i < LOSS_COUNT; i++)
    {
      const loss_info *row = api->losses + i;
      mxSetField (rows, i, "name", mxCreateString (row->name));
      mxSetField (rows, i, "help", mxCreateString (row->help));
      mxSetField (rows, i, "generator", mxCreateLogicalScalar (row->generator));
    }
  return rows;
}

static mxArray *
noise_rows (const gan_api *api)
{
  static const char *fields[] = { "name", "help", NULL };
  mxArray *rows = rows_of (NOISE_COUNT, fields);
  for (size_t i = 0; i < NOISE_COUNT; i++)
    {
      mxSetField (rows, i, "name", mxCreateString (api->noises[i].name));
      mxSetField (rows, i, "help", mxCreateString (api->noises[i].help));
    }
  return rows;
}

static mxArray *
stream_rows (void)
{
  static const struct
  {
    const char *name;
    double number;
    const char *help;
  } streams[] = {
#define ROW(NUMBER, name, number, help) { #name, number, help },
    STREAMS (ROW)
  };
  static const char *fields[] = { "name", "number", "help", NULL };
  const size_t count = sizeof streams / sizeof *streams;
  mxArray *rows = rows_of (count, fields);
  for (size_t i = 0; i < count; i++)
    {
      mxSetField (rows, i, "name", mxCreateString (streams[i].name));
      mxSetField (rows, i, "number", mxCreateDoubleScalar (streams[i].number));
      mxSetField (rows, i, "help", mxCreateString (streams[i].help));
    }
  return rows;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  (void) prhs;
  mx_arity (nlhs, 1, nrhs, 0, 0, "tables = __gan_tables__ ()");
  static const char *fields[]
      = { "optimizers", "hyperparameters", "losses", "noises", "streams", NULL };
  const gan_api *api = gan_api_for (0);
  plhs[0] = rows_of (1, fields);
  mxSetField (plhs[0], 0, "optimizers", optimizer_rows (api));
  mxSetField (plhs[0], 0, "hyperparameters", hyperparameter_rows (api));
  mxSetField (plhs[0], 0, "losses", loss_rows (api));
  mxSetField (plhs[0], 0, "noises", noise_rows (api));
  mxSetField (plhs[0], 0, "streams", stream_rows ());
}
