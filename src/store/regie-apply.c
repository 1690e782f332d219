/* SPDX-License-Identifier: EUPL-1.2 */
/* The only way to write: a change goes in whole or not at all, with its log entry and what follows
 * from it. */
#include "regie-apply.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "regie-access.h"
#include "regie-error.h"
#include "regie-lock.h"
#include "regie-migrate.h"
#include "regie-news.h"
#include "regie-policies.h"
#include "regie-since.h"
#include "regie-text.h"

char *
regie_moment_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
is_voided_edit (const RegieEdit *edit)
{
  return strcmp (edit->field, REGIE_VOIDED) == 0;
}

static gboolean
same_record (const RegieEdit *a, const RegieEdit *b)
{
  return strcmp (a->id, b->id) == 0 && strcmp (a->entity, b->entity) == 0;
}

static gboolean
insert_record (RegieDb *db, const RegieChange *change, guint first, guint last, GError **error)
{
  const RegieEdit *head = change->edits->pdata[first];
  g_autoptr (GString) names = g_string_new ("id, version, voided");
  g_autoptr (GString) values = g_string_new ("$1, 1, 0");
  g_autoptr (GPtrArray) params = g_ptr_array_new ();
  g_autofree char *sql = NULL;

  g_ptr_array_add (params, head->id);
  for (guint i = first + 1; i <= last; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];

      g_ptr_array_add (params, edit->to);
      g_string_append_printf (names, ", \"%s\"", edit->field);
      g_string_append_printf (values, ", $%u", params->len);
    }
  sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", head->entity, names->str,
                         values->str);
  return regie_db_exec (db, sql, params->len, (const char *const *) params->pdata, NULL, NULL,
                        error);
}

static gboolean
conflict (const RegieSchema *schema, const RegieEdit *edit, GError **error)
{
  const RegieEntity *entity = regie_schema_find (schema, edit->entity);

  /* TRANSLATORS: a kind of record, such as "Fact" */
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
               _("%s: somebody else changed this in the meantime. Nothing was saved; look at what "
                  "it is now and try again."),
               _(entity->label));
  return FALSE;
}

static gboolean
count_row (guint n, const char *const *columns, gpointer data, GError **error)
{
  ++*(guint *) data;
  return TRUE;
}

static gboolean
update_record (RegieDb *db, const RegieSchema *schema, const RegieChange *change, guint first,
               guint last, GError **error)
{
  const RegieEdit *head = change->edits->pdata[first];
  g_autoptr (GString) set = g_string_new ("version = version + 1");
  g_autoptr (GString) where = g_string_new ("id = $1");
  g_autoptr (GPtrArray) params = g_ptr_array_new ();
  g_autofree char *sql = NULL;
  gboolean says_voided = FALSE;
  guint rows = 0;

  g_ptr_array_add (params, head->id);
  for (guint i = first; i <= last; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];

      says_voided |= is_voided_edit (edit);
      g_ptr_array_add (params, edit->to);
      g_string_append_printf (set, ", \"%s\" = $%u", edit->field, params->len);
      g_ptr_array_add (params, edit->from);
      g_string_append_printf (where, " AND \"%s\" IS NOT DISTINCT FROM $%u", edit->field,
                              params->len);
    }
  /* Nobody corrects what somebody removed in the meantime. */
  if (!says_voided)
    g_string_append (where, " AND voided = 0");
  sql = g_strdup_printf ("UPDATE \"%s\" SET %s WHERE %s RETURNING version", head->entity, set->str,
                         where->str);
  if (!regie_db_exec (db, sql, params->len, (const char *const *) params->pdata, count_row, &rows,
                      error))
    return FALSE;
  return rows == 1 || conflict (schema, head, error);
}

/* A range that an import made: all of it goes or comes back, unless somebody worked on it since. */
static gboolean
void_range (RegieDb *db, const RegieSchema *schema, const RegieEdit *edit, const char *last_id,
            GError **error)
{
  g_autofree char *test = g_strdup_printf (
    "SELECT count(*) FROM \"%s\" WHERE id BETWEEN $1 AND $2 AND voided IS DISTINCT FROM $3",
    edit->entity);
  g_autofree char *sql = g_strdup_printf (
    "UPDATE \"%s\" SET voided = $1, version = version + 1 WHERE id BETWEEN $2 AND $3",
    edit->entity);
  gint64 others;

  if (!regie_db_get_int (db, test, 3, (const char *[]){ edit->id, last_id, edit->from }, &others,
                         error))
    return FALSE;
  if (others > 0)
    return conflict (schema, edit, error);
  return regie_db_exec (db, sql, 3, (const char *[]){ edit->to, edit->id, last_id }, NULL, NULL,
                        error);
}

static gboolean
check_pins (RegieDb *db, const RegieApplier *applier, const RegieChange *change, GError **error)
{
  for (guint i = 0; i < change->pins->len; i++)
    {
      const RegieEdit *pin = change->pins->pdata[i];
      g_autofree char *sql = g_strdup_printf ("SELECT version FROM \"%s\" WHERE id = $1",
                                              pin->entity);
      g_autofree char *version = NULL;

      if (!regie_db_get_text (db, sql, 1, (const char *[]){ pin->id }, &version, error))
        return FALSE;
      if (g_strcmp0 (version, pin->from) != 0)
        return conflict (applier->schema, pin, error);
    }
  return TRUE;
}

/* Every change to a dossier first bumps its version: the lock under which its index is derived. */
static gboolean
bump_dossiers (RegieDb *db, const GArray *dossiers, GError **error)
{
  for (guint i = 0; i < dossiers->len; i++)
    {
      char id[24];

      regie_number_format (g_array_index (dossiers, gint64, i), id);
      if (!regie_db_exec (db, "UPDATE dossier SET version = version + 1 WHERE id = $1", 1,
                          (const char *[]){ id }, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_records (RegieDb *db, const RegieSchema *schema, const RegieChange *change, GError **error)
{
  for (guint first = 0, last; first < change->edits->len; first = last + 1)
    {
      const RegieEdit *head = change->edits->pdata[first];

      last = first;
      while (last + 1 < change->edits->len && same_record (head, change->edits->pdata[last + 1]))
        last++;
      if (is_voided_edit (head) && head->from == NULL
            ? !insert_record (db, change, first, last, error)
            : !update_record (db, schema, change, first, last, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
regie_bytes_put (RegieDb *db, const char *id, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (db != NULL && id != NULL && bytes != NULL, FALSE);
  return regie_db_put_bytes (db, "INSERT INTO attachment_bytes (id, bytes) VALUES ($1, $2)", id,
                             bytes, error);
}

/* A file appears with its bytes, and nothing else has any. */
static gboolean
write_bytes (RegieDb *db, const RegieChange *change, GError **error)
{
  const char *kind = regie_entity (REGIE_ENTITY_Attachment)->name;

  for (guint i = 0; i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];
      GBytes *bytes;

      if (!is_voided_edit (edit) || edit->from != NULL || strcmp (edit->entity, kind) != 0)
        continue;
      bytes = change->bytes != NULL ? g_hash_table_lookup (change->bytes, edit->id) : NULL;
      if (bytes == NULL)
        return regie_refuse (error, _("A file is added from the file itself."));
      if (!regie_bytes_put (db, edit->id, bytes, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
derive_all (RegieDb *db, const RegieApplier *applier, const GArray *dossiers, GError **error)
{
  if (applier->derive == NULL || applier->skip_derive)
    return TRUE;
  for (guint i = 0; i < dossiers->len; i++)
    if (!applier->derive (db, g_array_index (dossiers, gint64, i), applier->derive_data, error))
      return FALSE;
  return TRUE;
}

/* What is in CHANGE, as one number. */
static char *
dup_digest (const RegieChange *change)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];
      const char *parts[] = { edit->entity, edit->id, edit->field, edit->from, edit->to };

      for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
        g_checksum_update (sum, (const guchar *) (parts[k] != NULL ? parts[k] : "\1"),
                           parts[k] != NULL ? (gssize) strlen (parts[k]) + 1 : 1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

gboolean
regie_log_refuse_keyless (GError **error)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                       _("The key of the log is missing. Restore a backup."));
  return FALSE;
}

/* The digest SAID of the entry SEQ with the key, and "" when it says nothing: whoever has the log
 * but not the key cannot find out by trying what stood in it.  A server does this itself
 * (regie_digest). */
static gboolean
add_key (RegieDb *db, const char *seq, const char *said, char **hash, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;

  if (*said == '\0')
    {
      *hash = g_strdup ("");
      return TRUE;
    }
  if (!regie_meta_get (db, "chain_key", &key, error))
    return FALSE;
  if (key == NULL)
    return regie_log_refuse_keyless (error);
  text = g_strjoin ("\n", key, seq, said, key, NULL);
  *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return TRUE;
}

char *
regie_log_hash (const char *before, const char *seq, const char *at, const char *who,
                const char *title, const char *undoes, const char *values)
{
  g_autofree char *text = g_strjoin ("\n", before, seq, at, who != NULL ? who : "", title,
                                     undoes != NULL ? undoes : "", values, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* PARAMS: moment, who, title, what it undoes, digest of what it says.  A server does these steps
 * itself (regie-policies.c): there nobody but the owner writes the head of the chain. */
static gboolean
append_entry (RegieDb *db, const char *const *p, gint64 *seq, char **values, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *hash = NULL;
  char seq_text[24];
  gint64 last;

  /* Locks the head of the chain: the next writer waits here. */
  if (!regie_db_get_text (db, "UPDATE meta SET value = value WHERE key = 'chain' RETURNING value",
                          0, NULL, &before, error)
      || !regie_db_get_int (db, "SELECT max(seq) FROM change_log", 0, NULL, &last, error))
    return FALSE;
  *seq = last + 1;
  g_snprintf (seq_text, sizeof seq_text, "%" G_GINT64_FORMAT, *seq);
  if (!add_key (db, seq_text, p[4], values, error))
    return FALSE;
  hash = regie_log_hash (before != NULL ? before : "", seq_text, p[0], p[1], p[2], p[3], *values);
  return regie_db_exec (db,
                        "INSERT INTO change_log (seq, at, who, title, undoes, values_hash, hash) "
                        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                        7, (const char *[]){ seq_text, p[0], p[1], p[2], p[3], *values, hash },
                        NULL, NULL, error)
         && regie_meta_set (db, "chain", hash, error);
}

/* DIGEST: of what it says.  *HASH is that with the key. */
static gboolean
append_log (RegieDb *db, gint64 who, const char *title, gint64 undoes, const char *digest,
            gint64 *seq, char **hash, GError **error)
{
  g_autofree char *at = regie_moment_now ();
  char who_text[24], undoes_text[24];
  const char *params[] = { at, who != 0 ? regie_number_format (who, who_text) : NULL, title,
                           undoes != 0 ? regie_number_format (undoes, undoes_text) : NULL, digest };

  if (!regie_db_is_postgres (db))
    return append_entry (db, params, seq, hash, error);
  return regie_policies_append_log (db, params, seq, hash, error)
         && (*hash != NULL || regie_log_refuse_keyless (error));
}

gboolean
regie_log_append (RegieDb *db, gint64 who, const char *title, gint64 *seq, GError **error)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (db != NULL && title != NULL && seq != NULL, FALSE);
  return append_log (db, who, title, 0, "", seq, &hash, error);
}

/* A value in the log, as it is written. */
typedef struct {
  char seq[REGIE_NUMBER_TEXT], n[REGIE_NUMBER_TEXT];
  const char *params[8];
} LogValue;

static RegieDbAsk
say_value (LogValue *self, gint64 seq, guint n, const RegieEdit *edit, const char *last_id)
{
  const char *const params[] = { regie_number_format (seq, self->seq),
                                 regie_number_format (n, self->n),
                                 edit->entity,
                                 edit->id,
                                 last_id,
                                 edit->field,
                                 edit->from,
                                 edit->to };

  memcpy (self->params, params, sizeof params);
  return (RegieDbAsk){ "INSERT INTO change_value (seq, n, entity, id, last_id, field, from_text, "
                       "to_text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                       G_N_ELEMENTS (params), self->params, NULL, NULL };
}

static gboolean
log_value (RegieDb *db, gint64 seq, guint n, const RegieEdit *edit, const char *last_id,
           GError **error)
{
  LogValue value;
  const RegieDbAsk ask = say_value (&value, seq, n, edit, last_id);

  return regie_db_exec_all (db, &ask, 1, error);
}

static gboolean
log_ids (RegieDb *db, gint64 seq, guint n, const char *entity, gint64 first, gint64 last,
         const char *from, const char *to, GError **error)
{
  char first_text[24], last_text[24];
  RegieEdit edit = { (char *) entity, first_text, (char *) REGIE_VOIDED, (char *) from,
                     (char *) to };

  g_snprintf (first_text, sizeof first_text, "%" G_GINT64_FORMAT, first);
  g_snprintf (last_text, sizeof last_text, "%" G_GINT64_FORMAT, last);
  return log_value (db, seq, n, &edit, last_text, error);
}

gboolean
regie_log_range (RegieDb *db, gint64 seq, guint n, const char *entity, gint64 first, gint64 last,
                 GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return log_ids (db, seq, n, entity, first, last, NULL, "0", error);
}

gboolean
regie_log_gone (RegieDb *db, gint64 seq, guint n, const char *entity, gint64 first, gint64 last,
                GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return log_ids (db, seq, n, entity, first, last, "0", "1", error);
}

/* Of a new record only its appearance is logged: its first values stand in the record and in the
 * "from" of later edits. */
static gboolean
write_log (RegieDb *db, const RegieApplier *applier, const RegieChange *change, char **hash,
           gint64 *seq, GError **error)
{
  const RegieEdit *head = NULL;
  g_autofree char *digest = dup_digest (change);
  g_autofree LogValue *values = g_new (LogValue, change->edits->len);
  g_autofree RegieDbAsk *asks = g_new (RegieDbAsk, change->edits->len);
  guint n = 0;

  if (!append_log (db, applier->who, change->title, change->undoes, digest, seq, hash, error))
    return FALSE;
  for (guint i = 0; i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];

      if (head == NULL || !same_record (head, edit))
        head = edit;
      if (head != edit && is_voided_edit (head) && head->from == NULL)
        continue;
      asks[n] = say_value (&values[n], *seq, i, edit, NULL);
      n++;
    }
  return regie_db_exec_all (db, asks, n, error);
}

/* How many records give up VALUE of FIELD in this very change: they lose it, or go. */
static guint
n_giving_up (const RegieChange *change, const RegieEdit *taking)
{
  guint n = 0;

  for (guint i = 0; i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];

      n += strcmp (edit->entity, taking->entity) == 0 && strcmp (edit->field, taking->field) == 0
           && strcmp (edit->id, taking->id) != 0 && g_strcmp0 (edit->from, taking->to) == 0;
    }
  return n;
}

/* The table would refuse it as well, but cannot say which field it is. */
static gboolean
check_unique (RegieDb *db, const RegieSchema *schema, const RegieChange *change, GError **error)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];
      const RegieField *field = edit->to != NULL
                                  ? regie_entity_find (regie_schema_find (schema, edit->entity),
                                                       edit->field)
                                  : NULL;
      g_autofree char *sql = NULL;
      gint64 n;

      if (field == NULL || !(field->flags & REGIE_UNIQUE))
        continue;
      sql = g_strdup_printf (
        "SELECT count(*) FROM \"%s\" WHERE \"%s\" = $1 AND id <> $2 AND voided = 0", edit->entity,
        field->name);
      if (!regie_db_get_int (db, sql, 2, (const char *[]){ edit->to, edit->id }, &n, error))
        return FALSE;
      if (n > n_giving_up (change, edit))
        {
          g_set_error (
            error, REGIE_ERROR, REGIE_ERROR_REFUSED,
            _("%s: this stands in another dossier already. Search for it to see whose it is."),
            regie_field_label (field));
          return FALSE;
        }
    }
  return TRUE;
}

/* An entry of the log that is taken back: as it was logged, per edit the end of its range (or
 * NULL), and its records. */
typedef struct {
  RegieChange *change;
  GPtrArray *last_ids;
  GArray *spans;
  gint64 seq;
} Undoing;

static gboolean
check_since (RegieDb *db, const RegieApplier *applier, const Undoing *undoing, gboolean is_written,
             GError **error)
{
  if (undoing == NULL)
    return TRUE;
  return is_written ? regie_since_check_links (db, applier->schema, undoing->change, undoing->spans,
                                               applier->who, error)
                    : regie_since_check_edits (db, applier->schema, undoing->change, undoing->spans,
                                               undoing->seq, error);
}

static gboolean
refuse_right (GError **error)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED, _("Your role may not do this."));
  return FALSE;
}

static gboolean
refuse_undone (GError **error)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                       _("This change was taken back already."));
  return FALSE;
}

/* One at a time takes an entry back, and only once. */
static gboolean
begin_undo (RegieDb *db, const Undoing *undoing, GError **error)
{
  g_autofree char *undone = NULL;
  char seq[24];

  if (undoing == NULL)
    return TRUE;
  regie_number_format (undoing->seq, seq);
  if (!regie_lock_entry (db, undoing->seq, error)
      || !regie_db_get_text (db, "SELECT seq FROM change_log WHERE undoes = $1", 1,
                             (const char *[]){ seq }, &undone, error))
    return FALSE;
  return undone == NULL || refuse_undone (error);
}

/* A change on its way in: given, or made inside the transaction. */
typedef struct {
  const RegieApplier *applier;
  const RegieChange *change; /* what is applied */
  RegieMakeFunc make;        /* NULL: CHANGE was given */
  gpointer data;
  RegieChange *made;
  const Undoing *undoing; /* the entry that the change takes back, or NULL */
  RegieLocks *locks;
  char *values_hash; /* of the entry */
} Applying;

static gboolean
make_change (RegieDb *db, Applying *self, GError **error)
{
  if (self->make == NULL)
    return TRUE;
  g_clear_pointer (&self->made, regie_change_free);
  self->change = self->made = self->make (db, self->data, error);
  return self->made != NULL
         && regie_change_check (self->made, self->applier->schema, self->applier->codes, error);
}

/* What a change touches is known when it is made, and it may be made only of what stands still: so
 * it is made, what it touches is locked, and it is made again until it touches nothing else.  What
 * is decided rests on what is locked. */
static gboolean
make_locked (RegieDb *db, Applying *self, GError **error)
{
  const guint most = 8;

  for (guint i = 0; i < most; i++)
    {
      gboolean grew;

      if (!make_change (db, self, error)
          || !regie_locks_take (self->locks, db, self->applier->schema, self->change, &grew, error))
        return FALSE;
      if (!grew || self->make == NULL)
        return TRUE;
    }
  g_set_error_literal (
    error, REGIE_ERROR, REGIE_ERROR_BUSY,
    _("Others are working on the same at this moment. Nothing was saved; try again."));
  return FALSE;
}

/* What a server refuses is refused here first, in a sentence, and on a file as well. */
static gboolean
check_rights (const RegieApplier *applier, const RegieChange *change, GError **error)
{
  gboolean is_new = FALSE;

  for (guint i = 0; applier->role != NULL && i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];
      const RegieEdit *before = i > 0 ? change->edits->pdata[i - 1] : NULL;

      if (before == NULL || !same_record (before, edit))
        is_new = is_voided_edit (edit) && edit->from == NULL;
      if (!regie_access_allows (applier->role, regie_schema_find (applier->schema, edit->entity),
                                is_new ? REGIE_ACT_ADD : REGIE_ACT_CHANGE, edit->field))
        return refuse_right (error);
    }
  return TRUE;
}

/* Does ROLE change shielded dossiers as well? */
static gboolean
decides_on_shielded (const char *role)
{
  for (guint i = 0; i < regie_access_count (); i++)
    if (g_strv_contains (regie_access_get_tables (regie_access_get (i)), "dossier")
        && (regie_access_get_relations (regie_access_get (i), regie_role_find (role),
                                        REGIE_ACT_CHANGE)
            & REGIE_RELATION_SHIELDED)
             != 0)
      return TRUE;
  return FALSE;
}

/* Who has a shielded dossier, and that it is one, is decided by who has it or leads; not by who
 * opened it in need. */
static gboolean
check_shield (RegieDb *db, const RegieApplier *applier, const RegieChange *change, GError **error)
{
  char me[REGIE_NUMBER_TEXT];

  for (guint i = 0; applier->role != NULL && i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];
      gint64 held = 0;

      if (strcmp (edit->entity, "dossier") != 0
          || (strcmp (edit->field, "shielded") != 0 && strcmp (edit->field, "consultant") != 0
              && strcmp (edit->field, "director") != 0)
          || decides_on_shielded (applier->role))
        continue;
      if (!regie_db_get_int (
            db,
            "SELECT count(*) FROM dossier WHERE id = $1 AND shielded = 1 AND (consultant IS NULL "
            "OR consultant <> $2) AND (director IS NULL OR director <> $2)",
            2, (const char *[]){ edit->id, regie_number_format (applier->who, me) }, &held, error))
        return FALSE;
      if (held == 0)
        continue;
      g_set_error_literal (
        error, REGIE_ERROR, REGIE_ERROR_REFUSED,
        _("This dossier is shielded. Who has it, and whether it is shielded, is decided by who "
           "has it or leads, and not by who opened it in need."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_change (RegieDb *db, Applying *self, gint64 *seq, GError **error)
{
  const RegieApplier *applier = self->applier;
  const RegieChange *change = self->change;
  const GArray *dossiers = regie_locks_get_dossiers (self->locks);

  return check_rights (applier, change, error) && check_pins (db, applier, change, error)
         && check_shield (db, applier, change, error) && bump_dossiers (db, dossiers, error)
         && check_since (db, applier, self->undoing, FALSE, error)
         && check_unique (db, applier->schema, change, error)
         && write_records (db, applier->schema, change, error) && write_bytes (db, change, error)
         && check_since (db, applier, self->undoing, TRUE, error)
         && derive_all (db, applier, dossiers, error)
         /* The log comes last: from its line on every other writer waits. */
         && regie_news_tell (db, change, dossiers, error)
         && write_log (db, applier, change, &self->values_hash, seq, error);
}

static gboolean
apply_inside (RegieDb *db, Applying *self, gint64 *seq, GError **error)
{
  return begin_undo (db, self->undoing, error) && make_locked (db, self, error)
         && (regie_change_is_empty (self->change) || write_change (db, self, seq, error));
}

/* By what it is known afterwards: the entry that it would be, what is in that, and the process that
 * was to write it. */
static gboolean
commit (RegieDb *db, const Applying *self, gint64 seq, GError **error)
{
  const int process = regie_db_get_process (db);
  g_autoptr (GError) local = NULL;
  g_autofree char *proof = NULL;

  if (regie_db_commit (db, &local))
    return TRUE;
  if (g_error_matches (local, REGIE_ERROR, REGIE_ERROR_UNKNOWN) && self->values_hash != NULL)
    {
      proof = g_strdup_printf ("%" G_GINT64_FORMAT " %s %d", seq, self->values_hash, process);
      regie_error_set_proof (local, proof);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
apply_change (RegieDb *db, Applying *self, gint64 *seq, GError **error)
{
  g_autoptr (RegieLocks) locks = regie_locks_new ();
  g_autofree char *hash = NULL;
  gint64 entry = 0;
  gboolean ok;

  if (seq == NULL)
    seq = &entry;
  *seq = 0;
  self->locks = locks;
  if (!regie_lock_begin (db, error))
    return FALSE;
  if (!apply_inside (db, self, seq, error))
    {
      regie_db_rollback (db);
      regie_locks_explain (locks, db, error);
      *seq = 0;
      g_clear_pointer (&self->values_hash, g_free);
      return FALSE;
    }
  ok = commit (db, self, *seq, error);
  hash = g_steal_pointer (&self->values_hash);
  return ok;
}

/* A change that is ready needs no transaction to be found wrong. */
static gboolean
apply_given (RegieDb *db, const RegieApplier *applier, const RegieChange *change,
             const Undoing *undoing, gint64 *seq, GError **error)
{
  Applying applying = { .applier = applier, .change = change, .undoing = undoing };

  if (seq != NULL)
    *seq = 0;
  return regie_change_is_empty (change)
         || (regie_change_check (change, applier->schema, applier->codes, error)
             && apply_change (db, &applying, seq, error));
}

gboolean
regie_apply (RegieDb *db, const RegieApplier *applier, const RegieChange *change, gint64 *seq,
             GError **error)
{
  g_return_val_if_fail (db != NULL && applier != NULL && change != NULL, FALSE);
  return apply_given (db, applier, change, NULL, seq, error);
}

gboolean
regie_apply_make (RegieDb *db, const RegieApplier *applier, RegieMakeFunc make, gpointer data,
                  RegieChange **made, gint64 *seq, GError **error)
{
  Applying applying = { .applier = applier, .make = make, .data = data };
  gboolean ok;

  g_return_val_if_fail (db != NULL && applier != NULL && make != NULL, FALSE);
  ok = apply_change (db, &applying, seq, error);
  if (ok && made != NULL)
    *made = g_steal_pointer (&applying.made);
  g_clear_pointer (&applying.made, regie_change_free);
  return ok;
}

static gboolean
load_value (guint n, const char *const *columns, gpointer data, GError **error)
{
  Undoing *loaded = data;

  regie_change_add (loaded->change, columns[0], columns[1], columns[3], columns[4], columns[5]);
  g_ptr_array_add (loaded->last_ids, g_strdup (columns[2]));
  return TRUE;
}

static gboolean
load_entry (RegieDb *db, Undoing *loaded, GError **error)
{
  char text[24];
  g_autofree char *title = NULL;
  gint64 erased = 0;

  regie_number_format (loaded->seq, text);
  if (!regie_db_get_text (db, "SELECT title FROM change_log WHERE seq = $1", 1,
                          (const char *[]){ text }, &title, error)
      || !regie_db_get_int (db,
                            "SELECT count(*) FROM change_log l WHERE l.seq = $1 AND " REGIE_ERASURE,
                            1, (const char *[]){ text }, &erased, error))
    return FALSE;
  if (title == NULL)
    return refuse_undone (error);
  if (erased > 0)
    return regie_refuse (error, _("What was erased does not come back."));
  loaded->change = regie_change_new (title);
  loaded->change->undoes = loaded->seq;
  if (!regie_db_exec (db,
                      "SELECT entity, id, last_id, field, from_text, to_text FROM change_value "
                      "WHERE seq = $1 ORDER BY n",
                      1, (const char *[]){ text }, load_value, loaded, error))
    return FALSE;
  /* Who works on a server sees no line of a record that went for good. */
  if (loaded->last_ids->len == 0)
    return regie_refuse (error, _("There is nothing of this that can be taken back."));
  loaded->spans = regie_spans_new (loaded->change, loaded->last_ids);
  return TRUE;
}

/* The edit that takes back what EDIT of a range did: what it made goes, what it took away comes
 * back. */
static RegieEdit
back_of (const RegieEdit *edit)
{
  return (RegieEdit){ edit->entity, edit->id, edit->field, edit->to,
                      (char *) (edit->from != NULL ? edit->from : "1") };
}

static gboolean
append_dossier (guint n, const char *const *columns, gpointer data, GError **error)
{
  gint64 id = columns[0] != NULL ? g_ascii_strtoll (columns[0], NULL, 10) : 0;

  if (id != 0)
    g_array_append_val ((GArray *) data, id);
  return TRUE;
}

/* The dossiers that the range from FIRST to LAST is, or lies in. */
static gboolean
collect_range (RegieDb *db, const RegieEntity *entity, const char *first, const char *last,
               GArray *dossiers, GError **error)
{
  gboolean is_dossier = strcmp (entity->name, "dossier") == 0;
  g_autofree char *sql = is_dossier || regie_entity_is_in_dossier (entity) ? g_strdup_printf (
                           "SELECT DISTINCT %s FROM \"%s\" WHERE id BETWEEN $1 AND $2",
                           is_dossier ? "id" : "dossier", entity->name)
                                                                           : NULL;

  return sql == NULL
         || regie_db_exec (db, sql, 2, (const char *[]){ first, last }, append_dossier, dossiers,
                           error);
}

static gboolean
void_ranges (RegieDb *db, const RegieApplier *applier, const Undoing *loaded, GArray *dossiers,
             GError **error)
{
  for (guint i = loaded->change->edits->len; i-- > 0;)
    {
      const RegieEdit *edit = loaded->change->edits->pdata[i];
      const char *last = loaded->last_ids->pdata[i] != NULL ? loaded->last_ids->pdata[i] : edit->id;
      RegieEdit back = back_of (edit);

      if (!void_range (db, applier->schema, &back, last, error)
          || !collect_range (db, regie_schema_find (applier->schema, edit->entity), edit->id, last,
                             dossiers, error))
        return FALSE;
    }
  regie_ids_sort (dossiers);
  return TRUE;
}

/* The dossiers of a range are derived as one batch. */
static gboolean
undo_ranges (RegieDb *db, const RegieApplier *applier, const Undoing *loaded, gint64 *seq,
             GError **error)
{
  g_autofree char *hash = NULL;
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!check_rights (applier, loaded->change, error) || !begin_undo (db, loaded, error)
      || !check_since (db, applier, loaded, FALSE, error)
      || !void_ranges (db, applier, loaded, dossiers, error)
      || !check_since (db, applier, loaded, TRUE, error)
      || !derive_all (db, applier, dossiers, error)
      || !append_log (db, applier->who, loaded->change->title, loaded->change->undoes, "", seq,
                      &hash, error))
    return FALSE;
  for (guint i = 0; i < loaded->change->edits->len; i++)
    {
      RegieEdit back = back_of (loaded->change->edits->pdata[i]);

      if (!log_value (db, *seq, i, &back, loaded->last_ids->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
undo_loaded (RegieDb *db, const RegieApplier *applier, const Undoing *undoing, gint64 *seq,
             GError **error)
{
  g_autoptr (RegieChange) inverse = NULL;
  gboolean ranges = FALSE;

  for (guint i = 0; i < undoing->last_ids->len; i++)
    ranges |= undoing->last_ids->pdata[i] != NULL;
  if (!ranges)
    {
      inverse = regie_change_inverse (undoing->change);
      inverse->undoes = undoing->seq;
      return apply_given (db, applier, inverse, undoing, seq, error);
    }
  if (!regie_lock_begin_alone (db, error))
    return FALSE;
  if (!undo_ranges (db, applier, undoing, seq, error))
    {
      regie_db_rollback (db);
      return FALSE;
    }
  return regie_db_commit (db, error);
}

static Undoing
undoing_of (gint64 seq)
{
  return (Undoing){ .last_ids = g_ptr_array_new_with_free_func (g_free), .seq = seq };
}

static void
undoing_clear (Undoing *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->change, regie_change_free);
  g_ptr_array_unref (self->last_ids);
}

gboolean
regie_apply_undo (RegieDb *db, const RegieApplier *applier, gint64 seq, gint64 *undo_seq,
                  GError **error)
{
  Undoing undoing = undoing_of (seq);
  gint64 entry = 0;
  gboolean ok = load_entry (db, &undoing, error)
                && undo_loaded (db, applier, &undoing, undo_seq != NULL ? undo_seq : &entry, error);

  undoing_clear (&undoing);
  return ok;
}

gboolean
regie_apply_find_later (RegieDb *db, const RegieSchema *schema, gint64 seq, char **later,
                        GError **error)
{
  Undoing undoing = undoing_of (seq);
  gboolean ok = load_entry (db, &undoing, error)
                && regie_since_find_edits (db, schema, undoing.change, undoing.spans, seq, later,
                                           error);

  undoing_clear (&undoing);
  return ok;
}

static gboolean
check_entry (guint n, const char *const *c, gpointer data, GError **error)
{
  char **before = data;
  g_autofree char *hash = regie_log_hash (*before, c[0], c[1], c[2], c[3], c[4], c[5]);

  if (strcmp (hash, c[6]) != 0)
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                   _("Entry %s of the log was changed from outside."), c[0]);
      return FALSE;
    }
  g_free (*before);
  *before = g_strdup (c[6]);
  return TRUE;
}

gboolean
regie_log_check (RegieDb *db, GError **error)
{
  g_autofree char *before = g_strdup ("");
  g_autofree char *head = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_db_exec (
        db, "SELECT seq, at, who, title, undoes, values_hash, hash FROM change_log ORDER BY seq", 0,
        NULL, check_entry, &before, error)
      || !regie_meta_get (db, "chain", &head, error))
    return FALSE;
  if (g_strcmp0 (head, before) == 0)
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                       _("The last entries of the log are missing."));
  return FALSE;
}

/* The process that was to write may still be there, and write: then it is ended, and asked about
 * again. */
static gboolean
is_over (RegieDb *db, const char *process, GError **error)
{
  gint64 there = 0;

  if (regie_db_is_postgres (db)
      && !regie_db_get_int (db,
                            "SELECT count (pg_terminate_backend (pid)) FROM pg_stat_activity"
                            " WHERE pid = $1 AND pid <> pg_backend_pid ()"
                            " AND usename = session_user",
                            1, &process, &there, error))
    return FALSE;
  if (there == 0)
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_BUSY,
                       _("It is not known yet whether it was saved."));
  return FALSE;
}

gboolean
regie_log_stands (RegieDb *db, const char *proof, gint64 *seq, GError **error)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (db != NULL && proof != NULL && seq != NULL, FALSE);
  parts = g_strsplit (proof, " ", -1);
  g_return_val_if_fail (g_strv_length (parts) == 3, FALSE);
  return is_over (db, parts[2], error)
         && regie_db_get_int (db, "SELECT seq FROM change_log WHERE seq = $1 AND values_hash = $2",
                              2, (const char *const *) parts, seq, error);
}
