/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows that were accepted go in as one transaction with one entry in the log. */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-bulk.h"
#include "regie-error.h"
#include "regie-lock.h"
#include "regie-notes.h"

/* One INSERT text per kind of record, with the mapped columns only. */
typedef struct {
  GString *sql;
  GArray *columns; /* guint: which columns of the file, in order */
} Insert;

static void
insert_init (Insert *self, const RegieImport *import, int what, int kind, const char *head,
             guint n_head)
{
  GString *values = g_string_new (NULL);

  self->sql = g_string_new (head);
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < import->columns->len; i++)
    if ((int) get_column (import, i)->what == what
        && (kind < 0 || get_column (import, i)->kind == kind))
      {
        g_array_append_val (self->columns, i);
        g_string_append_printf (self->sql, ", \"%s\"", get_column (import, i)->field->name);
      }
  for (guint i = 0; i < n_head + self->columns->len; i++)
    g_string_append_printf (values, "%s$%u", i > 0 ? ", " : "", i + 1);
  g_string_append_printf (self->sql, ") VALUES (%s)", values->str);
  g_string_free (values, TRUE);
}

static void
insert_clear (Insert *self)
{
  if (self->sql == NULL)
    return;
  g_string_free (self->sql, TRUE);
  g_array_unref (self->columns);
}

static gboolean
insert_run (const Insert *self, RegieDb *db, const char *const *head, guint n_head, char **values,
            GError **error)
{
  const char *params[64];

  for (guint i = 0; i < n_head; i++)
    params[i] = head[i];
  for (guint i = 0; i < self->columns->len; i++)
    params[n_head + i] = values[g_array_index (self->columns, guint, i)];
  return regie_db_exec (db, self->sql->str, n_head + self->columns->len, params, NULL, NULL, error);
}

typedef struct {
  RegieImport *self;
  RegieDb *db;
  RegieDeriver *deriver;
  char who[24], today[REGIE_DAY_TEXT];
  char *now;
  Insert person, dossier, row;
  GArray *facts_of; /* Insert: by column that holds the day of a fact */
  gint64 next_id, first_id;
  GArray *facts;       /* RegieFact of the row */
  GHashTable *touched; /* long rows: dossiers to derive */
  guint n_facts;
  RegieBulk bulk;
} Run;

static const char *
next_id (Run *run, char *buffer)
{
  g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, run->next_id++);
  return buffer;
}

/* The fact whose day stands in COLUMN, with the attributes that the other columns of its kind hold.
 */
static gboolean
write_fact (Run *run, const char *dossier, guint column, char **values, GError **error)
{
  const Insert *insert = &g_array_index (run->facts_of, Insert, column);
  const RegieCode *kind = regie_codes_list (run->self->office->codes, "feit")
                            ->pdata[get_column (run->self, column)->kind];
  const char *day = values[column];
  RegieFact fact;
  char id[24];

  run->n_facts++;
  next_id (run, id);
  regie_fact_init (&fact, regie_fact_kind_find (kind->key), REGIE_DAY_NONE);
  regie_day_parse (day, &fact.day);
  fact.id = run->next_id - 1;
  for (guint i = 0; i < insert->columns->len; i++)
    {
      guint at = g_array_index (insert->columns, guint, i);

      if (values[at] != NULL)
        regie_fact_set (&fact, get_column (run->self, at)->field->key, values[at]);
    }
  g_array_append_val (run->facts, fact);
  return insert_run (insert, run->db,
                     (const char *[]){ id, dossier, kind->key, day,
                                       run->who[0] != '\0' ? run->who : NULL, run->now },
                     6, values, error);
}

/* A statement per column that holds a day. */
static void
make_fact_inserts (Run *run)
{
  Insert none = { NULL, NULL };

  run->facts_of = g_array_new (FALSE, TRUE, sizeof (Insert));
  for (guint i = 0; i < run->self->columns->len; i++)
    {
      const Column *column = get_column (run->self, i);

      g_array_append_val (run->facts_of, none);
      if (column->what != FACT_DAY)
        continue;
      insert_init (&g_array_index (run->facts_of, Insert, i), run->self, FACT_ATTRIBUTE,
                   column->kind,
                   "INSERT INTO fact (version, voided, source, id, dossier, kind, day, "
                   "recorded_by, recorded_at",
                   6);
      g_string_replace (g_array_index (run->facts_of, Insert, i).sql, "VALUES (",
                        "VALUES (1, 0, 'import', ", 1);
    }
}

static gboolean
write_wide (Run *run, char **values, GError **error)
{
  RegieImport *self = run->self;
  char person[24], dossier[24];
  const char *consultant = regie_import_value_of (self, values, "dossier.consulent");
  const char *group = regie_import_value_of (self, values, "dossier.groep");
  gboolean has_own_consultant = regie_import_has_target (self, "dossier.consulent");
  const char *head[] = { next_id (run, person) };
  const char *dossier_head[] = { NULL, person, run->today, run->today, NULL };
  RegieDossierFacts facts = { 0 };

  if (!insert_run (&run->person, run->db, head, 1, values, error))
    return FALSE;
  dossier_head[0] = next_id (run, dossier);
  dossier_head[4] = run->who[0] != '\0' ? run->who : NULL;
  if (!insert_run (&run->dossier, run->db, dossier_head, has_own_consultant ? 4 : 5, values, error))
    return FALSE;
  g_array_set_size (run->facts, 0);
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->what == FACT_DAY && values[i] != NULL
        && !write_fact (run, dossier, i, values, error))
      return FALSE;
  regie_facts_sort ((RegieFact *) (gpointer) run->facts->data, run->facts->len);
  if (!has_own_consultant)
    consultant = dossier_head[4];
  facts = (RegieDossierFacts){
    .id = g_ascii_strtoll (dossier, NULL, 10),
    .person = g_ascii_strtoll (person, NULL, 10),
    .consultant = consultant != NULL ? g_ascii_strtoll (consultant, NULL, 10) : 0,
    .given_names = regie_import_value_of (self, values, "persoon.voornamen"),
    .prefix = regie_import_value_of (self, values, "persoon.voorvoegsel"),
    .surname = regie_import_value_of (self, values, "persoon.achternaam"),
    .bsn = regie_import_value_of (self, values, "persoon.bsn"),
    .v_number = regie_import_value_of (self, values, "persoon.v_nummer"),
    .number = regie_import_value_of (self, values, "dossier.dossiernummer"),
    .other_names = regie_import_value_of (self, values, "persoon.ook_bekend_als"),
    .born = regie_import_value_of (self, values, "persoon.geboren"),
    .municipality = regie_import_value_of (self, values, "dossier.gemeente"),
    .regime = regie_import_value_of (self, values, "dossier.regime"),
    .group = regie_group_find (group),
    .recorded_from = regie_office_today (self->office),
    .facts = run->facts,
  };
  return regie_derive_new (run->db, run->deriver, &facts, error);
}

static gboolean
write_long (Run *run, const Row *row, char **values, GError **error)
{
  char id[24], dossier[24];
  const char *head[] = { next_id (run, id), dossier, run->who[0] != '\0' ? run->who : NULL,
                         run->now };
  gint64 *key = g_new (gint64, 1);

  run->n_facts++;
  g_snprintf (dossier, sizeof dossier, "%" G_GINT64_FORMAT, row->dossier);
  *key = row->dossier;
  g_hash_table_add (run->touched, key);
  return insert_run (&run->row, run->db, head, G_N_ELEMENTS (head), values, error);
}

/* Where a fact comes from may stand in the file; -1 when it does not. */
static int
source_column (const RegieImport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->what == LONG_FIELD
        && strcmp (get_column (self, i)->field->name, "source") == 0)
      return (int) i;
  return -1;
}

static gboolean
write_rows (Run *run, RegieProgressFunc progress, gpointer data, GCancellable *cancellable,
            GError **error)
{
  RegieImport *self = run->self;
  guint n = self->columns->len;
  gboolean long_rows = regie_import_is_long (self);
  int source = source_column (self);
  g_autofree char **values = g_new0 (char *, n + 1);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      gboolean ok;

      if (i % 256 == 0)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED,
                                        _("Stopped. Nothing was imported.")),
                   FALSE;
          if (progress != NULL)
            progress (i, self->rows->len, data);
        }
      if (!row->accepted)
        continue;
      for (guint k = 0; k < n; k++)
        if (get_column (self, k)->what != SKIP)
          regie_import_check_cell (self, row, get_column (self, k), cell (self, row, k),
                                   &values[k]);
      if (source >= 0 && values[source] == NULL)
        values[source] = g_strdup (regie_source_name (REGIE_SOURCE_IMPORT));
      ok = long_rows ? write_long (run, row, values, error) : write_wide (run, values, error);
      for (guint k = 0; k < n; k++)
        g_clear_pointer (&values[k], g_free);
      if (!ok)
        return FALSE;
    }
  return regie_derive_touched (run->db, run->touched, run->deriver, error);
}

static gboolean
write_all (Run *run, gint64 who, const char *name, RegieProgressFunc progress, gpointer data,
           GCancellable *cancellable, gint64 *seq, GError **error)
{
  g_autofree char *title = NULL;
  gboolean long_rows = regie_import_is_long (run->self);
  guint n = 0;

  /* TRANSLATORS: name of a file, number of rows */
  title = g_strdup_printf (ngettext ("Imported %2$u row of %1$s", "Imported %2$u rows of %1$s",
                                     run->self->n_accepted),
                           name, run->self->n_accepted);
  if (!regie_bulk_begin (&run->bulk, run->db, long_rows ? 0 : run->self->n_accepted, error)
      || !write_rows (run, progress, data, cancellable, error)
      || !regie_notes_put_many (run->db, run->first_id, run->next_id - 1, error)
      || !regie_bulk_end (&run->bulk, run->db, run->first_id, run->next_id - 1, error)
      || !regie_log_append (run->db, who, title, 0, "", seq, error))
    return FALSE;
  if (!long_rows
      && (!regie_log_range (run->db, *seq, n++, "person", run->first_id, run->next_id - 1, error)
          || !regie_log_range (run->db, *seq, n++, "dossier", run->first_id, run->next_id - 1,
                               error)))
    return FALSE;
  return run->n_facts == 0
         || regie_log_range (run->db, *seq, n, "fact", run->first_id, run->next_id - 1, error);
}

static void
run_init (Run *run)
{
  RegieImport *self = run->self;
  gboolean own_consultant = regie_import_has_target (self, "dossier.consulent");

  run->first_id = run->next_id = regie_id_new_range (self->n_accepted * (2 + self->columns->len));
  regie_day_format (regie_office_today (self->office), run->today);
  run->now = regie_moment_now ();
  run->facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  run->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  insert_init (&run->person, self, PERSON, -1, "INSERT INTO person (version, voided, id", 1);
  g_string_replace (run->person.sql, "VALUES (", "VALUES (1, 0, ", 1);
  insert_init (
    &run->dossier, self, DOSSIER, -1,
    own_consultant
      ? "INSERT INTO dossier (version, voided, id, person, opened_on, recorded_from"
      : "INSERT INTO dossier (version, voided, id, person, opened_on, recorded_from, consultant",
    own_consultant ? 4 : 5);
  g_string_replace (run->dossier.sql, "VALUES (", "VALUES (1, 0, ", 1);
  insert_init (
    &run->row, self, LONG_FIELD, -1,
    source_column (self) < 0
      ? "INSERT INTO fact (version, voided, source, id, dossier, recorded_by, recorded_at"
      : "INSERT INTO fact (version, voided, id, dossier, recorded_by, recorded_at",
    4);
  g_string_replace (run->row.sql, "VALUES (",
                    source_column (self) < 0 ? "VALUES (1, 0, 'import', " : "VALUES (1, 0, ", 1);
  make_fact_inserts (run);
}

static void
run_clear (Run *run)
{
  insert_clear (&run->person);
  insert_clear (&run->dossier);
  insert_clear (&run->row);
  for (guint i = 0; i < run->facts_of->len; i++)
    insert_clear (&g_array_index (run->facts_of, Insert, i));
  g_array_unref (run->facts_of);
  g_array_unref (run->facts);
  g_hash_table_unref (run->touched);
  g_free (run->now);
}

gboolean
regie_import_people_run (RegieImport *self, RegieDb *db, RegieDeriver *deriver, gint64 who,
                         const char *name, RegieProgressFunc progress, gpointer data,
                         GCancellable *cancellable, gint64 *seq, GError **error)
{
  Run run = { .self = self, .db = db, .deriver = deriver };
  gboolean ok;

  if (who != 0)
    g_snprintf (run.who, sizeof run.who, "%" G_GINT64_FORMAT, who);
  run_init (&run);
  ok = regie_lock_begin_alone (db, error);
  if (ok)
    ok = regie_bulk_finish (&run.bulk, db,
                            write_all (&run, who, name, progress, data, cancellable, seq, error),
                            error);
  run_clear (&run);
  return ok;
}
