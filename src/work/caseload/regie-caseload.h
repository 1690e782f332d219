/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"

/* The caseload as a list of ids in sort order, with rows fetched by page.  Every
 * function here is read-only, synchronous, and safe on a store thread. */

typedef enum { REGIE_SCOPE_ALL, REGIE_SCOPE_MINE, REGIE_SCOPE_TEAM } RegieScope;

typedef struct {
  char *text;         /* name fragments or numbers */
  gboolean in_notes;  /* TEXT is also looked for in intake, plan, letters and notes */
  gboolean hides_bsn; /* who asks may not see a BSN, so nobody is found by one; not kept in a saved
                         filter */
  RegieScope scope;
  gint64 me, team;
  char *route, *group, *phase, *municipality; /* codes; NULL is any */
  gint64 consultant;                          /* 0 is any */
  gboolean late, without_pip, behind, ending, unrecorded;
  char *sort; /* a column of RegieCaseloadRow: "name", "next" … */
  gboolean descending;
} RegieQuery;

RegieQuery *regie_query_new (void);
RegieQuery *regie_query_copy (const RegieQuery *self);
void regie_query_free (RegieQuery *self);
/* The text that a saved filter keeps, and back.  Unknown words are passed over. */
char *regie_query_to_text (const RegieQuery *self) G_GNUC_WARN_UNUSED_RESULT;
RegieQuery *regie_query_from_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Two columns for a query over dossier_index i: date of birth and number of who has a namesake, for
 * regie_person_dup_apart(); else NULL. */
#define REGIE_NAMESAKE                                                                             \
  "EXISTS (SELECT 1 FROM dossier_index j WHERE j.name_sort = i.name_sort AND j.dossier <> "        \
  "i.dossier)"
#define REGIE_APART_COLUMNS                                                                        \
  "CASE WHEN " REGIE_NAMESAKE " THEN i.born END, CASE WHEN " REGIE_NAMESAKE " THEN i.number END"

typedef struct {
  gint64 id, person, consultant;
  char *name, *number, *group, *route, *phase, *next_rule, *consultant_name, *municipality, *born;
  RegieDay next_due, started, pip_day, term_begin, term_nominal, term_end, last_contact, done_on;
  int hours, hours_plan;
  int unrecorded; /* duties from before the dossier was recorded here, not yet confirmed */
} RegieCaseloadRow;

void regie_caseload_row_free (RegieCaseloadRow *row);
/* Ids (gint64) in sort order; at most LIMIT when it is not 0. */
GArray *regie_caseload_ids (RegieDb *db, const RegieQuery *query, RegieDay today, guint limit,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean regie_caseload_count (RegieDb *db, const RegieQuery *query, RegieDay today, guint *n,
                               GError **error);
/* The rows of IDS in their order; a dossier that is gone is NULL. */
GPtrArray *regie_caseload_rows (RegieDb *db, const gint64 *ids, guint n,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieQuery, regie_query_free)
