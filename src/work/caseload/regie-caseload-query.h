/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-query.h"
#include "regie-sql.h"

/* All SQL of the caseload.  Read-only, synchronous, and safe on a store thread. */

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
/* Which of the rows: an index answers "known, in order" and "unknown" apart, but not both with the
 * unknown last. */
typedef enum {
  REGIE_CASELOAD_ALL,
  REGIE_CASELOAD_KNOWN,  /* what they are sorted by is known */
  REGIE_CASELOAD_UNKNOWN /* it is not */
} RegieCaseloadPart;

/* Appends PART of the dossiers (gint64) that QUERY finds on TODAY to IDS, in its order, until there
 * are LIMIT in all (0: without one).  FALSE with ERROR set. */
gboolean regie_caseload_append_ids (RegieDb *db, const RegieQuery *query, RegieDay today,
                                    guint limit, RegieCaseloadPart part, GArray *ids,
                                    GError **error);
/* How many dossiers QUERY finds on TODAY as it was typed.  FALSE with ERROR set. */
gboolean regie_caseload_count_exact (RegieDb *db, const RegieQuery *query, RegieDay today, guint *n,
                                     GError **error);
/* How many dossiers each of QUERIES (RegieQuery) finds on TODAY as it was typed, in one walk over
 * them: the queries search for the same text among the same dossiers (RegieQuery.only), and differ
 * in what they filter by.  An owned array (guint) in their order; NULL with ERROR set. */
GArray *regie_caseload_count_each (RegieDb *db, const GPtrArray *queries, RegieDay today,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Has STAFF dossiers of its own?  FALSE with ERROR set. */
gboolean regie_caseload_has_own (RegieDb *db, gint64 staff, gboolean *has, GError **error);
/* Appends the dossiers (gint64) whose name is the text of QUERY but for one mistake in a word
 * (regie_question_resembles) to IDS, whatever else QUERY asks.  FALSE with ERROR set. */
gboolean regie_caseload_append_resembling (RegieDb *db, const RegieQuery *query, GArray *ids,
                                           GError **error);
/* The rows of IDS in their order, owned by the caller; a dossier that is gone is NULL.  NULL with
 * ERROR set. */
GPtrArray *regie_caseload_rows (RegieDb *db, const gint64 *ids, guint n,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The BSN of each of IDS in their order, "" for who has none; an owned list.  NULL with ERROR
 * set. */
char **regie_caseload_load_bsns (RegieDb *db, const gint64 *ids, guint n,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds to SQL, which reads from search_text t, that the names and numbers there have what QUERY
 * searches for. */
void regie_query_add_names (RegieDb *db, RegieSql *sql, const RegieQuery *query);
/* Adds whose dossiers QUERY asks for to SQL; CONSULTANT is the column that says whose one is. */
void regie_query_add_scope (RegieSql *sql, const RegieQuery *query, const char *consultant);

/* Dossiers with much in them (gint64), and the number of facts of the last. */
typedef struct {
  GArray *ids;
  guint facts;
} RegieFullest;

void regie_fullest_free (RegieFullest *self);
/* The twelve with the most hours, the fullest first; owned by the caller.  NULL with ERROR set. */
RegieFullest *regie_fullest_load (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieFullest, regie_fullest_free)
