/* SPDX-License-Identifier: EUPL-1.2 */
/* Records as they are stored, one kind at a time. */
#include "regie-load.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-policies.h"
#include "regie-text.h"

typedef struct {
  const RegieEntity *entity;
  GPtrArray *records;
} Loading;

static gboolean
load_row (guint n, const char *const *columns, gpointer data, GError **error)
{
  Loading *loading = data;
  RegieRecord *record = regie_record_new (loading->entity, g_ascii_strtoll (columns[0], NULL, 10));

  regie_record_set_version (record, g_ascii_strtoll (columns[1], NULL, 10));
  regie_record_set_voided (record, columns[2][0] == '1');
  for (guint i = 0; i < loading->entity->n_fields; i++)
    regie_record_set_at (record, i, columns[3 + i]);
  g_ptr_array_add (loading->records, record);
  return TRUE;
}

static char *
dup_sql (RegieDb *db, const RegieEntity *entity, const char *where)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id, version, voided");

  for (guint i = 0; i < entity->n_fields; i++)
    if (regie_policies_reads (db, entity, &entity->fields[i]))
      g_string_append_printf (sql, ", \"%s\"", entity->fields[i].name);
    else
      g_string_append (sql, ", NULL");
  g_string_append_printf (sql, " FROM \"%s\" WHERE voided = 0", entity->name);
  if (where != NULL)
    g_string_append_printf (sql, " AND %s", where);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

gboolean
regie_load_all (RegieDb *db, const RegieLoadAsk *loads, guint n, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree RegieDbAsk *asks = g_new (RegieDbAsk, n);
  g_autofree Loading *loading = g_new (Loading, n);
  gboolean ok;

  g_return_val_if_fail (db != NULL && loads != NULL, FALSE);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (texts, dup_sql (db, loads[i].entity, loads[i].where));
      loading[i] = (Loading){ loads[i].entity, g_ptr_array_new_with_free_func (g_object_unref) };
      asks[i] = (RegieDbAsk){ texts->pdata[i], loads[i].n, loads[i].params, load_row, &loading[i] };
    }
  ok = regie_db_exec_all (db, asks, n, error);
  for (guint i = 0; i < n; i++)
    if (ok)
      *loads[i].records = loading[i].records;
    else
      g_ptr_array_unref (loading[i].records);
  return ok;
}

GPtrArray *
regie_load (RegieDb *db, const RegieEntity *entity, const char *where, guint n,
            const char *const *params, GError **error)
{
  GPtrArray *records = NULL;
  const RegieLoadAsk load = { entity, where, n, params, &records };

  g_return_val_if_fail (db != NULL, NULL);
  return regie_load_all (db, &load, 1, error) ? records : NULL;
}

RegieRecord *
regie_load_one (RegieDb *db, const RegieEntity *entity, gint64 id, GError **error)
{
  char text[24];
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (db != NULL && entity != NULL, NULL);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  found = regie_load (db, entity, "id = $1", 1, (const char *[]){ text }, error);
  return found != NULL && found->len == 1 ? g_object_ref (found->pdata[0]) : NULL;
}

/* What the change that took ID away put in its place; 0: nothing. */
static gboolean
find_successor (RegieDb *db, const RegieEntity *entity, gint64 id, gint64 *next, GError **error)
{
  char text[REGIE_NUMBER_TEXT];

  return regie_db_get_int (
    db,
    "SELECT COALESCE (max (i.id), 0) FROM change_value i WHERE i.entity = $1 AND i.field = "
    "'voided' AND i.from_text IS NULL AND i.to_text = '0' AND i.seq = (SELECT max (g.seq) "
    "FROM change_value g WHERE g.entity = $1 AND g.id = $2 AND g.field = 'voided' AND "
    "g.to_text = '1')",
    2, (const char *[]){ entity->name, regie_number_format (id, text) }, next, error);
}

/* More corrections in a row than anybody makes while a form is open. */
#define MOST_CORRECTIONS 100

RegieRecord *
regie_load_latest (RegieDb *db, const RegieEntity *entity, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL && entity != NULL, NULL);
  for (guint i = 0; i < MOST_CORRECTIONS && id != 0; i++)
    {
      g_autoptr (GError) local = NULL;
      RegieRecord *record = regie_load_one (db, entity, id, &local);

      if (record != NULL)
        return record;
      if (local != NULL || !find_successor (db, entity, id, &id, &local))
        return g_propagate_error (error, g_steal_pointer (&local)), NULL;
    }
  return NULL;
}

/* Was a record with ID ever here, as far as this login sees? */
static gboolean
was_ever (RegieDb *db, const RegieEntity *entity, gint64 id, gboolean *was, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE id = $1",
                                          entity->name);
  char text[24];
  gint64 n;

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  if (!regie_db_get_int (db, sql, 1, (const char *[]){ text }, &n, error))
    return FALSE;
  *was = n > 0;
  return TRUE;
}

RegieRecord *
regie_load_there (RegieDb *db, const RegieEntity *entity, gint64 id, const char *gone,
                  GError **error)
{
  g_autoptr (GError) local = NULL;
  RegieRecord *record;
  gboolean was;

  g_return_val_if_fail (db != NULL && entity != NULL && gone != NULL, NULL);
  record = regie_load_one (db, entity, id, &local);
  if (record == NULL && local == NULL && was_ever (db, entity, id, &was, &local))
    {
      if (was)
        g_set_error_literal (&local, REGIE_ERROR, REGIE_ERROR_CONFLICT, gone);
      else
        /* TRANSLATORS: a kind of record */
        g_set_error (&local, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                     _("%s: there is none with this number here."), _(entity->label));
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return record;
}

static char *
dup_gone (const RegieEntity *entity)
{
  /* TRANSLATORS: a kind of record */
  return g_strdup_printf (_("%s: this is no longer there."), _(entity->label));
}

RegieRecord *
regie_load_needed (RegieDb *db, const RegieEntity *entity, gint64 id, GError **error)
{
  g_autofree char *gone = NULL;

  g_return_val_if_fail (db != NULL && entity != NULL, NULL);
  gone = dup_gone (entity);
  return regie_load_there (db, entity, id, gone, error);
}

RegieRecord *
regie_load_gone (const RegieEntity *entity, GError **error)
{
  g_autofree char *gone = NULL;

  g_return_val_if_fail (entity != NULL, NULL);
  gone = dup_gone (entity);
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT, gone);
  return NULL;
}
