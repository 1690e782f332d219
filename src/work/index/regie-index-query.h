/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-insert.h"
#include "regie-signals.h"
#include "regie-youth-index-query.h"

/* All SQL of the index: what it is made from, and the tables deadline, dossier_index, youth and
 * plan_cost.
 * Writing here is no change: it goes around regie_apply, inside its transaction.
 *
 * A function that returns gboolean gives FALSE with ERROR set when the database cannot be read or
 * written. */

/* Who a dossier is about, as the index needs it. */
typedef struct {
  RegieDossierFacts d; /* without its facts; the texts belong to the head */
  gboolean found;      /* FALSE: it, or its person, is void or not there */
  char *texts[9];
} RegieIndexHead;

/* What the index of DOSSIER follows from: HEAD, which was zeroed; its FACTS (RegieFact) that are
 * not void, sorted; what people said of its deadlines in HANDLED (RegieHandled), the oldest first;
 * and by when the first AGREEMENT that is not done must be ready, NONE when there is none. */
gboolean regie_index_load_dossier (RegieDb *db, gint64 dossier, RegieIndexHead *head, GArray *facts,
                                   GArray *handled, RegieDay *agreement, GError **error);
void regie_index_head_clear (RegieIndexHead *head);
/* Appends to YEARS (RegieCostYear) what the plan of DOSSIER costs the municipality for somebody of
 * GROUP in each year; a line without a price costs nothing. */
gboolean regie_index_load_costs (RegieDb *db, gint64 dossier, RegieGroup group, GArray *years,
                                 GError **error);

/* Appends to IDS (gint64) every dossier that is not void, in the order of the ids. */
gboolean regie_index_load_dossiers (RegieDb *db, GArray *ids, GError **error);
/* The same of those of which DAY by itself changes the row. */
gboolean regie_index_load_stale (RegieDb *db, RegieDay day, GArray *ids, GError **error);
/* The same of everything that is a dossier, or stands in the index as one. */
gboolean regie_index_load_known (RegieDb *db, GArray *ids, GError **error);
/* For which day, and with how many days of silence, the row of DOSSIER was made.  *DAY and *SILENCE
 * stay what they are when there is no row. */
gboolean regie_index_load_making (RegieDb *db, gint64 dossier, RegieDay *day, guint *silence,
                                  GError **error);
/* A fingerprint of all that stands in the index of DOSSIER; NULL with ERROR set. */
char *regie_index_dup_checksum (RegieDb *db, gint64 dossier,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Gives DOSSIER its next version. */
gboolean regie_index_bump (RegieDb *db, gint64 dossier, GError **error);
/* Takes the rows of DOSSIER out; the texts of search are apart (regie-search.h). */
gboolean regie_index_remove (RegieDb *db, gint64 dossier, GError **error);
/* Those of all. */
gboolean regie_index_clear (RegieDb *db, GError **error);

/* Writes the rows of many dossiers with a few statements. */
typedef struct {
  RegieInsert *deadlines, *dossiers, *youth, *costs;
} RegieIndexWriter;

/* Makes the statements; they are freed by regie_index_writer_clear(). */
void regie_index_writer_init (RegieIndexWriter *self);
void regie_index_writer_clear (RegieIndexWriter *self);
/* The rows of D, of which there are none: SUMMARY, YOUTH when it is shown, ROWS (RegieIndexRow),
 * which are numbered from 0, and COSTS (RegieCostYear). */
gboolean regie_index_write (RegieIndexWriter *self, RegieDb *db, const RegieIndexing *by,
                            const RegieDossierFacts *d, const RegieSummary *summary,
                            const RegieYouth *youth, const GArray *rows, const GArray *costs,
                            GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieIndexHead, regie_index_head_clear)
