/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows that were accepted go in as one transaction with one entry in the log. */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-bulk.h"
#include "regie-error.h"
#include "regie-insert.h"
#include "regie-lock.h"
#include "regie-notes.h"
#include "regie-text.h"

#define MOST_WAITING 512 /* rows that are not written yet */

typedef struct {
  RegieImport *self;
  RegieDb *db;
  RegieDeriver *deriver;
  char who[24], today[REGIE_DAY_TEXT];
  char *now;
  RegieInsert *persons, *dossiers, *fact_records;
  gint64 next_id, first_id;
  GArray *facts;       /* RegieFact of the row */
  GHashTable *touched; /* long rows: dossiers to derive */
  guint n_facts;
  RegieBulk bulk;
} Run;

/* Puts what the columns of WHAT (and KIND, unless that is negative) hold where their fields stand
 * in RECORD. */
static void
fill (const RegieImport *self, int what, int kind, RegieEntityId entity, char **values,
      const char **record)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);

      if ((int) column->what == what && (kind < 0 || column->kind == kind))
        record[column->field - regie_entity (entity)->fields] = values[i];
    }
}

static const char *
who_or_null (const Run *run)
{
  return run->who[0] != '\0' ? run->who : NULL;
}

/* The fact whose day stands in COLUMN, with the attributes that the other columns of its kind
 * hold. */
static void
add_fact (Run *run, const char *dossier, guint column, char **values)
{
  int kind = get_column (run->self, column)->kind;
  const RegieCode *code = regie_codes_list (run->self->office->codes, "feit")->pdata[kind];
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  const char *record[REGIE_N_FIELDS (Fact)] = {
    [REGIE_AT (Fact, dossier)] = dossier,
    [REGIE_AT (Fact, kind)] = code->key,
    [REGIE_AT (Fact, day)] = values[column],
    [REGIE_AT (Fact, source)] = regie_source_name (REGIE_SOURCE_IMPORT),
    [REGIE_AT (Fact, recorded_by)] = who_or_null (run),
    [REGIE_AT (Fact, recorded_at)] = run->now,
  };
  RegieFact fact;

  run->n_facts++;
  fill (run->self, FACT_ATTRIBUTE, kind, REGIE_ENTITY_Fact, values, record);
  regie_fact_init (&fact, regie_fact_kind_find (code->key), REGIE_DAY_NONE);
  fact.id = run->next_id++;
  for (guint i = 0; i < entity->n_fields; i++)
    if (record[i] != NULL)
      regie_fact_set_of (&fact, i, record[i]);
  g_array_append_val (run->facts, fact);
  regie_insert_add_record (run->fact_records, fact.id, record);
}

/* The person and the dossier of a wide row, and their facts in RUN. */
static gboolean
write_records (Run *run, char **values, gint64 person, gint64 dossier, GError **error)
{
  RegieImport *self = run->self;
  gboolean own_consultant = regie_import_has_target (self, "dossier.consulent");
  char ids[2][REGIE_NUMBER_TEXT];
  const char *of_person[REGIE_N_FIELDS (Person)] = { NULL };
  const char *of_dossier[REGIE_N_FIELDS (Dossier)] = {
    [REGIE_AT (Dossier, person)] = regie_number_format (person, ids[0]),
    [REGIE_AT (Dossier, opened_on)] = run->today,
    [REGIE_AT (Dossier, recorded_from)] = run->today,
    [REGIE_AT (Dossier, consultant)] = own_consultant ? NULL : who_or_null (run),
  };

  fill (self, PERSON, -1, REGIE_ENTITY_Person, values, of_person);
  fill (self, DOSSIER, -1, REGIE_ENTITY_Dossier, values, of_dossier);
  regie_insert_add_record (run->persons, person, of_person);
  regie_insert_add_record (run->dossiers, dossier, of_dossier);
  g_array_set_size (run->facts, 0);
  regie_number_format (dossier, ids[1]);
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->what == FACT_DAY && values[i] != NULL)
      add_fact (run, ids[1], i, values);
  regie_facts_sort ((RegieFact *) (gpointer) run->facts->data, run->facts->len);
  return regie_insert_flush (run->persons, run->db, error)
         && regie_insert_flush (run->dossiers, run->db, error)
         && regie_insert_flush (run->fact_records, run->db, error);
}

/* What the file says of the day of the dossier with KEY, NONE when that is nothing. */
static RegieDay
day_of (RegieImport *self, char **values, const char *key)
{
  const char *text = regie_import_value_of (self, values, key);
  RegieDay day;

  return text != NULL && regie_day_parse (text, &day) ? day : REGIE_DAY_NONE;
}

static gint64
id_of (RegieImport *self, char **values, const char *key)
{
  const char *text = regie_import_value_of (self, values, key);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
write_wide (Run *run, char **values, GError **error)
{
  RegieImport *self = run->self;
  gint64 person = run->next_id++;
  gint64 dossier = run->next_id++;
  const char *consultant = regie_import_has_target (self, "dossier.consulent")
                             ? regie_import_value_of (self, values, "dossier.consulent")
                             : who_or_null (run);
  RegieDossierFacts facts = {
    .id = dossier,
    .person = person,
    .consultant = consultant != NULL ? g_ascii_strtoll (consultant, NULL, 10) : 0,
    .director = id_of (self, values, "dossier.regisseur"),
    .given_names = regie_import_value_of (self, values, "persoon.voornamen"),
    .prefix = regie_import_value_of (self, values, "persoon.voorvoegsel"),
    .surname = regie_import_value_of (self, values, "persoon.achternaam"),
    .v_number = regie_import_value_of (self, values, "persoon.v_nummer"),
    .number = regie_import_value_of (self, values, "dossier.dossiernummer"),
    .other_names = regie_import_value_of (self, values, "persoon.ook_bekend_als"),
    .born = regie_import_value_of (self, values, "persoon.geboren"),
    .municipality = regie_import_value_of (self, values, "dossier.gemeente"),
    .regime = regie_import_value_of (self, values, "dossier.regime"),
    .group = regie_group_find (regie_import_value_of (self, values, "dossier.groep")),
    .recorded_from = regie_office_today (self->office),
    .opened_on = day_of (self, values, "dossier.geopend"),
    .closed_on = day_of (self, values, "dossier.gesloten"),
    .facts = run->facts,
  };

  return write_records (run, values, person, dossier, error)
         && regie_derive_new (run->db, run->deriver, &facts, error);
}

static gboolean
write_long (Run *run, const Row *row, char **values, GError **error)
{
  char dossier[REGIE_NUMBER_TEXT];
  const char *record[REGIE_N_FIELDS (Fact)] = {
    [REGIE_AT (Fact, dossier)] = regie_number_format (row->dossier, dossier),
    [REGIE_AT (Fact, source)] = regie_source_name (REGIE_SOURCE_IMPORT),
    [REGIE_AT (Fact, recorded_by)] = who_or_null (run),
    [REGIE_AT (Fact, recorded_at)] = run->now,
  };

  run->n_facts++;
  fill (run->self, LONG_FIELD, -1, REGIE_ENTITY_Fact, values, record);
  g_hash_table_add (run->touched, g_memdup2 (&row->dossier, sizeof row->dossier));
  regie_insert_add_record (run->fact_records, run->next_id++, record);
  return regie_insert_get_n (run->fact_records) < MOST_WAITING
         || regie_insert_flush (run->fact_records, run->db, error);
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

/* FALSE with ERROR set when it must stop. */
static gboolean
goes_on (const Run *run, guint row, RegieProgressFunc progress, gpointer data,
         GCancellable *cancellable, GError **error)
{
  if (row % 256 != 0)
    return TRUE;
  if (g_cancellable_is_cancelled (cancellable))
    return g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED,
                                _("Stopped. Nothing was imported.")),
           FALSE;
  if (progress != NULL)
    progress (row, run->self->rows->len, data);
  return TRUE;
}

/* VALUES has room for a value per column, all NULL before and after. */
static gboolean
write_row (Run *run, const Row *row, int source, char **values, GError **error)
{
  RegieImport *self = run->self;
  guint n = self->columns->len;
  gboolean ok;

  for (guint k = 0; k < n; k++)
    if (get_column (self, k)->what != SKIP)
      regie_import_check_cell (self, row, get_column (self, k), cell (self, row, k), &values[k]);
  if (source >= 0 && values[source] == NULL)
    values[source] = g_strdup (regie_source_name (REGIE_SOURCE_IMPORT));
  ok = regie_import_is_long (self) ? write_long (run, row, values, error)
                                   : write_wide (run, values, error);
  for (guint k = 0; k < n; k++)
    g_clear_pointer (&values[k], g_free);
  return ok;
}

static gboolean
write_rows (Run *run, RegieProgressFunc progress, gpointer data, GCancellable *cancellable,
            GError **error)
{
  RegieImport *self = run->self;
  int source = source_column (self);
  g_autofree char **values = g_new0 (char *, self->columns->len + 1);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (!goes_on (run, i, progress, data, cancellable, error)
          || (row->accepted && !write_row (run, row, source, values, error)))
        return FALSE;
    }
  return regie_insert_flush (run->fact_records, run->db, error)
         && regie_derive_touched (run->db, run->touched, run->deriver, error);
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
      || !regie_log_append (run->db, who, title, seq, error))
    return FALSE;
  if (!long_rows
      && (!regie_log_range (run->db, *seq, n++, "person", run->first_id, run->next_id - 1, error)
          || !regie_log_range (run->db, *seq, n++, "dossier", run->first_id, run->next_id - 1,
                               error)))
    return FALSE;
  return run->n_facts == 0
         || regie_log_range (run->db, *seq, n, "fact", run->first_id, run->next_id - 1, error);
}

/* Notes in USED, by the number of the field, which fields of ENTITY the columns of WHAT hold. */
static void
note_used (const RegieImport *self, int what, RegieEntityId entity, gboolean *used)
{
  for (guint i = 0; i < self->columns->len; i++)
    if ((int) get_column (self, i)->what == what)
      used[get_column (self, i)->field - regie_entity (entity)->fields] = TRUE;
}

/* A field that no column holds and that the import does not say itself needs no place. */
static void
make_inserts (Run *run)
{
  gboolean of_person[REGIE_N_FIELDS (Person)] = { FALSE };
  gboolean of_dossier[REGIE_N_FIELDS (Dossier)] = {
    [REGIE_AT (Dossier, person)] = TRUE,
    [REGIE_AT (Dossier, opened_on)] = TRUE,
    [REGIE_AT (Dossier, recorded_from)] = TRUE,
    [REGIE_AT (Dossier, consultant)] = TRUE,
  };
  gboolean of_fact[REGIE_N_FIELDS (Fact)] = {
    [REGIE_AT (Fact, dossier)] = TRUE,     [REGIE_AT (Fact, kind)] = TRUE,
    [REGIE_AT (Fact, day)] = TRUE,         [REGIE_AT (Fact, source)] = TRUE,
    [REGIE_AT (Fact, recorded_by)] = TRUE, [REGIE_AT (Fact, recorded_at)] = TRUE,
  };

  note_used (run->self, PERSON, REGIE_ENTITY_Person, of_person);
  note_used (run->self, DOSSIER, REGIE_ENTITY_Dossier, of_dossier);
  note_used (run->self, FACT_ATTRIBUTE, REGIE_ENTITY_Fact, of_fact);
  note_used (run->self, LONG_FIELD, REGIE_ENTITY_Fact, of_fact);
  run->persons = regie_insert_new_records (regie_entity (REGIE_ENTITY_Person), of_person);
  run->dossiers = regie_insert_new_records (regie_entity (REGIE_ENTITY_Dossier), of_dossier);
  run->fact_records = regie_insert_new_records (regie_entity (REGIE_ENTITY_Fact), of_fact);
}

static void
run_init (Run *run)
{
  RegieImport *self = run->self;

  run->first_id = run->next_id = regie_id_new_range (self->n_accepted * (2 + self->columns->len));
  regie_day_format (regie_office_today (self->office), run->today);
  run->now = regie_moment_now ();
  run->facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  run->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  make_inserts (run);
}

static void
run_clear (Run *run)
{
  regie_insert_free (run->persons);
  regie_insert_free (run->dossiers);
  regie_insert_free (run->fact_records);
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
