/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes changes, edit by edit, turns them round, and checks their values. */
#include "regie-change.h"

#include <glib/gi18n.h>
#include <stdatomic.h>
#include <string.h>

#include "regie-error.h"
#include "regie-value.h"

static void
edit_free (RegieEdit *edit)
{
  g_free (edit->entity);
  g_free (edit->id);
  g_free (edit->field);
  g_free (edit->from);
  g_free (edit->to);
  g_free (edit);
}

RegieChange *
regie_change_new (const char *title)
{
  RegieChange *self = g_new0 (RegieChange, 1);

  self->title = g_strdup (title);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) edit_free);
  self->pins = g_ptr_array_new_with_free_func ((GDestroyNotify) edit_free);
  return self;
}

void
regie_change_free (RegieChange *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->pins);
  g_clear_pointer (&self->bytes, g_hash_table_unref);
  g_free (self);
}

static RegieEdit *
edit_new (const char *entity, const char *id, const char *field, const char *from, const char *to)
{
  RegieEdit *edit = g_new (RegieEdit, 1);

  *edit = (RegieEdit){ g_strdup (entity), g_strdup (id), g_strdup (field), g_strdup (from),
                       g_strdup (to) };
  return edit;
}

void
regie_change_add (RegieChange *self, const char *entity, const char *id, const char *field,
                  const char *from, const char *to)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_add (self->edits, edit_new (entity, id, field, from, to));
}

static void
add (RegieChange *self, const RegieEntity *entity, gint64 id, const char *field, const char *from,
     const char *to)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  regie_change_add (self, entity->name, text, field, from, to);
}

void
regie_change_insert (RegieChange *self, const RegieEntity *entity, gint64 id)
{
  g_return_if_fail (self != NULL && entity != NULL);
  add (self, entity, id, REGIE_VOIDED, NULL, "0");
}

void
regie_change_set_new (RegieChange *self, const RegieEntity *entity, gint64 id, const char *field,
                      const char *to)
{
  g_return_if_fail (regie_entity_find (entity, field) != NULL);

  if (to != NULL && *to != '\0')
    add (self, entity, id, field, NULL, to);
}

static void
set (RegieChange *self, RegieRecord *record, const char *field, const char *from, const char *to)
{
  if (to != NULL && *to == '\0')
    to = NULL;
  if (g_strcmp0 (from, to) != 0)
    add (self, regie_record_get_entity (record), regie_record_get_id (record), field, from, to);
}

void
regie_change_set (RegieChange *self, RegieRecord *record, const char *field, const char *to)
{
  g_return_if_fail (self != NULL && record != NULL && field != NULL);
  set (self, record, field, regie_record_get (record, field), to);
}

void
regie_change_set_of (RegieChange *self, RegieRecord *record, RegieEntityId kind, guint field,
                     const char *to)
{
  g_return_if_fail (self != NULL && record != NULL
                    && regie_record_get_entity (record) == regie_entity (kind));
  set (self, record, regie_entity (kind)->fields[field].name,
       regie_record_get_of (record, kind, field), to);
}

void
regie_change_void (RegieChange *self, RegieRecord *record)
{
  g_return_if_fail (self != NULL && REGIE_IS_RECORD (record));
  add (self, regie_record_get_entity (record), regie_record_get_id (record), REGIE_VOIDED, "0",
       "1");
}

void
regie_change_pin (RegieChange *self, RegieRecord *record)
{
  char id[24], version[24];

  g_return_if_fail (self != NULL && REGIE_IS_RECORD (record));
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, regie_record_get_id (record));
  g_snprintf (version, sizeof version, "%" G_GINT64_FORMAT, regie_record_get_version (record));
  g_ptr_array_add (self->pins,
                   edit_new (regie_record_get_entity (record)->name, id, "version", version, NULL));
}

const char *
regie_change_find_made (const RegieChange *self, const RegieEntity *entity)
{
  g_return_val_if_fail (self != NULL && entity != NULL, NULL);
  for (guint i = 0; i < self->edits->len; i++)
    {
      const RegieEdit *edit = self->edits->pdata[i];

      if (edit->from == NULL && strcmp (edit->field, REGIE_VOIDED) == 0
          && strcmp (edit->entity, entity->name) == 0)
        return edit->id;
    }
  return NULL;
}

/* The table of bytes, made when it is first needed. */
static GHashTable *
ensure_bytes (RegieChange *self)
{
  if (self->bytes == NULL)
    self->bytes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_bytes_unref);
  return self->bytes;
}

void
regie_change_attach (RegieChange *self, gint64 id, GBytes *bytes)
{
  g_return_if_fail (self != NULL && bytes != NULL);
  g_hash_table_insert (ensure_bytes (self), g_strdup_printf ("%" G_GINT64_FORMAT, id),
                       g_bytes_ref (bytes));
}

gboolean
regie_change_is_empty (const RegieChange *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->edits->len == 0;
}

static gboolean
is_insert (const RegieEdit *edit)
{
  return strcmp (edit->field, REGIE_VOIDED) == 0 && edit->from == NULL;
}

void
regie_change_join (RegieChange *self, RegieChange *other)
{
  GHashTableIter iter;
  gpointer id, bytes;

  g_return_if_fail (self != NULL);
  if (other->bytes != NULL)
    {
      g_hash_table_iter_init (&iter, other->bytes);
      while (g_hash_table_iter_next (&iter, &id, &bytes))
        g_hash_table_insert (ensure_bytes (self), g_strdup (id), g_bytes_ref (bytes));
      g_clear_pointer (&other->bytes, g_hash_table_unref);
    }
  g_ptr_array_extend_and_steal (self->edits, g_ptr_array_ref (other->edits));
  g_ptr_array_extend_and_steal (self->pins, g_ptr_array_ref (other->pins));
}

RegieChange *
regie_change_inverse (const RegieChange *self)
{
  RegieChange *inverse = regie_change_new (self->title);
  const RegieEdit *edit;

  for (guint i = self->edits->len; i-- > 0;)
    {
      guint first = i;
      gboolean inserted;

      /* The edits of one record stay together; of a new record only its appearance is taken
       * back. */
      edit = self->edits->pdata[i];
      while (first > 0)
        {
          const RegieEdit *before = self->edits->pdata[first - 1];

          if (strcmp (before->entity, edit->entity) != 0 || strcmp (before->id, edit->id) != 0)
            break;
          first--;
        }
      inserted = is_insert (self->edits->pdata[first]);
      for (guint k = first; k <= i; k++)
        {
          edit = self->edits->pdata[k];
          if (is_insert (edit))
            regie_change_add (inverse, edit->entity, edit->id, edit->field, "0", "1");
          else if (!inserted)
            regie_change_add (inverse, edit->entity, edit->id, edit->field, edit->to, edit->from);
        }
      i = first;
    }
  return inverse;
}

/* No price and no trajectory comes near: such an amount is a mistake of typing. */
#define MOST_CENTS G_GINT64_CONSTANT (10000000)

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static gboolean
is_value (const RegieField *field, const RegieCodes *codes, const char *text)
{
  g_autofree char *partial = NULL;
  RegieDay day;
  gint64 number;

  switch (field->kind)
    {
    case REGIE_CODE:
      if (strcmp (field->list, "gemeente") == 0 && strlen (text) == 4
          && strspn (text, "0123456789") == 4)
        return TRUE;
      return codes == NULL || regie_codes_index (codes, field->list, text) >= 0;
    case REGIE_REF:
    case REGIE_INT:
      return g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &number, NULL);
    case REGIE_MONEY:
      return g_ascii_string_to_signed (text, 10, 0,
                                       field->flags & REGIE_LARGE ? MOST_CENTS * 10000 : MOST_CENTS,
                                       &number, NULL);
    case REGIE_DAY:
      return regie_day_parse (text, &day);
    case REGIE_PARTIAL:
      return (partial = regie_day_dup_partial (text)) != NULL && strcmp (partial, text) == 0;
    case REGIE_BOOL:
      return strcmp (text, "0") == 0 || strcmp (text, "1") == 0;
    default:
      return g_utf8_validate (text, -1, NULL);
    }
}

gboolean
regie_field_check (const RegieField *field, const RegieCodes *codes, const char *text,
                   GError **error)
{
  const char *reason;
  g_autofree char *value = NULL;

  g_return_val_if_fail (field != NULL, FALSE);
  if (text == NULL ? !(field->flags & REGIE_REQUIRED) : is_value (field, codes, text))
    return TRUE;
  if (text == NULL)
    /* TRANSLATORS: the name of a field */
    return regie_refuse_field (error, field->key, _("%s must be filled in"),
                               regie_field_label (field));
  if ((field->kind == REGIE_INT || field->kind == REGIE_MONEY) && *text == '-')
    return regie_refuse_field (error, field->key, _("%s: this cannot be less than nothing"),
                               regie_field_label (field));
  if (field->kind == REGIE_MONEY && is_number (text))
    return regie_refuse_field (error, field->key,
                               field->flags & REGIE_LARGE
                                 ? _("%s: this amount is too large")
                                 : _(
                                   "%s: this is more than any trajectory costs. Check the amount."),
                               regie_field_label (field));
  value = regie_value_read (field, codes, text, &reason);
  /* TRANSLATORS: the name of a field, what is wrong with it */
  return regie_refuse_field (error, field->key, _("%s: %s"), regie_field_label (field),
                             reason != NULL ? reason : _("this value is not understood"));
}

/* A new record whose edits are FIRST … LAST: every required field has a value. */
static gboolean
check_required (const RegieChange *self, const RegieEntity *entity, guint first, guint last,
                GError **error)
{
  for (guint f = 0; f < entity->n_fields; f++)
    {
      gboolean found = !(entity->fields[f].flags & REGIE_REQUIRED);

      for (guint i = first; i <= last && !found; i++)
        found = strcmp (((RegieEdit *) self->edits->pdata[i])->field, entity->fields[f].name) == 0;
      if (!found)
        return regie_field_check (&entity->fields[f], NULL, NULL, error);
    }
  return TRUE;
}

gboolean
regie_change_check (const RegieChange *self, const RegieSchema *schema, const RegieCodes *codes,
                    GError **error)
{
  guint first = 0;

  for (guint i = 0; i < self->edits->len; i++)
    {
      const RegieEdit *edit = self->edits->pdata[i];
      const RegieEdit *before = self->edits->pdata[first];
      const RegieEdit *next = i + 1 < self->edits->len ? self->edits->pdata[i + 1] : NULL;
      const RegieEntity *entity = regie_schema_find (schema, edit->entity);
      const RegieField *field = entity != NULL ? regie_entity_find (entity, edit->field) : NULL;

      g_return_val_if_fail (
        entity != NULL && (field != NULL || strcmp (edit->field, REGIE_VOIDED) == 0), FALSE);
      if (strcmp (before->entity, edit->entity) != 0 || strcmp (before->id, edit->id) != 0)
        first = i;
      if (field != NULL && !regie_field_check (field, codes, edit->to, error))
        return FALSE;
      if (is_insert (self->edits->pdata[first])
          && (next == NULL || strcmp (next->entity, edit->entity) != 0
              || strcmp (next->id, edit->id) != 0)
          && !check_required (self, entity, first, i, error))
        return FALSE;
    }
  return TRUE;
}

/* Milliseconds since 2020 above 22 random bits. */
gint64
regie_id_at (gint64 real_time)
{
  return (real_time / 1000 - G_GINT64_CONSTANT (1577836800000)) << 22;
}

gint64
regie_id_new_range (guint count)
{
  static _Atomic gint64 last;
  gint64 now = regie_id_at (g_get_real_time ()) | (g_random_int () & 0x3fffff);
  gint64 before = atomic_load (&last);
  gint64 first;

  g_return_val_if_fail (count > 0, 0);
  /* Another thread may take ids in between; then LAST has moved, BEFORE is read anew, and ours
   * begin after its. */
  do
    {
      first = MAX (before + 1, now);
    }
  while (!atomic_compare_exchange_weak (&last, &before, first + count - 1));
  return first;
}

gint64
regie_id_new (void)
{
  return regie_id_new_range (1);
}
