/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-record.h"

/* A change: edits that succeed or fail together.  An edit is five texts, so a change crosses
 * threads, files and restarts; building one touches neither records nor database.
 *
 * Every kind of record has one hidden field, "voided".  A record appears by an edit of it from NULL
 * to "0", goes by "0" to "1" and comes back by "1" to "0": nothing is ever lost, and the inverse of
 * every change is a change. */
#define REGIE_VOIDED "voided"

typedef struct {
  char *entity, *id, *field, *from, *to;
} RegieEdit;

typedef struct {
  char *title;      /* what it does, in words, for the toast and the log: "Record PIP" */
  GPtrArray *edits; /* RegieEdit; the edits of one record stand together */
  GPtrArray *pins;  /* RegieEdit with "version": must still be FROM when applied */
  GHashTable
    *bytes;      /* id (text) → GBytes: of files that it makes; never in the log, NULL for none */
  gint64 undoes; /* the log entry that this change takes back, 0 for none */
} RegieChange;

RegieChange *regie_change_new (const char *title);
void regie_change_free (RegieChange *self);
/* A new record.  Then give it values with regie_change_set_new. */
void regie_change_insert (RegieChange *self, const RegieEntity *entity, gint64 id);
void regie_change_set_new (RegieChange *self, const RegieEntity *entity, gint64 id,
                           const char *field, const char *to);
/* An edit of a record that exists; no edit when nothing changes.  "" counts as unknown. */
void regie_change_set (RegieChange *self, RegieRecord *record, const char *field, const char *to);
/* The same with fields that the compiler knows: regie_put_new (change, Goal, id, text, "…"),
 * regie_put (change, goal, Goal, text, "…"). */
#define regie_put_new(change, Kind, id, field, to)                                                 \
  regie_change_set_new (change, regie_entity (REGIE_ENTITY_##Kind), id,                            \
                        REGIE_FIELD (Kind, field)->name, to)
#define regie_put(change, record, Kind, field, to)                                                 \
  regie_change_set_of (change, record, REGIE_ENTITY_##Kind, REGIE_AT (Kind, field), to)
/* The same with a code of the list of that field: regie_put_code (change, order, Engagement, stage,
 * REGIE_ORDER_STAGE_RUNS); an unknown one leaves it open. */
#define regie_put_new_code(change, Kind, id, field, value)                                         \
  regie_put_new (change, Kind, id, field, REGIE_CODE_KEY (Kind, field, value))
#define regie_put_code(change, record, Kind, field, value)                                         \
  regie_put (change, record, Kind, field, REGIE_CODE_KEY (Kind, field, value))
void regie_change_set_of (RegieChange *self, RegieRecord *record, RegieEntityId kind, guint field,
                          const char *to);
void regie_change_void (RegieChange *self, RegieRecord *record);
/* The change rests on RECORD as it is now: it is refused when any of it has changed. */
void regie_change_pin (RegieChange *self, RegieRecord *record);
void regie_change_add (RegieChange *self, const char *entity, const char *id, const char *field,
                       const char *from, const char *to);
/* The new file ID (Attachment) has BYTES, which are written with the change. */
void regie_change_attach (RegieChange *self, gint64 id, GBytes *bytes);
/* What OTHER does as well; OTHER is empty afterwards. */
void regie_change_join (RegieChange *self, RegieChange *other);
/* Takes it all back, in the opposite order. */
RegieChange *regie_change_inverse (const RegieChange *self) G_GNUC_WARN_UNUSED_RESULT;
/* The first record of ENTITY that SELF makes: its id, borrowed; NULL when it makes none. */
const char *regie_change_find_made (const RegieChange *self, const RegieEntity *entity);
gboolean regie_change_is_empty (const RegieChange *self);
/* Is TEXT a value of FIELD?  Otherwise a sentence that names the field.  CODES may be NULL: then a
 * key of a list is not looked up. */
gboolean regie_field_check (const RegieField *field, const RegieCodes *codes, const char *text,
                            GError **error);
/* Every value is of its kind and every required field is there; the store calls it before it
 * writes. */
gboolean regie_change_check (const RegieChange *self, const RegieSchema *schema,
                             const RegieCodes *codes, GError **error);
/* New ids: they grow with time, so new rows append, and two programs do not meet.  May be called on
 * any thread. */
gint64 regie_id_new (void);
/* The least id that is made at REAL_TIME (microseconds, as g_get_real_time). */
gint64 regie_id_at (gint64 real_time);
/* COUNT ids (at least one) that follow each other and that nobody else in this program gets;
 * returns the first.  May be called on any thread. */
gint64 regie_id_new_range (guint count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieChange, regie_change_free)
