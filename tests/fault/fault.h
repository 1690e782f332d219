/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* How much is tried: USUAL in ./dev test, FAULTS in ./dev fault, NIGHT in ./dev fault --night. */
#include "fixture.h"

guint fault_scale (guint usual, guint faults, guint night);
/* How the records of DB stand, in a text that is the same for the same actions: of every table how
 * many rows, and of records also how often they were changed and how many are void.  Owned; NULL
 * with ERROR set. */
char *fault_dup_state (RegieDb *db, GError **error);
/* Everything in DB agrees: its pages, references, log, index and files.  FALSE with ERROR set. */
gboolean fault_check (RegieDb *db, RegieDeriver *deriver, GError **error);
/* The bytes of the file at PATH; owned. */
GBytes *fault_read (const char *path);
void fault_write (const char *path, GBytes *bytes);
/* Removes FOLDER and the files in it. */
void fault_remove (const char *folder);

/* A process that works on the same database: WORK runs in it, and speaks with who started it by
 * LINE.  It uses nothing that is open here. */
typedef struct {
  int pid, line;
} FaultChild;
typedef void (*FaultWork) (int line, gpointer data);

FaultChild fault_start (FaultWork work, gpointer data);
void fault_say (int line, gint64 n);
/* Waits for what the other says next; FALSE when it is gone. */
gboolean fault_hear (int line, gint64 *n);
/* Ends SELF at once, wherever it is; what it said stays to be heard. */
void fault_kill (const FaultChild *self);
/* Waits until SELF is over, and forgets it. */
void fault_end (const FaultChild *self);
