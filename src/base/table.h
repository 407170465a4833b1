/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* What there are kinds of (streams, optimizers, losses, noise) stands in one table each, a macro
 * with a row X (NUMBER, name, ...) for each kind.  From it come the constants, the words that
 * gateways take and the rows that help and option checks read.  A new kind is a row and, where
 * there is one, its function, which bears the name. */

#ifndef GAN_TABLE_H
#define GAN_TABLE_H

#define TABLE_WORD(NUMBER, name, ...) "|" #name

/* "first|second|third", the names in a table. */
#define TABLE_WORDS(TABLE) (&("" TABLE (TABLE_WORD))[1])

#endif
