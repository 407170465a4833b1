/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* A test is a program: main () makes its checks and returns check_report ().
 *
 * CASE says what is tried from there on: the subject (a layer, a product, an optimizer), then
 * shape, mode and threads as printf has them.  The first check that fails in a case prints it, with
 * the precision and instruction set of this program; then comes a line for each check, with what
 * was wanted and found, of an array the first element that differs, the largest difference and how
 * many do.  A check that fails in many cases of a subject is shown in a few of them and counted.
 * The program goes on. */

#ifndef GAN_CHECK_H
#define GAN_CHECK_H

#include "base/real.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK_TEXT_(x) #x
#define CHECK_TEXT(x) CHECK_TEXT_ (x)

enum
{
  CHECK_SHOWN = 3,   /* cases of a subject in which the same check is shown */
  CHECK_PLACES = 200 /* checks that fail in so many subjects are counted */
};

static int check_passed, check_failed;

/* The case, and whether it stands in the output. */
static char check_subject[40] = "all", check_shape[200];
static int check_told;

typedef struct
{
  char subject[sizeof check_subject];
  int line;
  int times;
} check_place;

static check_place check_places[CHECK_PLACES];

/* A test for an instruction set that this processor does not have passes unseen. */
static void __attribute__ ((constructor)) check_processor (void)
{
#if defined __AVX512F__
  const int able = __builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512bw")
                   && __builtin_cpu_supports ("avx512dq") && __builtin_cpu_supports ("avx512vl");
#elif defined __AVX2__
  const int able = __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma");
#else
  const int able = 1;
#endif
  if (!able)
    {
      puts ("1 passed, 0 failed");
      exit (0);
    }
}

#define CASE(subject, ...)                                                                         \
  (snprintf (check_subject, sizeof check_subject, "%s", subject),                                  \
   snprintf (check_shape, sizeof check_shape, __VA_ARGS__), check_told = 0)

/* Counts a check.  Whether its failure is to be shown: then the beginning of its line is. */
static inline int
check_fails (int good, const char *file, int line)
{
  static const char path[] = CHECK_TEXT (GAN_CPU);
  check_passed += good;
  check_failed += !good;
  if (good)
    return 0;
  check_place *at = check_places;
  while (at < check_places + CHECK_PLACES && at->times
         && (at->line != line || strcmp (at->subject, check_subject) != 0))
    at++;
  if (at < check_places + CHECK_PLACES)
    {
      strcpy (at->subject, check_subject);
      at->line = line;
      if (at->times++ >= CHECK_SHOWN)
        return 0;
    }
  if (!check_told)
    printf ("%s: %s, %s path%s%s\n", check_subject, sizeof (real) == 4 ? "single" : "double",
            path[0] ? path + 1 : "plain", *check_shape ? ", " : "", check_shape);
  check_told = 1;
  printf ("  %s:%d: ", file, line);
  return 1;
}

#define CHECK_FAILS(good) check_fails (good, __FILE__, __LINE__)

#define CHECK(condition)                                                                           \
  do                                                                                               \
    if (CHECK_FAILS ((condition) != 0))                                                            \
      printf ("not so: %s\n", #condition);                                                         \
  while (0)

/* |found - wanted| <= tolerance; a NaN is never near. */
#define CHECK_NEAR(found, wanted, tolerance)                                                       \
  do                                                                                               \
    {                                                                                              \
      const double found_ = (double) (found), wanted_ = (double) (wanted);                         \
      if (CHECK_FAILS (fabs (found_ - wanted_) <= (double) (tolerance)))                           \
        printf ("%s is %.17g, wanted %s = %.17g within %g\n", #found, found_, #wanted, wanted_,    \
                (double) (tolerance));                                                             \
    }                                                                                              \
  while (0)

/* What an element of an array is: float, double, or a number without sign of some bytes. */
#define CHECK_KIND(a) _Generic(*(a), float : 'f', double : 'd', default : (char) sizeof *(a))

static inline double
check_element (const void *a, char kind, size_t i)
{
  switch (kind)
    {
    case 'f':
      return (double) ((const float *) a)[i];
    case 'd':
      return ((const double *) a)[i];
    case 4:
      return ((const uint32_t *) a)[i];
    case 8:
      return (double) ((const uint64_t *) a)[i];
    default:
      return ((const uint8_t *) a)[i];
    }
}

/* The array `name` of n elements.  One is right within `tolerance`, relative to the wanted one or,
 * where that is smaller, to `least`; where the tolerance is negative it must have the same bytes.
 */
static inline void
check_array (const char *file, int line, const char *name, const void *found, char kind,
             const void *wanted, char wanted_kind, size_t n, double tolerance, double least)
{
  const size_t size = kind == 'f' ? 4 : kind == 'd' ? 8 : (size_t) kind;
  size_t first = n, wrong = 0;
  double worst = 0;
  if (tolerance < 0 && memcmp (found, wanted, n * size) == 0)
    {
      check_passed++;
      return;
    }
  for (size_t i = 0; i < n; i++)
    {
      const double f = check_element (found, kind, i), w = check_element (wanted, wanted_kind, i);
      const double difference = fabs (f - w), scale = fabs (w) > least ? fabs (w) : least;
      const int right = tolerance < 0 ? memcmp ((const char *) found + i * size,
                                                (const char *) wanted + i * size, size)
                                            == 0
                                      : f == w || difference <= tolerance * scale;
      if (right)
        continue;
      if (wrong++ == 0)
        first = i;
      if (!(difference <= worst))
        worst = difference;
    }
  if (!check_fails (wrong == 0, file, line))
    return;
  printf ("%s[%zu] is %.17g, wanted %.17g", name, first, check_element (found, kind, first),
          check_element (wanted, wanted_kind, first));
  if (tolerance > 0)
    printf (" within %g", tolerance);
  printf ("; %zu of %zu differ, by %g at most\n", wrong, n, worst);
}

/* Within a tolerance that is relative to what is larger than 1, or always. */
#define CHECK_CLOSE(found, wanted, n, tolerance)                                                   \
  check_array (__FILE__, __LINE__, #found, found, CHECK_KIND (found), wanted, CHECK_KIND (wanted), \
               n, tolerance, 1)
#define CHECK_RELATIVE(found, wanted, n, tolerance)                                                \
  check_array (__FILE__, __LINE__, #found, found, CHECK_KIND (found), wanted, CHECK_KIND (wanted), \
               n, tolerance, 0)

/* The same bits. */
#define CHECK_SAME(found, wanted, n)                                                               \
  check_array (__FILE__, __LINE__, #found, found, CHECK_KIND (found), wanted, CHECK_KIND (found),  \
               n, -1, 1)

#define CHECK_TEXT_IS(found, wanted)                                                               \
  do                                                                                               \
    if (CHECK_FAILS (strcmp (found, wanted) == 0))                                                 \
      printf ("%s is \"%s\", wanted \"%s\"\n", #found, found, wanted);                             \
  while (0)

#define CHECK_STARTS(found, wanted)                                                                \
  do                                                                                               \
    if (CHECK_FAILS (strncmp (found, wanted, strlen (wanted)) == 0))                               \
      printf ("%s is \"%s\", wanted \"%s...\"\n", #found, found, wanted);                          \
  while (0)

/* Nobody wrote beyond the end of an array of n numbers that has a MARK there (arrays.h). */
#define CHECK_END(a, n)                                                                            \
  do                                                                                               \
    if (CHECK_FAILS ((a)[n] == MARK))                                                              \
      printf ("%s has been written to beyond its end, at [%zu]\n", #a, (size_t) (n));              \
  while (0)

static inline int
check_report (void)
{
  for (const check_place *at = check_places; at < check_places + CHECK_PLACES && at->times; at++)
    if (at->times > CHECK_SHOWN)
      printf ("%s: line %d failed in %d more cases\n", at->subject, at->line,
              at->times - CHECK_SHOWN);
  printf ("%d passed, %d failed\n", check_passed, check_failed);
  return check_failed > 0 || check_passed == 0;
}

#endif
