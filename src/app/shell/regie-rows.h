/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office-commands.h"
#include "regie-session.h"

/* A list by position: keys in sort order in memory, rows fetched by page when somebody asks, NULL
 * until they are there. Signals: "changed" — other keys; "loaded" (first, n) — rows have come;
 * "failed" (GError) — a page of them could not be read. */
#define REGIE_TYPE_ROWS (regie_rows_get_type ())
G_DECLARE_FINAL_TYPE (RegieRows, regie_rows, REGIE, ROWS, GObject)

/* The rows are asked for with QUESTION: its target is an array of keys, as they lie in memory, its
 * answer a GPtrArray in their order. */
RegieRows *regie_rows_new (RegieSession *session, gsize key_size, const RegieQuestion *question);
/* Takes KEYS; N may be larger while the rest of the keys is still on its way.  FIRST (taken, may be
 * NULL) are the rows of the first REGIE_ROWS_PAGE keys, read with them: then no frame shows a list
 * that is still empty. */
#define REGIE_ROWS_PAGE REGIE_FIRST_ROWS
void regie_rows_set_keys (RegieRows *self, GArray *keys, guint n, GPtrArray *first);
/* The same of KEYS that answer the same question: until the new rows are there the ones that were
 * of the same keys are. */
void regie_rows_follow (RegieRows *self, GArray *keys, guint n, GPtrArray *first);
/* The rest of the keys: those known so far stay what they are, and so do their rows. */
void regie_rows_extend_keys (RegieRows *self, GArray *keys);
guint regie_rows_get_n (RegieRows *self);
/* NULL beyond what is known. */
gconstpointer regie_rows_key (RegieRows *self, guint position);
/* Borrowed; asks for its page when it is not there. */
gpointer regie_rows_get (RegieRows *self, guint position);
