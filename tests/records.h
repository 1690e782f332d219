/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Records and facts as they are typed in a form, and the sentence that refuses them. */
#include "fixture.h"
#include "regie-folder.h"

#define PAIRS(...)                                                                                 \
  (const char *const[]) { __VA_ARGS__, NULL }

/* A form with PAIRS of key and value, ended by NULL; owned. */
RegieForm *form_of (const char *const *pairs);
/* ID as text in BUFFER of 24 bytes, which is returned. */
const char *id_text (gint64 id, char *buffer);
/* Runs TEXT, which must succeed; "" does nothing. */
void sql (Fixture *f, const char *text);

/* The change that records PAIRS, new or of RECORD (may be NULL), in DOSSIER (0: in none); owned, or
 * NULL with ERROR set. */
RegieChange *try_record (Fixture *f, RegieEntityId entity, RegieRecord *record, gint64 dossier,
                         const char *const *pairs, GError **error);
/* Writes a new record of ENTITY, in none or in DOSSIER; returns its id. */
gint64 record (Fixture *f, RegieEntityId entity, const char *const *pairs);
gint64 record_in (Fixture *f, RegieEntityId entity, gint64 dossier, const char *const *pairs);
/* The same is refused with a sentence that begins with FIELD. */
void record_refused (Fixture *f, RegieEntityId entity, RegieRecord *record, gint64 dossier,
                     const char *const *pairs, const char *field);
/* CHANGE is NULL because of *ERROR, which begins with BEGIN and is cleared. */
void expect (RegieChange *change, GError **error, const char *begin);

/* The one record of ENTITY that there is; owned. */
RegieRecord *only_record (Fixture *f, RegieEntityId entity);
/* What lies in DOSSIER as ROLE may see it; owned. */
RegieFolder *load_folder (Fixture *f, gint64 dossier, const char *role);
/* A fact of KIND with PAIRS in DOSSIER. */
void tell (Fixture *f, gint64 dossier, const char *kind, const char *day, const char *const *pairs);
/* Hours of language lessons that were followed until DAY, of PLAN, of which UNEXCUSED missed
 * (texts of hours; may be NULL). */
void add_hours (Fixture *f, gint64 dossier, const char *day, const char *hours, const char *plan,
                const char *unexcused);
