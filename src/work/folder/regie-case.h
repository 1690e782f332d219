/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-clock.h"
#include "regie-outlook.h"

/* The clock's contract with other tools: CASE.json in, a JSON array of deadlines out (see
 * README). */
typedef struct _RegieCaseFile RegieCaseFile;

/* Reads TEXT, LENGTH bytes (-1: up to its end).  A fault, NULL with ERROR set, names the field:
 * “feiten[2].datum: …”. */
RegieCaseFile *regie_case_file_parse (const RegieCodes *codes, const char *text, gssize length,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What depends on the day: nobody is born after TODAY.  FALSE with ERROR names the field. */
gboolean regie_case_file_check (const RegieCaseFile *self, RegieDay today, GError **error);
void regie_case_file_free (RegieCaseFile *self);
/* What the file says, for the clock; borrowed. */
const RegieCase *regie_case_file_get (const RegieCaseFile *self);
/* The id of a fact as the file had it, or "f3" for the third fact without one. */
const char *regie_case_file_get_id (const RegieCaseFile *self, guint fact);
/* The deadlines of the case as pretty JSON. */
char *regie_case_file_run (const RegieCaseFile *self, const RegieRules *rules,
                           const RegieCodes *codes, RegieDay today) G_GNUC_WARN_UNUSED_RESULT;

/* What DUO would say of the case, as pretty JSON: regel, feit (its id, or null for the person),
 * oordeel, zin. */
char *regie_case_file_preflight (const RegieCaseFile *self, const RegieRules *rules,
                                 RegieDay today) G_GNUC_WARN_UNUSED_RESULT;

/* The same file with one key more, "aannames": { "uren_b1": 900, … } (see regie_assumptions_get),
 * written over *ASSUMED. */
RegieCaseFile *regie_case_file_parse_outlook (const RegieCodes *codes, const char *text,
                                              gssize length, RegieAssumptions *assumed,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Will it work: oordeel, termijn, verplichtingen, herstel and aannames, as pretty JSON. */
char *regie_case_file_outlook (const RegieCaseFile *self, const RegieRules *rules, RegieDay today,
                               const RegieAssumptions *assumed) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieCaseFile, regie_case_file_free)
