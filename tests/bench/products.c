/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* The dense products of GAN training on the paper's nets, and nothing else: what an
 * iteration would take if all but OpenBLAS were free.
 *
 *   products iteration BATCH SECONDS    one alternating iteration, MNIST nets
 *   products full BATCH SECONDS         the same, the CIFAR-10 nets without convolutions
 *   products sample COUNT SECONDS       G forward on COUNT vectors, 1000 at a time
 *   products square LARGEST SECONDS     the fastest square product of 1024, 2048, ...
 *
 * Prints milliseconds and GFLOP.  Threads and kernels are OpenBLAS's own affair,
 * through its environment variables.
 */

#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Y = W'X, dW = X dY', dX = W dY; X is fan_in x batch, W fan_in x units, Y units x batch. */
typedef struct
{
  int fan_in, units;
  float *w, *dw, *x, *dx, *y, *dy;
} layer;

enum
{
  LAYERS = 3
};

static layer g[LAYERS] = { { .fan_in = 100, .units = 1200 },
                           { .fan_in = 1200, .units = 1200 },
                           { .fan_in = 1200, .units = 784 } };
static layer d[LAYERS] = { { .fan_in = 784, .units = 240 * 5 },
                           { .fan_in = 240, .units = 240 * 5 },
                           { .fan_in = 240, .units = 1 } };

static const layer full_g[LAYERS] = { { .fan_in = 100, .units = 8000 },
                                      { .fan_in = 8000, .units = 8000 },
                                      { .fan_in = 8000, .units = 3072 } };
static const layer full_d[LAYERS] = { { .fan_in = 3072, .units = 1600 * 5 },
                                      { .fan_in = 1600, .units = 1600 * 5 },
                                      { .fan_in = 1600, .units = 1 } };

static double flops;

static void
product (float *c, CBLAS_TRANSPOSE ta, const float *a, CBLAS_TRANSPOSE tb, const float *b, int m,
         int n, int k)
{
  cblas_sgemm (CblasColMajor, ta, tb, m, n, k, 1, a, ta == CblasTrans ? k : m, b,
               tb == CblasTrans ? n : k, 0, c, m);
  flops += 2.0 * m * n * k;
}

static void
forward (const layer *l, int batch)
{
  for (const layer *end = l + LAYERS; l < end; l++)
    product (l->y, CblasTrans, l->w, CblasNoTrans, l->x, l->units, batch, l->fan_in);
}

static void
weight_gradients (const layer *l, int batch)
{
  for (const layer *end = l + LAYERS; l < end; l++)
    product (l->dw, CblasNoTrans, l->x, CblasTrans, l->dy, l->fan_in, l->units, batch);
}

static void
input_gradients (const layer *l, int first, int batch)
{
  for (int i = LAYERS - 1; i >= first; i--)
    product (l[i].dx, CblasNoTrans, l[i].w, CblasNoTrans, l[i].dy, l[i].fan_in, batch, l[i].units);
}

/* D's step sees real and generated samples at once and wants no gradient of
 * them; G's step wants none of D's weights and none of the noise. */
static void
iteration (int batch)
{
  forward (g, batch);
  forward (d, 2 * batch);
  weight_gradients (d, 2 * batch);
  input_gradients (d, 1, 2 * batch);

  forward (g, batch);
  forward (d, batch);
  input_gradients (d, 0, batch);
  weight_gradients (g, batch);
  input_gradients (g, 1, batch);
}

static void
sample (int count)
{
  for (int done = 0; done < count; done += 1000)
    forward (g, count - done < 1000 ? count - done : 1000);
}

static void
square (int n)
{
  product (g->y, CblasNoTrans, g->w, CblasNoTrans, g->x, n, n, n);
}

/* Numbers in [-1/2, 1/2), at a multiple of 64 bytes. */
static float *
numbers (size_t n)
{
  float *a = aligned_alloc (64, (n * sizeof *a + 63) / 64 * 64);
  if (!a)
    exit (1);
  for (size_t i = 0; i < n; i++)
    a[i] = (float) (rand () / (RAND_MAX + 1.0) - 0.5);
  return a;
}

static void
allocate (layer *l, size_t batch)
{
  for (const layer *end = l + LAYERS; l < end; l++)
    {
      l->w = numbers ((size_t) l->fan_in * l->units);
      l->dw = numbers ((size_t) l->fan_in * l->units);
      l->x = numbers (l->fan_in * batch);
      l->dx = numbers (l->fan_in * batch);
      l->y = numbers (l->units * batch);
      l->dy = numbers (l->units * batch);
    }
}

static double
now (void)
{
  struct timespec t;
  timespec_get (&t, TIME_UTC);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

/* Mean time of work (size) over about so many seconds, once it is warm. */
static double
seconds_of (void (*work) (int), int size, double seconds)
{
  work (size);
  const double start = now ();
  double passed;
  int count = 0;
  do
    {
      work (size);
      count++;
      passed = now () - start;
    }
  while (passed < seconds);
  flops /= count + 1;
  return passed / count;
}

int
main (int argc, char **argv)
{
  const char *what = argc == 4 ? argv[1] : "";
  const int size = argc == 4 ? atoi (argv[2]) : 0;
  const double seconds = argc == 4 ? atof (argv[3]) : 0;
  double time = 0;

  if ((!strcmp (what, "iteration") || !strcmp (what, "full")) && size > 0)
    {
      if (what[0] == 'f')
        {
          memcpy (g, full_g, sizeof g);
          memcpy (d, full_d, sizeof d);
        }
      allocate (g, size);
      allocate (d, 2 * (size_t) size);
      time = seconds_of (iteration, size, seconds);
    }
  else if (!strcmp (what, "sample") && size > 0)
    {
      allocate (g, 1000);
      time = seconds_of (sample, size, seconds);
    }
  else if (!strcmp (what, "square") && size >= 1024)
    {
      g->w = numbers ((size_t) size * size);
      g->x = numbers ((size_t) size * size);
      g->y = numbers ((size_t) size * size);
      double best = 0;
      for (int n = 1024; n <= size; n *= 2)
        {
          flops = 0;
          const double t = seconds_of (square, n, seconds / 3);
          if (flops / t > best)
            {
              best = flops / t;
              time = t;
            }
        }
      flops = best * time;
    }
  else
    {
      fprintf (stderr, "usage: products iteration|full|sample|square SIZE SECONDS\n");
      return 1;
    }
  printf ("%.6g %.6g\n", 1e3 * time, 1e-9 * flops);
  return 0;
}
