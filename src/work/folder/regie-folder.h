/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"
#include "regie-person.h"

/* What lies in a dossier beside its facts: family, intake, goals, decisions, letters.  Each kind of
 * record is described by the schema alone, so loading, checking, changing and removing are the same
 * few functions for all of them. */
typedef struct {
  GPtrArray *
    records[REGIE_N_ENTITIES]; /* RegieRecord; NULL for kinds that do not lie in it; all settings */
  gboolean sees_health;
} RegieFolder;

/* Owned by the caller; the records of each kind oldest first.  NULL with ERROR when the database
 * cannot be read.  ROLE decides whether health is read at all, and whether a BSN stands in what is
 * read; NULL is the program itself, which copies what stands there and shows none of it: without
 * health. */
RegieFolder *regie_folder_load (RegieDb *db, gint64 dossier, const char *role,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_folder_free (RegieFolder *self);
/* The newest record of a kind, borrowed, or NULL. */
RegieRecord *regie_folder_last (const RegieFolder *self, RegieEntityId id);
/* The record with ID, borrowed, or NULL. */
RegieRecord *regie_folder_find (const RegieFolder *self, RegieEntityId entity, gint64 id);
/* What was said of DOMAIN in INTAKE, borrowed, or NULL. */
RegieRecord *regie_folder_answer (const RegieFolder *self, RegieRecord *intake, const char *domain);

/* A new record (RECORD NULL) or the changed one; FORM has Dutch keys, those of the fields that the
 * program sets among them ("dossier", "onder" …).  Only what differs is changed.  What may not be
 * is refused with the name of the field. */
RegieChange *regie_record_make (RegieDb *db, const RegieOffice *office, const RegieEntity *entity,
                                RegieRecord *record, RegieForm *form,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* May somebody with ROLE open the form of a record of ENTITY?  In a dossier who may record, at the
 * desk who works there, in the directory of organisations all of these and who contracts, in what
 * is agreed at a meeting with a provider who orders, in contracts and what hangs on them who
 * contracts. */
gboolean regie_record_may_open (const RegieEntity *entity, const char *role);
/* The same of a form that writes them: not of those that have commands of their own (facts,
 * filters, people …). */
gboolean regie_record_may_write (const RegieEntity *entity, const char *role);
/* Removes RECORD and what hangs on it (the answers of an intake, what lies under a goal).
 * REFUSED as long as something that is no part of it rests on it, and when it is frozen. */
RegieChange *regie_record_remove (RegieDb *db, RegieRecord *record,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A next intake: the answers of PREVIOUS (may be NULL) are copied, so that only what changed need
 * be typed. */
RegieChange *regie_intake_begin (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The topics that the law names (Wet art. 14 lid 3, Besluit art. 5.2) and whether they were dealt
 * with; NULL after the last. */
const char *regie_intake_topic (const RegieFolder *self, const RegieDossier *dossier,
                                RegieRecord *intake, guint i, const char **article, gboolean *done);
/* A draft of the next decision: a copy of the last, or from what the last PIP says; "why" is asked
 * again. */
RegieChange *regie_decision_begin (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Dates DECISION: the fact "pip" with it, after what DUO would refuse was refused; from then on it
 * is frozen. */
RegieChange *regie_decision_date (RegieDb *db, const RegieOffice *office, RegieRecord *decision,
                                  RegieDay day, gint64 me,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieFolder, regie_folder_free)

/* What a subject above asks of its own kinds of record, beside what the schema says: TRUE for a
 * kind that is none of its own; FALSE with ERROR says what is wrong.  RECORD is what is changed,
 * NULL for a new one.  What the program itself decides of the record it sets in FORM. */
typedef gboolean (*RegieKindCheck) (RegieDb *db, const RegieOffice *office,
                                    const RegieEntity *entity, RegieRecord *record, RegieForm *form,
                                    GError **error);
/* Those of all subjects, NULL after the last (regie-tables.c). */
const RegieKindCheck *regie_kind_checks (void);
