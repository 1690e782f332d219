/* SPDX-License-Identifier: EUPL-1.2 */
/* A record: the texts of its fields, each of which is a property as well. */
#include "regie-record.h"

#include <string.h>

typedef struct {
  gint64 id, version;
  gboolean voided;
  char **values;
} RegieRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RegieRecord, regie_record, G_TYPE_OBJECT)

static RegieRecordPrivate *
priv (RegieRecord *self)
{
  return regie_record_get_instance_private (self);
}

const RegieEntity *
regie_record_get_entity (RegieRecord *self)
{
  g_return_val_if_fail (REGIE_IS_RECORD (self), NULL);
  return REGIE_RECORD_GET_CLASS (self)->entity;
}

static void
regie_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, priv (REGIE_RECORD (object))->values[prop_id - 1]);
}

static void
regie_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  regie_record_set_at (REGIE_RECORD (object), prop_id - 1, g_value_get_string (value));
}

static void
regie_record_constructed (GObject *object)
{
  RegieRecord *self = REGIE_RECORD (object);

  if (priv (self)->values == NULL)
    priv (self)->values = g_new0 (char *, regie_record_get_entity (self)->n_fields);
  G_OBJECT_CLASS (regie_record_parent_class)->constructed (object);
}

static void
regie_record_finalize (GObject *object)
{
  RegieRecord *self = REGIE_RECORD (object);

  for (guint i = 0; i < regie_record_get_entity (self)->n_fields; i++)
    g_free (priv (self)->values[i]);
  g_free (priv (self)->values);
  G_OBJECT_CLASS (regie_record_parent_class)->finalize (object);
}

static void
regie_record_class_init (RegieRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = regie_record_constructed;
  object_class->finalize = regie_record_finalize;
}

static void
regie_record_init (RegieRecord *self)
{
}

/* GObject does not inherit get_property and set_property into a class that owns properties. */
static void
class_init_for (gpointer g_class, gpointer data)
{
  GObjectClass *object_class = g_class;
  const RegieEntity *entity = data;

  object_class->get_property = regie_record_get_property;
  object_class->set_property = regie_record_set_property;
  REGIE_RECORD_CLASS (g_class)->entity = entity;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (entity->fields[i].name), "_", '-');

      g_object_class_install_property (
        object_class, i + 1,
        g_param_spec_string (g_intern_string (name), NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
    }
}

/* The threads of the store may both make the first record of a kind. */
static GType
ensure_type (const char *name, const RegieEntity *entity)
{
  static GMutex mutex;
  const GTypeInfo info = {
    .class_size = sizeof (RegieRecordClass),
    .class_init = class_init_for,
    .class_data = entity,
    .instance_size = sizeof (RegieRecord),
  };
  GType type;

  g_mutex_lock (&mutex);
  type = g_type_from_name (name);
  if (type == 0)
    type = g_type_register_static (REGIE_TYPE_RECORD, g_intern_string (name), &info,
                                   G_TYPE_FLAG_FINAL);
  g_mutex_unlock (&mutex);
  return type;
}

GType
regie_record_type (const RegieEntity *entity)
{
  g_autofree char *name = g_strdup_printf ("RegieRecord%c%s", g_ascii_toupper (*entity->name),
                                           entity->name + 1);
  GType type = g_type_from_name (name);

  return type != 0 ? type : ensure_type (name, entity);
}

RegieRecord *
regie_record_new (const RegieEntity *entity, gint64 id)
{
  RegieRecord *self = g_object_new (regie_record_type (entity), NULL);

  priv (self)->id = id;
  return self;
}

gint64
regie_record_get_id (RegieRecord *self)
{
  g_return_val_if_fail (REGIE_IS_RECORD (self), 0);
  return priv (self)->id;
}

gint64
regie_record_get_version (RegieRecord *self)
{
  g_return_val_if_fail (REGIE_IS_RECORD (self), 0);
  return priv (self)->version;
}

void
regie_record_set_version (RegieRecord *self, gint64 version)
{
  g_return_if_fail (REGIE_IS_RECORD (self));
  priv (self)->version = version;
}

void
regie_record_set_voided (RegieRecord *self, gboolean voided)
{
  g_return_if_fail (REGIE_IS_RECORD (self));
  priv (self)->voided = voided;
}

static guint
field_index (RegieRecord *self, const char *field)
{
  const RegieEntity *entity = regie_record_get_entity (self);

  for (guint i = 0; i < entity->n_fields; i++)
    if (strcmp (entity->fields[i].name, field) == 0)
      return i;
  g_error ("%s has no field %s", entity->name, field);
}

const char *
regie_record_get (RegieRecord *self, const char *field)
{
  g_return_val_if_fail (REGIE_IS_RECORD (self), NULL);
  return priv (self)->values[field_index (self, field)];
}

static RegieDay
day_of (const char *text)
{
  RegieDay day;

  return regie_day_parse (text, &day) ? day : REGIE_DAY_NONE;
}

static gint64
int_of (const char *text, gint64 fallback)
{
  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : fallback;
}

const char *
regie_record_get_of (RegieRecord *self, RegieEntityId kind, guint field)
{
  g_return_val_if_fail (
    REGIE_IS_RECORD (self) && regie_record_get_entity (self) == regie_entity (kind), NULL);
  return priv (self)->values[field];
}

RegieDay
regie_record_get_day_of (RegieRecord *self, RegieEntityId kind, guint field)
{
  g_return_val_if_fail (REGIE_IS_RECORD (self), REGIE_DAY_NONE);
  return day_of (regie_record_get_of (self, kind, field));
}

gint64
regie_record_get_int_of (RegieRecord *self, RegieEntityId kind, guint field, gint64 fallback)
{
  g_return_val_if_fail (REGIE_IS_RECORD (self), 0);
  return int_of (regie_record_get_of (self, kind, field), fallback);
}

guint
regie_record_get_code_of (RegieRecord *self, RegieEntityId kind, guint field)
{
  g_return_val_if_fail (REGIE_IS_RECORD (self), 0);
  return regie_keys_index (regie_field_keys (&regie_entity (kind)->fields[field]),
                           regie_record_get_of (self, kind, field));
}

void
regie_record_set_of (RegieRecord *self, RegieEntityId kind, guint field, const char *text)
{
  g_return_if_fail (REGIE_IS_RECORD (self)
                    && regie_record_get_entity (self) == regie_entity (kind));
  regie_record_set_at (self, field, text);
}

gint64
regie_record_get_int (RegieRecord *self, const char *field, gint64 fallback)
{
  g_return_val_if_fail (REGIE_IS_RECORD (self), 0);
  return int_of (regie_record_get (self, field), fallback);
}

void
regie_record_set_at (RegieRecord *self, guint field, const char *text)
{
  char **value = &priv (self)->values[field];

  if (g_strcmp0 (*value, text) == 0)
    return;
  g_free (*value);
  *value = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), g_object_class_find_property (
                                               G_OBJECT_GET_CLASS (self),
                                               regie_record_get_entity (self)->fields[field].name));
}

void
regie_record_set (RegieRecord *self, const char *field, const char *text)
{
  g_return_if_fail (REGIE_IS_RECORD (self));
  regie_record_set_at (self, field_index (self, field), text);
}
