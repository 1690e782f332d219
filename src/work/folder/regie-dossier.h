/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-form.h"
#include "regie-office.h"
#include "regie-load.h"

/* A provider with the days on which it has a mark; both NONE without an end, MARKED FALSE without
 * any. */
typedef struct {
  char *name;
  gboolean marked;
  RegieDay from, until;
} RegieSchool;

/* One dossier as its page needs it: records, facts for the clock, and the deadlines of today. */
typedef struct {
  RegieRecord *person, *dossier;
  GPtrArray *records; /* of facts, RegieRecord, in the order of FACTS */
  GArray *facts;      /* RegieFact, sorted by day */
  GArray *deadlines; /* RegieDeadline; UNRECORDED and SETTLED where the caseload passes them over as
                        well */
  GPtrArray *schools; /* RegieSchool, when an offer was made: who may teach; else NULL */
  GArray *settled;    /* of deadlines somebody said are dealt with; see regie-dossier.c */
  RegieCase one;
  char *name, *consultant;
} RegieDossier;

/* Owned by the caller.  NULL with ERROR set: REFUSED when it, or its person, is not there any
 * more. */
RegieDossier *regie_dossier_load (RegieDb *db, const RegieOffice *office, gint64 id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The dossier of NUMBER: of the dossier, a BSN or a V-number in any spelling, or the id.  FALSE
 * with ERROR (INVALID) says that there is none, or more than one. */
gboolean regie_dossier_find (RegieDb *db, const char *number, gint64 *id, GError **error);
void regie_dossier_free (RegieDossier *self);
/* Takes out of what was loaded what ROLE may not see: the BSN.  For everything that shows, prints
 * or writes a dossier. */
void regie_dossier_limit (RegieDossier *self, const char *role);
/* The same for records of any kind. */
void regie_records_limit (GPtrArray *records, const char *role);
/* The record of fact number FACT of the case; borrowed. */
RegieRecord *regie_dossier_get_record (const RegieDossier *self, guint fact);
/* Runs the clock again with EXTRA facts (RegieFact, may be NULL) added, or put in the place of that
 * with the same id: what if.  Appends to DEADLINES; *MERGED (may be NULL) gets the sorted facts
 * that the results point into. */
void regie_dossier_what_if (const RegieDossier *self, const RegieOffice *office,
                            const GArray *extra, GArray *deadlines, GArray **merged);

/* Do the values of a record of ENTITY go together (regie-check.h)?  Otherwise a sentence that names
 * the field. */
gboolean regie_form_check (RegieForm *self, const RegieEntity *entity, RegieDay today,
                           GError **error);

/* What RECORD, a fact, holds: a form that makes the same fact. */
RegieForm *regie_form_from_fact (const RegieOffice *office,
                                 RegieRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* The fact that a form describes, without an id. */
void regie_form_to_fact (RegieForm *self, RegieFact *fact);

/* Work: a change, or an error that names the field in words.  They write nothing.
 * A fact dated after TODAY is refused unless it is planned; a date before the birth or before 1990
 * is refused. */
gboolean regie_fact_check (const RegieOffice *office, RegieForm *form, const char *born,
                           GError **error);
/* A new fact of DOSSIER as FORM says; ME recorded it (0: nobody).  BORN is the stored date of
 * birth, which may be NULL. */
RegieChange *regie_fact_record (const RegieOffice *office, gint64 dossier, const char *born,
                                RegieForm *form, gint64 me,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Voids RECORD and records the new values: the old ones stay in the log. */
RegieChange *regie_fact_correct (const RegieOffice *office, RegieRecord *record, const char *born,
                                 RegieForm *form, gint64 me,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the two above do, after looking at the whole dossier: a PIP that DUO would refuse is refused
 * here, with the field and the rule.  A fault that RECORD (NULL for a new fact) had already does
 * not stop its correction. */
RegieChange *regie_fact_make (RegieDb *db, const RegieOffice *office, gint64 dossier,
                              RegieRecord *record, const char *born, RegieForm *form, gint64 me,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What DUO would say of the facts of the dossier: RegieFinding, see regie-preflight.h. */
GPtrArray *regie_dossier_preflight (const RegieDossier *self,
                                    const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
/* Notes that DUO was told of RECORD on DAY. */
RegieChange *regie_fact_reported (const RegieOffice *office, RegieRecord *record,
                                  RegieDay day) G_GNUC_WARN_UNUSED_RESULT;
/* Voids RECORD.  The decision that stood behind a PIP is a draft again, the talk that became a
 * contact is planned again. */
RegieChange *regie_fact_remove (RegieDb *db, const RegieOffice *office, RegieRecord *record,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the deadline of RULE that begins with FACT (0: every one of the rule) off to UNTIL, a day
 * within a year, for a REASON that says something; else NULL with an ERROR that names the field. */
RegieChange *regie_deadline_defer (const RegieOffice *office, gint64 dossier, const char *rule,
                                   gint64 fact, RegieDay until, const char *reason,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Says that it was dealt with; REASON may be NULL. */
RegieChange *regie_deadline_settle (gint64 dossier, const char *rule, gint64 fact,
                                    const char *reason) G_GNUC_WARN_UNUSED_RESULT;
/* Gives the N DOSSIERS to STAFF.  One that is gone is a REGIE_ERROR_CONFLICT. */
RegieChange *regie_dossier_assign (RegieDb *db, const gint64 *dossiers, guint n, gint64 staff,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* FORM: the Dutch keys of the person and of the dossier, all of those that regie_person_field()
 * names; a key that is absent is empty.  Only what differs is changed; the change is empty when
 * nothing does. */
RegieChange *regie_person_correct (const RegieOffice *office, RegieRecord *person,
                                   RegieRecord *dossier, RegieForm *form,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The I-th field of a person and the dossier that is changed by hand, and the record that it
 * belongs to; NULL after the last. The target group is a fact with a day: it is not among them. */
const RegieField *regie_person_field (guint i, RegieEntityId *entity);
/* FORM: the Dutch keys of person and dossier.  *ID is the new dossier. */
RegieChange *regie_dossier_create (const RegieOffice *office, RegieForm *form, gint64 consultant,
                                   gint64 *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieDossier, regie_dossier_free)
