/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-insight-query.h"

/* What a person may ask (AVG art. 15 and 20): everything that is stored about them, to be read and
 * to be taken along, and who saw their dossier.  All dossiers of the person, also what was removed
 * and can still be brought back; who looked and what was changed; the files lie beside it.
 *
 * Staff are named by their role, unless the office chose names. */
typedef struct {
  RegieInsightRecords records;
  GPtrArray *readings; /* RegieReadingRow, the newest first */
  GPtrArray *changes;  /* RegieLogEntry, the newest first */
  GHashTable *names;   /* "organisation/12" → how it is called */
  char *name;          /* of the person */
  gboolean names_staff;
} RegieInsight;

/* Of the person of DOSSIER; with LOOKED only what regie_insight_dup_looked() says.  NULL with ERROR
 * set. */
RegieInsight *regie_insight_load (const RegieWork *work, gint64 dossier, gboolean looked,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_insight_free (RegieInsight *self);
/* Everything, for a machine: Dutch keys as in every file of this program. */
char *regie_insight_dup_json (const RegieInsight *self,
                              const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
/* Everything, for a person: a text of blocks (regie-letter.h). */
char *regie_insight_dup_text (const RegieInsight *self,
                              const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
/* "Who saw my dossier": a text of blocks. */
char *regie_insight_dup_looked (const RegieInsight *self,
                                const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;

/* Writes everything to FILE, .json or .pdf or .odt by its name, and the files of the dossiers into
 * a folder beside it; with LOOKED only who saw the dossier.  It is logged first.  *N (may be NULL):
 * so many files lie beside it. */
gboolean regie_insight_save (const RegieWork *work, gint64 dossier, gboolean looked, GFile *file,
                             guint *n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieInsight, regie_insight_free)
