/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Octave's mark of a signal that awaits attention.
 *
 * It is looked at between iterations, inside a parallel region, where Octave's own way
 * (OCTAVE_QUIT) would throw what nobody can catch and lose what has been done.  This is the
 * package's one file in C++ because only Octave's header knows the type: up to Octave 8 the mark is
 * a volatile sig_atomic_t, from Octave 9 on a std::atomic<bool>, of another size, which C is not
 * shown.  Both are read as a truth value, and set to one, by the same words. */

#include "interrupt.h"

#include <quit.h>

int
mx_interrupted (void)
{
  return octave_signal_caught ? 1 : 0;
}

void
mx_defer_interrupt (int deferred)
{
  octave_signal_caught = deferred == 0;
}
