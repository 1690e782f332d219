/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-record.h"

/* The values of a form: the Dutch key of a field → its text.  A form is a value: it crosses
 * threads, and is not changed any more once it was given away.  Its functions are not safe on one
 * form from two threads. */
typedef GHashTable RegieForm;

/* Free with g_hash_table_unref. */
RegieForm *regie_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* TEXT NULL or "": the field is left open. */
void regie_form_set (RegieForm *self, const char *key, const char *text);
/* The text stays the form's; NULL when the field was left open. */
const char *regie_form_get (RegieForm *self, const char *key);
/* The same with fields that the compiler knows: regie_form_get_field (form, Fact, day). */
#define regie_form_get_field(self, Kind, field)                                                    \
  regie_form_get (self, REGIE_FIELD (Kind, field)->key)
#define regie_form_set_field(self, Kind, field, text)                                              \
  regie_form_set (self, REGIE_FIELD (Kind, field)->key, text)
/* REGIE_DAY_NONE when it is open or no day. */
#define regie_form_get_day(self, Kind, field)                                                      \
  regie_form_get_day_of (self, REGIE_FIELD (Kind, field))
/* Yes; FALSE also when it is open. */
#define regie_form_get_bool(self, Kind, field)                                                     \
  (g_strcmp0 (regie_form_get_field (self, Kind, field), "1") == 0)
/* A code, of the type of its list: regie_form_get_code (form, Fact, route) is a RegieRoute. */
#define regie_form_get_code(self, Kind, field)                                                     \
  ((REGIE_CODE_OF (Kind, field)) regie_keys_index (regie_field_keys (REGIE_FIELD (Kind, field)),   \
                                                   regie_form_get_field (self, Kind, field)))
#define regie_form_set_code(self, Kind, field, value)                                              \
  regie_form_set_field (self, Kind, field, REGIE_CODE_KEY (Kind, field, value))
RegieDay regie_form_get_day_of (RegieForm *self, const RegieField *field);
/* Another form with the same values. */
RegieForm *regie_form_copy (RegieForm *self) G_GNUC_WARN_UNUSED_RESULT;
/* What SELF leaves open becomes as it is in FROM, which may be NULL. */
void regie_form_fill (RegieForm *self, RegieForm *from);
/* The form as one text and back; the same values give the same text. */
char *regie_form_to_text (RegieForm *self) G_GNUC_WARN_UNUSED_RESULT;
RegieForm *regie_form_from_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Who corrects a record rests on what stood in it when the form was opened.  A form may carry that
 * along: what somebody else changed in the meantime is then a conflict, and not overwritten. */
/* An owned form with all that RECORD says now and what was seen of it, for who changes only a part
 * of it. */
RegieForm *regie_form_from_record (RegieRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* SELF is about RECORD as it is now. */
void regie_form_set_seen (RegieForm *self, RegieRecord *record);
/* Gives RECORD, read again, the values and the version that were seen, so that a change of it
 * begins from those and a pin rests on them.  Nothing when SELF is NULL or carries none. */
void regie_form_show_seen (RegieForm *self, RegieRecord *record);
/* The I-th kind of record that SELF carries what was seen of, and the *ID of that record; NULL
 * after the last. */
const RegieEntity *regie_form_get_seen_kind (RegieForm *self, guint i, gint64 *id);
/* What was seen of FIELD of it; NULL for nothing. */
const char *regie_form_get_seen (RegieForm *self, const RegieEntity *entity,
                                 const RegieField *field);
/* Adds to SELF what FROM (may be NULL) carries of what was seen, and nothing else. */
void regie_form_take_seen (RegieForm *self, RegieForm *from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieForm, g_hash_table_unref)
