/* SPDX-License-Identifier: EUPL-1.2 */
/* The tables that regie-schema.def describes, and the way to a field by its name or Dutch key. */
#include "regie-schema.h"

#include <glib/gi18n.h>
#include <string.h>

/* What each list is called in codes.ini: a field holds the text. */
/* clang-format off */
#define LIST(Name, name, list) static const char list_##Name[] G_GNUC_UNUSED = list;
#define KEY(...)
#define LIST_END(...)
#define WORDS(Name, list) static const char list_##Name[] G_GNUC_UNUSED = list;
#include "regie-codes.def"
/* clang-format on */

/* First reading: the fields of each kind of record. */
#define RECORD(Name, name, key, since, label) static const RegieField name##_fields[] = {
#define TEXT(name, key, flags, since, label) { #name, key, label, NULL, REGIE_TEXT, flags, since },
#define NOTE(name, key, flags, since, label) { #name, key, label, NULL, REGIE_NOTE, flags, since },
#define CODE(name, key, List, flags, since, label)                                                 \
  { #name, key, label, list_##List, REGIE_CODE, flags, since },
#define REF(name, key, to, flags, since, label) { #name, key, label, to, REGIE_REF, flags, since },
#define DAY(name, key, flags, since, label) { #name, key, label, NULL, REGIE_DAY, flags, since },
#define PARTIAL(name, key, flags, since, label)                                                    \
  { #name, key, label, NULL, REGIE_PARTIAL, flags, since },
#define MOMENT(name, key, flags, since, label)                                                     \
  { #name, key, label, NULL, REGIE_MOMENT, flags, since },
#define INT(name, key, flags, since, label) { #name, key, label, NULL, REGIE_INT, flags, since },
#define MONEY(name, key, flags, since, label)                                                      \
  { #name, key, label, NULL, REGIE_MONEY, flags, since },
#define BOOL(name, key, flags, since, label) { #name, key, label, NULL, REGIE_BOOL, flags, since },
#define END                                                                                        \
  }                                                                                                \
  ;
#include "regie-schema.def"

#undef RECORD
#undef END
#undef TEXT
#undef NOTE
#undef CODE
#undef REF
#undef DAY
#undef PARTIAL
#undef MOMENT
#undef INT
#undef MONEY
#undef BOOL

/* Second reading: the records themselves. */
#define RECORD(Name, name, key, since, label)                                                      \
  { #name, key, label, name##_fields, G_N_ELEMENTS (name##_fields), since },
#define END
#define TEXT(...)
#define NOTE(...)
#define CODE(...)
#define REF(...)
#define DAY(...)
#define PARTIAL(...)
#define MOMENT(...)
#define INT(...)
#define MONEY(...)
#define BOOL(...)
static const RegieEntity entities[] = {
#include "regie-schema.def"
};

static const RegieSchema schema = { entities, G_N_ELEMENTS (entities), 14 };

const RegieSchema *
regie_schema (void)
{
  return &schema;
}

const RegieEntity *
regie_entity (RegieEntityId id)
{
  return &entities[id];
}

const RegieEntity *
regie_schema_find (const RegieSchema *self, const char *entity)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->n_entities; i++)
    if (strcmp (self->entities[i].name, entity) == 0)
      return &self->entities[i];
  return NULL;
}

const RegieField *
regie_entity_find (const RegieEntity *self, const char *field)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->n_fields; i++)
    if (strcmp (self->fields[i].name, field) == 0)
      return &self->fields[i];
  return NULL;
}

const RegieField *
regie_entity_find_key (const RegieEntity *self, const char *key)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->n_fields; i++)
    if (strcmp (self->fields[i].key, key) == 0)
      return &self->fields[i];
  return NULL;
}

gboolean
regie_entity_is_in_dossier (const RegieEntity *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return regie_entity_find (self, "dossier") != NULL;
}

gboolean
regie_entity_is_of_dossier (const RegieEntity *self)
{
  const RegieField *dossier;

  g_return_val_if_fail (self != NULL, FALSE);
  dossier = regie_entity_find (self, "dossier");
  return dossier != NULL && (dossier->flags & REGIE_REQUIRED) != 0;
}

const RegieField *
regie_entity_subject (const RegieEntity *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return regie_entity_find_key (self, REGIE_FIELD (Point, topic)->key);
}

gboolean
regie_entity_find_health (const RegieEntity *self, const RegieField **field, const char **code)
{
  g_return_val_if_fail (self != NULL && field != NULL && code != NULL, FALSE);
  *field = self == regie_entity (REGIE_ENTITY_Attachment) ? REGIE_FIELD (Attachment, kind)
                                                          : regie_entity_subject (self);
  *code = self == regie_entity (REGIE_ENTITY_Attachment)
            ? REGIE_CODE_KEY (Attachment, kind, REGIE_ATTACHMENT_MEDICAL)
            : REGIE_CODE_KEY (Point, topic, REGIE_SHARED_HEALTH);
  return *field != NULL;
}

gboolean
regie_entity_is_of_desk (const RegieEntity *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  static const char *const names[] = { "resident", "wish",       "giver", "offer",
                                       "match",    "attendance", "visit", NULL };

  return g_strv_contains (names, self->name);
}

const char *
regie_field_label (const RegieField *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _(self->label);
}

const RegieKeys *
regie_field_keys (const RegieField *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->kind == REGIE_CODE ? regie_keys_find (self->list) : NULL;
}
