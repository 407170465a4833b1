/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* Bump allocation over memory that the caller supplies.
 *
 * The same code measures and hands out: with a NULL base the arena only counts,
 * so that a function that lays out its workspace is also the one that says how
 * large it is.  Pieces are 64-byte aligned relative to an aligned base; 64
 * bytes of slack are counted so that any base can be aligned.
 */

#ifndef GAN_ARENA_H
#define GAN_ARENA_H

#include <stddef.h>
#include <stdint.h>

typedef struct
{
  char *base; /* NULL: only count */
  size_t used;
} arena;

static inline arena
arena_over (void *memory)
{
  const uintptr_t p = (uintptr_t) memory;
  const uintptr_t up = (p + 63) & ~(uintptr_t) 63;
  return (arena){ memory ? (char *) up : NULL, 0 };
}

static inline void *
arena_take (arena *a, size_t bytes)
{
  void *piece = a->base ? a->base + a->used : NULL;
  a->used += (bytes + 63) & ~(size_t) 63;
  return piece;
}

/* Bytes to ask for, for what has been taken. */
static inline size_t
arena_size (const arena *a)
{
  return a->used + 64;
}

#endif
