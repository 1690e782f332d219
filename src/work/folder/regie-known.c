/* SPDX-License-Identifier: EUPL-1.2 */
/* Who and what is there already: dossiers by their numbers and names, records by what they say. */
#include "regie-known.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier-query.h"
#include "regie-error.h"
#include "regie-load.h"
#include "regie-text.h"

typedef struct {
  RegieWho *who;
  gint64 dossier;
  guint line;
  char *number;
  RegieDay opened;
} Entry;

struct _RegieKnown {
  GPtrArray *entries; /* Entry */
  GHashTable *by_key; /* see regie_who_dup_keys → GPtrArray of Entry */
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  regie_who_free (self->who);
  g_free (self->number);
  g_free (self);
}

static Entry *
add_entry (RegieKnown *self, RegieWho *who, gint64 dossier, const char *number, guint line)
{
  Entry *entry = g_new (Entry, 1);
  g_autofree char **keys = regie_who_dup_keys (who);

  *entry = (Entry){ who, dossier, line, g_strdup (number), REGIE_DAY_NONE };
  g_ptr_array_add (self->entries, entry);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      GPtrArray *list = g_hash_table_lookup (self->by_key, keys[i]);

      if (list == NULL)
        g_hash_table_insert (self->by_key, keys[i], list = g_ptr_array_new ());
      else
        g_free (keys[i]);
      g_ptr_array_add (list, entry);
    }
  return entry;
}

static void
take_person (gint64 dossier, const RegieIdentity *identity, RegieDay opened, gpointer self)
{
  add_entry (self, regie_who_new (identity), dossier, identity->number, 0)->opened = opened;
}

RegieKnown *
regie_known_load (RegieDb *db, GError **error)
{
  g_autoptr (RegieKnown) self = g_new0 (RegieKnown, 1);

  g_return_val_if_fail (db != NULL, NULL);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  if (!regie_dossiers_each (db, take_person, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
regie_known_free (RegieKnown *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

RegieMet
regie_known_find (const RegieKnown *self, const RegieWho *who, gint64 other_than)
{
  g_auto (GStrv) keys = regie_who_dup_keys (who);
  RegieMet met = { REGIE_SAME_NOT, 0, 0, NULL, REGIE_DAY_NONE };

  for (guint i = 0; keys[i] != NULL && met.degree != REGIE_SAME_SURE; i++)
    {
      GPtrArray *list = g_hash_table_lookup (self->by_key, keys[i]);

      for (guint k = 0; list != NULL && k < list->len && met.degree != REGIE_SAME_SURE; k++)
        {
          const Entry *entry = list->pdata[k];
          RegieSameness degree = other_than != 0 && entry->dossier == other_than
                                   ? REGIE_SAME_NOT
                                   : regie_who_compare (entry->who, who);

          if (degree >= REGIE_SAME_PERHAPS && degree > met.degree)
            met = (RegieMet){ degree, entry->dossier, entry->line, entry->number, entry->opened };
        }
    }
  return met;
}

void
regie_known_add (RegieKnown *self, RegieWho *who, const char *number, guint line)
{
  add_entry (self, who, 0, number, line);
}

/* The dossier of the one number in IDENTITY. */
static gint64
find_by_number (const RegieKnown *self, const RegieIdentity *identity)
{
  g_autoptr (RegieWho) who = regie_who_new (identity);

  return regie_known_find (self, who, 0).dossier;
}

gint64
regie_known_find_dossier (const RegieKnown *self, const RegieIdentity *identity)
{
  const RegieIdentity numbers[] = { { .bsn = identity->bsn },
                                    { .v_number = identity->v_number },
                                    { .number = identity->number } };
  gint64 found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].bsn != NULL || numbers[i].v_number != NULL || numbers[i].number != NULL)
      {
        gint64 dossier = find_by_number (self, &numbers[i]);

        if (found != 0 && dossier != found)
          return -1;
        if (dossier == 0)
          return 0;
        found = dossier;
      }
  return found;
}

char *
regie_met_dup_sentence (const RegieMet *self)
{
  gboolean is_sure = self->degree == REGIE_SAME_SURE;
  g_autofree char *opened = regie_day_dup_long (self->opened);

  if (self->line != 0)
    return g_strdup_printf (is_sure ? _("this is there already: the same number stands on line %u")
                                    : _("perhaps the person of line %u"),
                            self->line);
  if (self->number != NULL)
    return g_strdup_printf (is_sure ? _("this person is there already, in dossier %s")
                                    : _("perhaps the person of dossier %s"),
                            self->number);
  return g_strdup_printf (
    is_sure
      ? _("this person is there already, in a dossier without a number that was opened on %s")
      : _("perhaps the person of a dossier without a number that was opened on %s"),
    opened);
}

gboolean
regie_known_check_form (RegieDb *db, GHashTable *form, gint64 other_than, gboolean take_doubtful,
                        GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  const RegieIdentity identity = {
    g_hash_table_lookup (form, "bsn"),
    g_hash_table_lookup (form, "v_nummer"),
    g_hash_table_lookup (form, "dossiernummer"),
    g_hash_table_lookup (form, "voornamen"),
    g_hash_table_lookup (form, "voorvoegsel"),
    g_hash_table_lookup (form, "achternaam"),
    g_hash_table_lookup (form, "ook_bekend_als"),
    g_hash_table_lookup (form, "geboren"),
  };
  g_autoptr (RegieKnown) known = regie_known_load (db, error);
  g_autoptr (RegieWho) who = NULL;
  g_autofree char *sentence = NULL;
  RegieMet met;

  if (known == NULL)
    return FALSE;
  who = regie_who_new (&identity);
  met = regie_known_find (known, who, other_than);
  if (met.degree == REGIE_SAME_NOT || (met.degree == REGIE_SAME_PERHAPS && take_doubtful))
    return TRUE;
  sentence = regie_met_dup_sentence (&met);
  if (met.degree == REGIE_SAME_SURE)
    /* TRANSLATORS: a sentence that begins with a small letter */
    return regie_refuse (error, _("Number: %s."), sentence);
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
               _("Name: %s. Look there first. When it is somebody else, save once more."),
               sentence);
  return FALSE;
}

/* What two records of a kind have in common before they are compared (ALWAYS), and what may differ
 * while they are still the same one (LOOSE); any other difference makes them two. */
typedef struct {
  RegieEntityId entity;
  const char *owner, *always[4], *loose[8], *ignored[6];
} Kind;

static const Kind kinds[] = {
  { REGIE_ENTITY_Fact,
    "dossier",
    { "kind", "day", "planned" },
    { "note", "reported_on" },
    { "source", "recorded_at" } },
  { REGIE_ENTITY_Wish,
    "resident",
    { "kind" },
    { "rhythm", "distance", "skills" },
    { "opened_on", "closed_on" } },
  { REGIE_ENTITY_Offer,
    "giver",
    { "title", "kind" },
    { "theme", "way", "distance", "until_day", "languages", "demands", "places" },
    { "paused", "fresh_until", "cost", "vog", "min_age" } },
};

typedef struct {
  char **values;
  guint line;
} Kept;

struct _RegieKnownRecords {
  RegieDb *db;
  const RegieEntity *entity;
  const Kind *kind;
  GHashTable *by_owner; /* gint64 → GArray of Kept */
};

static void
kept_clear (gpointer data)
{
  const Kept *self = data;

  g_strfreev (self->values);
}

RegieKnownRecords *
regie_known_records_new (RegieDb *db, const RegieEntity *entity)
{
  RegieKnownRecords *self = g_new0 (RegieKnownRecords, 1);

  g_return_val_if_fail (db != NULL && entity != NULL, NULL);
  self->db = db;
  self->entity = entity;
  self->by_owner = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (entity == regie_entity (kinds[i].entity))
      self->kind = &kinds[i];
  g_assert (self->kind != NULL);
  return self;
}

void
regie_known_records_free (RegieKnownRecords *self)
{
  g_hash_table_unref (self->by_owner);
  g_free (self);
}

static gboolean
is_in (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n && names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* A field that says what the record is about: what the program keeps for itself, and what points
 * elsewhere, does not. */
static gboolean
is_compared (const RegieKnownRecords *self, const RegieField *field)
{
  return field->kind != REGIE_REF && !(field->flags & REGIE_OWN)
         && !is_in (self->kind->ignored, G_N_ELEMENTS (self->kind->ignored), field->name);
}

/* TEXT as it is compared: words without case and signs, and "no" as not said. */
static char *
dup_compared (const RegieField *field, const char *text)
{
  if (text == NULL || *text == '\0' || (field->kind == REGIE_BOOL && strcmp (text, "0") == 0))
    return g_strdup ("");
  return field->kind == REGIE_TEXT || field->kind == REGIE_NOTE ? regie_text_fold (text)
                                                                : g_strdup (text);
}

static char **
dup_values (const RegieKnownRecords *self, GHashTable *form, RegieRecord *record)
{
  char **values = g_new0 (char *, self->entity->n_fields + 1);

  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const RegieField *field = &self->entity->fields[i];

      values[i] = is_compared (self, field)
                    ? dup_compared (field, form != NULL ? g_hash_table_lookup (form, field->key)
                                                        : regie_record_get (record, field->name))
                    : g_strdup ("");
    }
  return values;
}

static GArray *
load_owner (RegieKnownRecords *self, gint64 owner, GError **error)
{
  g_autofree char *where = g_strdup_printf ("\"%s\" = $1 ORDER BY id", self->kind->owner);
  g_autoptr (GPtrArray) records = NULL;
  GArray *list = g_hash_table_lookup (self->by_owner, &owner);
  char id[24];

  if (list != NULL)
    return list;
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, owner);
  if ((records = regie_load (self->db, self->entity, where, 1, (const char *[]){ id }, error))
      == NULL)
    return NULL;
  list = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_set_clear_func (list, kept_clear);
  for (guint i = 0; i < records->len; i++)
    {
      Kept kept = { dup_values (self, NULL, records->pdata[i]), 0 };

      g_array_append_val (list, kept);
    }
  g_hash_table_insert (self->by_owner, g_memdup2 (&owner, sizeof owner), list);
  return list;
}

/* Two contacts of one day are told apart by their notes alone; of what has legal effect there is
 * one a day, whatever its note. */
static gboolean
is_loose (const RegieKnownRecords *self, const RegieField *field, char **values)
{
  if (field == REGIE_FIELD (Fact, note)
      && regie_fact_kind_find (values[REGIE_AT (Fact, kind)]) == REGIE_FACT_CONTACT)
    return FALSE;
  return is_in (self->kind->loose, G_N_ELEMENTS (self->kind->loose), field->name);
}

/* How much VALUES is what KEPT says; appends to MORE the labels of what it says besides. */
static RegieSameness
compare (const RegieKnownRecords *self, const Kept *kept, char **values, GString *more)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const RegieField *field = &self->entity->fields[i];
      gboolean differs = strcmp (kept->values[i], values[i]) != 0;
      gboolean is_new = differs && *values[i] != '\0';

      if (differs
          && (is_in (self->kind->always, G_N_ELEMENTS (self->kind->always), field->name)
              || (*kept->values[i] != '\0' && is_new && !is_loose (self, field, values))))
        return REGIE_SAME_NOT;
      if (is_new)
        g_string_append_printf (more, "%s%s", more->len > 0 ? ", " : "", regie_field_label (field));
    }
  return more->len > 0 ? REGIE_SAME_PERHAPS : REGIE_SAME_SURE;
}

gboolean
regie_known_records_find (RegieKnownRecords *self, gint64 owner, GHashTable *form,
                          RegieMetRecord *met, GError **error)
{
  const GArray *list = load_owner (self, owner, error);
  g_auto (GStrv) values = dup_values (self, form, NULL);

  *met = (RegieMetRecord){ REGIE_SAME_NOT, 0, NULL };
  for (guint i = 0; list != NULL && i < list->len && met->degree != REGIE_SAME_SURE; i++)
    {
      const Kept *kept = &g_array_index (list, Kept, i);
      g_autoptr (GString) more = g_string_new (NULL);
      RegieSameness degree = compare (self, kept, values, more);

      if (degree <= met->degree)
        continue;
      g_free (met->more);
      *met = (RegieMetRecord){ degree, kept->line, more->len > 0 ? g_strdup (more->str) : NULL };
    }
  return list != NULL;
}

void
regie_known_records_add (RegieKnownRecords *self, gint64 owner, GHashTable *form, guint line)
{
  GArray *list = g_hash_table_lookup (self->by_owner, &owner);
  Kept kept = { dup_values (self, form, NULL), line };

  g_assert (list != NULL); /* it was looked for before */
  g_array_append_val (list, kept);
}

char *
regie_met_record_dup_sentence (const RegieMetRecord *self)
{
  if (self->degree == REGIE_SAME_SURE)
    return self->line != 0 ? g_strdup_printf (_("this is there already, on line %u"), self->line)
                           : g_strdup (_("this is there already"));
  if (self->line != 0)
    /* TRANSLATORS: names of fields, line number */
    return g_strdup_printf (
      _("perhaps this is there already, with other words or less (%s), on line %u"), self->more,
      self->line);
  /* TRANSLATORS: names of fields */
  return g_strdup_printf (_("perhaps this is there already, with other words or less (%s)"),
                          self->more);
}
