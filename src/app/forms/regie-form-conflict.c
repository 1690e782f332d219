/* SPDX-License-Identifier: EUPL-1.2 */
/* What two people typed in the same field, side by side. */
#include "regie-form-conflict.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-log-commands.h"
#include "regie-text.h"

typedef struct {
  char *theirs;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_free (self->theirs);
  g_free (self);
}

static GQuark
asking_quark (void)
{
  return g_quark_from_static_string ("regie-form-conflict");
}

/* VALUE of FIELD in words. */
static char *
dup_shown (const RegieField *field, const RegieCodes *codes, const char *value)
{
  if (value == NULL)
    return g_strdup (_("nothing"));
  if (field->kind == REGIE_CODE)
    return g_strdup (regie_codes_label (codes, field->list, value));
  if (field->kind == REGIE_DAY)
    {
      RegieDay day;

      return regie_day_parse (value, &day) ? regie_day_dup_long (day) : g_strdup (value);
    }
  if (field->kind == REGIE_BOOL)
    return g_strdup (*value == '1' ? _("Yes") : _("No"));
  return g_strdup (value);
}

/* The kind of record in NOW that has the field with KEY. */
static const RegieEntity *
find_kind (RegieForm *now, const char *key, const RegieField **field)
{
  const RegieEntity *entity;
  gint64 id;

  for (guint i = 0; (entity = regie_form_get_seen_kind (now, i, &id)) != NULL; i++)
    if ((*field = regie_entity_find_key (entity, key)) != NULL)
      return entity;
  return NULL;
}

static void
ask (RegieFieldRow *row, const RegieField *field, const RegieCodes *codes, const char *theirs,
     const char *by)
{
  g_autofree char *shown = dup_shown (field, codes, theirs);
  /* TRANSLATORS: who and when, and what they wrote in the same field */
  g_autofree char *fault = g_strdup_printf (
    _("%1$s wrote here meanwhile: %2$s\nSave again to keep what you typed."),
    by != NULL ? by : _("Somebody else"), shown);
  Asking *asking = g_new0 (Asking, 1);

  asking->theirs = g_strdup (theirs);
  g_object_set_qdata_full (G_OBJECT (row), asking_quark (), asking, asking_free);
  regie_field_row_set_fault (row, fault);
}

/* Does ROW ask?  What only one of the two changed is clear. */
static gboolean
show_row (RegieFieldRow *row, RegieForm *seen, RegieForm *now, const RegieCodes *codes)
{
  const RegieField *field = NULL;
  const RegieEntity *entity = find_kind (now, regie_field_row_get_field (row)->key, &field);
  const char *was = entity != NULL ? regie_form_get_seen (seen, entity, field) : NULL;
  const char *is = entity != NULL ? regie_form_get_seen (now, entity, field) : NULL;
  g_autofree char *mine = regie_field_row_dup_value (row);
  g_autofree char *key = NULL;

  if (entity == NULL || g_strcmp0 (was, is) == 0 || g_strcmp0 (mine, is) == 0)
    return FALSE;
  g_object_set_qdata (G_OBJECT (row), asking_quark (), NULL);
  if (g_strcmp0 (mine, was) == 0)
    {
      regie_field_row_set_value (row, is);
      return FALSE;
    }
  key = g_strconcat (REGIE_LOG_BY, field->name, NULL);
  ask (row, field, codes, is, regie_form_get (now, key));
  return TRUE;
}

static gboolean
has_row (GPtrArray *rows, const char *key)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (regie_field_row_get_field (rows->pdata[i])->key, key) == 0)
      return TRUE;
  return FALSE;
}

/* What was changed that is not in the form: a decision may rest on it all the same. */
static char *
dup_elsewhere (GPtrArray *rows, RegieForm *seen, RegieForm *now)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const RegieEntity *entity;
  gint64 id;

  for (guint i = 0; (entity = regie_form_get_seen_kind (now, i, &id)) != NULL; i++)
    for (guint k = 0; k < entity->n_fields; k++)
      {
        const RegieField *field = &entity->fields[k];

        if (!has_row (rows, field->key)
            && g_strcmp0 (regie_form_get_seen (seen, entity, field),
                          regie_form_get_seen (now, entity, field))
                 != 0)
          g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                  regie_field_label (field));
      }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

guint
regie_form_conflict_show (GPtrArray *rows, RegieForm *seen, RegieForm *now, const RegieCodes *codes,
                          char **elsewhere)
{
  guint n = 0;

  g_return_val_if_fail (rows != NULL && seen != NULL && now != NULL && elsewhere != NULL, 0);
  for (guint i = 0; i < rows->len; i++)
    n += show_row (rows->pdata[i], seen, now, codes);
  *elsewhere = dup_elsewhere (rows, seen, now);
  return n;
}

const char *
regie_form_conflict_get (RegieFieldRow *row, gboolean *has)
{
  Asking *asking = g_object_get_qdata (G_OBJECT (row), asking_quark ());

  *has = asking != NULL;
  return asking != NULL ? asking->theirs : NULL;
}

void
regie_form_conflict_take (RegieFieldRow *row, gboolean both)
{
  gboolean has;
  g_autofree char *theirs = g_strdup (regie_form_conflict_get (row, &has));
  g_autofree char *mine = regie_field_row_dup_value (row);
  g_autofree char *joined = NULL;

  g_return_if_fail (REGIE_IS_FIELD_ROW (row));
  if (!has)
    return;
  if (both && mine != NULL && theirs != NULL)
    joined = g_strdup_printf ("%s\n\n%s", theirs, mine);
  g_object_set_qdata (G_OBJECT (row), asking_quark (), NULL);
  regie_field_row_set_value (row, joined != NULL ? joined : theirs);
  regie_field_row_set_fault (row, NULL);
}
