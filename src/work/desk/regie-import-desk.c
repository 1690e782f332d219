/* SPDX-License-Identifier: EUPL-1.2 */
/* Offers or wishes of the Meedoenbalie as a file: each row an offer with its giver, or a wish with
 * its resident. */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-desk-file.h"
#include "regie-desk-query.h"
#include "regie-error.h"
#include "regie-text.h"

/* Of the giver; the fields of an offer, a resident and a wish go by their own keys. */
static const struct {
  const char *target, *field;
} giver_targets[] = {
  { "gever", "name" },     { "gever_soort", "kind" }, { "contactpersoon", "contact" },
  { "telefoon", "phone" }, { "email", "email" },
};

typedef struct {
  gboolean wishes;
  GPtrArray *targets;  /* const char */
  GPtrArray *labels;   /* const char, not translated */
  GPtrArray *fields;   /* RegieField of each */
  RegieChange *change; /* of every good row, after a check */
} Desk;

static void
desk_free (gpointer data)
{
  Desk *self = data;

  g_ptr_array_unref (self->targets);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->change, regie_change_free);
  g_free (self);
}

static void
add_target (Desk *self, const char *target, const char *label, const RegieField *field)
{
  g_ptr_array_add (self->targets, (gpointer) target);
  g_ptr_array_add (self->labels, (gpointer) label);
  g_ptr_array_add (self->fields, (gpointer) field);
}

static void
add_fields (Desk *self, RegieEntityId id)
{
  const RegieEntity *entity = regie_entity (id);

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind != REGIE_REF
        && (!(entity->fields[i].flags & REGIE_OWN)
            || strcmp (entity->fields[i].name, "opened_on") == 0))
      add_target (self, entity->fields[i].key, entity->fields[i].label, &entity->fields[i]);
}

static Desk *
desk_new (gboolean wishes)
{
  Desk *self = g_new0 (Desk, 1);

  self->wishes = wishes;
  self->targets = g_ptr_array_new ();
  self->labels = g_ptr_array_new ();
  self->fields = g_ptr_array_new ();
  for (guint i = 0; !wishes && i < G_N_ELEMENTS (giver_targets); i++)
    {
      const RegieField *field = regie_entity_find (regie_entity (REGIE_ENTITY_Giver),
                                                   giver_targets[i].field);

      add_target (self, giver_targets[i].target,
                  i == 0   ? N_("Giver")
                  : i == 1 ? N_("Kind of giver")
                           : field->label,
                  field);
    }
  if (wishes)
    add_fields (self, REGIE_ENTITY_Resident);
  add_fields (self, wishes ? REGIE_ENTITY_Wish : REGIE_ENTITY_Offer);
  return self;
}

/* A heading is the key, or the label in the language of who works here; the first of the same label
 * is meant. */
static void
add_words (RegieImport *self)
{
  const Desk *desk = self->data;

  for (guint i = desk->targets->len; i-- > 0;)
    regie_import_add_word (self, _(desk->labels->pdata[i]), desk->targets->pdata[i]);
  for (guint i = 0; i < desk->targets->len; i++)
    {
      g_autofree char *word = g_strdup (desk->targets->pdata[i]);

      regie_import_add_word (self, g_strdelimit (word, "_", ' '), desk->targets->pdata[i]);
    }
}

static void
resolve (const RegieImport *self, Column *column)
{
  const Desk *desk = self->data;

  column->kind = regie_import_target_index (column->target,
                                            (const char *const *) desk->targets->pdata,
                                            desk->targets->len);
  column->field = column->kind >= 0 ? desk->fields->pdata[column->kind] : NULL;
  column->what = column->kind >= 0 ? PERSON : SKIP;
}

static char **
dup_targets (const RegieImport *self)
{
  const Desk *desk = self->data;

  return regie_import_dup_target_list ((const char *const *) desk->targets->pdata,
                                       (const char *const *) desk->labels->pdata,
                                       desk->targets->len);
}

typedef struct {
  char *id, *initials, *born;
} Party;

typedef struct {
  RegieImport *import;
  RegieDb *db;
  Desk *desk;
  GHashTable *parties;      /* what a giver or resident is known by → Party */
  RegieKnownRecords *known; /* wishes or offers, of rows before too */
  GError *error;            /* the database failed while a row was looked at */
} Checking;

/* The heading of the column with TARGET, or its label when no column has it. */
static const char *
heading_of (const Checking *c, const char *target)
{
  int which = regie_import_target_index (target, (const char *const *) c->desk->targets->pdata,
                                         c->desk->targets->len);
  int column = which >= 0 ? regie_import_column_of (c->import, which) : -1;

  return column >= 0  ? get_column (c->import, column)->heading
         : which >= 0 ? _(c->desk->labels->pdata[which])
                      : target;
}

/* Notes a fault under TARGET; returns FALSE. */
static gboolean
refuse (const Checking *c, const Row *row, const char *target, const char *reason)
{
  return regie_import_reject (c->import, row, heading_of (c, target), reason);
}

/* A sentence such as "Days and hours: …" speaks of the field with that label. */
static gboolean
refuse_sentence (const Checking *c, const Row *row, const char *sentence)
{
  g_auto (GStrv) parts = g_strsplit (sentence, ": ", 2);

  for (guint i = 0; i < c->desk->targets->len && parts[1] != NULL; i++)
    if (strcmp (_(c->desk->labels->pdata[i]), parts[0]) == 0)
      return refuse (c, row, c->desk->targets->pdata[i], parts[1]);
  return refuse (c, row, "", sentence);
}

static void
party_free (gpointer data)
{
  Party *self = data;

  g_free (self->id);
  g_free (self->initials);
  g_free (self->born);
  g_free (self);
}

/* A resident is known by the number on a card, a giver by name. */
static char *
dup_party_key (const Desk *desk, const char *text)
{
  char *key = desk->wishes ? regie_number_dup_key (text) : NULL;

  return key != NULL ? key : regie_text_fold (text);
}

static char *
dup_initials (const char *text)
{
  g_autofree char *folded = text != NULL ? regie_text_fold (text) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return g_strjoinv ("", words);
}

static void
remember (const Checking *c, const char *known_by, const char *id, const char *initials,
          const char *born)
{
  Party *party = g_new (Party, 1);

  *party = (Party){ g_strdup (id), dup_initials (initials), g_strdup (born) };
  g_hash_table_insert (c->parties, dup_party_key (c->desk, known_by), party);
}

/* Everybody who is there already. */
static gboolean
remember_known (const Checking *c, GError **error)
{
  g_autoptr (GArray) known = regie_desk_load_parties (c->db, c->desk->wishes, error);

  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const RegieDeskParty *one = &g_array_index (known, RegieDeskParty, i);

      remember (c, one->known_by, one->id, one->initials, one->born);
    }
  return known != NULL;
}

/* A number that was given out twice, or typed wrong, puts no wish at somebody else. */
static gboolean
check_resident (const Checking *c, const Row *row, char **values, const Party *party)
{
  g_autofree char *initials = dup_initials (regie_import_value_of (c->import, values, "initialen"));
  const char *born = regie_import_value_of (c->import, values, "geboortejaar");

  return !c->desk->wishes
         || ((*initials == '\0' || strcmp (initials, party->initials) == 0)
             && (born == NULL || party->born == NULL || strcmp (born, party->born) == 0))
         || refuse (
           c, row, "nummer",
           _("this number belongs to somebody with other initials or another year of birth"));
}

/* The fields of ENTITY among VALUES, by target. */
static RegieForm *
make_form (const Checking *c, char **values, RegieEntityId id)
{
  RegieForm *form = regie_form_new ();
  const RegieEntity *entity = regie_entity (id);

  for (guint i = 0; i < c->import->columns->len; i++)
    {
      const Column *column = get_column (c->import, i);

      if (column->field != NULL && column->field >= entity->fields
          && column->field < entity->fields + entity->n_fields && values[i] != NULL)
        regie_form_set (form, column->field->key, values[i]);
    }
  return form;
}

/* Who the row belongs to: known already, or made; then MADE is how. */
static char *
find_party (const Checking *c, const Row *row, char **values, RegieChange **made)
{
  const char *target = c->desk->wishes ? "nummer" : "gever";
  const char *name = regie_import_value_of (c->import, values, target);
  g_autofree char *key = name != NULL ? dup_party_key (c->desk, name) : NULL;
  RegieEntityId kind = c->desk->wishes ? REGIE_ENTITY_Resident : REGIE_ENTITY_Giver;
  const RegieEntity *entity = regie_entity (kind);
  g_autoptr (GHashTable) form = make_form (c, values, kind);
  const Party *party = key != NULL ? g_hash_table_lookup (c->parties, key) : NULL;
  g_autoptr (GError) error = NULL;
  const char *fresh;

  if (name == NULL)
    return refuse (c, row, target, _("is empty")), NULL;
  if (party != NULL)
    return check_resident (c, row, values, party) ? g_strdup (party->id) : NULL;
  if (!c->desk->wishes)
    {
      if (regie_form_get_field (form, Giver, phone) == NULL
          && regie_form_get_field (form, Giver, email) == NULL)
        return refuse (c, row, "telefoon",
                       _("there is no phone number and no e-mail: nobody can be sent there")),
               NULL;
      if (regie_form_get_field (form, Giver, kind) == NULL)
        regie_form_set_code (form, Giver, kind, REGIE_GIVER_ORGANISATION);
    }
  if ((*made = regie_record_make (c->db, c->import->office, entity, NULL, form, &error)) == NULL)
    return refuse_sentence (c, row, error->message), NULL;
  fresh = regie_change_find_made (*made, entity);
  remember (c, name, fresh, regie_form_get_field (form, Resident, initials),
            regie_form_get_field (form, Resident, born));
  return g_strdup (fresh);
}

static gboolean
check_opened (const Checking *c, const Row *row, RegieForm *form)
{
  RegieDay today = regie_office_today (c->import->office);
  RegieDay opened;
  char day[REGIE_DAY_TEXT];

  if (!regie_day_parse (regie_form_get_field (form, Wish, opened_on), &opened))
    regie_form_set_field (form, Wish, opened_on, regie_day_format (today, day));
  else if (opened > today)
    return refuse (c, row, "open_sinds", _("this day is still to come"));
  return TRUE;
}

/* Who is not made is not known to the next row either. */
static void
forget (const Checking *c, char **values)
{
  g_autofree char *key = dup_party_key (
    c->desk, regie_import_value_of (c->import, values, c->desk->wishes ? "nummer" : "gever"));

  g_hash_table_remove (c->parties, key);
}

/* A wish or an offer that stands there already, or on a line before, is not read in twice. */
static gboolean
check_once (Checking *c, const Row *row, RegieForm *form, gint64 owner)
{
  RegieMetRecord met;
  gboolean ok = regie_known_records_find (c->known, owner, form, &met, &c->error)
                && regie_import_meet (c->import, row,
                                      heading_of (c, c->desk->wishes ? "nummer" : "titel"), &met);

  g_free (met.more);
  if (ok)
    regie_known_records_add (c->known, owner, form, row->line);
  return ok;
}

static gboolean
take_row (Checking *c, const Row *row, char **values)
{
  RegieEntityId id = c->desk->wishes ? REGIE_ENTITY_Wish : REGIE_ENTITY_Offer;
  const RegieEntity *entity = regie_entity (id);
  g_autoptr (GHashTable) form = make_form (c, values, id);
  g_autoptr (RegieChange) made = NULL;
  g_autoptr (RegieChange) change = regie_change_new ("");
  g_autoptr (GError) error = NULL;
  g_autofree char *party = NULL;
  gint64 number = regie_id_new ();

  if (c->desk->wishes && !check_opened (c, row, form))
    return FALSE;
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].flags & REGIE_REQUIRED && entity->fields[i].kind != REGIE_REF
        && regie_form_get (form, entity->fields[i].key) == NULL)
      return refuse (c, row, entity->fields[i].key, _("must be filled in"));
  if (!regie_desk_check (NULL, c->import->office, entity, NULL, form, &error))
    return refuse_sentence (c, row, error->message);
  if ((party = find_party (c, row, values, &made)) == NULL)
    return FALSE;
  regie_change_insert (change, entity, number);
  if (c->desk->wishes)
    regie_put_new (change, Wish, number, resident, party);
  else
    regie_put_new (change, Offer, number, giver, party);
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind != REGIE_REF)
      regie_change_set_new (change, entity, number, entity->fields[i].name,
                            regie_form_get (form, entity->fields[i].key));
  if (!regie_change_check (change, regie_schema (), c->import->office->codes, &error))
    {
      if (made != NULL)
        forget (c, values);
      return refuse_sentence (c, row, error->message);
    }
  if (!check_once (c, row, form, g_ascii_strtoll (party, NULL, 10)))
    {
      if (made != NULL)
        forget (c, values);
      return FALSE;
    }
  if (made != NULL)
    regie_change_join (c->desk->change, made);
  regie_change_join (c->desk->change, change);
  return TRUE;
}

static gboolean
check_row (Checking *c, const Row *row)
{
  guint n = c->import->columns->len;
  g_autofree char **values = g_new0 (char *, n + 1);
  gboolean ok = regie_import_check_shape (c->import, row)
                && (!regie_import_is_total (c->import, row)
                    || regie_import_reject (c->import, row, "",
                                            _("this is a row with totals, not a person")));

  for (guint i = 0; ok && i < n; i++)
    {
      const Column *column = get_column (c->import, i);
      const char *text = cell (c->import, row, i);

      if (column->what == SKIP)
        continue;
      if (*text == '=' || *text == '@')
        ok = regie_import_reject (c->import, row, column->heading,
                                  _("this is a formula, not a value; save the sheet with values"));
      else
        ok = regie_import_check_cell (c->import, row, column, text, &values[i]);
    }
  ok = ok && take_row (c, row, values);
  for (guint i = 0; i < n; i++)
    g_free (values[i]);
  return ok;
}

static gboolean
check (RegieImport *self, RegieDb *db, GCancellable *cancellable, GError **error)
{
  static const char *const needed[2][4] = { { "gever", "titel", "soort", "plaatsen" },
                                            { "initialen", "nummer", "soort", NULL } };
  Desk *desk = self->data;
  g_autoptr (GHashTable) parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          party_free);
  g_autoptr (RegieKnownRecords) known = regie_known_records_new (
    db, regie_entity (desk->wishes ? REGIE_ENTITY_Wish : REGIE_ENTITY_Offer));
  Checking c = { self, db, desk, parties, known, NULL };

  for (guint i = 0; i < 4 && needed[desk->wishes][i] != NULL; i++)
    {
      int which = regie_import_target_index (needed[desk->wishes][i],
                                             (const char *const *) desk->targets->pdata,
                                             desk->targets->len);

      if (regie_import_column_of (self, which) < 0)
        /* TRANSLATORS: what a column of a spreadsheet should hold, and its key */
        return regie_refuse (error, _("Say which column is “%s” (%s)."),
                             _(desk->labels->pdata[which]), needed[desk->wishes][i]);
    }
  if (!remember_known (&c, error))
    return FALSE;
  g_clear_pointer (&desk->change, regie_change_free);
  desk->change = regie_change_new (desk->wishes ? _("Wishes read in") : _("Offers read in"));
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      if (i % 256 == 0 && g_cancellable_is_cancelled (cancellable))
        return g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED, _("Stopped.")),
               FALSE;
      row->accepted = check_row (&c, row);
      self->n_accepted += row->accepted;
      if (c.error != NULL)
        return g_propagate_error (error, c.error), FALSE;
    }
  return TRUE;
}

/* What was checked goes in as one change; somebody who changed the same in the meantime makes it
 * fail as a whole. */
static gboolean
run (RegieImport *self, RegieDb *db, RegieDeriver *deriver, gint64 who, const char *name,
     RegieProgressFunc progress, gpointer data, GCancellable *cancellable, gint64 *seq,
     GError **error)
{
  const RegieApplier applier = { .schema = regie_schema (),
                                 .codes = self->office->codes,
                                 .who = who };

  return regie_apply (db, &applier, ((Desk *) self->data)->change, seq, error);
}

RegieImport *
regie_desk_import_new (const RegieOffice *office, gboolean wishes, const char *data, gsize length,
                       GError **error)
{
  static const RegieImportKind kind = {
    add_words, resolve, NULL, dup_targets, check, run, desk_free
  };

  g_return_val_if_fail (office != NULL, NULL);
  return regie_import_new_kind (&kind, desk_new (wishes), office, data, length, error);
}
