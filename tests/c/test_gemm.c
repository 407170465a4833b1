/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Every product of gemm.h, with and without epilogues, against gemm_reference.h: our own, and
 * OpenBLAS's where it is built with.
 *
 * The arrays hold multiples of 1/64 below 1, so that sums of up to 4096 products are exact in any
 * order, in either precision: the wanted difference is 0.  With numbers that round, results are
 * the same bits whatever the number of workers. */

#include "arrays.h"
#include "base/blas.h"
#include "check.h"
#include "kernels/gemm.h"
#include "kernels/gemm_reference.h"

/* What of a product is given. */
typedef struct
{
  size_t m, n, k, parts; /* parts: of gemm_tn */
  int alike;
  const real *a, *b, *bias;
} operands;

/* What comes out of it: a matrix, and bytes or counts as large. */
typedef struct
{
  real *c;
  uint8_t *bytes;
  uint8_t *wrong; /* whether a contract has been broken */
} results;

/* A product of one worker, or, where `me` is NULL, the reference. */
typedef void product (const results *to, void *workspace, void *scratch, const operands *o,
                      const worker *me);

/* The memory that the products ask for, and what marks its ends. */
static size_t
workspace_of (const operands *o)
{
  const size_t tn = gemm_tn_workspace (o->n, o->k), nt = gemm_nt_workspace (o->m, o->k);
  return tn > nt ? tn : nt;
}

static size_t
scratch_of (const operands *o)
{
  const size_t all = gemm_scratch_thread (), nt = gemm_nt_scratch_thread (o->m);
  return all > nt ? all : nt;
}

/* P + b as it is stored, of all parts. */
static void
with_bias (const results *to, void *workspace, void *scratch, const operands *o, const worker *me)
{
  const size_t all = o->m * o->parts;
  const gemm_bias e = gemm_bias_to (to->c, o->bias, all);
  if (me)
    gemm_tn (&e.as, workspace, scratch, o->a, o->b, all, 1, o->n, o->k, o->alike, me);
  else
    reference_tn (workspace, &e.as, o->a, o->b, all, 1, o->n, o->k);
}

/* An epilogue that says what blocks are: the least of the parts (m x n), and how often an element
 * has come, in which order its parts did, and whether numbers beyond the rows can be read. */
typedef struct
{
  gemm_epilogue as;
  const results *to;
  size_t m;
} least;

static void
take_least (const gemm_epilogue *e, const gemm_block *b)
{
  const least *l = (const least *) e;
  for (size_t q = 0; q < b->parts; q++)
    for (size_t j = 0; j < b->columns; j++)
      {
        const real *column = b->p + q * b->part_stride + j * b->stride;
        for (size_t i = 0; i < b->rows; i++)
          {
            const size_t at = b->column + j + (b->row + i) * l->m;
            if (b->part + q == 0 || column[i] < l->to->c[at])
              l->to->c[at] = column[i];
            /* The count of parts, if they come one after the other. */
            l->to->bytes[at]
                = (uint8_t) (l->to->bytes[at] == b->part + q ? b->part + q + 1 : UINT8_MAX);
          }
        for (size_t i = b->rows; i < round_up (b->rows, LANES); i++)
          (void) *(volatile const real *) (column + i);
      }
  if (b->rows == 0 || b->columns == 0 || b->stride % LANES != 0 || b->stride < b->rows)
    *l->to->wrong = 1;
}

static void
least_of_parts (const results *to, void *workspace, void *scratch, const operands *o,
                const worker *me)
{
  least e = { { take_least }, to, o->m };
  if (me)
    gemm_tn (&e.as, workspace, scratch, o->a, o->b, o->m, o->parts, o->n, o->k, o->alike, me);
  else if (o->m * o->n > 0)
    reference_tn (workspace, &e.as, o->a, o->b, o->m, o->parts, o->n, o->k);
}

static void
nn (const results *to, void *workspace, void *scratch, const operands *o, const worker *me)
{
  (void) workspace;
  if (me)
    gemm_nn (to->c, scratch, o->a, o->b, o->m, o->n, o->k, me);
  else
    reference_nn (to->c, o->a, o->b, o->m, o->n, o->k);
}

static void
nt (const results *to, void *workspace, void *scratch, const operands *o, const worker *me)
{
  if (me)
    gemm_nt (to->c, NULL, workspace, scratch, o->a, o->b, o->m, o->n, o->k, me);
  else
    reference_nt (to->c, o->a, o->b, o->m, o->n, o->k);
}

/* The same, where blocks are stored by an epilogue alone. */
static void
store_block (const gemm_epilogue *e, const gemm_block *b)
{
  const least *l = (const least *) e;
  if (b->rows != l->m || b->stride != l->m || b->row != 0 || b->columns == 0)
    *l->to->wrong = 1;
  memcpy (l->to->c + b->column * l->m, b->p, b->columns * l->m * sizeof (real));
}

static void
nt_in_blocks (const results *to, void *workspace, void *scratch, const operands *o,
              const worker *me)
{
  const least e = { { store_block }, to, o->m };
  if (me)
    gemm_nt (NULL, &e.as, workspace, scratch, o->a, o->b, o->m, o->n, o->k, me);
  else
    reference_nt (to->c, o->a, o->b, o->m, o->n, o->k);
}

/* A factor that is made as it is read: A (m x k), by columns or by rows. */
typedef struct
{
  gemm_factor as;
  const real *a;
  size_t m;
  uint8_t *wrong;
} factor_of_matrix;

static void
read_factor (real *out, size_t stride, const gemm_factor *f, size_t row, size_t rows, size_t depth,
             size_t depths)
{
  const factor_of_matrix *from = (const factor_of_matrix *) f;
  if (rows > GEMM_READ || depths > GEMM_READ)
    *from->wrong = 1;
  const size_t outer = f->by_rows ? rows : depths, inner = f->by_rows ? depths : rows;
  for (size_t i = 0; i < outer; i++)
    for (size_t j = 0; j < inner + LANES - 1; j++)
      /* What is beyond is not to be seen. */
      out[j + i * stride] = j >= inner   ? (real) NAN
                            : f->by_rows ? from->a[row + i + (depth + j) * from->m]
                                         : from->a[row + j + (depth + i) * from->m];
}

/* Twice: set, and added to itself. */
static void
implicit (const results *to, void *scratch, const operands *o, const worker *me, int by_rows)
{
  const factor_of_matrix f = { { read_factor, by_rows }, o->a, o->m, to->wrong };
  const share s = worker_share (me, o->m, 1);
  for (int add = 0; add < 2; add++)
    gemm_implicit (to->c, o->m, scratch, &f.as, o->b, o->k, s.from, s.to, o->n, o->k, add);
}

static void
twice_the_reference (const results *to, const operands *o)
{
  reference_nn (to->c, o->a, o->b, o->m, o->n, o->k);
  for (size_t i = 0; i < o->m * o->n; i++)
    to->c[i] *= 2;
}

static void
implicit_columns (const results *to, void *workspace, void *scratch, const operands *o,
                  const worker *me)
{
  (void) workspace;
  if (me)
    implicit (to, scratch, o, me, 0);
  else
    twice_the_reference (to, o);
}

static void
implicit_rows (const results *to, void *workspace, void *scratch, const operands *o,
               const worker *me)
{
  (void) workspace;
  if (me)
    implicit (to, scratch, o, me, 1);
  else
    twice_the_reference (to, o);
}

static void
rows (const results *to, void *workspace, void *scratch, const operands *o, const worker *me)
{
  (void) workspace;
  if (!me)
    {
      twice_the_reference (to, o);
      return;
    }
  const share s = worker_share (me, o->m, 1);
  for (int add = 0; add < 2; add++)
    gemm_rows (to->c, o->m, scratch, o->a, o->m, o->b, o->k, s.from, s.to, o->n, o->k, add);
}

typedef struct
{
  product *f;
  const operands *o;
  const results *to;
  char *workspace, *scratch;
} product_task;

static void
multiply_as (const worker *me, void *task)
{
  const product_task *t = task;
  t->f (t->to, t->workspace, t->scratch + me->index * scratch_of (t->o), t->o, me);
}

/* Results of m parts x n numbers, by so many threads; 0: by the reference. */
static results
multiply (product *f, const operands *o, int threads)
{
  const size_t size = o->m * o->parts * o->n;
  const results to = { grid_numbers (size, 1, 64), calloc (size + 1, 1), calloc (1, 1) };
  if (threads == 0)
    {
      real *p = grid_numbers (reference_stride (o->n) * o->m * o->parts + LANES, 1, 64);
      f (&to, p, NULL, o, NULL);
      free (p);
      return to;
    }
  const size_t workspace = workspace_of (o), scratch = scratch_of (o) * (size_t) threads;
  product_task t = { f, o, &to, aligned_alloc (64, round_up (workspace + 1, 64)),
                     aligned_alloc (64, round_up (scratch + 1, 64)) };
  t.workspace[workspace] = t.scratch[scratch] = MARK;
  team_run (threads, multiply_as, &t);
  CHECK_END (t.workspace, workspace);
  CHECK_END (t.scratch, scratch);
  CHECK_END (to.c, size);
  CHECK (!*to.wrong);
  free (t.workspace), free (t.scratch);
  return to;
}

static void
forget (results r)
{
  free (r.c), free (r.bytes), free (r.wrong);
}

/* `size` numbers of the results count. */
static void
test_product (const char *name, product *f, operands o, size_t size, int threads)
{
  const size_t a = o.m * o.parts * o.k, b = o.k * o.n;
  CASE (name, "m = %zu x %zu, n = %zu, k = %zu, %s, %d threads, %s", o.m, o.parts, o.n, o.k,
        o.alike ? "alike" : "not alike", threads, blas_serves () ? blas_name () : "native");
  real *exact_a = grid_numbers (a, 1, 64), *exact_b = grid_numbers (b, 1, 64);
  real *bias = grid_numbers (o.m * o.parts, 1, 64);
  o.a = exact_a;
  o.b = exact_b;
  for (int biased = 0; biased <= (f == with_bias); biased++)
    {
      o.bias = biased ? bias : NULL;
      const results found = multiply (f, &o, threads), wanted = multiply (f, &o, 0);
      CHECK_CLOSE (found.c, wanted.c, size, 0);
      CHECK_SAME (found.bytes, wanted.bytes, size);
      forget (found), forget (wanted);
    }

  real *rounding_a = normal_numbers (a), *rounding_b = normal_numbers (b);
  o.a = rounding_a;
  o.b = rounding_b;
  const results found = multiply (f, &o, threads), one = multiply (f, &o, 1);
  CHECK_SAME (found.c, one.c, size);
  if (f == with_bias && o.alike)
    {
      /* And the same for the last rows of P by themselves. */
      const size_t all = o.m * o.parts, n = o.n;
      o.n = n < 5 ? n : 5;
      o.b = rounding_b + (n - o.n) * o.k;
      const results some = multiply (f, &o, 1);
      CHECK_SAME (some.c, found.c + (n - o.n) * all, o.n * all);
      forget (some);
    }
  if (f == with_bias && !o.alike && o.n > GEMM_TOGETHER)
    {
      const size_t all = o.m * o.parts;
      o.n -= GEMM_TOGETHER;
      o.b = rounding_b + GEMM_TOGETHER * o.k;
      const results some = multiply (f, &o, 1);
      CHECK_SAME (some.c, found.c + GEMM_TOGETHER * all, o.n * all);
      forget (some);
    }
  forget (found), forget (one);
  free (exact_a), free (exact_b), free (bias), free (rounding_a), free (rounding_b);
}

static void
test_products (size_t m, size_t n, size_t k, int threads)
{
  const operands o = { .m = m, .n = n, .k = k, .parts = 1 };
  operands alike = o, parts = o;
  alike.alike = 1;
  parts.parts = 1 + (m + n + k) % 5;
  const size_t size = m * n;
  test_product ("gemm_tn", with_bias, o, size, threads);
  test_product ("gemm_tn", with_bias, alike, size, threads);
  test_product ("gemm_tn of parts", least_of_parts, parts, size, threads);
  test_product ("gemm_nn", nn, o, size, threads);
  test_product ("gemm_nt", nt, o, size, threads);
  test_product ("gemm_nt in blocks", nt_in_blocks, o, size, threads);
  test_product ("gemm_rows", rows, o, size, threads);
  test_product ("gemm_implicit", implicit_columns, o, size, threads);
  test_product ("gemm_implicit by rows", implicit_rows, o, size, threads);
}

static void
test_all (void)
{
  static const size_t sizes[] = { 0, 1, 2, 3, 17, 31, 64 };
  enum
  {
    SIZES = sizeof sizes / sizeof *sizes
  };
  for (int threads = 1; threads <= 3; threads++)
    {
      for (size_t i = 0; threads == 2 && i < SIZES * SIZES * SIZES; i++)
        test_products (sizes[i % SIZES], sizes[i / SIZES % SIZES], sizes[i / SIZES / SIZES],
                       threads);
      /* several blocks and micro-panels */
      test_products (301, 67, 129, threads);
      test_products (5, 1203, 130, threads);
      test_products (33, 32, 1000, threads);
      test_products (131, 601, 37, threads);
      test_products (785, 100, 33, threads);
      test_products (9, 17 * LANES, 300, threads);
      /* parts that do not fit into a block */
      for (size_t parts = 6; parts <= 31; parts += 5)
        test_product ("gemm_tn of parts", least_of_parts,
                      (operands){ .m = 11, .n = 41, .k = 29, .parts = parts }, 11 * 41, threads);
    }
}

int
main (void)
{
  test_all ();
  if (*blas_name ())
    {
      blas_choose (1);
      test_all ();
    }
  return check_report ();
}
