/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-incoming.h"

/* Files that somebody chose together: those that can be added, and why the others stay out. No
 * database; belongs to one thread at a time. */
typedef struct {
  GPtrArray *files; /* RegieIncoming, each once */
  GPtrArray *left;  /* texts: the name of a file, and why it stays out */
} RegieChosen;

/* Reads FILES (GFile); may be called on any thread. */
RegieChosen *regie_chosen_read (const GPtrArray *files,
                                GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void regie_chosen_free (RegieChosen *self);
/* Leaves out what a dossier has already: TITLES says per file what it is called there, "" when it
 * is not there. */
void regie_chosen_leave_known (RegieChosen *self, char **titles);
/* What will be added, a line each, and below that what stays out. */
char *regie_chosen_dup_about (const RegieChosen *self) G_GNUC_WARN_UNUSED_RESULT;
/* The kind (Attachment, kind) that the names of all files speak of; NULL when they do not, or not
 * of the same: then somebody says it. */
const char *regie_chosen_guess_kind (const RegieChosen *self);
/* Why nothing is left to add, in one line; NULL when nothing was chosen. */
char *regie_chosen_dup_why (const RegieChosen *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieChosen, regie_chosen_free)
