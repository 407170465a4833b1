/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The convolutions of the authors' CIFAR-10 nets, one at a time.
 *
 *   convolutions LAYER PASS THREADS SECONDS [SHARE]
 *
 * LAYER is d1, d2 or d3 (the discriminator's, of two pieces) or g (the generator's transposed
 * one), on 128 images; PASS is forward, dx or dw; SHARE is that of dy which is not 0,
 * 1 by default and .235 behind the pooling of d1.  Prints milliseconds and GFLOP, every product
 * counted as dense, and to stderr the scratch in MB.  Compiled for one instruction set of libgan, as
 * run says.
 */

#include "layers/layer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum
{
  BATCH = 128
};

typedef struct
{
  const char *name, *type;
  shape in;
  double channels, pieces, kernel, stride, padding, untied;
} workload;

static const workload workloads[] = {
  { "d1", "maxoutconv", { 32, 32, 3, 3072 }, 32, 2, 8, 1, 4, 0 },
  { "d2", "maxoutconv", { 16, 16, 32, 8192 }, 32, 2, 8, 1, 3, 0 },
  { "d3", "maxoutconv", { 7, 7, 32, 1568 }, 192, 2, 5, 1, 3, 0 },
  { "g", "deconv", { 10, 10, 80, 8000 }, 3, 0, 5, 3, 0, 1 },
};

static void
work_forward (const worker *me, void *task)
{
  layer_call call = *(const layer_call *) task;
  call.p.me = me;
  ((const layer_ops *) call.l->ops)->forward (&call);
}

static void
work_backward (const worker *me, void *task)
{
  layer_call call = *(const layer_call *) task;
  call.p.me = me;
  ((const layer_ops *) call.l->ops)->backward (&call);
}

static real *
numbers (size_t n)
{
  real *a = malloc (n * sizeof *a);
  for (size_t i = 0; i < n; i++)
    a[i] = (real) rand () / (real) RAND_MAX - (real) .5;
  return a;
}

static double
now (void)
{
  struct timespec t;
  timespec_get (&t, TIME_UTC);
  return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static void
set (layer *l, const char *option, double value)
{
  for (size_t o = 0; l->info->options[o].name; o++)
    if (strcmp (l->info->options[o].name, option) == 0)
      l->option[o] = l->second[o] = value;
}

int
main (int argc, char **argv)
{
  const workload *k = workloads;
  while (argc >= 5 && k < workloads + 4 && strcmp (k->name, argv[1]) != 0)
    k++;
  if (argc < 5 || argc > 6 || k == workloads + 4)
    {
      fputs ("usage: convolutions d1|d2|d3|g forward|dx|dw THREADS SECONDS [SHARE]\n", stderr);
      return 1;
    }
  const int threads = atoi (argv[3]);
  const double seconds = atof (argv[4]);
  const layer_ops *ops = layer_find (k->type);
  layer l = { .ops = ops, .info = &ops->info, .in = k->in };
  for (size_t o = 0; ops->info.options[o].name; o++)
    l.option[o] = l.second[o] = ops->info.options[o].value;
  set (&l, "Channels", k->channels);
  set (&l, "Pieces", k->pieces);
  set (&l, "Kernel", k->kernel);
  set (&l, "Stride", k->stride);
  set (&l, "Padding", k->padding);
  set (&l, "Biases", k->untied);
  status st = { GAN_OK, "" };
  if (ops->plan (&l, &st))
    {
      fprintf (stderr, "%s\n", st.message);
      return 1;
    }
  const size_t scratch = layer_scratch (&l, BATCH, (size_t) threads);
  real *dy = numbers (l.out.size * BATCH);
  const double nonzero = argc > 5 ? atof (argv[5]) : 1;
  for (size_t i = 0; i < l.out.size * BATCH; i++)
    if ((double) rand () > nonzero * RAND_MAX)
      dy[i] = 0;
  const gradient to = { .all = numbers (l.weights + l.biases) };
  layer_call call = { .l = &l,
                      .p = { .batch = BATCH, .train = 1 },
                      .params = numbers (l.weights + l.biases),
                      .x = numbers (l.in.size * BATCH),
                      .y = numbers (l.out.size * BATCH),
                      .saved = malloc (l.saved * BATCH + 1),
                      .scratch = malloc (scratch),
                      .dy = dy };
  if (strcmp (argv[2], "dx") == 0)
    call.dx = numbers (l.in.size * BATCH);
  else
    call.dw = &to;
  fprintf (stderr, "%s: scratch %.1f MB\n", k->name, (double) scratch / 1e6);

  void (*work) (const worker *, void *)
      = strcmp (argv[2], "forward") == 0 ? work_forward : work_backward;
  team_run (threads, work_forward, &call);
  team_run (threads, work, &call);
  size_t count = 0;
  const double start = now ();
  do
    team_run (threads, work, &call);
  while (count++, now () - start < seconds);
  const double pixels = strcmp (k->type, "deconv") == 0 ? (double) (l.in.height * l.in.width)
                                                        : (double) (l.out.height * l.out.width);
  printf ("%.6g %.6g\n", 1e3 * (now () - start) / (double) count,
          2e-9 * (double) l.weights * pixels * BATCH);
  return 0;
}
