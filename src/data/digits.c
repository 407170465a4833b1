/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Handwritten-like digits drawn from nothing.
 *
 * A form is one way of writing a digit: a list of knots in a box 100 wide and
 * 100 high, x to the right and y down.  Each knot has a mean and a mode,
 *
 *     knot = mean + t mode + jitter,     t uniform on (-1, 1), one for the form,
 *
 * a point distribution model (Cootes, Taylor, Cooper and Graham 1995) of one
 * mode: t runs from one natural shape of the form to another.  The jitter is an
 * autoregressive walk along the knots, so that neighbours lean the same way.  The
 * knots of a stroke are the control polygon of a uniform cubic B-spline, on span i
 *
 *     c(s) = ((1-s)^3 k[i-1] + (3s^3-6s^2+4) k[i] + (-3s^3+3s^2+3s+1) k[i+1] + s^3 k[i+2]) / 6,
 *
 * which has a continuous curvature whatever the jitter.  At the ends of a
 * stroke and at a corner the polygon goes on by reflection, k[-1] = 2 k[0] - k[1],
 * which makes the curve start at k[0] towards k[1].
 *
 * The pen line is then bent and laid out, in this order:
 *
 *     elastic    p += sum of WAVES plane waves a sin (f.p + phase), so long that
 *                the line stays smooth (the idea of Simard, Steinkraus and
 *                Platt, ICDAR 2003, applied to the line and not to the pixels)
 *     linear     aspect, slant, rotation
 *     fit        the larger side of the bounding box to about 20 pixels, the
 *                centre of mass to the middle of the image, as in MNIST, and a
 *                small shift
 *
 * The ink at a pixel whose distance from the line is d is the smooth step from
 * 1 at d = r - EDGE / 2 to 0 at d = r + EDGE / 2; r, half the thickness, waves slowly
 * along the stroke.  Where strokes meet the larger ink counts.
 *
 * Image i takes its random numbers from step i of STREAM_DIGITS and nothing else.
 */

#include "data/digits.h"

#include "base/rng.h"
#include "base/team.h"

#include <math.h>

enum
{
  MAX_KNOTS = 16,
  SUBDIVISION = 8, /* pieces to a span of the spline */
  MAX_POINTS = MAX_KNOTS * SUBDIVISION + MAX_KNOTS,
  WAVES = 3,
  WORTH_THREADS = 32, /* images; fewer are drawn by one thread */
  /* random numbers to an image */
  UNIFORMS = 16,
  NORMALS = 48
};

_Static_assert(UNIFORMS >= 5 + 3 * WAVES, "uniform numbers do not suffice");
_Static_assert(NORMALS >= 2 * (MAX_KNOTS + 1) + 2 * WAVES + 5, "normal numbers do not suffice");

/* How much everything varies; lengths of the box are in hundredths of its side. */
#define JITTER 5.0      /* of a knot, standard deviation */
#define KINSHIP 0.7     /* correlation of the jitter of neighbours */
#define BEND 3.0        /* of each elastic wave, standard deviation */
#define SLANT_MEAN 0.13 /* to the right, as most people write */
#define SLANT 0.21
#define ROTATION 0.10 /* radians */
#define ASPECT 0.15   /* of the log of width by height */
#define BOX_MIN 0.90  /* of the 20 pixels of MNIST's box */
#define BOX_MAX 1.00
#define SHIFT 0.35      /* pixels */
#define RADIUS_MIN 0.85 /* pixels */
#define RADIUS_MAX 1.65
#define PRESSURE 0.10     /* amplitude of the thickness along the stroke */
#define PRESSURE_TURN 9.0 /* radians of that wave from the first point to the last */
#define EDGE 1.5          /* pixels from full ink to none */
#define BOX 20.0
#define TWO_PI 6.283185307179586476925287

typedef struct
{
  char kind;         /* Move: pen down here; Smooth: go on; Corner: turn sharply here */
  signed char at[4]; /* mean x, y; mode x, y */
} knot;

typedef struct
{
  uint8_t digit;
  uint8_t weight;        /* how often it is written, among the forms of its digit */
  knot knots[MAX_KNOTS]; /* up to the first of no kind */
} form;

/* clang-format off */
#define M(...) { 'M', { __VA_ARGS__ } }
#define S(...) { 'S', { __VA_ARGS__ } }
#define C(...) { 'C', { __VA_ARGS__ } }

static const form forms[] = {
  /* 0: from the top, anticlockwise: round to narrow; with ends that cross */
  { 0, 5, { M (52, 3), S (20, -5, 5, 3), S (-3, 50, 5, 0), S (20, 107, 4, -2), S (64, 107, -4, -2),
            S (91, 50, -5, 0), S (72, -4, -4, 3), S (44, 3) } },
  { 0, 3, { M (66, 8, 4, 2), S (36, -8, 4, 2), S (-3, 44, 2, 4), S (18, 107), S (66, 106),
            S (91, 50, 0, 3), S (70, 2, -2, 4), S (36, 12, -6, 6) } },

  /* 1: a line; with a flag; with a flag and a foot */
  { 1, 8, { M (50, 0), S (50, 50, 3, 0), S (50, 100) } },
  { 1, 2, { M (32, 19, 6, -3), S (42, 12, 3, 0), C (54, 0), S (53, 30), S (52, 70), S (52, 100) } },
  { 1, 1, { M (26, 20, 4, -3), S (40, 12), C (52, 0), S (51, 50), S (50, 98), M (22, 99),
            S (50, 98), S (80, 97) } },

  /* 2: plain; with a loop at the foot; with a sharp foot */
  { 2, 4, { M (12, 24, 2, 4), S (18, 2, 0, 5), S (50, -10), S (80, 8, 2, 4), S (72, 44, 4, 6),
            S (40, 78, 2, 4), C (6, 97, 2, 2), S (36, 94, 0, -2), S (62, 97), S (90, 95, 0, 5) } },
  { 2, 4, { M (12, 20, 0, 5), S (28, -4, 2, 4), S (72, -4), S (80, 32, 0, 6), S (56, 66, 0, 4),
            S (24, 98), S (2, 102, 0, 5), S (-2, 80, 4, 8), S (26, 76, 0, 7), S (58, 96),
            S (94, 98, 4, 8) } },
  { 2, 2, { M (10, 14, 2, 4), S (34, -6), S (78, -4), S (84, 26, 0, 5), S (56, 58, 0, 4), C (8, 98),
            S (48, 97, 0, -3), S (86, 98, 6, 3) } },

  /* 3: two bows that meet at a corner; in a small loop; softly; with a flat top */
  { 3, 4, { M (12, 14, 2, 4), S (30, -6, 0, 2), S (76, -4, 5, 0), S (82, 34, 6, 3),
            S (56, 46, 0, 4), C (36, 47, 7, 4), S (66, 46, 0, 4), S (94, 64, -5, 3),
            S (80, 102, -4, 0), S (36, 108), S (6, 88, 2, 5) } },
  { 3, 2, { M (14, 10, 2, 5), S (40, -8), S (82, 4, 4, 0), S (74, 38, 4, 4), S (36, 52, 4, 4),
            S (28, 44, 4, 4), S (44, 42, 4, 4), S (88, 54, -4, 4), S (88, 96, -4, 0), S (42, 108),
            S (6, 92, 2, 5) } },
  { 3, 3, { M (12, 10, 2, 4), S (46, -8), S (84, 8, 4, 2), S (66, 40, 2, 5), S (46, 46, 5, 4),
            S (70, 50, 0, 4), S (92, 74, -4, 2), S (68, 104), S (30, 104, 0, 2),
            S (4, 90, 4, 4) } },
  { 3, 1, { M (14, 4, 0, 2), S (44, 2), C (80, 2), S (60, 24), C (42, 40, 4, 3), S (74, 38),
            S (92, 68), S (74, 104), S (34, 104), S (8, 90) } },

  /* 4: open, sharp; open, round; closed; in one line */
  { 4, 5, { M (22, 4, 4, 4), S (18, 26, 2, 3), C (10, 54, 3, 5), S (40, 54, 0, 5), S (88, 50, 5, 5),
            M (72, 2, 3, -2), S (68, 36), S (66, 70), S (62, 100) } },
  { 4, 3, { M (18, 6, 3, 3), S (10, 30), S (8, 58, 3, 5), S (36, 60, 0, 4), S (70, 48, 3, 3),
            M (80, 0, -3, 3), S (76, 34), S (72, 70), S (66, 100) } },
  { 4, 3, { M (60, 0, 3, 0), S (42, 24), C (4, 66, 2, 6), S (44, 65, 0, 6), S (94, 62, 5, 6),
            M (62, 2, 4, 6), S (61, 36), S (60, 70), S (58, 100) } },
  { 4, 1, { M (94, 60, 3, 4), S (48, 62, 0, 4), C (6, 64, 2, 5), S (36, 34), C (66, 0, 3, 2),
            S (64, 36), S (62, 70), S (58, 100) } },

  /* 5: bar, stem and bow in one line; with the bar last; as an S */
  { 5, 4, { M (86, 2, 4, 2), S (58, 3), C (28, 5), S (24, 24), C (19, 42, 0, 4), S (44, 30, 0, 5),
            S (86, 44, 0, 5), S (88, 84, 2, 2), S (54, 108), S (6, 92, 4, 4) } },
  { 5, 3, { M (26, 6), S (22, 24), C (18, 44, 0, 5), S (46, 34, 0, 5), S (82, 48, 0, 4), S (82, 88),
            S (46, 108), S (4, 94, 4, 4), M (26, 5, 2, 2), S (54, 6), S (90, 1, 6, 3) } },
  { 5, 2, { M (84, 4, 6, 3), S (52, 0), S (26, 4, 0, 3), S (14, 40, 2, 4), S (44, 38, 0, 3),
            S (84, 52), S (76, 94), S (38, 106), S (4, 96, 4, 3) } },

  /* 6: a round back; a straight one */
  { 6, 4, { M (70, 2, 6, 3), S (40, 12, 4, 0), S (8, 50), S (4, 92), S (44, 112), S (82, 92, 2, 0),
            S (72, 58, 2, 8), S (36, 54, 2, 8), S (12, 82, 0, 5) } },
  { 6, 4, { M (44, 0, 8, 0), S (28, 24, 4, 0), S (10, 58), S (8, 96), S (42, 110), S (74, 92, 4, 0),
            S (66, 64, 4, 6), S (36, 60, 2, 7), S (12, 84, 0, 4) } },

  /* 7: plain; with a serif; with a bar; with a round top */
  { 7, 5, { M (8, 8, 3, 4), S (40, 6), C (84, 4, 2, 2), S (66, 32, 3, 0), S (48, 66, 6, 0),
            S (40, 100, 8, 0) } },
  { 7, 2, { M (8, 22, 0, 4), C (14, 6), S (44, 8), C (86, 4), S (68, 30), S (50, 64, 4, 0),
            S (44, 100, 6, 0) } },
  { 7, 2, { M (8, 6), S (40, 6), C (84, 4), S (66, 32), S (48, 66, 4, 0), S (38, 100, 6, 0),
            M (28, 54, 2, 2), S (50, 51), S (78, 49, 3, -2) } },
  { 7, 1, { M (8, 12, 2, 3), S (30, 4), S (66, 2), S (88, 10, 2, 4), S (66, 40), S (48, 70, 4, 0),
            S (42, 100, 6, 0) } },

  /* 8: in one line from the upper right; from the waist */
  { 8, 5, { M (78, 12, 3, 3), S (60, -6, 2, 0), S (22, -2, 3, 0), S (14, 30, 4, 4),
            S (48, 48, 0, 6), S (84, 74, 3, 3), S (66, 108, 2, 0), S (24, 106, -2, 0),
            S (10, 76, -3, 3), S (46, 50, 0, 6), S (74, 28, -3, 4), S (80, 6, 3, 3) } },
  { 8, 2, { M (46, 46, 0, 5), S (14, 36, 4, 4), S (20, -4, 4, 0), S (60, -8, -3, 0),
            S (80, 22, -4, 2), S (58, 46, 0, 5), S (22, 56, 0, 5), S (4, 88), S (34, 110),
            S (74, 104), S (82, 70, 0, 4), S (50, 46, 0, 5) } },

  /* 9: a straight stem; a curved one; one that hooks */
  { 9, 4, { M (76, 14), S (54, -6), S (16, 4, 2, 0), S (6, 44, 2, 6), S (38, 58, 0, 8),
            S (70, 36, 0, 5), C (78, 8), S (74, 40), S (70, 70, 3, 0), S (66, 100, 5, 0) } },
  { 9, 3, { M (74, 12), S (44, -8), S (8, 16), S (16, 54, 0, 6), S (52, 52, 0, 6), S (78, 18, 0, 3),
            S (84, 30), S (70, 70, 4, 0), S (52, 100, 10, 0) } },
  { 9, 1, { M (76, 14), S (50, -8), S (10, 8), S (14, 50, 0, 4), S (52, 52, 0, 4), C (77, 12),
            S (80, 50), S (76, 96), S (44, 106), S (14, 92, 5, 3) } }
};
/* clang-format on */

#undef M
#undef S
#undef C

typedef struct
{
  double x, y;
  int pen_down; /* the line runs to here from the point before */
} point;

/* The random numbers of an image, drawn at once and used one after the other. */
typedef struct
{
  float uniform[UNIFORMS], normal[NORMALS];
  size_t uniforms, normals;
} dice;

static void
dice_throw (dice *d, uint64_t seed, uint64_t image)
{
  const rng r = { seed, STREAM_DIGITS, image };
  rng_uniform (d->uniform, r, 0, 1, 0, UNIFORMS);
  rng_normal (d->normal, r, UNIFORMS, NORMALS);
  d->uniforms = d->normals = 0;
}

static double
uniform (dice *d, double lo, double hi)
{
  return lo + (hi - lo) * d->uniform[d->uniforms++];
}

/* Cut at two deviations: nobody writes the tails of a normal distribution. */
static double
normal (dice *d, double mean, double deviation)
{
  return mean + deviation * fmin (fmax (d->normal[d->normals++], -2), 2);
}

static const form *
choose_form (dice *d, unsigned digit)
{
  const size_t count = sizeof forms / sizeof *forms;
  double total = 0;
  for (size_t i = 0; i < count; i++)
    total += forms[i].digit == digit ? forms[i].weight : 0;
  double left = uniform (d, 0, total);
  const form *chosen = forms;
  for (size_t i = 0; i < count && left >= 0; i++)
    if (forms[i].digit == digit)
      {
        chosen = forms + i;
        left -= forms[i].weight;
      }
  return chosen;
}

static point
mirror (point about, point p)
{
  return (point){ 2 * about.x - p.x, 2 * about.y - p.y, 1 };
}

/* The spline of a smooth run of n >= 2 knots.  Returns the number of its points. */
static size_t
spline (point *line, const point *k, size_t n, int pen_down)
{
  size_t count = 0;
  for (size_t i = 0; i + 1 < n; i++)
    {
      const point before = i ? k[i - 1] : mirror (k[0], k[1]);
      const point after = i + 2 < n ? k[i + 2] : mirror (k[n - 1], k[n - 2]);
      for (int j = i ? 1 : 0; j <= SUBDIVISION; j++)
        {
          const double s = (double) j / SUBDIVISION, t = 1 - s;
          const double a = t * t * t / 6, b = (3 * s * s * s - 6 * s * s + 4) / 6;
          const double e = s * s * s / 6, c = 1 - a - b - e;
          line[count++] = (point){ a * before.x + b * k[i].x + c * k[i + 1].x + e * after.x,
                                   a * before.y + b * k[i].y + c * k[i + 1].y + e * after.y,
                                   pen_down || i || j };
        }
    }
  return count;
}

/* The pen line of a form: knots, moved, and splines through the runs between
 * moves and corners.  Returns the number of its points. */
static size_t
pen_line (point *line, dice *d, const form *f)
{
  point k[MAX_KNOTS];
  size_t n = 0, count = 0, start = 0;
  const double t = uniform (d, -1, 1);
  double jx = normal (d, 0, JITTER), jy = normal (d, 0, JITTER);
  const double keep = KINSHIP, fresh = sqrt (1 - KINSHIP * KINSHIP);

  for (; n < MAX_KNOTS && f->knots[n].kind; n++)
    {
      const signed char *at = f->knots[n].at;
      jx = keep * jx + fresh * normal (d, 0, JITTER);
      jy = keep * jy + fresh * normal (d, 0, JITTER);
      k[n] = (point){ at[0] + t * at[2] + jx, at[1] + t * at[3] + jy, 1 };
    }
  for (size_t i = 1; i <= n; i++)
    {
      const char kind = i < n ? f->knots[i].kind : 'M';
      if (kind == 'S')
        continue;
      const size_t length = i - start + (kind == 'C');
      count += spline (line + count, k + start, length, f->knots[start].kind == 'C');
      start = i;
    }
  return count;
}

static void
bend (point *line, size_t count, dice *d)
{
  double fx[WAVES], fy[WAVES], phase[WAVES], ax[WAVES], ay[WAVES];
  for (size_t w = 0; w < WAVES; w++)
    {
      const double angle = uniform (d, 0, TWO_PI);
      const double f = TWO_PI / 100 * uniform (d, 0.5, 1.25); /* waves to a box */
      fx[w] = f * cos (angle);
      fy[w] = f * sin (angle);
      phase[w] = uniform (d, 0, TWO_PI);
      ax[w] = normal (d, 0, BEND);
      ay[w] = normal (d, 0, BEND);
    }
  for (size_t i = 0; i < count; i++)
    {
      double dx = 0, dy = 0;
      for (size_t w = 0; w < WAVES; w++)
        {
          const double wave = sin (fx[w] * line[i].x + fy[w] * line[i].y + phase[w]);
          dx += ax[w] * wave;
          dy += ay[w] * wave;
        }
      line[i].x += dx;
      line[i].y += dy;
    }
}

/* Aspect, then slant, then rotation. */
static void
transform (point *line, size_t count, dice *d)
{
  const double aspect = exp (normal (d, 0, ASPECT));
  const double slant = normal (d, SLANT_MEAN, SLANT);
  const double angle = normal (d, 0, ROTATION), c = cos (angle), s = sin (angle);
  for (size_t i = 0; i < count; i++)
    {
      const double x = aspect * line[i].x - slant * line[i].y, y = line[i].y;
      line[i].x = c * x - s * y;
      line[i].y = s * x + c * y;
    }
}

/* Scales the line so that its ink has the size of MNIST's box and puts its
 * centre of mass near the middle of the image. */
static void
fit (point *line, size_t count, dice *d, double radius)
{
  double x0 = INFINITY, x1 = -INFINITY, y0 = INFINITY, y1 = -INFINITY;
  double mass = 0, mx = 0, my = 0;
  for (size_t i = 0; i < count; i++)
    {
      x0 = fmin (x0, line[i].x);
      x1 = fmax (x1, line[i].x);
      y0 = fmin (y0, line[i].y);
      y1 = fmax (y1, line[i].y);
      if (line[i].pen_down)
        {
          const double w = hypot (line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
          mass += w;
          mx += w * (line[i].x + line[i - 1].x) / 2;
          my += w * (line[i].y + line[i - 1].y) / 2;
        }
    }
  const double size = BOX * uniform (d, BOX_MIN, BOX_MAX) - 2 * radius;
  const double scale = size / fmax (x1 - x0, y1 - y0);
  const double middle = (DIGITS_SIDE - 1) / 2.0;
  const double margin = radius * (1 + PRESSURE) + EDGE / 2; /* no ink falls off the image */
  double left = middle - scale * mx / mass + normal (d, 0, SHIFT);
  double top = middle - scale * my / mass + normal (d, 0, SHIFT);
  left = fmin (fmax (left, margin - scale * x0), DIGITS_SIDE - 1 - margin - scale * x1);
  top = fmin (fmax (top, margin - scale * y0), DIGITS_SIDE - 1 - margin - scale * y1);
  for (size_t i = 0; i < count; i++)
    {
      line[i].x = left + scale * line[i].x;
      line[i].y = top + scale * line[i].y;
    }
}

/* Inks the segment a b of radius r: the largest of what was there and it. */
static void
ink_segment (float *ink, point a, point b, double r)
{
  const double reach = r + EDGE / 2;
  const int x0 = (int) ceil (fmax (fmin (a.x, b.x) - reach, 0));
  const int x1 = (int) floor (fmin (fmax (a.x, b.x) + reach, DIGITS_SIDE - 1));
  const int y0 = (int) ceil (fmax (fmin (a.y, b.y) - reach, 0));
  const int y1 = (int) floor (fmin (fmax (a.y, b.y) + reach, DIGITS_SIDE - 1));
  const float ux = (float) (b.x - a.x), uy = (float) (b.y - a.y);
  const float square = ux * ux + uy * uy, inverse = square > 0 ? 1 / square : 0;

  for (int x = x0; x <= x1; x++)
    for (int y = y0; y <= y1; y++)
      {
        const float px = (float) (x - a.x), py = (float) (y - a.y);
        const float along = fminf (fmaxf ((px * ux + py * uy) * inverse, 0), 1);
        const float dx = px - along * ux, dy = py - along * uy;
        const float distance = sqrtf (dx * dx + dy * dy);
        const float s = fminf (fmaxf ((float) (reach - distance) / (float) EDGE, 0), 1);
        const float step = s * s * (3 - 2 * s);
        float *pixel = ink + x * DIGITS_SIDE + y;
        *pixel = fmaxf (*pixel, step);
      }
}

static void
draw (uint8_t *pixels, unsigned digit, uint64_t seed, uint64_t image)
{
  dice d;
  point line[MAX_POINTS];
  float ink[DIGITS_SIDE * DIGITS_SIDE] = { 0 };

  dice_throw (&d, seed, image);
  const size_t count = pen_line (line, &d, choose_form (&d, digit));
  const double radius = uniform (&d, RADIUS_MIN, RADIUS_MAX);
  const double phase = uniform (&d, 0, TWO_PI); /* of the pressure */
  bend (line, count, &d);
  transform (line, count, &d);
  fit (line, count, &d, radius);
  for (size_t i = 1; i < count; i++)
    if (line[i].pen_down)
      {
        const double along = (double) i / (double) count;
        const double pressure = 1 + PRESSURE * sin (phase + PRESSURE_TURN * along);
        ink_segment (ink, line[i - 1], line[i], radius * pressure);
      }
  for (size_t i = 0; i < DIGITS_SIDE * DIGITS_SIDE; i++)
    pixels[i] = (uint8_t) (255 * ink[i] + 0.5f);
}

typedef struct
{
  uint8_t *pixels;
  const uint8_t *label;
  size_t n;
  uint64_t seed, first;
} drawing;

static void
draw_as (const worker *me, void *task)
{
  const drawing *d = task;
  const share mine = worker_share (me, d->n, 1);
  for (size_t i = mine.from; i < mine.to; i++)
    draw (d->pixels + i * DIGITS_SIDE * DIGITS_SIDE, d->label[i], d->seed, d->first + i);
}

void
digits_draw (uint8_t *pixels, const uint8_t *label, size_t n, uint64_t seed, uint64_t first,
             int threads)
{
  drawing d = { pixels, label, n, seed, first };
  team_run (n < WORTH_THREADS ? 1 : threads, draw_as, &d);
}
