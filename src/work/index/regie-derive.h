/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-apply.h"
#include "regie-clock.h"

/* What the database keeps about a dossier and can always be rebuilt: a row per deadline without its
 * state, one row for the caseload, and the text that search looks in. */
typedef struct _RegieDeriver RegieDeriver;

/* Facts and names of one dossier in memory, for bulk work that has just made them. */
typedef struct {
  gint64 id, person, consultant;
  const char *given_names, *prefix, *surname, *bsn, *v_number, *number, *born, *municipality,
    *other_names, *regime;
  RegieGroup group;
  RegieDay recorded_from;
  GArray *facts; /* RegieFact, sorted */
} RegieDossierFacts;

enum { REGIE_NATURE_SIGNAL = 5 }; /* beside RegieNature: not a term, but something to look at */
#define REGIE_SIGNAL_SILENCE "SIGNAAL-STIL"
#define REGIE_SIGNAL_DUO "SIGNAAL-DUO"
#define REGIE_SIGNAL_REPORT "SIGNAAL-MELDEN"
#define REGIE_SIGNAL_ERASE "SIGNAAL-WISSEN"
#define REGIE_REPORT_DAYS                                                                          \
  14 /* so long after it happened a fact should have been reported to DUO                          \
      */

/* May facts of KIND be kept longer than the rest (Besluit art. 9.9 lid 2)? */
gboolean regie_fact_kind_is_core (RegieFactKind kind);
/* Can a deadline of RULE stand in Vandaag?  What ends with the term is said by the term. */
gboolean regie_rule_asks (const RegieRule *rule);

/* A duty of the college that was over before the dossier was recorded here (RECORDED_FROM, may be
 * NONE): whether it was met is not known here, and nobody is called late for it. */
gboolean regie_deadline_is_unrecorded (const RegieRule *rule, const RegieDeadline *deadline,
                                       RegieDay recorded_from);

RegieDeriver *regie_deriver_new (const RegieRules *rules, const RegieCodes *codes, RegieDay today,
                                 guint silence_days);
void regie_deriver_free (RegieDeriver *self);
void regie_deriver_set_today (RegieDeriver *self, RegieDay today);
/* A RegieDeriveFunc; DATA is the RegieDeriver. */
gboolean regie_derive_dossier (RegieDb *db, gint64 dossier, gpointer data, GError **error);
/* Gives each of DOSSIERS (a set of gint64 *) its next version and derives it.  In the order of
 * their ids: two who do this at the same time wait for each other, and never each for the other. */
gboolean regie_derive_touched (RegieDb *db, GHashTable *dossiers, RegieDeriver *deriver,
                               GError **error);
/* A dossier that has no index yet; the caller calls regie_notes_put_many and regie_search_index for
 * all of them at the end. */
gboolean regie_derive_new (RegieDb *db, RegieDeriver *self, const RegieDossierFacts *dossier,
                           GError **error);

typedef void (*RegieProgressFunc) (guint done, guint total, gpointer data);
/* Rebuilds everything; one transaction.  REGIE_ERROR_CANCELLED leaves the old index.  Refused to
 * who may not record in every dossier, by what the server says; an SQLite file is made anew by
 * whoever opens it. */
gboolean regie_reindex (RegieDb *db, RegieDeriver *self, RegieProgressFunc progress, gpointer data,
                        GCancellable *cancellable, GError **error);
/* Only what today changed: exemptions that ended and the like.  Cheap when there is nothing. */
gboolean regie_refresh (RegieDb *db, RegieDeriver *self, guint *n, GError **error);
/* Every derived row equals a recomputation for the day and the setting it was made with, and none
 * is too many; the indexes of the search agree with their texts.  Names the first dossier that does
 * not.  Neither the day nor anybody's settings make a difference. */
gboolean regie_index_check (RegieDb *db, RegieDeriver *self, GError **error);
/* Were these rules and these days of silence used for the index?  Otherwise it must be rebuilt
 * before anything is written. */
/* What an index was made with, as it is kept: the rules, and the days of silence of the office. */
char *regie_deriver_dup_mark (const RegieDeriver *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean regie_index_is_current (RegieDb *db, RegieDeriver *self, gboolean *current,
                                 GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieDeriver, regie_deriver_free)
