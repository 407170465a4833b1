/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* A net is a chain of layers.  It knows how they follow each other and where
 * their parts lie; what they compute it does not know.
 *
 * net.params is one flat vector: for each layer its weights, then its biases.
 *
 * One block of `saved` bytes a sample holds all that backward needs: first the
 * activations, layer after layer, each features x batch (an in-place layer has
 * none of its own), then what the layers save.
 */

#ifndef GAN_NET_H
#define GAN_NET_H

#include "layers/layer.h"
#include "nets/optim.h"

/* A chain of layers.  `layers` is the caller's memory. */
typedef struct
{
  size_t count;
  layer *layers;
  shape in, out;
  size_t params, state;
  double cost;                                   /* multiplications for a sample */
  size_t saved;                                  /* bytes a sample saved from forward to backward */
  size_t width;                                  /* numbers of the widest activation a sample */
  size_t scratch, scratch_fixed, scratch_thread; /* of the neediest layer */
} net;

#define net_plan FN (net_plan)
#define net_init FN (net_init)
#define net_output FN (net_output)
#define net_forward FN (net_forward)
#define net_backward FN (net_backward)
#define net_forward_scratch FN (net_forward_scratch)
#define net_backward_scratch FN (net_backward_scratch)
#define net_update FN (net_update)
#define net_update_from FN (net_update_from)

/* Chains the layers, whose info and options are set, from an input shape on.
 * The messages of failures name layers by number and type, and their sizes. */
status_code net_plan (net *n, layer *layers, size_t count, shape in, status *st);

/* Initial parameters and state; layer number i draws from stream + i, step 0. */
void net_init (real *params, real *state, const net *n, uint64_t seed, uint32_t stream);

/* Where forward leaves the output: features x batch, inside `saved`. */
real *net_output (void *saved, const net *n, size_t batch);

/* Bytes that net_forward and net_backward want as scratch, for so many workers. */
size_t net_forward_scratch (const net *n, size_t batch, size_t workers);
size_t net_backward_scratch (const net *n, size_t batch, size_t workers);

/* One optimizer step and what moves in it, as long as n->params says (real; moments as
 * optim.h has them): parameters and their average, or NULL. */
typedef struct
{
  optim o;
  void *params, *moments, *average;
} net_step;

/* A pass through a net, forward and back; void pointers are arrays of real. */
typedef struct
{
  const net *n;
  pass p; /* its draw.stream is that of the first layer */
  const void *params, *x;
  void *state; /* written by forward in a pass that learns; NULL: as after init */
  void *saved, *scratch;

  /* Backward, over `count` samples from number `first` of the pass on.  A net that mixes
   * samples takes whole groups only. */
  size_t first, count;
  void *dy;   /* dL/dy, out x count; has room for n->width numbers a sample, is destroyed */
  void *dx;   /* in x count */
  void *grad; /* as long as params */
  const net_step *step; /* where grad is NULL: taken, layer by layer, and no gradient is kept */
} net_call;

/* The functions below are called by all workers of a team: team.h. */

/* y is left at net_output. */
void net_forward (const net_call *call);

/* The gradients of L; one that is NULL is not wanted. */
void net_backward (const net_call *call);

/* The step down a gradient that is there: the same numbers. */
void net_update (const net_step *step, const real *grad, const net *n, const worker *me);

/* The same from numbers that are only read to those of `step`: the worker's share, and whether all
 * of it is finite.  No moments (NULL) are 0. */
typedef struct
{
  const void *params, *moments, *average;
} net_numbers;

int net_update_from (const net_step *step, const net_numbers *from, const real *grad, const net *n,
                     const worker *me);

#endif
