/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib-object.h>

#include "regie-day.h"
#include "regie-schema.h"

/* One stored record: an id, a version and a text or NULL per field.  Each field is also a string
 * property with the field's name, so that rows and labels bind to it; a property notifies only on a
 * real change. Records belong to the main thread and are changed only by a change that was applied
 * (regie-change.h). */
#define REGIE_TYPE_RECORD (regie_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieRecord, regie_record, REGIE, RECORD, GObject)

struct _RegieRecordClass {
  GObjectClass parent_class;
  const RegieEntity *entity;
};

RegieRecord *regie_record_new (const RegieEntity *entity, gint64 id);
/* The GObject type of a kind of record: RegieRecordPerson … */
GType regie_record_type (const RegieEntity *entity);
const RegieEntity *regie_record_get_entity (RegieRecord *self);
gint64 regie_record_get_id (RegieRecord *self);
gint64 regie_record_get_version (RegieRecord *self);
void regie_record_set_version (RegieRecord *self, gint64 version);
void regie_record_set_voided (RegieRecord *self, gboolean voided);
/* What stands in a field, as the compiler knows it: regie_get (person, Person, surname).  NULL is
 * "unknown"; the text stays the record's. A record of another kind is a mistake of the caller. */
#define regie_get(record, Kind, field)                                                             \
  regie_record_get_of (record, REGIE_ENTITY_##Kind, REGIE_AT (Kind, field))
/* A day; REGIE_DAY_NONE when unknown. */
#define regie_get_day(record, Kind, field)                                                         \
  regie_record_get_day_of (record, REGIE_ENTITY_##Kind, REGIE_AT (Kind, field))
/* A number, an amount in cents or an id; FALLBACK when unknown. */
#define regie_get_int(record, Kind, field, fallback)                                               \
  regie_record_get_int_of (record, REGIE_ENTITY_##Kind, REGIE_AT (Kind, field), fallback)
/* Yes; FALSE also when unknown. */
#define regie_get_bool(record, Kind, field) (g_strcmp0 (regie_get (record, Kind, field), "1") == 0)
/* A code, of the type of its list: regie_get_code (order, Engagement, stage) is a RegieOrderStage;
 * that of an unknown one for NULL and for a key that C does not know. */
#define regie_get_code(record, Kind, field)                                                        \
  ((REGIE_CODE_OF (Kind, field)) regie_record_get_code_of (record, REGIE_ENTITY_##Kind,            \
                                                           REGIE_AT (Kind, field)))
/* Gives the copy in memory another value; what is stored is changed by a change (regie_put). */
#define regie_set(record, Kind, field, text)                                                       \
  regie_record_set_of (record, REGIE_ENTITY_##Kind, REGIE_AT (Kind, field), text)

const char *regie_record_get_of (RegieRecord *self, RegieEntityId kind, guint field);
RegieDay regie_record_get_day_of (RegieRecord *self, RegieEntityId kind, guint field);
gint64 regie_record_get_int_of (RegieRecord *self, RegieEntityId kind, guint field,
                                gint64 fallback);
guint regie_record_get_code_of (RegieRecord *self, RegieEntityId kind, guint field);
void regie_record_set_of (RegieRecord *self, RegieEntityId kind, guint field, const char *text);
/* The same by the name of the field, for what goes over fields of any kind.  A name that is not
 * there is a mistake of the caller. */
const char *regie_record_get (RegieRecord *self, const char *field);
gint64 regie_record_get_int (RegieRecord *self, const char *field, gint64 fallback);
void regie_record_set (RegieRecord *self, const char *field, const char *text);
void regie_record_set_at (RegieRecord *self, guint field, const char *text);
