/* SPDX-License-Identifier: EUPL-1.2 */
/* What each cell becomes, and which rows cannot be taken: said with line, field and reason. */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-check.h"
#include "regie-dossier-query.h"
#include "regie-error.h"
#include "regie-import-query.h"
#include "regie-person.h"
#include "regie-text.h"
#include "regie-value.h"
#include "regie-veil-query.h"

static void
take_staff (const char *id, const char *name, const char *login, gpointer staff)
{
  if (name != NULL)
    g_hash_table_insert (staff, regie_text_fold (name), g_strdup (id));
  if (login != NULL)
    g_hash_table_insert (staff, regie_text_fold (login), g_strdup (id));
}

typedef struct {
  RegieImport *import;
  RegieDb *db;
  RegieKnown *people;
  RegieKnownRecords *facts;
  GHashTable *births; /* id of a dossier → when its person was born; long rows only */
  GError *error;      /* the database failed while a row was looked at */
} Checking;

static void
take_birth (gint64 dossier, const RegieIdentity *identity, RegieDay opened, gpointer births)
{
  if (identity->born != NULL)
    g_hash_table_insert (births, g_strdup_printf ("%" G_GINT64_FORMAT, dossier),
                         g_strdup (identity->born));
}

static void
take_order (const char *number, const char *id, const char *dossier, gpointer orders)
{
  g_hash_table_insert (orders, regie_text_fold (number), g_strdup (id));
  g_hash_table_insert (orders, g_strconcat ("#", id, NULL), g_strdup (dossier));
}

static gboolean
check_day (RegieImport *self, const Row *row, const Column *column, const char *iso)
{
  RegieDay day;

  if (!regie_day_parse (iso, &day))
    return TRUE;
  /* A row that is one fact says itself whether it is planned: check_long_row. */
  if (column->what != PERSON && strcmp (column->field->key, "datum") == 0
      && strcmp (column->target, "regel.datum") != 0 && day > regie_office_today (self->office))
    return regie_import_reject (
      self, row, column->heading,
      _("this day is still to come; a fact can only be recorded when it has happened"));
  if (day < regie_day_from_civil (1990, 1, 1))
    return regie_import_reject (self, row, column->heading, _("this day is too long ago"));
  return TRUE;
}

/* Who works here, or an order: found by what it is called, never by its id. */
static gboolean
check_reference (RegieImport *self, const Row *row, const Column *column, const char *text,
                 char **value)
{
  gboolean staff = strcmp (column->field->list, "staff") == 0;
  g_autofree char *folded = regie_text_fold (text);
  GHashTable *known = staff ? self->data : self->orders;
  const char *id = known != NULL ? g_hash_table_lookup (known, folded) : NULL;

  if (*folded != '\0' && id == NULL)
    return regie_import_reject (self, row, column->heading,
                                staff ? _("nobody of this name works here")
                                      : _("there is no order with this number"));
  *value = g_strdup (id);
  return TRUE;
}

/* DUO's end of the term is the day after its last day, which is what we keep; its heading says
 * whose it is. */
static gboolean
is_end_of_duo (const Column *column)
{
  g_autofree char *heading = NULL;

  if (strcmp (column->field->key, "nieuw_einde") != 0)
    return FALSE;
  heading = regie_text_fold (column->heading);
  return strstr (heading, "duo") != NULL || strstr (heading, "exclusief") != NULL;
}

static char *
dup_day_before (const char *iso)
{
  char buffer[REGIE_DAY_TEXT];
  RegieDay day;

  return regie_day_parse (iso, &day) ? g_strdup (regie_day_format (day - 1, buffer)) : NULL;
}

gboolean
regie_import_check_cell (RegieImport *self, const Row *row, const Column *column, const char *text,
                         char **value)
{
  const char *reason;

  g_return_val_if_fail (self != NULL, FALSE);
  if (column->field->kind == REGIE_REF)
    return check_reference (self, row, column, text, value);
  *value = regie_value_read (column->field, self->office->codes, text, &reason);
  if (reason != NULL)
    return regie_import_reject (self, row, column->heading, reason);
  if (*value != NULL && is_end_of_duo (column))
    {
      char *before = dup_day_before (*value);

      g_free (*value);
      *value = before;
    }
  return column->field->kind != REGIE_DAY || *value == NULL
         || check_day (self, row, column, *value);
}

/* The values of a row by target: what a whole record is checked with. */
typedef struct {
  RegieImport *self;
  char **values;
  const char *prefix;
} RowValues;

static const char *
get_value (const char *key, gpointer data)
{
  const RowValues *row = data;
  g_autofree char *target = g_strconcat (row->prefix, key, NULL);

  return regie_import_value_of (row->self, row->values, target);
}

static gboolean
check_person (RegieImport *self, const Row *row, char **values)
{
  RowValues person = { self, values, "persoon." };
  const RegieField *field = NULL;
  const char *sentence = regie_record_fault (regie_entity (REGIE_ENTITY_Person), get_value, &person,
                                             regie_office_today (self->office), &field);

  for (guint i = 0; sentence != NULL && i < self->columns->len; i++)
    if (get_column (self, i)->field == field && get_column (self, i)->what == PERSON)
      return regie_import_reject (self, row, get_column (self, i)->heading, sentence);
  return TRUE;
}

/* "Until: this day …" speaks of the field with that label, which is in the column PREFIX + its key;
 * "Date" is in the column DAY. */
static gboolean
reject_fact (RegieImport *self, const Row *row, const char *day, const char *prefix,
             const char *sentence)
{
  g_auto (GStrv) parts = g_strsplit (sentence, ": ", 2);

  for (guint i = 0; parts[0] != NULL && parts[1] != NULL && i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);

      if (column->target != NULL && column->field != NULL
          && (strcmp (column->target, day) == 0 || g_str_has_prefix (column->target, prefix))
          && strcmp (regie_field_label (column->field), parts[0]) == 0)
        return regie_import_reject (self, row, column->heading, parts[1]);
    }
  return regie_import_reject (self, row, parts[0] != NULL && parts[1] != NULL ? parts[0] : "",
                              parts[0] != NULL && parts[1] != NULL ? parts[1] : sentence);
}

/* Is the fact that FORM describes one that a caseworker may record?  BORN may be NULL. */
static gboolean
check_fact (RegieImport *self, const Row *row, const char *day, const char *prefix, RegieForm *form,
            const char *born)
{
  g_autoptr (GError) error = NULL;

  return regie_fact_check (self->office, form, born, &error)
         || reject_fact (self, row, day, prefix, error->message);
}

/* A value that facts of this kind do not have would be kept where nobody sees it.  What a provider
 * reported keeps its level and route. */
static gboolean
check_allowed (RegieImport *self, const Row *row, char **values, const RegieCode *kind)
{
  if (regie_source_find (regie_import_value_of (self, values, "regel.bron"))
      == REGIE_SOURCE_PROVIDER)
    return TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);

      if (column->what == LONG_FIELD && values[i] != NULL && column->field->flags & REGIE_ATTRIBUTE
          && !regie_code_allows (kind, column->field->key))
        return regie_import_reject (self, row, column->heading,
                                    _("a fact of this kind does not have this"));
    }
  return TRUE;
}

static gboolean
check_long_fact (const Checking *c, const Row *row, char **values, const RegieCode *kind)
{
  RegieImport *self = c->import;
  g_autoptr (GHashTable) form = regie_form_new ();
  char dossier[REGIE_NUMBER_TEXT];

  regie_number_format (row->dossier, dossier);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);

      if (column->what != LONG_FIELD || values[i] == NULL)
        continue;
      if (column->field->kind != REGIE_REF)
        regie_form_set (form, column->field->key, values[i]);
      else
        {
          g_autofree char *key = g_strconcat ("#", values[i], NULL);

          if (g_strcmp0 (g_hash_table_lookup (self->orders, key), dossier) != 0)
            return regie_import_reject (self, row, column->heading,
                                        _(
                                          "this is another person than the number before it says"));
        }
    }
  return check_allowed (self, row, values, kind)
         && check_fact (self, row, "regel.datum", "regel.", form,
                        g_hash_table_lookup (c->births, dossier));
}

static gboolean
check_wide_fact (RegieImport *self, const Row *row, char **values, const Column *day,
                 const char *iso, const char *born)
{
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autofree char *prefix = g_strconcat (day->target, ".", NULL);

  regie_form_set (
    form, "soort",
    ((RegieCode *) regie_codes_list (self->office->codes, "feit")->pdata[day->kind])->key);
  regie_form_set_field (form, Fact, day, iso);
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->what == FACT_ATTRIBUTE && get_column (self, i)->kind == day->kind)
      regie_form_set (form, get_column (self, i)->field->key, values[i]);
  return check_fact (self, row, day->target, prefix, form, born);
}

static RegieIdentity
identity_of (const RegieImport *self, char **values)
{
  return (RegieIdentity){
    .bsn = regie_import_value_of (self, values, "persoon.bsn"),
    .v_number = regie_import_value_of (self, values, "persoon.v_nummer"),
    .number = regie_import_value_of (self, values, "dossier.dossiernummer"),
    .given_names = regie_import_value_of (self, values, "persoon.voornamen"),
    .prefix = regie_import_value_of (self, values, "persoon.voorvoegsel"),
    .surname = regie_import_value_of (self, values, "persoon.achternaam"),
    .other_names = regie_import_value_of (self, values, "persoon.ook_bekend_als"),
    .born = regie_import_value_of (self, values, "persoon.geboren"),
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
  gboolean ok = regie_known_records_find (c->facts, row->dossier, form, &met, &c->error)
                && regie_import_meet (c->import, row, _("Fact"), &met);

  g_free (met.more);
  if (ok)
    regie_known_records_add (c->facts, row->dossier, form, row->line);
  return ok;
}

/* The heading of the column that holds TARGET, or LABEL when none does. */
static const char *
heading_of (const RegieImport *self, const char *target, const char *label)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (get_column (self, i)->target, target) == 0)
      return get_column (self, i)->heading;
  return label;
}

static gboolean
check_long_row (Checking *c, Row *row, char **values)
{
  RegieImport *self = c->import;
  const char *kind_name = regie_import_value_of (self, values, "regel.soort");
  const RegieIdentity identity = identity_of (self, values);
  const RegieCode *kind;

  row->dossier = regie_known_find_dossier (c->people, &identity);
  if (row->dossier <= 0)
    return regie_import_reject (self, row, _("BSN, V-number or dossier number"),
                                row->dossier < 0 ? _("these numbers are of two different people")
                                                 : _("this person is not in the database"));
  if (kind_name == NULL)
    return regie_import_reject (self, row, heading_of (self, "regel.soort", _("Kind")),
                                _("must be filled in"));
  if (regie_import_value_of (self, values, "regel.datum") == NULL)
    return regie_import_reject (self, row, heading_of (self, "regel.datum", _("Date")),
                                _("must be filled in"));
  kind = regie_codes_find (self->office->codes, "feit", kind_name);
  for (guint i = 0; kind->required[i] != NULL; i++)
    {
      g_autofree char *target = g_strconcat ("regel.", kind->required[i], NULL);

      if (regie_import_value_of (self, values, target) == NULL)
        return regie_import_reject (self, row, kind->required[i], _("must be filled in"));
    }
  return check_long_fact (c, row, values, kind) && check_fact_once (c, row, values);
}

/* The heading under which the number stands that is known already; that of the surname when none
 * is. */
static const char *
heading_of_number (const Checking *c, char **values)
{
  static const char *const targets[] = { "persoon.bsn", "persoon.v_nummer",
                                         "dossier.dossiernummer" };

  for (guint i = 0; i < c->import->columns->len; i++)
    {
      const Column *column = get_column (c->import, i);
      RegieIdentity identity = { NULL };

      if (values[i] == NULL || !g_strv_contains (targets, column->target))
        continue;
      *(strcmp (column->target, targets[0]) == 0   ? &identity.bsn
        : strcmp (column->target, targets[1]) == 0 ? &identity.v_number
                                                   : &identity.number)
        = values[i];
      {
        g_autoptr (RegieWho) who = regie_who_new (&identity);

        if (regie_known_find (c->people, who, 0).degree == REGIE_SAME_SURE)
          return column->heading;
      }
    }
  return heading_of (c->import, "persoon.achternaam", _("Surname"));
}

/* A number of somebody who is shielded is nobody else's, and it is not said whose. */
static gboolean
check_free (Checking *c, const Row *row, char **values)
{
  static const struct {
    const char *target, *table, *column;
  } numbers[] = { { "persoon.bsn", "person", "bsn" },
                  { "persoon.v_nummer", "person", "v_number" },
                  { "dossier.dossiernummer", "dossier", "number" } };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const RegieEntity *entity = regie_schema_find (regie_schema (), numbers[i].table);
      const RegieField *field = regie_entity_find (entity, numbers[i].column);
      gboolean hides;

      if (!regie_veil_hides (c->db, field, entity->name,
                             regie_import_value_of (c->import, values, numbers[i].target), &hides,
                             &c->error))
        return FALSE;
      if (hides)
        return regie_import_reject (
          c->import, row, heading_of (c->import, numbers[i].target, regie_field_label (field)),
          _("this number cannot be taken; ask who administers Regie"));
    }
  return TRUE;
}

/* Somebody who is there already is refused by a number, and said to be there perhaps by name and
 * birth date.  Two lines of one file that have a dossier number each are two dossiers of the
 * department: they are taken, and said. */
static gboolean
check_person_once (Checking *c, const Row *row, char **values)
{
  const RegieIdentity identity = identity_of (c->import, values);
  RegieWho *who = regie_who_new (&identity);
  const RegieMet met = regie_known_find (c->people, who, 0);
  g_autofree char *reason = met.degree != REGIE_SAME_NOT ? regie_met_dup_sentence (&met) : NULL;
  gboolean on_purpose = met.line != 0 && met.number != NULL && identity.number != NULL;
  gboolean ok = TRUE;

  if (met.degree == REGIE_SAME_SURE)
    ok = regie_import_reject (c->import, row, heading_of_number (c, values), reason);
  else if (met.degree == REGIE_SAME_PERHAPS)
    ok = regie_import_doubt (c->import, row,
                             heading_of (c->import, "persoon.achternaam", _("Surname")), reason,
                             on_purpose);
  regie_known_add (c->people, who, identity.number, row->line);
  return ok;
}

/* A group for the young holds as long as the dossier is open: what ended was right in its time. */
static gboolean
check_group (RegieImport *self, const Row *row, char **values)
{
  g_autofree char *fault = NULL;

  if (regie_import_value_of (self, values, "dossier.gesloten") != NULL)
    return TRUE;
  fault = regie_group_dup_fault (regie_import_value_of (self, values, "dossier.groep"),
                                 regie_import_value_of (self, values, "persoon.geboren"),
                                 regie_office_today (self->office));
  return fault == NULL
         || regie_import_reject (self, row, heading_of (self, "dossier.groep", _("Target group")),
                                 fault);
}

static gboolean
check_wide_row (Checking *c, Row *row, char **values)
{
  RegieImport *self = c->import;

  if (regie_import_value_of (self, values, "persoon.achternaam") == NULL)
    return regie_import_reject (self, row, heading_of (self, "persoon.achternaam", _("Surname")),
                                _("must be filled in"));
  if (regie_import_value_of (self, values, "dossier.groep") == NULL)
    return regie_import_reject (self, row, heading_of (self, "dossier.groep", _("Target group")),
                                _("must be filled in"));
  if (!check_person (self, row, values) || !check_group (self, row, values))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);

      if (values[i] != NULL && column->what == FACT_ATTRIBUTE)
        {
          g_autofree char *day = g_strndup (column->target,
                                            strrchr (column->target, '.') - column->target);

          if (regie_import_value_of (self, values, day) == NULL)
            return regie_import_reject (self, row, column->heading,
                                        _("the date that belongs to it is missing"));
        }
      if (values[i] != NULL && column->what == FACT_DAY)
        {
          const RegieCode *kind = regie_codes_list (self->office->codes, "feit")
                                    ->pdata[column->kind];

          for (guint k = 0; kind->required[k] != NULL; k++)
            {
              g_autofree char *target = g_strdup_printf ("feit.%s.%s", kind->key,
                                                         kind->required[k]);

              if (regie_import_value_of (self, values, target) == NULL)
                return regie_import_reject (self, row, kind->required[k], _("must be filled in"));
            }
          if (!check_wide_fact (self, row, values, column, values[i],
                                regie_import_value_of (self, values, "persoon.geboren")))
            return FALSE;
        }
    }
  return check_free (c, row, values) && check_person_once (c, row, values);
}

static gboolean
load_known (Checking *c, RegieDb *db, GError **error)
{
  return regie_staff_each (db, take_staff, c->import->data, error)
         && (c->people = regie_known_load (db, error)) != NULL
         && (!regie_import_is_long (c->import)
             || regie_dossiers_each (db, take_birth, c->births, error));
}

/* The orders, when a column points to them. */
static gboolean
load_orders (RegieImport *self, RegieDb *db, GError **error)
{
  g_clear_pointer (&self->orders, g_hash_table_unref);
  if (!regie_import_has_target (self, "regel.opdracht"))
    return TRUE;
  self->orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return regie_orders_each (db, take_order, self->orders, error);
}

static void
check_row (Checking *c, Row *row, char **values, gboolean is_long_row)
{
  RegieImport *self = c->import;
  guint n = self->columns->len;
  guint done = 0;

  row->accepted = FALSE;
  if (!regie_import_check_shape (self, row))
    return;
  if (regie_import_is_total (self, row))
    {
      regie_import_reject (self, row, "", _("this is a row with totals, not a person"));
      return;
    }
  memset (values, 0, n * sizeof *values);
  for (; done < n; done++)
    if (get_column (self, done)->what != SKIP
        && !regie_import_check_cell (self, row, get_column (self, done), cell (self, row, done),
                                     &values[done]))
      break;
  row->accepted = done == n
                  && (is_long_row ? check_long_row (c, row, values)
                                  : check_wide_row (c, row, values));
  for (guint i = 0; i < n; i++)
    g_free (values[i]);
  self->n_accepted += row->accepted;
}

gboolean
regie_import_people_check (RegieImport *self, RegieDb *db, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (RegieKnownRecords) facts = regie_known_records_new (db,
                                                                 regie_entity (REGIE_ENTITY_Fact));
  g_autoptr (GHashTable) births = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (RegieKnown) people = NULL;
  Checking c = { self, db, NULL, facts, births, NULL };
  gboolean loaded;
  g_autofree char **values = g_new0 (char *, self->columns->len + 1);
  gboolean long_rows = regie_import_is_long (self);

  if (!long_rows
      && (!regie_import_has_target (self, "persoon.achternaam")
          || !regie_import_has_target (self, "dossier.groep")))
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                           _("Say which columns hold the surname and the target group; or the "
                              "kind and the date of a fact, with a BSN or dossier number."));
      return FALSE;
    }
  loaded = load_known (&c, db, error);
  people = c.people;
  if (!loaded || !load_orders (self, db, error))
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
