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

typedef struct {
  RegieImport       *import;
  RegieKnown        *people;
  RegieKnownRecords *facts;
  GError            *error; /* the database failed while a row was looked at */
} Checking;

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
  if (column->field->kind == REGIE_DAY && converted != NULL && !check_day (self, row, column, converted))
    return FALSE;
  *value = g_strdup (converted);
  return TRUE;
}

static RegieIdentity
identity_of (const RegieImport *self, char **values)
{
  return (RegieIdentity) {
    .bsn = regie_import_value_of (self, values, "persoon.bsn"), .v_number = regie_import_value_of (self, values, "persoon.v_nummer"),
    .number = regie_import_value_of (self, values, "dossier.dossiernummer"), .given_names = regie_import_value_of (self, values, "persoon.voornamen"),
    .prefix = regie_import_value_of (self, values, "persoon.voorvoegsel"), .surname = regie_import_value_of (self, values, "persoon.achternaam"),
    .other_names = regie_import_value_of (self, values, "persoon.ook_bekend_als"), .born = regie_import_value_of (self, values, "persoon.geboren"),
  };
}

/* The fact of a row as it would be stored, by Dutch key. */
static GHashTable *
fact_of (const RegieImport *self, char **values)
{
  GHashTable *form = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->what == LONG_FIELD && values[i] != NULL)
      g_hash_table_insert (form, (gpointer) get_column (self, i)->field->key, values[i]);
  return form;
}

/* A fact that stands there already, in the database or on a line before, is not recorded twice. */
static gboolean
check_fact_once (Checking *c, const Row *row, char **values)
{
  g_autoptr (GHashTable) form = fact_of (c->import, values);
  RegieMetRecord met;
  gboolean ok = regie_known_records_find (c->facts, row->dossier, form, &met, &c->error) &&
                regie_import_meet (c->import, row, _("Fact"), &met);

  g_free (met.more);
  if (ok)
    regie_known_records_add (c->facts, row->dossier, form, row->line);
  return ok;
}

static gboolean
check_long_row (Checking *c, Row *row, char **values)
{
  RegieImport *self = c->import;
  const char *kind_name = regie_import_value_of (self, values, "regel.soort");
  const RegieIdentity identity = identity_of (self, values);
  const char *iso;
  const RegieCode *kind;
  RegieDay day;

  row->dossier = regie_known_find_dossier (c->people, &identity);
  if (row->dossier <= 0)
    return regie_import_reject (self, row, _("BSN, V-number or dossier number"),
                                row->dossier < 0 ? _("these numbers are of two different people") : _("this person is not in the database"));
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
  return check_fact_once (c, row, values);
}

/* The heading under which the number stands that is known already; that of the surname when none is. */
static const char *
heading_of_number (const Checking *c, char **values)
{
  static const char *const targets[] = { "persoon.bsn", "persoon.v_nummer", "dossier.dossiernummer" };

  for (guint i = 0; i < c->import->columns->len; i++)
    {
      const Column *column = get_column (c->import, i);
      RegieIdentity identity = { NULL };

      if (values[i] == NULL || !g_strv_contains (targets, column->target))
        continue;
      *(strcmp (column->target, targets[0]) == 0 ? &identity.bsn : strcmp (column->target, targets[1]) == 0 ? &identity.v_number : &identity.number) = values[i];
      {
        g_autoptr (RegieWho) who = regie_who_new (&identity);

        if (regie_known_find (c->people, who, 0).degree == REGIE_SAME_SURE)
          return column->heading;
      }
    }
  return _("Surname");
}

/* Somebody who is there already is refused by a number, and said to be there perhaps by name and birth date.  Two lines of one file that
 * have a dossier number each are two dossiers of the department: they are taken, and said. */
static gboolean
check_person_once (Checking *c, const Row *row, char **values)
{
  const RegieIdentity identity = identity_of (c->import, values);
  RegieWho *who = regie_who_new (&identity);
  const RegieMet met = regie_known_find (c->people, who, 0);
  g_autofree char *reason = met.degree != REGIE_SAME_NOT ? regie_met_dup_sentence (&met) : NULL;
  gboolean on_purpose = met.line != 0 && met.number != NULL && identity.number != NULL, ok = TRUE;

  if (met.degree == REGIE_SAME_SURE)
    ok = regie_import_reject (c->import, row, heading_of_number (c, values), reason);
  else if (met.degree == REGIE_SAME_PERHAPS)
    ok = regie_import_doubt (c->import, row, _("Surname"), reason, on_purpose);
  regie_known_add (c->people, who, identity.number, row->line);
  return ok;
}

static gboolean
check_wide_row (Checking *c, Row *row, char **values)
{
  RegieImport *self = c->import;

  if (regie_import_value_of (self, values, "persoon.achternaam") == NULL)
    return regie_import_reject (self, row, _("Surname"), _("must be filled in"));
  if (regie_import_value_of (self, values, "dossier.groep") == NULL)
    return regie_import_reject (self, row, _("Target group"), _("must be filled in"));
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);

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
  return check_person_once (c, row, values);
}

static void
check_row (Checking *c, Row *row, char **values, gboolean is_long_row)
{
  RegieImport *self = c->import;
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
  row->accepted = done == n && (is_long_row ? check_long_row (c, row, values) : check_wide_row (c, row, values));
  for (guint i = 0; i < n; i++)
    g_free (values[i]);
  self->n_accepted += row->accepted;
}

gboolean
regie_import_people_check (RegieImport *self, RegieDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegieKnown) people = NULL;
  g_autoptr (RegieKnownRecords) facts = regie_known_records_new (db, regie_entity (REGIE_ENTITY_Fact));
  Checking c = { self, NULL, facts, NULL };
  g_autofree char **values = g_new0 (char *, self->columns->len + 1);
  gboolean long_rows = regie_import_is_long (self);

  if (!long_rows && (!regie_import_has_target (self, "persoon.achternaam") || !regie_import_has_target (self, "dossier.groep")))
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                           _("Say which columns hold the surname and the target group; or the kind and the date of a fact, with a BSN or dossier number."));
      return FALSE;
    }
  if (!regie_db_exec (db, "SELECT id, name, login FROM staff WHERE voided = 0", 0, NULL, take_staff, self, error) ||
      (c.people = people = regie_known_load (db, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      check_row (&c, &g_array_index (self->rows, Row, i), values, long_rows);
      if (c.error != NULL)
        return g_propagate_error (error, c.error), FALSE;
    }
  return TRUE;
}

