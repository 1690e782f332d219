/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-import.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-bulk.h"
#include "regie-csv.h"
#include "regie-error.h"
#include "regie-person.h"
#include "regie-search.h"
#include "regie-text.h"

#define MOST_ROWS 250000
#define MOST_FAULTS 10000

typedef struct {
  char             *heading, *target;
  const RegieField *field;     /* of persoon., dossier. or an attribute of a fact */
  int               kind;      /* place in the list of kinds of fact, or -1 */
  enum { SKIP, PERSON, DOSSIER, FACT_DAY, FACT_ATTRIBUTE, LONG_FIELD } what;
} Column;

typedef struct {
  guint   line, first_cell;
  gint64  dossier;             /* long rows: whom it is about */
  gboolean accepted;
} Row;

struct _RegieImport {
  const RegieOffice *office;
  RegieCsv   *csv;
  GArray     *columns;  /* Column */
  GPtrArray  *cells;    /* borrowed from the CSV, n_columns per row */
  GArray     *rows;     /* Row */
  GArray     *faults;   /* RegieImportFault */
  guint       n_accepted, n_faulty_rows;
  GHashTable *staff;    /* folded name or login → id */
  GHashTable *targets;  /* folded words → target */
};

static const RegieField *
person_field (const char *key)
{
  return regie_entity_find_key (regie_entity (REGIE_ENTITY_Person), key);
}

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->heading);
  g_free (((Column *) data)->target);
}

static void
fault_clear (gpointer data)
{
  g_free (((RegieImportFault *) data)->field);
  g_free (((RegieImportFault *) data)->reason);
}

void
regie_import_free (RegieImport *self)
{
  g_clear_pointer (&self->csv, regie_csv_free);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->faults);
  g_hash_table_unref (self->staff);
  g_hash_table_unref (self->targets);
  g_free (self);
}

static const char *
cell (const RegieImport *self, const Row *row, guint column)
{
  return self->cells->pdata[row->first_cell + column];
}

static Column *
get_column (const RegieImport *self, guint i)
{
  return &g_array_index (self->columns, Column, i);
}

/* "persoon.bsn", "dossier.groep", "feit.pip", "feit.pip.leerroute", "regel.soort" */
static void
resolve (const RegieImport *self, Column *column)
{
  g_auto (GStrv) parts = g_strsplit (column->target != NULL ? column->target : "", ".", 3);
  guint n = g_strv_length (parts);

  column->what = SKIP;
  column->kind = -1;
  if (n < 2)
    return;
  if (strcmp (parts[0], "persoon") == 0 && (column->field = person_field (parts[1])) != NULL)
    column->what = PERSON;
  else if (strcmp (parts[0], "dossier") == 0 &&
           (column->field = regie_entity_find_key (regie_entity (REGIE_ENTITY_Dossier), parts[1])) != NULL)
    column->what = DOSSIER;
  else if (strcmp (parts[0], "regel") == 0 && (column->field = regie_entity_find_key (regie_entity (REGIE_ENTITY_Fact), parts[1])) != NULL)
    column->what = LONG_FIELD;
  else if (strcmp (parts[0], "feit") == 0 && (column->kind = regie_codes_index (self->office->codes, "feit", parts[1])) >= 0)
    {
      column->what = n == 3 ? FACT_ATTRIBUTE : FACT_DAY;
      column->field = regie_entity_find_key (regie_entity (REGIE_ENTITY_Fact), n == 3 ? parts[2] : "datum");
    }
}

static void
add_target (RegieImport *self, const char *word, const char *target)
{
  char *folded = regie_text_fold (word);

  if (*folded == '\0' || g_hash_table_contains (self->targets, folded))
    g_free (folded);
  else
    g_hash_table_insert (self->targets, folded, g_strdup (target));
}

static void
add_fields (RegieImport *self, const RegieEntity *entity, const char *prefix)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind != REGIE_REF || strcmp (entity->fields[i].key, "consulent") == 0)
      {
        g_autofree char *target = g_strdup_printf ("%s.%s", prefix, entity->fields[i].key);

        add_target (self, entity->fields[i].key, target);
        add_target (self, regie_field_label (&entity->fields[i]), target);
      }
}

/* What departments call their columns, besides our own keys and labels. */
static void
fill_targets (RegieImport *self)
{
  static const char *const words[][2] = {
    { "burgerservicenummer", "persoon.bsn" }, { "vnummer", "persoon.v_nummer" }, { "v-nr", "persoon.v_nummer" },
    { "voornaam", "persoon.voornamen" }, { "tussenvoegsel", "persoon.voorvoegsel" }, { "naam", "persoon.achternaam" },
    { "geboortedatum", "persoon.geboren" }, { "geb datum", "persoon.geboren" }, { "doelgroep", "dossier.groep" },
    { "consulent", "dossier.consulent" }, { "klantmanager", "dossier.consulent" }, { "datum kennisgeving", "feit.kennisgeving" },
    { "brief duo", "feit.kennisgeving" }, { "inschrijving brp", "feit.brp_inschrijving" }, { "datum brp", "feit.brp_inschrijving" },
    { "datum pip", "feit.pip" }, { "pip datum", "feit.pip" }, { "dagtekening", "feit.pip" }, { "leerroute", "feit.pip.leerroute" },
    { "route", "feit.pip.leerroute" }, { "niveau", "feit.pip.niveau" }, { "laatste contact", "feit.contact" },
    { "soort", "regel.soort" }, { "feit", "regel.soort" }, { "datum", "regel.datum" }, { "dossier", "dossier.dossiernummer" },
    { "nieuw einde", "feit.verlenging_besluit.nieuw_einde" }, { "aanbod", "feit.aanbod" },
  };
  GPtrArray *kinds = regie_codes_list (self->office->codes, "feit");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    add_target (self, words[i][0], words[i][1]);
  add_fields (self, regie_entity (REGIE_ENTITY_Person), "persoon");
  add_fields (self, regie_entity (REGIE_ENTITY_Dossier), "dossier");
  for (guint i = 0; i < kinds->len; i++)
    {
      const RegieCode *kind = kinds->pdata[i];
      g_autofree char *target = g_strconcat ("feit.", kind->key, NULL);

      add_target (self, kind->key, target);
      add_target (self, kind->label, target);
    }
}

static gboolean
is_long (const RegieImport *self)
{
  gboolean kind = FALSE, day = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      kind |= g_strcmp0 (get_column (self, i)->target, "regel.soort") == 0;
      day |= g_strcmp0 (get_column (self, i)->target, "regel.datum") == 0;
    }
  return kind && day;
}

/* A fact per row: the other headings name its attributes. */
static void
map_long (RegieImport *self)
{
  const RegieEntity *fact = regie_entity (REGIE_ENTITY_Fact);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      g_autofree char *folded = regie_text_fold (column->heading), *key = g_strdelimit (g_strdup (folded), " ", '_');

      if (regie_entity_find_key (fact, key) != NULL && strcmp (key, "dossier") != 0)
        {
          g_free (column->target);
          column->target = g_strconcat ("regel.", key, NULL);
          resolve (self, column);
        }
    }
}

static void
read_headings (RegieImport *self, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *folded = regie_text_fold (cells->pdata[i]);
      const char *target = g_hash_table_lookup (self->targets, folded);
      Column column = { g_strdup (cells->pdata[i]), NULL, NULL, -1, SKIP };

      for (guint k = 0; k < i && target != NULL; k++)
        if (g_strcmp0 (get_column (self, k)->target, target) == 0)
          target = NULL;
      column.target = g_strdup (target);
      resolve (self, &column);
      g_array_append_val (self->columns, column);
    }
  if (is_long (self))
    map_long (self);
}

static void
add_fault (RegieImport *self, guint line, const char *field, const char *reason)
{
  RegieImportFault fault = { line, g_strdup (field), g_strdup (reason) };

  self->n_faulty_rows++;
  if (self->faults->len < MOST_FAULTS)
    g_array_append_val (self->faults, fault);
  else
    fault_clear (&fault);
}

static gboolean
read_rows (RegieImport *self, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GError) local = NULL;
  guint line, n = self->columns->len;

  while (regie_csv_next (self->csv, cells, &line, &local))
    {
      Row row = { line, self->cells->len };

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (self->cells, i < cells->len ? g_strstrip (cells->pdata[i]) : (char *) "");
      if (cells->len > n)
        row.first_cell = G_MAXUINT; /* too many cells: said when the rows are checked */
      g_array_append_val (self->rows, row);
      if (self->rows->len > MOST_ROWS)
        return g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("The file has more than %d rows. Split it."), MOST_ROWS), FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

RegieImport *
regie_import_new (const RegieOffice *office, const char *data, gsize length, GError **error)
{
  g_autoptr (RegieImport) self = g_new0 (RegieImport, 1);
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  guint line;

  self->office = office;
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->cells = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->faults = g_array_new (FALSE, FALSE, sizeof (RegieImportFault));
  g_array_set_clear_func (self->faults, fault_clear);
  self->staff = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  fill_targets (self);
  if ((self->csv = regie_csv_new (data, length, error)) == NULL)
    return NULL;
  if (!regie_csv_next (self->csv, headings, &line, error))
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("The file is empty."));
      return NULL;
    }
  read_headings (self, headings);
  return read_rows (self, error) ? g_steal_pointer (&self) : NULL;
}

guint
regie_import_n_columns (const RegieImport *self)
{
  return self->columns->len;
}

const char *
regie_import_heading (const RegieImport *self, guint column)
{
  return get_column (self, column)->heading;
}

const char *
regie_import_get_target (const RegieImport *self, guint column)
{
  return get_column (self, column)->target;
}

void
regie_import_set_target (RegieImport *self, guint column, const char *target)
{
  Column *one = get_column (self, column);

  g_free (one->target);
  one->target = g_strdup (target);
  resolve (self, one);
}

char **
regie_import_dup_targets (const RegieImport *self)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  static const RegieEntityId entities[] = { REGIE_ENTITY_Person, REGIE_ENTITY_Dossier };
  GPtrArray *kinds = regie_codes_list (self->office->codes, "feit");

  for (guint e = 0; e < G_N_ELEMENTS (entities); e++)
    {
      const RegieEntity *entity = regie_entity (entities[e]);

      for (guint i = 0; i < entity->n_fields; i++)
        if (entity->fields[i].kind != REGIE_REF || strcmp (entity->fields[i].key, "consulent") == 0)
          {
            g_autofree char *target = g_strdup_printf ("%s.%s", entity->key, entity->fields[i].key);

            g_strv_builder_add (list, target);
            g_strv_builder_add (list, regie_field_label (&entity->fields[i]));
          }
    }
  for (guint i = 0; i < kinds->len; i++)
    {
      const RegieCode *kind = kinds->pdata[i];
      g_autofree char *target = g_strconcat ("feit.", kind->key, NULL);

      g_strv_builder_add (list, target);
      g_strv_builder_add (list, kind->label);
    }
  g_strv_builder_add (list, "feit.pip.leerroute");
  g_strv_builder_add (list, _("Route of the PIP"));
  g_strv_builder_add (list, "feit.pip.niveau");
  g_strv_builder_add (list, _("Level of the PIP"));
  g_strv_builder_add (list, "feit.verlenging_besluit.nieuw_einde");
  g_strv_builder_add (list, _("New end of the term"));
  g_strv_builder_add (list, "regel.soort");
  g_strv_builder_add (list, _("Kind of fact (one per row)"));
  g_strv_builder_add (list, "regel.datum");
  g_strv_builder_add (list, _("Date of the fact (one per row)"));
  return g_strv_builder_end (list);
}

const char *
regie_import_cell (const RegieImport *self, guint row, guint column)
{
  const Row *one = row < self->rows->len ? &g_array_index (self->rows, Row, row) : NULL;

  return one != NULL && one->first_cell != G_MAXUINT ? cell (self, one, column) : NULL;
}

/* What a cell becomes in the database; NULL with *REASON when it cannot.  Static buffers serve the usual kinds. */
static const char *
convert (const RegieImport *self, const RegieField *field, const char *text, char *buffer, char **own, const char **reason)
{
  RegieDay day;

  *reason = NULL;
  if (*text == '\0')
    return NULL;
  switch (field->kind)
    {
    case REGIE_DAY:
      if (regie_day_parse_any (text, &day))
        return regie_day_format (day, buffer);
      *reason = _("this is not a date; expected for example 23-11-2026");
      return NULL;
    case REGIE_PARTIAL:
      if ((*own = regie_day_dup_partial (text)) != NULL)
        return *own;
      *reason = _("this is not a date of birth; expected for example 1-5-1990 or 1990");
      return NULL;
    case REGIE_CODE:
      {
        const char *key = regie_codes_match (self->office->codes, field->list, text);

        if (key == NULL)
          *reason = _("this is not one of the choices");
        return key;
      }
    case REGIE_BOOL:
      {
        g_autofree char *folded = regie_text_fold (text);

        if (g_strv_contains ((const char *const[]) { "ja", "j", "1", "waar", "true", "yes", "x", NULL }, folded))
          return "1";
        if (g_strv_contains ((const char *const[]) { "nee", "n", "0", "onwaar", "false", "no", NULL }, folded))
          return "0";
        *reason = _("expected ja or nee");
        return NULL;
      }
    case REGIE_INT:
      {
        double number;
        char *end, *plain = g_strdelimit (g_strdup (text), ",", '.');

        number = g_ascii_strtod (plain, &end);
        if (*end != '\0' || number < 0 || number > 1e6)
          *reason = _("expected a number");
        else
          *own = g_strdup_printf ("%.0f", number);
        g_free (plain);
        return *own;
      }
    default:
      return text;
    }
}

static gboolean
take_staff (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieImport *self = data;

  for (guint i = 1; i <= 2; i++)
    if (c[i] != NULL)
      g_hash_table_insert (self->staff, regie_text_fold (c[i]), g_strdup (c[0]));
  return TRUE;
}

typedef struct { GHashTable *numbers, *people, *dossiers; } Known;

static gboolean
take_person (guint n, const char *const *c, gpointer data, GError **error)
{
  Known *known = data;

  if (c[0] != NULL)
    g_hash_table_insert (known->numbers, g_strdup (c[0]), GUINT_TO_POINTER (0));
  if (c[1] != NULL)
    g_hash_table_insert (known->numbers, g_strdup (c[1]), GUINT_TO_POINTER (0));
  if (c[2] != NULL && c[3] != NULL && c[0] == NULL)
    {
      g_autofree char *who = g_strdup_printf ("%s %s", c[3], c[2]);

      g_hash_table_insert (known->people, regie_text_fold (who), GUINT_TO_POINTER (0));
    }
  return TRUE;
}

static gboolean
take_dossier (guint n, const char *const *c, gpointer data, GError **error)
{
  Known *known = data;

  for (guint i = 1; i <= 3; i++)
    if (c[i] != NULL)
      g_hash_table_insert (known->dossiers, g_strdup (c[i]), g_strdup (c[0]));
  return TRUE;
}

static gboolean
reject (RegieImport *self, const Row *row, const char *field, const char *reason)
{
  add_fault (self, row->line, field, reason);
  return FALSE;
}

static gboolean
check_day (RegieImport *self, const Row *row, const Column *column, const char *iso)
{
  RegieDay day;

  if (!regie_day_parse (iso, &day))
    return TRUE;
  if (column->what != PERSON && strcmp (column->field->key, "datum") == 0 && day > regie_office_today (self->office))
    return reject (self, row, column->heading, _("this day is still to come; a fact can only be recorded when it has happened"));
  if (day < regie_day_from_civil (1990, 1, 1))
    return reject (self, row, column->heading, _("this day is too long ago"));
  return TRUE;
}

/* The same number twice, in the file or against the database. */
static gboolean
check_number (RegieImport *self, Known *known, const Row *row, const Column *column, const char *number)
{
  gpointer line;
  g_autofree char *reason = NULL;

  if (!g_hash_table_lookup_extended (known->numbers, number, NULL, &line))
    {
      g_hash_table_insert (known->numbers, g_strdup (number), GUINT_TO_POINTER (row->line));
      return TRUE;
    }
  if (GPOINTER_TO_UINT (line) == 0)
    reason = g_strdup (_("this person is in the database already"));
  else
    reason = g_strdup_printf (_("the same number stands on line %u"), GPOINTER_TO_UINT (line));
  return reject (self, row, column->heading, reason);
}

static gboolean
check_cell (RegieImport *self, const Row *row, const Column *column, const char *text, char **value)
{
  char buffer[REGIE_DAY_TEXT];
  g_autofree char *own = NULL;
  const char *reason, *converted;

  if (column->what == DOSSIER && column->field->kind == REGIE_REF)
    {
      g_autofree char *folded = regie_text_fold (text);
      const char *id = g_hash_table_lookup (self->staff, folded);

      if (*text != '\0' && id == NULL)
        return reject (self, row, column->heading, _("nobody of this name works here"));
      *value = g_strdup (id);
      return TRUE;
    }
  if (column->what == PERSON && strcmp (column->field->key, "bsn") == 0 && *text != '\0')
    {
      if ((*value = regie_text_dup_bsn (text)) == NULL)
        return reject (self, row, column->heading, _("this BSN is not right (11-test)"));
      return TRUE;
    }
  converted = convert (self, column->field, text, buffer, &own, &reason);
  if (reason != NULL)
    return reject (self, row, column->heading, reason);
  if (column->field->kind == REGIE_DAY && converted != NULL && !check_day (self, row, column, converted))
    return FALSE;
  *value = g_strdup (converted);
  return TRUE;
}

static char *
value_of (const RegieImport *self, char **values, const char *target)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (get_column (self, i)->target, target) == 0)
      return values[i];
  return NULL;
}

static gboolean
check_long_row (RegieImport *self, Known *known, Row *row, char **values)
{
  const char *kind_name = value_of (self, values, "regel.soort"), *whom = value_of (self, values, "persoon.bsn"), *dossier;
  const RegieCode *kind;

  if (whom == NULL)
    whom = value_of (self, values, "dossier.dossiernummer");
  if (whom == NULL)
    whom = value_of (self, values, "persoon.v_nummer");
  dossier = whom != NULL ? g_hash_table_lookup (known->dossiers, whom) : NULL;
  if (dossier == NULL)
    return reject (self, row, _("BSN, V-number or dossier number"), _("this person is not in the database"));
  row->dossier = g_ascii_strtoll (dossier, NULL, 10);
  if (kind_name == NULL)
    return reject (self, row, _("Kind"), _("must be filled in"));
  if (value_of (self, values, "regel.datum") == NULL)
    return reject (self, row, _("Date"), _("must be filled in"));
  kind = regie_codes_find (self->office->codes, "feit", kind_name);
  for (guint i = 0; kind->required[i] != NULL; i++)
    {
      g_autofree char *target = g_strconcat ("regel.", kind->required[i], NULL);

      if (value_of (self, values, target) == NULL)
        return reject (self, row, kind->required[i], _("must be filled in"));
    }
  return TRUE;
}

static gboolean
check_wide_row (RegieImport *self, Known *known, Row *row, char **values)
{
  const char *surname = value_of (self, values, "persoon.achternaam"), *born = value_of (self, values, "persoon.geboren");
  const char *given = value_of (self, values, "persoon.voornamen");
  gboolean numbered = FALSE;

  if (surname == NULL)
    return reject (self, row, _("Surname"), _("must be filled in"));
  if (value_of (self, values, "dossier.groep") == NULL)
    return reject (self, row, _("Target group"), _("must be filled in"));
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);

      if (values[i] != NULL && column->what == PERSON && (strcmp (column->field->key, "bsn") == 0 || strcmp (column->field->key, "v_nummer") == 0))
        {
          numbered = TRUE;
          if (!check_number (self, known, row, column, values[i]))
            return FALSE;
        }
      if (values[i] != NULL && column->what == DOSSIER && strcmp (column->field->key, "dossiernummer") == 0 &&
          !check_number (self, known, row, column, values[i]))
        return FALSE;
      if (values[i] != NULL && column->what == FACT_ATTRIBUTE)
        {
          g_autofree char *day = g_strndup (column->target, strrchr (column->target, '.') - column->target);

          if (value_of (self, values, day) == NULL)
            return reject (self, row, column->heading, _("the date that belongs to it is missing"));
        }
      if (values[i] != NULL && column->what == FACT_DAY)
        {
          const RegieCode *kind = regie_codes_list (self->office->codes, "feit")->pdata[column->kind];

          for (guint k = 0; kind->required[k] != NULL; k++)
            {
              g_autofree char *target = g_strdup_printf ("feit.%s.%s", kind->key, kind->required[k]);

              if (value_of (self, values, target) == NULL)
                return reject (self, row, kind->required[k], _("must be filled in"));
            }
        }
    }
  if (!numbered && born != NULL)
    {
      g_autofree char *who = g_strdup_printf ("%s %s %s", born, surname, given != NULL ? given : "");
      char *folded = regie_text_fold (who);

      if (!g_hash_table_insert (known->people, folded, GUINT_TO_POINTER (row->line)))
        return reject (self, row, _("Surname"), _("a person with this name and date of birth is there already; add the BSN or V-number"));
    }
  return TRUE;
}

static gboolean
load_known (RegieImport *self, RegieDb *db, Known *known, GError **error)
{
  return regie_db_exec (db, "SELECT id, name, login FROM staff WHERE voided = 0", 0, NULL, take_staff, self, error) &&
         (is_long (self)
          ? regie_db_exec (db, "SELECT d.id, d.number, p.bsn, p.v_number FROM dossier d JOIN person p ON p.id = d.person"
                               " WHERE d.voided = 0 AND p.voided = 0", 0, NULL, take_dossier, known, error)
          : regie_db_exec (db, "SELECT p.bsn, p.v_number, p.surname || ' ' || COALESCE(p.given_names, ''), p.born FROM person p"
                               " WHERE p.voided = 0", 0, NULL, take_person, known, error));
}

static gboolean
has_target (const RegieImport *self, const char *prefix)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->target != NULL && g_str_has_prefix (get_column (self, i)->target, prefix))
      return TRUE;
  return FALSE;
}

static void
check_row (RegieImport *self, Known *known, Row *row, char **values, gboolean is_long_row)
{
  guint n = self->columns->len, done = 0;

  row->accepted = FALSE;
  if (row->first_cell == G_MAXUINT)
    {
      reject (self, row, "", _("this row has more cells than there are headings"));
      return;
    }
  memset (values, 0, n * sizeof *values);
  for (; done < n; done++)
    if (get_column (self, done)->what != SKIP &&
        !check_cell (self, row, get_column (self, done), cell (self, row, done), &values[done]))
      break;
  row->accepted = done == n && (is_long_row ? check_long_row (self, known, row, values) : check_wide_row (self, known, row, values));
  for (guint i = 0; i < n; i++)
    g_free (values[i]);
  self->n_accepted += row->accepted;
}

gboolean
regie_import_check (RegieImport *self, RegieDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) dossiers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Known known = { numbers, people, dossiers };
  g_autofree char **values = g_new0 (char *, self->columns->len + 1);
  gboolean long_rows = is_long (self);

  self->n_accepted = self->n_faulty_rows = 0;
  g_array_set_size (self->faults, 0);
  if (!long_rows && (!has_target (self, "persoon.achternaam") || !has_target (self, "dossier.groep")))
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                           _("Say which columns hold the surname and the target group; or the kind and the date of a fact, with a BSN or dossier number."));
      return FALSE;
    }
  if (!load_known (self, db, &known, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      check_row (self, &known, &g_array_index (self->rows, Row, i), values, long_rows);
    }
  return TRUE;
}

guint
regie_import_n_rows (const RegieImport *self)
{
  return self->rows->len;
}

guint
regie_import_n_accepted (const RegieImport *self)
{
  return self->n_accepted;
}

guint
regie_import_n_faults (const RegieImport *self)
{
  return self->n_faulty_rows;
}

const RegieImportFault *
regie_import_fault (const RegieImport *self, guint index)
{
  return index < self->faults->len ? &g_array_index (self->faults, RegieImportFault, index) : NULL;
}

/* One INSERT text per kind of record, with the mapped columns only. */
typedef struct {
  GString *sql;
  GArray  *columns; /* guint: which columns of the file, in order */
} Insert;

static void
insert_init (Insert *self, const RegieImport *import, int what, const char *head, guint n_head)
{
  GString *values = g_string_new (NULL);

  self->sql = g_string_new (head);
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < import->columns->len; i++)
    if ((int) get_column (import, i)->what == what)
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
  g_string_free (self->sql, TRUE);
  g_array_unref (self->columns);
}

static gboolean
insert_run (const Insert *self, RegieDb *db, const char *const *head, guint n_head, char **values, GError **error)
{
  const char *params[64];

  for (guint i = 0; i < n_head; i++)
    params[i] = head[i];
  for (guint i = 0; i < self->columns->len; i++)
    params[n_head + i] = values[g_array_index (self->columns, guint, i)];
  return regie_db_exec (db, self->sql->str, n_head + self->columns->len, params, NULL, NULL, error);
}

typedef struct {
  RegieImport  *self;
  RegieDb      *db;
  RegieDeriver *deriver;
  char          who[24], today[REGIE_DAY_TEXT];
  char         *now;
  Insert        person, dossier, row;
  gint64        next_id, first_id;
  GArray       *facts;       /* RegieFact of the row */
  GHashTable   *touched;     /* long rows: dossiers to derive */
  guint         n_facts;
  RegieBulk     bulk;
} Run;

static const char *
next_id (Run *run, char *buffer)
{
  g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, run->next_id++);
  return buffer;
}

static gboolean
write_fact (Run *run, const char *dossier, const Column *column, char **values, const char *day, GError **error)
{
  const RegieCode *kind = regie_codes_list (run->self->office->codes, "feit")->pdata[column->kind];
  RegieFact fact;
  char id[24];
  const char *municipality = NULL, *route = NULL, *level = NULL, *new_end = NULL;

  for (guint i = 0; i < run->self->columns->len; i++)
    {
      const Column *other = get_column (run->self, i);

      if (other->what != FACT_ATTRIBUTE || other->kind != column->kind || values[i] == NULL)
        continue;
      if (strcmp (other->field->key, "leerroute") == 0)
        route = values[i];
      else if (strcmp (other->field->key, "niveau") == 0)
        level = values[i];
      else if (strcmp (other->field->key, "nieuw_einde") == 0)
        new_end = values[i];
      else if (strcmp (other->field->key, "gemeente") == 0)
        municipality = values[i];
    }
  run->n_facts++;
  next_id (run, id);
  regie_fact_init (&fact, regie_fact_kind_find (kind->key), REGIE_DAY_NONE);
  regie_day_parse (day, &fact.day);
  fact.id = run->next_id - 1;
  if (route != NULL)
    regie_fact_set (&fact, "leerroute", route);
  if (new_end != NULL)
    regie_fact_set (&fact, "nieuw_einde", new_end);
  if (municipality != NULL)
    regie_fact_set (&fact, "gemeente", municipality);
  g_array_append_val (run->facts, fact);
  return regie_db_exec (run->db,
    "INSERT INTO fact (id, version, voided, dossier, kind, day, route, level, new_end, municipality, source, recorded_by, recorded_at)"
    " VALUES ($1, 1, 0, $2, $3, $4, $5, $6, $7, $8, 'import', $9, $10)", 10,
    (const char *[]) { id, dossier, kind->key, day, route, level, new_end, municipality, run->who[0] != '\0' ? run->who : NULL, run->now },
    NULL, NULL, error);
}

static gboolean
write_wide (Run *run, char **values, GError **error)
{
  RegieImport *self = run->self;
  char person[24], dossier[24];
  const char *consultant = value_of (self, values, "dossier.consulent"), *group = value_of (self, values, "dossier.groep");
  gboolean has_own_consultant = has_target (self, "dossier.consulent");
  const char *head[] = { next_id (run, person) }, *dossier_head[] = { NULL, person, run->today, run->today, NULL };
  RegieDossierFacts facts = { 0 };

  if (!insert_run (&run->person, run->db, head, 1, values, error))
    return FALSE;
  dossier_head[0] = next_id (run, dossier);
  dossier_head[4] = run->who[0] != '\0' ? run->who : NULL;
  if (!insert_run (&run->dossier, run->db, dossier_head, has_own_consultant ? 4 : 5, values, error))
    return FALSE;
  g_array_set_size (run->facts, 0);
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->what == FACT_DAY && values[i] != NULL &&
        !write_fact (run, dossier, get_column (self, i), values, values[i], error))
      return FALSE;
  regie_facts_sort ((RegieFact *) (gpointer) run->facts->data, run->facts->len);
  if (!has_own_consultant)
    consultant = dossier_head[4];
  facts = (RegieDossierFacts) {
    .id = g_ascii_strtoll (dossier, NULL, 10), .person = g_ascii_strtoll (person, NULL, 10),
    .consultant = consultant != NULL ? g_ascii_strtoll (consultant, NULL, 10) : 0,
    .given_names = value_of (self, values, "persoon.voornamen"), .prefix = value_of (self, values, "persoon.voorvoegsel"),
    .surname = value_of (self, values, "persoon.achternaam"), .bsn = value_of (self, values, "persoon.bsn"),
    .v_number = value_of (self, values, "persoon.v_nummer"), .number = value_of (self, values, "dossier.dossiernummer"),
    .born = value_of (self, values, "persoon.geboren"), .municipality = value_of (self, values, "dossier.gemeente"),
    .group = MAX (0, regie_codes_index (self->office->codes, "groep", group)), .recorded_from = regie_office_today (self->office),
    .facts = run->facts,
  };
  return regie_derive_new (run->db, run->deriver, &facts, error);
}

static gboolean
write_long (Run *run, const Row *row, char **values, GError **error)
{
  char id[24], dossier[24];
  const char *head[] = { next_id (run, id), dossier, run->who[0] != '\0' ? run->who : NULL, run->now };
  gint64 *key = g_new (gint64, 1);

  run->n_facts++;
  g_snprintf (dossier, sizeof dossier, "%" G_GINT64_FORMAT, row->dossier);
  *key = row->dossier;
  g_hash_table_add (run->touched, key);
  return insert_run (&run->row, run->db, head, G_N_ELEMENTS (head), values, error);
}

static gboolean
derive_touched (Run *run, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, run->touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      char text[24];

      g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, *(gint64 *) id);
      if (!regie_db_exec (run->db, "UPDATE dossier SET version = version + 1 WHERE id = $1", 1, (const char *[]) { text }, NULL, NULL, error) ||
          !regie_derive_dossier (run->db, *(gint64 *) id, run->deriver, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_rows (Run *run, RegieProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  RegieImport *self = run->self;
  guint n = self->columns->len;
  gboolean long_rows = is_long (self);
  g_autofree char **values = g_new0 (char *, n + 1);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      gboolean ok;

      if (i % 256 == 0)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED, _("Stopped. Nothing was imported.")), FALSE;
          if (progress != NULL)
            progress (i, self->rows->len, data);
        }
      if (!row->accepted)
        continue;
      for (guint k = 0; k < n; k++)
        if (get_column (self, k)->what != SKIP)
          check_cell (self, row, get_column (self, k), cell (self, row, k), &values[k]);
      ok = long_rows ? write_long (run, row, values, error) : write_wide (run, values, error);
      for (guint k = 0; k < n; k++)
        g_clear_pointer (&values[k], g_free);
      if (!ok)
        return FALSE;
    }
  return derive_touched (run, error);
}

static gboolean
write_all (Run *run, gint64 who, const char *name, RegieProgressFunc progress, gpointer data, GCancellable *cancellable, gint64 *seq,
           GError **error)
{
  g_autofree char *title = NULL;
  gboolean long_rows = is_long (run->self);
  guint n = 0;

  /* TRANSLATORS: name of a file, number of rows */
  title = g_strdup_printf (ngettext ("Imported %2$u row of %1$s", "Imported %2$u rows of %1$s", run->self->n_accepted), name, run->self->n_accepted);
  if (!regie_bulk_begin (&run->bulk, run->db, long_rows ? 0 : run->self->n_accepted, error) ||
      !write_rows (run, progress, data, cancellable, error) ||
      !regie_bulk_end (&run->bulk, run->db, run->first_id, run->next_id - 1, error) || !regie_log_append (run->db, who, title, 0, "", seq, error))
    return FALSE;
  if (!long_rows && (!regie_log_range (run->db, *seq, n++, "person", run->first_id, run->next_id - 1, error) ||
                     !regie_log_range (run->db, *seq, n++, "dossier", run->first_id, run->next_id - 1, error)))
    return FALSE;
  return run->n_facts == 0 || regie_log_range (run->db, *seq, n, "fact", run->first_id, run->next_id - 1, error);
}

gboolean
regie_import_run (RegieImport *self, RegieDb *db, RegieDeriver *deriver, gint64 who, const char *name, RegieProgressFunc progress,
                  gpointer data, GCancellable *cancellable, gint64 *seq, GError **error)
{
  guint n_kinds = 2 + self->columns->len;
  gboolean own_consultant = has_target (self, "dossier.consulent"), ok;
  Run run = { .self = self, .db = db, .deriver = deriver };

  if (self->n_accepted == 0)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("There is no row that can be imported."));
      return FALSE;
    }
  run.first_id = run.next_id = regie_id_new_range (self->n_accepted * n_kinds);
  if (who != 0)
    g_snprintf (run.who, sizeof run.who, "%" G_GINT64_FORMAT, who);
  regie_day_format (regie_office_today (self->office), run.today);
  run.now = regie_moment_now ();
  run.facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  run.touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  insert_init (&run.person, self, PERSON, "INSERT INTO person (version, voided, id", 1);
  g_string_replace (run.person.sql, "VALUES (", "VALUES (1, 0, ", 1);
  insert_init (&run.dossier, self, DOSSIER, own_consultant ? "INSERT INTO dossier (version, voided, id, person, opened_on, recorded_from"
                                            : "INSERT INTO dossier (version, voided, id, person, opened_on, recorded_from, consultant",
               own_consultant ? 4 : 5);
  g_string_replace (run.dossier.sql, "VALUES (", "VALUES (1, 0, ", 1);
  insert_init (&run.row, self, LONG_FIELD, "INSERT INTO fact (version, voided, id, dossier, recorded_by, recorded_at", 4);
  g_string_replace (run.row.sql, "VALUES (", "VALUES (1, 0, ", 1);

  ok = regie_db_begin (db, error);
  if (ok)
    {
      ok = write_all (&run, who, name, progress, data, cancellable, seq, error);
      if (ok)
        ok = regie_db_commit (db, error);
      else
        regie_db_rollback (db);
      regie_bulk_clear (&run.bulk, db);
    }
  insert_clear (&run.person);
  insert_clear (&run.dossier);
  insert_clear (&run.row);
  g_array_unref (run.facts);
  g_hash_table_unref (run.touched);
  g_free (run.now);
  return ok;
}
