/* SPDX-License-Identifier: EUPL-1.2 */
/* What each cell becomes, and which rows cannot be taken: said with line, field and reason. */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-person.h"
#include "regie-text.h"

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
      g_hash_table_insert (self->data, regie_text_fold (c[i]), g_strdup (c[0]));
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
check_day (RegieImport *self, const Row *row, const Column *column, const char *iso)
{
  RegieDay day;

  if (!regie_day_parse (iso, &day))
    return TRUE;
  /* A row that is one fact says itself whether it is planned: check_long_row. */
  if (column->what != PERSON && strcmp (column->field->key, "datum") == 0 && strcmp (column->target, "regel.datum") != 0 &&
      day > regie_office_today (self->office))
    return regie_import_reject (self, row, column->heading, _("this day is still to come; a fact can only be recorded when it has happened"));
  if (day < regie_day_from_civil (1990, 1, 1))
    return regie_import_reject (self, row, column->heading, _("this day is too long ago"));
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
  return regie_import_reject (self, row, column->heading, reason);
}

/* DUO's end of the term is the day after its last day, which is what we keep; its heading says whose it is. */
static gboolean
is_end_of_duo (const Column *column)
{
  g_autofree char *heading = regie_text_fold (column->heading);

  return strcmp (column->field->key, "nieuw_einde") == 0 && (strstr (heading, "duo") != NULL || strstr (heading, "exclusief") != NULL);
}

static const char *
day_before (const char *iso, char *buffer)
{
  RegieDay day;

  return regie_day_parse (iso, &day) ? regie_day_format (day - 1, buffer) : NULL;
}

gboolean
regie_import_check_cell (RegieImport *self, const Row *row, const Column *column, const char *text, char **value)
{
  char buffer[REGIE_DAY_TEXT];
  g_autofree char *own = NULL;
  const char *reason, *converted;

  if (column->what == DOSSIER && column->field->kind == REGIE_REF)
    {
      g_autofree char *folded = regie_text_fold (text);
      const char *id = g_hash_table_lookup (self->data, folded);

      if (*text != '\0' && id == NULL)
        return regie_import_reject (self, row, column->heading, _("nobody of this name works here"));
      *value = g_strdup (id);
      return TRUE;
    }
  if (column->what == PERSON && strcmp (column->field->key, "bsn") == 0 && *text != '\0')
    {
      if ((*value = regie_text_dup_bsn (text)) == NULL)
        return regie_import_reject (self, row, column->heading, _("this BSN is not right (11-test)"));
      return TRUE;
    }
  converted = convert (self, column->field, text, buffer, &own, &reason);
  if (reason != NULL)
    return regie_import_reject (self, row, column->heading, reason);
  if (converted != NULL && is_end_of_duo (column))
    converted = day_before (converted, buffer);
  if (column->field->kind == REGIE_DAY && converted != NULL && !check_day (self, row, column, converted))
    return FALSE;
  *value = g_strdup (converted);
  return TRUE;
}

static gboolean
check_long_row (RegieImport *self, Known *known, Row *row, char **values)
{
  const char *kind_name = regie_import_value_of (self, values, "regel.soort"), *whom = regie_import_value_of (self, values, "persoon.bsn"), *dossier;
  const char *iso;
  const RegieCode *kind;
  RegieDay day;

  if (whom == NULL)
    whom = regie_import_value_of (self, values, "dossier.dossiernummer");
  if (whom == NULL)
    whom = regie_import_value_of (self, values, "persoon.v_nummer");
  dossier = whom != NULL ? g_hash_table_lookup (known->dossiers, whom) : NULL;
  if (dossier == NULL)
    return regie_import_reject (self, row, _("BSN, V-number or dossier number"), _("this person is not in the database"));
  row->dossier = g_ascii_strtoll (dossier, NULL, 10);
  if (kind_name == NULL)
    return regie_import_reject (self, row, _("Kind"), _("must be filled in"));
  if ((iso = regie_import_value_of (self, values, "regel.datum")) == NULL)
    return regie_import_reject (self, row, _("Date"), _("must be filled in"));
  if (regie_day_parse (iso, &day) && day > regie_office_today (self->office) && strcmp (kind_name, "plan_regel") != 0 &&
      g_strcmp0 (regie_import_value_of (self, values, "regel.gepland"), "1") != 0)
    return regie_import_reject (self, row, _("Date"), _("this day is still to come; a fact can only be recorded when it has happened"));
  kind = regie_codes_find (self->office->codes, "feit", kind_name);
  for (guint i = 0; kind->required[i] != NULL; i++)
    {
      g_autofree char *target = g_strconcat ("regel.", kind->required[i], NULL);

      if (regie_import_value_of (self, values, target) == NULL)
        return regie_import_reject (self, row, kind->required[i], _("must be filled in"));
    }
  return TRUE;
}

static gboolean
check_wide_row (RegieImport *self, Known *known, Row *row, char **values)
{
  const char *surname = regie_import_value_of (self, values, "persoon.achternaam"), *born = regie_import_value_of (self, values, "persoon.geboren");
  const char *given = regie_import_value_of (self, values, "persoon.voornamen");
  gboolean numbered = FALSE;

  if (surname == NULL)
    return regie_import_reject (self, row, _("Surname"), _("must be filled in"));
  if (regie_import_value_of (self, values, "dossier.groep") == NULL)
    return regie_import_reject (self, row, _("Target group"), _("must be filled in"));
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

          if (regie_import_value_of (self, values, day) == NULL)
            return regie_import_reject (self, row, column->heading, _("the date that belongs to it is missing"));
        }
      if (values[i] != NULL && column->what == FACT_DAY)
        {
          const RegieCode *kind = regie_codes_list (self->office->codes, "feit")->pdata[column->kind];

          for (guint k = 0; kind->required[k] != NULL; k++)
            {
              g_autofree char *target = g_strdup_printf ("feit.%s.%s", kind->key, kind->required[k]);

              if (regie_import_value_of (self, values, target) == NULL)
                return regie_import_reject (self, row, kind->required[k], _("must be filled in"));
            }
        }
    }
  if (!numbered && born != NULL)
    {
      g_autofree char *who = g_strdup_printf ("%s %s %s", born, surname, given != NULL ? given : "");
      char *folded = regie_text_fold (who);

      if (!g_hash_table_insert (known->people, folded, GUINT_TO_POINTER (row->line)))
        return regie_import_reject (self, row, _("Surname"), _("a person with this name and date of birth is there already; add the BSN or V-number"));
    }
  return TRUE;
}

static gboolean
load_known (RegieImport *self, RegieDb *db, Known *known, GError **error)
{
  return regie_db_exec (db, "SELECT id, name, login FROM staff WHERE voided = 0", 0, NULL, take_staff, self, error) &&
         (regie_import_is_long (self)
          ? regie_db_exec (db, "SELECT d.id, d.number, p.bsn, p.v_number FROM dossier d JOIN person p ON p.id = d.person"
                               " WHERE d.voided = 0 AND p.voided = 0", 0, NULL, take_dossier, known, error)
          : regie_db_exec (db, "SELECT p.bsn, p.v_number, p.surname || ' ' || COALESCE(p.given_names, ''), p.born FROM person p"
                               " WHERE p.voided = 0", 0, NULL, take_person, known, error));
}

static void
check_row (RegieImport *self, Known *known, Row *row, char **values, gboolean is_long_row)
{
  guint n = self->columns->len, done = 0;

  row->accepted = FALSE;
  if (row->first_cell == G_MAXUINT)
    {
      regie_import_reject (self, row, "", _("this row has more cells than there are headings"));
      return;
    }
  memset (values, 0, n * sizeof *values);
  for (; done < n; done++)
    if (get_column (self, done)->what != SKIP &&
        !regie_import_check_cell (self, row, get_column (self, done), cell (self, row, done), &values[done]))
      break;
  row->accepted = done == n && (is_long_row ? check_long_row (self, known, row, values) : check_wide_row (self, known, row, values));
  for (guint i = 0; i < n; i++)
    g_free (values[i]);
  self->n_accepted += row->accepted;
}

gboolean
regie_import_people_check (RegieImport *self, RegieDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) dossiers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Known known = { numbers, people, dossiers };
  g_autofree char **values = g_new0 (char *, self->columns->len + 1);
  gboolean long_rows = regie_import_is_long (self);

  if (!long_rows && (!regie_import_has_target (self, "persoon.achternaam") || !regie_import_has_target (self, "dossier.groep")))
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

