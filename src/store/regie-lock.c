/* SPDX-License-Identifier: EUPL-1.2 */
/* What a change touches, and the locks on it in the order of the ids. */
#include "regie-lock.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-news.h"
#include "regie-text.h"

struct _RegieLocks {
  GHashTable *held; /* gint64 */
  GArray *dossiers; /* gint64, of the last change */
  gint64 awaited;   /* what is being locked; 0: everything */
};

RegieLocks *
regie_locks_new (void)
{
  RegieLocks *self = g_new0 (RegieLocks, 1);

  self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
regie_locks_free (RegieLocks *self)
{
  g_hash_table_unref (self->held);
  g_array_unref (self->dossiers);
  g_free (self);
}

const GArray *
regie_locks_get_dossiers (const RegieLocks *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->dossiers;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

void
regie_ids_sort (GArray *ids)
{
  guint n = 0;

  g_return_if_fail (ids != NULL);
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, n - 1))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

static void
append (GArray *ids, const char *text)
{
  gint64 id;

  if (text != NULL && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &id, NULL))
    g_array_append_val (ids, id);
}

static gboolean
append_row (guint n, const char *const *columns, gpointer data, GError **error)
{
  append (data, columns[0]);
  return TRUE;
}

/* The dossiers of the record that EDIT is about, as it stands in the database. */
static gboolean
append_stored (RegieDb *db, const RegieEntity *entity, const char *id, GArray *dossiers,
               GError **error)
{
  g_autofree char *sql = NULL;

  if (strcmp (entity->name, "dossier") == 0)
    {
      append (dossiers, id);
      return TRUE;
    }
  if (strcmp (entity->name, "person") == 0)
    sql = g_strdup ("SELECT id FROM dossier WHERE person = $1");
  else if (regie_entity_is_in_dossier (entity))
    sql = g_strdup_printf ("SELECT dossier FROM \"%s\" WHERE id = $1", entity->name);
  return sql == NULL
         || regie_db_exec (db, sql, 1, (const char *[]){ id }, append_row, dossiers, error);
}

static gboolean
is_begin_of_new (const RegieEdit *edit)
{
  return strcmp (edit->field, REGIE_VOIDED) == 0 && edit->from == NULL;
}

static gboolean
begins_record (const RegieChange *change, guint i)
{
  const RegieEdit *edit = change->edits->pdata[i];
  const RegieEdit *before = i > 0 ? change->edits->pdata[i - 1] : NULL;

  return before == NULL || strcmp (before->id, edit->id) != 0
         || strcmp (before->entity, edit->entity) != 0;
}

/* Where CHANGE writes: the dossiers, those that it makes among them. */
static gboolean
collect_dossiers (RegieLocks *self, RegieDb *db, const RegieSchema *schema,
                  const RegieChange *change, GError **error)
{
  g_array_set_size (self->dossiers, 0);
  for (guint i = 0; i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];

      if (strcmp (edit->field, "dossier") == 0)
        append (self->dossiers, edit->to);
      if (begins_record (change, i)
          && !append_stored (db, regie_schema_find (schema, edit->entity), edit->id, self->dossiers,
                             error))
        return FALSE;
    }
  regie_ids_sort (self->dossiers);
  return TRUE;
}

static gboolean
has_unique_number (const RegieEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].flags & REGIE_UNIQUE)
      return TRUE;
  return FALSE;
}

/* Does EDIT take a number that nobody else may have?  A record that appears, or comes back, brings
 * its own. */
static gboolean
takes_number (const RegieEntity *entity, const RegieEdit *edit)
{
  const RegieField *field = regie_entity_find (entity, edit->field);

  if (strcmp (edit->field, REGIE_VOIDED) == 0)
    return g_strcmp0 (edit->to, "0") == 0 && has_unique_number (entity);
  return field != NULL && field->flags & REGIE_UNIQUE && edit->to != NULL;
}

/* A kind of record is locked as the id that no record has. */
static gint64
id_of_kind (const RegieSchema *schema, const RegieEntity *entity)
{
  return entity - schema->entities + 1;
}

/* What must stand still: without the records that the change itself makes, which nobody else can
 * know. */
static gboolean
collect_locks (RegieDb *db, const RegieSchema *schema, const RegieChange *change, GArray *ids,
               GError **error)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];
      const RegieEntity *entity = regie_schema_find (schema, edit->entity);
      gint64 kind = id_of_kind (schema, entity);

      if (strcmp (edit->field, "dossier") == 0)
        append (ids, edit->to);
      if (takes_number (entity, edit))
        g_array_append_val (ids, kind);
      if (!begins_record (change, i) || is_begin_of_new (edit))
        continue;
      append (ids, edit->id);
      if (!append_stored (db, entity, edit->id, ids, error))
        return FALSE;
    }
  for (guint i = 0; i < change->pins->len; i++)
    append (ids, ((RegieEdit *) change->pins->pdata[i])->id);
  return TRUE;
}

/* The ids that CHANGE itself makes: a new dossier in which it also writes. */
static GHashTable *
collect_new (const RegieChange *change)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];
      gint64 id = g_ascii_strtoll (edit->id, NULL, 10);

      if (is_begin_of_new (edit))
        g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return ids;
}

static gboolean
lock_id (RegieDb *db, gint64 id, GError **error)
{
  char text[24];

  return regie_db_exec (db, "SELECT pg_advisory_xact_lock (regie_lock_key ($1))", 1,
                        (const char *[]){ regie_number_format (id, text) }, NULL, NULL, error);
}

/* Who holds $1, or else the head of the log, and waits for nobody; %s: in which way. */
#define HOLDER                                                                                     \
  "SELECT s.name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"                         \
  " JOIN staff s ON s.login = a.usename AND s.voided = 0"                                          \
  " WHERE l.granted AND l.pid <> pg_backend_pid ()"                                                \
  " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database ())"            \
  " AND NOT EXISTS (SELECT 1 FROM pg_locks w WHERE w.pid = l.pid AND NOT w.granted)"               \
  " AND (l.locktype = 'advisory' AND l.objsubid = 1 AND l.mode IN (%s)"                            \
  "      AND (l.classid::bigint << 32 | l.objid::bigint) = regie_lock_key ($1)"                    \
  "      OR l.locktype = 'relation' AND l.relation = 'meta'::regclass"                             \
  "      AND l.mode = 'RowExclusiveLock') ORDER BY l.locktype, s.id LIMIT 1"

/* Who keeps SELF waiting for AWAITED, which it wants for itself (ALONE) or shares; owned by the
 * caller, NULL when nobody is known. */
static char *
dup_holder (RegieDb *db, gint64 awaited, gboolean alone)
{
  g_autofree char *sql = g_strdup_printf (HOLDER, alone ? "'ExclusiveLock', 'ShareLock'"
                                                        : "'ExclusiveLock'");
  char text[REGIE_NUMBER_TEXT];
  char *name = NULL;

  regie_db_get_text (db, sql, 1, (const char *[]){ regie_number_format (awaited, text) }, &name,
                     NULL);
  return name;
}

/* A lock can be held by anybody who works here, also beside the program: it is waited for as long
 * as for any other, and then it is said who has it. */
static void
explain_everything (RegieDb *db, gboolean alone, GError **error)
{
  g_autofree char *name = NULL;

  if (error == NULL || !g_error_matches (*error, REGIE_ERROR, REGIE_ERROR_BUSY)
      || (name = dup_holder (db, 0, alone)) == NULL)
    return;
  g_clear_error (error);
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_BUSY,
               alone
                 /* TRANSLATORS: the name of a colleague */
                 ? _(
                   "%s is saving and is not ready yet, and this cannot be done beside it. Nothing "
                   "was saved; what you typed is still here. Try again in a moment.")
                 /* TRANSLATORS: the name of a colleague */
                 : _("%s is doing something for which everybody must wait, and is not ready yet. "
                      "Nothing was saved; what you typed is still here. Try again in a moment."),
               name);
}

static gboolean
begin (RegieDb *db, gboolean alone, GError **error)
{
  if (!regie_db_begin (db, error))
    return FALSE;
  if (!regie_db_is_postgres (db)
      || regie_db_exec (
        db, alone ? "SELECT pg_advisory_xact_lock(0)" : "SELECT pg_advisory_xact_lock_shared(0)", 0,
        NULL, NULL, NULL, error))
    return TRUE;
  regie_db_rollback (db);
  explain_everything (db, alone, error);
  return FALSE;
}

gboolean
regie_lock_end (RegieDb *db, gboolean ok, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  if (ok)
    return regie_db_commit (db, error);
  regie_db_rollback (db);
  return FALSE;
}

/* Everything together is locked as 0: shared by all changes, whole by who works alone. */
gboolean
regie_lock_begin (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return begin (db, FALSE, error);
}

gboolean
regie_lock_begin_alone (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  if (!begin (db, TRUE, error))
    return FALSE;
  /* What it writes is too much to name; it is told when it is committed. */
  return (regie_db_be_patient (db, error) && regie_news_tell (db, NULL, NULL, error))
         || regie_lock_end (db, FALSE, NULL);
}

gboolean
regie_lock_begin_loose (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_begin (db, error);
}

gboolean
regie_lock_begin_long (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_db_begin (db, error))
    return FALSE;
  return regie_db_be_patient (db, error) || regie_lock_end (db, FALSE, NULL);
}

/* An entry is locked as the negative id that no record has. */
gboolean
regie_lock_entry (RegieDb *db, gint64 seq, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return !regie_db_is_postgres (db) || lock_id (db, -seq, error);
}

static gboolean
lock_ids (RegieLocks *self, RegieDb *db, const GArray *ids, GHashTable *new_ids, gboolean *grew,
          GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (g_hash_table_contains (self->held, &id) || g_hash_table_contains (new_ids, &id))
        continue;
      self->awaited = id;
      if (!lock_id (db, id, error))
        return FALSE;
      g_hash_table_add (self->held, g_memdup2 (&id, sizeof id));
      *grew = TRUE;
    }
  return TRUE;
}

gboolean
regie_locks_take (RegieLocks *self, RegieDb *db, const RegieSchema *schema,
                  const RegieChange *change, gboolean *grew, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) new_ids = NULL;

  g_return_val_if_fail (self != NULL && change != NULL && grew != NULL, FALSE);
  *grew = FALSE;
  if (!collect_dossiers (self, db, schema, change, error))
    return FALSE;
  if (!regie_db_is_postgres (db))
    return TRUE;
  if (!collect_locks (db, schema, change, ids, error))
    return FALSE;
  regie_ids_sort (ids);
  new_ids = collect_new (change);
  return lock_ids (self, db, ids, new_ids, grew, error);
}

void
regie_locks_explain (const RegieLocks *self, RegieDb *db, GError **error)
{
  g_autofree char *name = NULL;

  g_return_if_fail (self != NULL);
  if (error == NULL || !g_error_matches (*error, REGIE_ERROR, REGIE_ERROR_BUSY)
      || !regie_db_is_postgres (db) || (name = dup_holder (db, self->awaited, FALSE)) == NULL)
    return;
  g_clear_error (error);
  /* TRANSLATORS: the name of a colleague */
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_BUSY,
               _(
                 "%s is saving the same and is not ready yet. Nothing was saved; what you typed is "
                 "still here. Try again in a moment."),
               name);
}

gboolean
regie_lock_dup_others (RegieDb *db, gint64 dossier, char **names, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && names != NULL, FALSE);
  *names = NULL;
  if (!regie_db_is_postgres (db))
    return TRUE;
  return regie_db_get_text (
    db,
    "SELECT string_agg (DISTINCT s.name, ', ' ORDER BY s.name) FROM pg_locks l"
    " JOIN pg_stat_activity a ON a.pid = l.pid"
    " JOIN staff s ON s.login = a.usename AND s.voided = 0"
    " WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted AND l.mode = 'ShareLock'"
    " AND l.classid = " REGIE_LOCK_OPEN_CLASS
    " AND l.objid::bigint = (SELECT regie_open_key ($1))::bigint & 4294967295"
    " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database ())"
    " AND a.usename <> session_user",
    1, (const char *[]){ regie_number_format (dossier, id) }, names, error);
}
