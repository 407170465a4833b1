/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Nets against their layers, called one after the other with a buffer for each
 * array: what net.c adds is where things lie. */

#include "arrays.h"
#include "check.h"
#include "nets/net.h"
#include "passes.h"

enum
{
  IN = 5,
  BATCH = 9,
  MOST_LAYERS = 12,
  WIDEST = 13
};

/* Maps in place after a dense layer, after each other, before it, and first. */
static const char *const chains[][MOST_LAYERS + 1] = {
  { "affine" },
  { "relu" },
  { "dropout", "affine" },
  { "affine", "relu", "affine", "sigmoid" },
  { "dropout", "maxout", "dropout", "maxout", "dropout", "affine" },
  { "relu", "dropout", "dropout", "leakyrelu", "affine", "dropout", "tanh", "softplus", "maxout",
    "sigmoid", "dropout" },
  { "affine", "dropout", "dropout", "affine", "tanh", "dropout", "maxout", "relu", "sigmoid" },
};

/* The chain from IN inputs; dense layers have 13, 7, 13, ... units. */
static net
plan (layer *layers, const char *const *names)
{
  size_t count = 0;
  for (; names[count]; count++)
    {
      const layer_ops *ops = layer_find (names[count]);
      layers[count] = (layer){ .ops = ops, .info = &ops->info };
      for (size_t o = 0; ops->info.options[o].name; o++)
        {
          const double value = ops->info.options[o].value;
          layers[count].option[o] = isnan (value) ? (count % 2 ? 7 : WIDEST) : value;
        }
    }
  net n;
  status st = { GAN_OK, "" };
  CHECK (net_plan (&n, layers, count, vector_shape (IN), &st) == GAN_OK);
  CHECK_NEAR (n.count, count, 0);
  CHECK_NEAR (n.in.size, IN, 0);
  CHECK_NEAR (n.out.size, layers[count - 1].out.size, 0);
  return n;
}

/* Activations and caches of a pass, each in memory of its own. */
typedef struct
{
  real *y[MOST_LAYERS];
  char *cache[MOST_LAYERS];
} trail;

static layer_call
call_of (const trail *t, const net *n, size_t i, pass p, const real *params, const real *x)
{
  const layer *l = n->layers + i;
  p.draw.stream += (uint32_t) i;
  return (layer_call){ .l = l,
                       .p = p,
                       .params = params + l->params_at,
                       .x = i ? t->y[i - 1] : x,
                       .y = t->y[i],
                       .saved = t->cache[i] };
}

static void
by_hand (real *dx, real *grad, trail *t, const net *n, pass p, const real *params, const real *x,
         const real *dy)
{
  char *scratch = malloc (net_forward_scratch (n, p.batch, 1));
  for (size_t i = 0; i < n->count; i++)
    {
      const layer *l = n->layers + i;
      t->y[i] = normal_numbers (l->out.size * p.batch);
      t->cache[i] = malloc (l->saved * p.batch + 1);
      layer_call call = call_of (t, n, i, p, params, x);
      call.scratch = scratch;
      forward_by (1, call);
    }
  real *d = normal_numbers (WIDEST * p.batch);
  memcpy (d, dy, n->out.size * p.batch * sizeof *d);
  for (size_t i = n->count; i-- > 0;)
    {
      const layer *l = n->layers + i;
      real *before = normal_numbers (WIDEST * p.batch);
      const gradient dw = { .all = grad + l->params_at };
      layer_call call = call_of (t, n, i, p, params, x);
      call.scratch = scratch;
      call.dy = d;
      backward_by (1, wanting (call, before, l->weights ? &dw : NULL));
      free (d);
      d = before;
    }
  memcpy (dx, d, n->in.size * p.batch * sizeof *d);
  free (d), free (scratch);
}

/* The chain's types, by commas. */
static const char *
name_of (const char *const *names)
{
  static char text[200];
  *text = 0;
  for (size_t i = 0; names[i]; i++)
    snprintf (text + strlen (text), sizeof text - strlen (text), "%s%s", i ? ", " : "", names[i]);
  return text;
}

static void
test_chain (const char *const *names, int train)
{
  CASE ("net", "%s; batch %d, train %d", name_of (names), BATCH, train);
  layer layers[MOST_LAYERS];
  const net n = plan (layers, names);
  const worker me = worker_alone ();
  const pass p = { .batch = BATCH, .train = train, .draw = { 7, 100, 3 }, .me = &me };
  const size_t n_x = IN * BATCH, n_y = n.out.size * BATCH,
               scratch_size = net_backward_scratch (&n, BATCH, 1);
  real *params = normal_numbers (n.params), *x = normal_numbers (n_x), *dy = normal_numbers (n_y);
  real *wanted_dx = normal_numbers (n_x), *wanted = normal_numbers (n.params);
  trail t;
  by_hand (wanted_dx, wanted, &t, &n, p, params, x, dy);

  char *saved = malloc (n.saved * BATCH + 1), *before = malloc (n.saved * BATCH + 1);
  char *scratch = malloc (scratch_size + 1);
  saved[n.saved * BATCH] = scratch[scratch_size] = MARK;
  net_call call = { .n = &n, .p = p, .params = params, .x = x, .saved = saved, .scratch = scratch };
  net_forward (&call);
  CHECK_CLOSE ((real *) net_output (saved, &n, BATCH), t.y[n.count - 1], n_y, 0);
  memcpy (before, saved, n.saved * BATCH);

  /* Samples first .. first + count - 1: their part of dx, and gradients that add
   * up to those of the whole. */
  for (size_t piece = 1; piece <= BATCH; piece += 2)
    {
      real *grad = normal_numbers (n.params), *sum = calloc (n.params + 1, sizeof *sum);
      for (size_t first = 0; first < BATCH; first += piece)
        {
          const size_t count = piece < BATCH - first ? piece : BATCH - first;
          CASE ("net", "%s; samples %zu to %zu of %d, train %d", name_of (names), first,
                first + count - 1, BATCH, train);
          real *d = normal_numbers (n.width * count), *dx = normal_numbers (IN * count);
          const real *part = wanted_dx + IN * first;
          memcpy (d, dy + n.out.size * first, n.out.size * count * sizeof *d);
          call.first = first;
          call.count = count;
          call.dy = d;
          call.dx = dx;
          call.grad = grad;
          net_backward (&call);
          CHECK_CLOSE (dx, part, IN * count, 200 * EPSILON);
          CHECK_END (dx, IN * count);
          CHECK_END (d, n.width * count);
          for (size_t i = 0; i < n.params; i++)
            sum[i] += grad[i];

          /* A gradient that is not wanted changes nothing. */
          memcpy (d, dy + n.out.size * first, n.out.size * count * sizeof *d);
          call.dx = NULL;
          net_backward (&call);
          memcpy (d, dy + n.out.size * first, n.out.size * count * sizeof *d);
          call.dx = dx;
          call.grad = NULL;
          net_backward (&call);
          CHECK_CLOSE (dx, part, IN * count, 200 * EPSILON);
          free (d), free (dx);
        }
      CHECK_CLOSE (sum, wanted, n.params, 1000 * EPSILON);
      CHECK_END (grad, n.params);
      free (grad), free (sum);
    }
  CHECK_SAME (saved, before, n.saved * BATCH);
  CHECK_END (saved, n.saved * BATCH);
  CHECK_END (scratch, scratch_size);
  for (size_t i = 0; i < n.count; i++)
    free (t.y[i]), free (t.cache[i]);
  free (params), free (x), free (dy), free (wanted_dx), free (wanted);
  free (saved), free (before), free (scratch);
}

/* Layer i draws from stream + i, weights before biases. */
static void
test_init (void)
{
  static const char *const names[] = { "affine", "relu", "maxout", NULL };
  layer layers[MOST_LAYERS];
  CASE ("net", "%s; initial parameters", name_of (names));
  const net n = plan (layers, names);
  CHECK_NEAR (n.params, (IN + 1) * 13 + 14 * 65, 0);
  CHECK_NEAR (n.state, 0, 0);
  CHECK_NEAR (layers[2].params_at, (IN + 1) * 13, 0);
  CHECK_NEAR (layers[2].weights, 13 * 65, 0);
  real *params = normal_numbers (n.params), *first = normal_numbers (IN * 13),
       *third = normal_numbers (13 * 65);
  net_init (params, NULL, &n, 9, 1024);
  rng_normal (first, (rng){ 9, 1024, 0 }, 0, IN * 13);
  rng_normal (third, (rng){ 9, 1026, 0 }, 0, 13 * 65);
  double *wanted = calloc (n.params, sizeof *wanted);
  for (size_t i = 0; i < IN * 13; i++)
    wanted[i] = sqrt (2.0 / IN) * (double) first[i];
  for (size_t i = 0; i < 13 * 65; i++)
    wanted[(IN + 1) * 13 + i] = sqrt (2.0 / 13) * (double) third[i];
  CHECK_CLOSE (params, wanted, n.params, 4 * EPSILON);
  CHECK_END (params, n.params);
  free (params), free (first), free (third), free (wanted);
}

/* A step is that of each layer at its rate; decay and max-norm are for weights. */
static void
test_update (void)
{
  static const char *const names[] = { "affine", "relu", "affine", NULL };
  layer layers[MOST_LAYERS];
  CASE ("net_update", "%s", name_of (names));
  const net n = plan (layers, names);
  layers[0].rate_scale = 0.25;
  layers[2].max_norm = 1e-3;
  real *params = normal_numbers (n.params), *grad = normal_numbers (n.params),
       *v = calloc (n.params, sizeof *v);
  real *before = malloc (n.params * sizeof *before), *average = normal_numbers (n.params);
  memcpy (before, params, n.params * sizeof *before);
  const optim o = { .method = OPTIM_SGD, .rate = 0.5, .decay = 0.125, .averaging = 0.5, .t = 2 };
  memcpy (average, params, n.params * sizeof *average);
  const worker me = worker_alone ();
  const net_step step = { o, params, v, average };
  net_update (&step, grad, &n, &me);
  double *stepped = malloc (n.params * sizeof *stepped), *mean = malloc (n.params * sizeof *mean);
  for (size_t i = 0; i < n.params; i++)
    {
      const layer *l = layers + (i < layers[2].params_at ? 0 : 2);
      const int bias = i >= l->params_at + l->weights;
      const double g = (double) grad[i] + (bias ? 0 : 0.125 * (double) before[i]);
      /* Weights beyond their bound are looked at below. */
      stepped[i]
          = l == layers || bias ? (double) before[i] - 0.5 * l->rate_scale * g : (double) params[i];
      mean[i] = ((double) before[i] + 3 * (double) params[i]) / 4;
    }
  CHECK_CLOSE (params, stepped, n.params, 8 * EPSILON);
  CHECK_CLOSE (average, mean, n.params, 8 * EPSILON);
  const real *w = params + layers[2].params_at;
  for (size_t j = 0; j < layers[2].biases; j++)
    {
      double square = 0;
      for (size_t i = 0; i < WIDEST; i++)
        square += pow ((double) w[i + j * WIDEST], 2);
      CHECK_NEAR (sqrt (square), 1e-3, 1e-3 * 8 * EPSILON);
    }
  free (params), free (grad), free (v), free (before), free (average), free (stepped), free (mean);
}

/* With a gradient the step is taken after. */
static void
step_as (const worker *me, void *task)
{
  net_call call = *(const net_call *) task;
  const net_step *step = call.step;
  call.p.me = me;
  net_forward (&call);
  if (call.grad)
    call.step = NULL;
  net_backward (&call);
  if (call.grad)
    net_update (step, call.grad, call.n, me);
}

/* A step that is taken while the gradient is made has the bits of one taken after, whatever the
 * optimizer and the number of workers. */
static void
test_step (const char *const *names, int method, int threads)
{
  CASE ("net_backward", "%s; steps by method %d, %d threads", name_of (names), method, threads);
  layer layers[MOST_LAYERS];
  const net n = plan (layers, names);
  layers[n.count - 1].max_norm = 0.5;
  const size_t kinds = 2, bytes = n.params * sizeof (real);
  const optim o = { .method = method,
                    .rate = 0.1,
                    .momentum = 0.5,
                    .beta2 = 0.9,
                    .epsilon = 1e-3,
                    .decay = 0.125,
                    .averaging = 0.5,
                    .t = 3 };
  real *x = normal_numbers (IN * BATCH), *dy = normal_numbers (n.width * BATCH);
  real *now[3] = { normal_numbers (n.params), calloc (n.params * kinds + 1, sizeof (real)),
                   normal_numbers (n.params) },
       *then[3];
  for (size_t i = 0; i < 3; i++)
    {
      const size_t size = bytes * (i == 1 ? kinds : 1) + sizeof (real);
      then[i] = memcpy (malloc (size), now[i], size);
    }
  const net_step together = { o, now[0], now[1], now[2] }, after = { o, then[0], then[1], then[2] };
  char *saved = malloc (n.saved * BATCH + 1);
  char *scratch = malloc (net_backward_scratch (&n, BATCH, (size_t) threads));
  real *grad = normal_numbers (n.params), *d = normal_numbers (n.width * BATCH);
  memcpy (d, dy, n.width * BATCH * sizeof *d);
  net_call call = { .n = &n,
                    .p = { .batch = BATCH, .train = 1, .draw = { 7, 100, 3 } },
                    .params = together.params,
                    .x = x,
                    .saved = saved,
                    .scratch = scratch,
                    .count = BATCH,
                    .dy = d,
                    .step = &together };
  team_run (threads, step_as, &call);
  memcpy (d, dy, n.width * BATCH * sizeof *d);
  call.params = after.params;
  call.step = &after;
  call.grad = grad;
  team_run (1, step_as, &call);
  CHECK_SAME (now[0], then[0], n.params);
  CHECK_SAME (now[1], then[1], n.params * kinds);
  CHECK_SAME (now[2], then[2], n.params);
  CHECK_END (now[0], n.params);
  CHECK_END (now[2], n.params);
  for (size_t i = 0; i < 3; i++)
    free (now[i]), free (then[i]);
  free (x), free (dy), free (saved), free (scratch), free (grad), free (d);
}

typedef struct
{
  const net_step *step;
  const net_numbers *from;
  const real *grad;
  const net *n;
  int finite[3];
} update_call;

static void
update_from_as (const worker *me, void *task)
{
  update_call *c = task;
  c->finite[me->index] = net_update_from (c->step, c->from, c->grad, c->n, me);
}

/* A step from numbers that are only read has the bits of one on a copy of them, whatever the
 * number of workers, and says what is not finite. */
static void
test_update_from (const char *const *names, int method, int fresh, int threads)
{
  CASE ("net_update_from", "%s; method %d, %s moments, %d threads", name_of (names), method,
        fresh ? "no" : "old", threads);
  layer layers[MOST_LAYERS];
  const net n = plan (layers, names);
  layers[n.count - 1].max_norm = 0.5;
  const size_t count[3] = { n.params, n.params * optim_moments (method), n.params };
  const optim o = { .method = method,
                    .rate = 0.1,
                    .momentum = 0.5,
                    .beta2 = 0.9,
                    .epsilon = 1e-3,
                    .decay = 0.125,
                    .averaging = 0.5,
                    .t = 3 };
  real *grad = normal_numbers (n.params), *old[3], *wanted[3], *found[3];
  for (size_t i = 0; i < 3; i++)
    {
      const size_t bytes = (count[i] + 1) * sizeof (real);
      old[i] = normal_numbers (count[i]);
      for (size_t k = 0; k < count[i]; k++)
        old[i][k] = i == 1 ? fresh ? 0 : (real) fabs ((double) old[i][k]) : old[i][k];
      wanted[i] = memcpy (malloc (bytes), old[i], bytes);
      found[i] = normal_numbers (count[i]);
    }
  const worker me = worker_alone ();
  const net_step step = { o, wanted[0], wanted[1], wanted[2] };
  net_update (&step, grad, &n, &me);
  const net_step away = { o, found[0], found[1], found[2] };
  const net_numbers from = { old[0], fresh ? NULL : old[1], old[2] };
  update_call c = { &away, &from, grad, &n, { 1, 1, 1 } };
  team_run (threads, update_from_as, &c);
  for (size_t i = 0; i < 3; i++)
    CHECK_SAME (found[i], wanted[i], count[i]);
  CHECK (c.finite[0] && c.finite[1] && c.finite[2]);
  if (n.params)
    {
      grad[n.params - 1] = INFINITY;
      team_run (threads, update_from_as, &c);
      CHECK (!(c.finite[0] && c.finite[1] && c.finite[2]));
    }
  for (size_t i = 0; i < 3; i++)
    free (old[i]), free (wanted[i]), free (found[i]);
  free (grad);
}

/* What a layer cannot do is said with its number and type. */
static void
test_failure (void)
{
  CASE ("net_plan", "weights that are too many");
  const layer_ops *ops = layer_find ("affine");
  layer layers[2] = { { .ops = layer_find ("relu") }, { .ops = ops, .info = &ops->info } };
  layers[0].info = &layer_find ("relu")->info;
  layers[1].option[0] = 0x1p24;
  net n;
  status st = { GAN_OK, "" };
  CHECK (net_plan (&n, layers, 2, vector_shape (1 << 24), &st) == GAN_TOO_LARGE);
  CHECK (st.code == GAN_TOO_LARGE);
  CHECK_STARTS (st.message, "layer 2 (affine): ");
}

int
main (void)
{
  for (size_t i = 0; i < sizeof chains / sizeof *chains; i++)
    for (int train = 0; train < 2; train++)
      test_chain (chains[i], train);
  for (size_t i = 0; i < sizeof chains / sizeof *chains; i++)
    for (int method = OPTIM_SGD; method <= OPTIM_RMSPROP; method++)
      for (int threads = 1; threads <= 3; threads++)
        {
          test_step (chains[i], method, threads);
          for (int fresh = 0; fresh < 2; fresh++)
            test_update_from (chains[i], method, fresh, threads);
        }
  test_init ();
  test_update ();
  test_failure ();
  return check_report ();
}
