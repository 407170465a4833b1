/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves libgan: tables of entry points, one a precision and instruction
 * set.  A gateway asks for one by the class of its arguments; void pointers are
 * arrays of that class.  Each entry is documented where it is declared.  Those that compute do so
 * in flush mode (flush.h), with one thread as with several, and leave the caller's as it was; the
 * caller must not be in it. */

#ifndef GAN_API_H
#define GAN_API_H

#include "base/arena.h"
#include "base/status.h"
#include "data/digits.h"
#include "layers/spec.h"
#include "nets/adversarial.h"

typedef struct
{
  size_t bytes; /* of one number */

  /* layer.h: type number i of the registry, NULL past its end */
  const layer_info *(*layer_type) (size_t i);

  /* net.h */
  status_code (*plan) (net *n, layer *layers, const layer_spec *specs, size_t count, shape in,
                       status *st);
  void (*init) (void *params, void *state, const net *n, uint64_t seed, uint32_t stream);
  /* The pass has no worker yet; `threads` at most make it.  The output's samples come to
   * rows 0 .. batch - 1 of `rows`, which has `all` of them, as users read it. */
  void (*forward) (void *rows, size_t all, const net_call *call, int threads);
  size_t (*forward_bytes) (const net *n, size_t batch, size_t threads);
  size_t (*backward_bytes) (const net *n, size_t batch, size_t threads);
  void (*backward) (const net_call *call, int threads);
  /* Whether all of the new params and moments is finite. */
  int (*update) (const net_step *step, const net_numbers *from, const void *grad, const net *n,
                 int threads);

  /* optim.h */
  const optimizer_info *optimizers; /* OPTIMIZER_COUNT */
  const optim_option *optim_options;
  size_t (*moments) (int method);
  optim (*optim_number) (const schedule *s, uint64_t updates, double epoch);

  /* loss.h */
  const loss_info *losses; /* LOSS_COUNT */
  double (*loss) (void *dreal, void *dfake, int loss, double scale, const void *real_logits,
                  size_t n_real, const void *fake_logits, size_t n_fake);

  /* adversarial.h */
  size_t (*game_bytes) (const game_rules *rules);
  game_report (*play) (player *g, player *d, double *history, size_t capacity, void *workspace,
                       const game_rules *rules, uint64_t first, uint64_t count, int (*stop) (void));

  /* noise.h */
  const noise_info *noises; /* NOISE_COUNT */
  void (*noise) (void *z, int kind, rng r, size_t dim, size_t n);

  /* neighbours.h */
  size_t (*neighbours_bytes) (size_t dim, size_t n_s, size_t n_x, int threads);
  void (*neighbours) (size_t *index, void *distance, void *workspace, const void *s, size_t n_s,
                      const void *x, size_t n_x, size_t dim, int threads);

  /* parzen.h */
  size_t (*parzen_bytes) (size_t dim, size_t n_s, size_t n_x, int threads);
  void (*parzen) (void *least, void *sums, void *workspace, const void *s, size_t n_s,
                  const void *x, size_t n_x, size_t dim, const double *sigmas, size_t count,
                  int threads);
} gan_api;

/* The table for the processor that this runs on.  The environment variable GAN_CPU, a list of words
 * with commas between them, says otherwise, to test with: "plain" or "avx2", a lesser instruction
 * set; "native" or "openblas", whose products. */
const gan_api *gan_api_for (int is_double);

/* What it chooses, in words: "avx512, native", or "plain, OpenBLAS 0.3.21 Zen". */
const char *gan_products (void);

#endif
