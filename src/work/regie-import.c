/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-text.h"

#define MOST_ROWS 250000

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

gboolean
regie_import_is_long (const RegieImport *self)
{
  gboolean kind = FALSE, day = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      kind |= g_strcmp0 (get_column (self, i)->target, "regel.soort") == 0;
      day |= g_strcmp0 (get_column (self, i)->target, "regel.datum") == 0;
    }
  return kind && day;
}

gboolean
regie_import_has_target (const RegieImport *self, const char *prefix)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->target != NULL && g_str_has_prefix (get_column (self, i)->target, prefix))
      return TRUE;
  return FALSE;
}

const char *
regie_import_value_of (const RegieImport *self, char **values, const char *target)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (get_column (self, i)->target, target) == 0)
      return values[i];
  return NULL;
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
  if (regie_import_is_long (self))
    map_long (self);
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

