/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-absence.h"
#include "regie-command.h"
#include "regie-divide.h"

/* Who carries what on the day of a work: everything that dividing asks of the database. */
typedef struct {
  RegieDay day;
  GArray *hands;      /* RegieHand, by name: all who work here, of whom the consultants take part */
  GArray *loads;      /* RegieLoad, by id: the dossiers that ask something of us */
  GArray *absences;   /* RegieAbsence: those that are not over */
  GHashTable *names;  /* of all staff that ever was: as of regie_figures_names() */
  GHashTable *people; /* of whom a dossier is, with the number: as of regie_figures_names() */
  GPtrArray *texts;   /* what HANDS and LOADS borrow */
} RegieCarried;

/* NULL with ERROR set.  Owned. */
RegieCarried *regie_carried_load (const RegieWork *work, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_carried_free (RegieCarried *self);

/* Every leave that ends on FROM or later; RegieAbsence, by its first day.  Owned. */
GArray *regie_absences_load (RegieDb *db, RegieDay from, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The colleagues that ME looks after on DAY: their ids (gint64), and *SAID, owned, says "Also for
 * Lotte Habets until 12 December 2026", or is NULL when there are none.  Owned. */
GArray *regie_absences_load_replaced (RegieDb *db, gint64 me, RegieDay day, char **said,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Name, id, … of the consultants who work here but STAFF, NULL at the end: who can replace. */
char **regie_absences_load_colleagues (RegieDb *db, gint64 staff,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieCarried, regie_carried_free)
