/* SPDX-License-Identifier: EUPL-1.2 */
/* What entries of the log wrote. */
#include "regie-changes-query.h"

#include <string.h>

#include "regie-change.h"
#include "regie-column.h"
#include "regie-done.h"
#include "regie-sql.h"
#include "regie-text.h"

static void
changed_free (gpointer data)
{
  RegieChanged *self = data;

  g_free (self->name);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static gboolean
add_changed (guint n, const char *const *c, gpointer data, GError **error)
{
  const RegieEntity *entity = regie_schema_find (regie_schema (), c[1]);
  RegieChanged *self;

  if (entity == NULL)
    return TRUE;
  self = g_new0 (RegieChanged, 1);
  *self = (RegieChanged){ .seq = regie_column_id (c[0]),
                          .id = regie_column_id (c[2]),
                          .last = regie_column_id (c[3]),
                          .entity = entity,
                          .name = g_strdup (c[4]),
                          .from = g_strdup (c[5]),
                          .to = g_strdup (c[6]) };
  self->field = self->name;
  self->is_new = strcmp (self->name, REGIE_VOIDED) == 0 && g_strcmp0 (self->to, "0") == 0;
  g_ptr_array_add (data, self);
  return TRUE;
}

/* The newest entry first; what each wrote stays in its order. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const RegieChanged *one = *(RegieChanged *const *) a;
  const RegieChanged *other = *(RegieChanged *const *) b;

  return (one->seq < other->seq) - (one->seq > other->seq);
}

GPtrArray *
regie_changed_load (RegieDb *db, const GPtrArray *done, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (changed_free);
  /* A form writes less than this. */
  g_autofree char *page = regie_sql_dup_page (
    "SELECT v.seq, v.entity, v.id, v.last_id, v.field, v.from_text, v.to_text FROM change_value v "
    "WHERE v.n < 100 AND v.seq IN ",
    " ORDER BY v.seq, v.n");

  g_return_val_if_fail (db != NULL && done != NULL, NULL);
  for (guint at = 0; at < done->len; at += REGIE_SQL_PAGE)
    {
      const guint here = MIN (REGIE_SQL_PAGE, done->len - at);
      gint64 roots[REGIE_SQL_PAGE];

      for (guint i = 0; i < here; i++)
        roots[i] = ((const RegieDone *) done->pdata[at + i])->root;
      if (!regie_sql_run_page (db, page, roots, here, add_changed, changes, error))
        return NULL;
    }
  g_ptr_array_sort (changes, compare);
  return g_steal_pointer (&changes);
}

/* What is known of some fields of one record. */
typedef struct {
  const GPtrArray *fields;
  GPtrArray *values;
} First;

static gboolean
take_now (guint n, const char *const *c, gpointer data, GError **error)
{
  const First *self = data;

  for (guint i = 0; i < self->values->len; i++)
    self->values->pdata[i] = g_strdup (c[i]);
  return TRUE;
}

static gboolean
take_before (guint n, const char *const *c, gpointer data, GError **error)
{
  const First *self = data;

  for (guint i = 0; i < self->fields->len; i++)
    if (strcmp (((const RegieField *) self->fields->pdata[i])->name, c[0]) == 0)
      {
        g_free (self->values->pdata[i]);
        self->values->pdata[i] = g_strdup (c[1]);
      }
  return TRUE;
}

/* As it stands now, but for what was changed since: that is what the first change found. */
GPtrArray *
regie_changed_load_first (RegieDb *db, const RegieChanged *self, const GPtrArray *fields,
                          GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  First first = { fields, values };
  char id[REGIE_NUMBER_TEXT], seq[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && self != NULL && fields != NULL, NULL);
  g_ptr_array_set_size (values, (int) fields->len);
  if (fields->len == 0)
    return g_steal_pointer (&values);
  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "",
                            ((const RegieField *) fields->pdata[i])->name);
  g_string_append_printf (sql, " FROM \"%s\" WHERE id = $1", self->entity->name);
  regie_number_format (self->id, id);
  regie_number_format (self->seq, seq);
  if (!regie_db_exec (db, sql->str, 1, (const char *[]){ id }, take_now, &first, error)
      || !regie_db_exec (db,
                         "SELECT field, from_text FROM change_value WHERE entity = $1 AND id = $2 "
                         "AND seq > $3 AND field <> '" REGIE_VOIDED "' ORDER BY seq DESC, n DESC",
                         3, (const char *[]){ self->entity->name, id, seq }, take_before, &first,
                         error))
    return NULL;
  return g_steal_pointer (&values);
}

gboolean
regie_changed_is (RegieDb *db, const RegieChanged *self, const RegieField *field, const char *value,
                  gboolean *is, GError **error)
{
  g_autofree char *sql = NULL;
  char id[REGIE_NUMBER_TEXT];
  gint64 n;

  g_return_val_if_fail (db != NULL && self != NULL && field != NULL && is != NULL, FALSE);
  sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE id = $1 AND \"%s\" = $2",
                         self->entity->name, field->name);
  if (!regie_db_get_int (db, sql, 2, (const char *[]){ regie_number_format (self->id, id), value },
                         &n, error))
    return FALSE;
  *is = n > 0;
  return TRUE;
}

static gboolean
add_person (guint n, const char *const *c, gpointer data, GError **error)
{
  g_strv_builder_add_many (data, c[1], c[0], NULL);
  return TRUE;
}

char **
regie_changes_load_people (RegieDb *db, GError **error)
{
  g_autoptr (GStrvBuilder) people = g_strv_builder_new ();

  g_return_val_if_fail (db != NULL, NULL);
  return regie_db_exec (db, "SELECT id, name FROM staff WHERE voided = 0 ORDER BY name, id", 0,
                        NULL, add_person, people, error)
           ? g_strv_builder_end (people)
           : NULL;
}
