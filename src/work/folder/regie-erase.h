/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"

/* Erasing a person, whole and for good: the records, their values in the log, what search knows,
 * what was being typed.  What goes follows from the schema, so a new kind of record is erased as
 * well.  The log keeps that it was done, by whom and on what ground; its chain stays whole, because
 * it runs over hashes.
 *
 * What stays: orders, bills and reports as amounts and hours without a person (the Archiefwet wants
 * those for longer), what was done through the Meedoenbalie as days and minutes without a person,
 * and, when the ground is that the time is up, for at most fifty years what Besluit art. 9.9 lid 2
 * names: name, BSN, address, birth and how the duty ended. */

typedef struct {
  char *kind;
  guint n;
} RegieErasedKind;

typedef struct {
  char *number, *name;
  /* the first day on which the time is up; REGIE_DAY_NONE when nothing recorded starts it */
  RegieDay due;
  gboolean keeps_core;  /* what art. 9.9 lid 2 names stays */
  GPtrArray *kinds;     /* RegieErasedKind, in the order of the schema */
  GPtrArray *elsewhere; /* sentences: where the name may still stand in what is about others */
} RegieErasure;

/* What erasing DOSSIER on GROUND would do; changes nothing. */
RegieErasure *regie_erasure_plan (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                  const char *ground, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_erasure_free (RegieErasure *self);
/* Does it, in one transaction.  Refused when GROUND is that the time is up and it is not.  There is
 * no undo. */
gboolean regie_erase_dossier (RegieDb *db, const RegieOffice *office, gint64 dossier,
                              const char *ground, gint64 me, GError **error);
/* A wish of the Meedoenbalie that is withdrawn.  When something came of it, that stays as a number
 * of nobody: days, minutes and giver, which the council was told; else nothing stays.  There is no
 * undo. */
gboolean regie_erase_wish (RegieDb *db, const RegieOffice *office, gint64 wish, gint64 me,
                           GError **error);
/* The same for everything that the desk knows of somebody.  What counted in a dossier stays
 * there. */
gboolean regie_erase_resident (RegieDb *db, const RegieOffice *office, gint64 resident, gint64 me,
                               GError **error);

/* The files that were removed from DOSSIER, with their bytes: what was added to the wrong person
 * does not stay until that person is erased.  GROUND stands in the log.  Refused when there is
 * none. There is no undo. */
gboolean regie_erase_removed_files (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                    const char *ground, gint64 me, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieErasure, regie_erasure_free)
