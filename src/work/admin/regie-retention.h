/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-document.h"
#include "regie-retention-query.h"

/* How long what is kept (data/retention.ini), and destroying what was kept long enough: a list that
 * somebody looked through, person by person through the erasing that there is (regie-erase.h), with
 * a declaration in which nobody is named. */

/* A kind of data. */
typedef struct {
  char *id, *name, *term, *ground, *after;
  gboolean is_assumed; /* the law names no term for it: the office decides */
} RegieRetentionKind;

/* RegieRetentionKind, in the order of the file; owned, NULL with ERROR set. */
GPtrArray *regie_retention_load_kinds (const RegieOffice *office,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The declaration of the office called SENDER (may be NULL) that the dossiers of EXPIRED
 * (RegieExpired) were destroyed by NAME on TODAY: their numbers, the ground and the day, and no
 * person; and which terms of KINDS (RegieRetentionKind) the office assumed by itself. */
RegieDocument *regie_retention_declare (const RegieOffice *office, const GPtrArray *kinds,
                                        const char *sender, const GPtrArray *expired,
                                        const char *name, RegieDay today) G_GNUC_WARN_UNUSED_RESULT;

/* Destroys those whose time is up but for the N of LEFT_OUT (gint64), and writes the declaration to
 * FILE.  SHOWN is how many were seen in all: another number is a conflict, and nothing is done.
 * What was destroyed when it is cancelled, or when one is refused, stays destroyed and is declared.
 * *DONE is how many were. */
gboolean regie_retention_destroy (const RegieWork *work, const gint64 *left_out, gsize n,
                                  guint shown, GFile *file, guint *done, GError **error);
