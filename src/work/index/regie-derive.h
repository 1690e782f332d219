/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-apply.h"
#include "regie-signals.h"

/* What the database keeps about a dossier and can always be rebuilt: a row per deadline without its
 * state, one row for the caseload, one for who is young, and the text that search looks in. */
typedef struct _RegieDeriver RegieDeriver;

/* Derives by BY, of which what it borrows must live as long.  Belongs to one thread during a
 * call. */
RegieDeriver *regie_deriver_new (const RegieIndexing *by) G_GNUC_WARN_UNUSED_RESULT;
void regie_deriver_free (RegieDeriver *self);
/* From now on it is TODAY. */
void regie_deriver_set_today (RegieDeriver *self, RegieDay today);
/* A RegieDeriveFunc; DATA is the RegieDeriver.  Inside a transaction of the caller. */
gboolean regie_derive_dossier (RegieDb *db, gint64 dossier, gpointer data, GError **error);
/* Gives each of DOSSIERS (a set of gint64 *) its next version and derives it.  In the order of
 * their ids: two who do this at the same time wait for each other, and never each for the other. */
gboolean regie_derive_touched (RegieDb *db, GHashTable *dossiers, RegieDeriver *deriver,
                               GError **error);
/* DOSSIER, whose records are written and which has no index yet; the caller calls
 * regie_notes_put_many and regie_search_index for all of them at the end. */
gboolean regie_derive_new (RegieDb *db, RegieDeriver *self, const RegieDossierFacts *dossier,
                           GError **error);

typedef void (*RegieProgressFunc) (guint done, guint total, gpointer data);
/* Rebuilds everything; one transaction.  REGIE_ERROR_CANCELLED leaves the old index.  Refused to
 * who may not record in every dossier, by what the server says; an SQLite file is made anew by
 * whoever opens it. */
gboolean regie_reindex (RegieDb *db, RegieDeriver *self, RegieProgressFunc progress, gpointer data,
                        GCancellable *cancellable, GError **error);
/* Only what today changed: exemptions that ended and the like; *N dossiers.  Cheap when there is
 * nothing. */
gboolean regie_refresh (RegieDb *db, RegieDeriver *self, guint *n, GError **error);
/* Every derived row equals a recomputation for the day and the setting it was made with, and none
 * is too many; the indexes of the search agree with their texts.  Names the first dossier that does
 * not.  Neither the day nor anybody's settings make a difference. */
gboolean regie_index_check (RegieDb *db, RegieDeriver *self, GError **error);
/* What an index was made with, as it is kept: the rules, the days of silence and the limits of
 * networks of the office, and the ages. */
char *regie_deriver_dup_mark (const RegieDeriver *self) G_GNUC_WARN_UNUSED_RESULT;
/* Were these used for the index?  Otherwise it must be rebuilt
 * before anything is written. */
gboolean regie_index_is_current (RegieDb *db, RegieDeriver *self, gboolean *current,
                                 GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieDeriver, regie_deriver_free)
