/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef GAN_INTERRUPT_H
#define GAN_INTERRUPT_H

#ifdef __cplusplus
extern "C"
{
#endif

  /* Whether the user has asked to stop (Ctrl-C). */
  int mx_interrupted (void);
  /* Puts that off, so that what has been done can be handed over, and takes it up again: then
   * Octave goes back to the prompt before its next statement. */
  void mx_defer_interrupt (int deferred);

#ifdef __cplusplus
}
#endif

#endif
