/* SPDX-License-Identifier: EUPL-1.2 */
/* Marked a person: what is marked, in which order it goes, and when that is refused. */
#include "regie-erase.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier.h"
#include "regie-erase-query.h"
#include "regie-error.h"
#include "regie-index-query.h"
#include "regie-lock.h"
#include "regie-migrate.h"
#include "regie-person.h"
#include "regie-place.h"
#include "regie-policies.h"
#include "regie-search.h"
#include "regie-text.h"
#include "regie-traces.h"

#define BATCH 200

typedef enum { STAYS, BLANKED, GONE } Fate;

typedef struct {
  RegieDb *db;
  RegieErasing entry;
  /* Per kind of record: id (text) → Fate. */
  GHashTable *fates[REGIE_N_ENTITIES];
  gboolean changed, core;
  RegieDay today;
} Marked;

static void
erasing_init (Marked *self, RegieDb *db, const RegieOffice *office)
{
  *self = (Marked){ .db = db, .today = regie_office_today (office) };
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    self->fates[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
erasing_clear (Marked *self)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    g_clear_pointer (&self->fates[i], g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marked, erasing_clear)

static void
mark (Marked *self, RegieEntityId entity, const char *id, Fate fate)
{
  if (GPOINTER_TO_INT (g_hash_table_lookup (self->fates[entity], id)) >= (int) fate)
    return;
  g_hash_table_insert (self->fates[entity], g_strdup (id), GINT_TO_POINTER (fate));
  self->changed = TRUE;
}

static void
mark_all (Marked *self, RegieEntityId entity, const GPtrArray *ids, Fate fate)
{
  for (guint i = 0; i < ids->len; i++)
    mark (self, entity, ids->pdata[i], fate);
}

/* In the order of the ids, as everybody takes them: a longer number is a greater one. */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a;
  const char *other = *(const char *const *) b;
  gsize length = strlen (one);
  gsize other_length = strlen (other);

  return length != other_length ? (length > other_length) - (length < other_length)
                                : strcmp (one, other);
}

/* Ids are digits only, so they may stand in the text of a statement. */
typedef gboolean (*BatchFunc) (Marked *self, const char *ids, gpointer data, GError **error);

static gboolean
in_batches (Marked *self, RegieEntityId entity, Fate fate, BatchFunc run, gpointer data,
            GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, self->fates[entity]);
  while (g_hash_table_iter_next (&iter, &id, &value))
    if (GPOINTER_TO_INT (value) >= (int) fate)
      g_ptr_array_add (all, g_strdup (id));
  g_ptr_array_sort (all, compare_ids);
  for (guint i = 0; i < all->len; i++)
    {
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", (char *) all->pdata[i]);
      if ((i + 1) % BATCH != 0 && i + 1 < all->len)
        continue;
      if (!run (self, ids->str, data, error))
        return FALSE;
      g_string_truncate (ids, 0);
    }
  return TRUE;
}

/* Orders are money: they stay, without the person. */
static Fate
fate_in_dossier (RegieEntityId entity)
{
  return entity == REGIE_ENTITY_Engagement ? BLANKED : GONE;
}

static gboolean
mark_dossier (Marked *self, const char *dossier, GError **error)
{
  mark (self, REGIE_ENTITY_Dossier, dossier, BLANKED);
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

      if (!regie_entity_is_in_dossier (regie_entity (i)))
        continue;
      if (!regie_erase_find_in_dossier (self->db, i, dossier, self->core, found, error))
        return FALSE;
      mark_all (self, i, found, fate_in_dossier (i));
    }
  return TRUE;
}

typedef struct {
  RegieEntityId entity;
  const RegieField *field;
  Fate fate;
} Referring;

static gboolean
mark_referring (Marked *self, const char *ids, gpointer data, GError **error)
{
  const Referring *referring = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (!regie_erase_find_referring (self->db, referring->entity, referring->field, ids, found,
                                   error))
    return FALSE;
  mark_all (self, referring->entity, found, referring->fate);
  return TRUE;
}

static RegieEntityId
entity_id (const char *name)
{
  return regie_schema_find (regie_schema (), name) - regie_entity (0);
}

/* Marks the records of ENTITY that point by FIELD to what is marked. */
static gboolean
mark_by_field (Marked *self, RegieEntityId entity, const RegieField *field, GError **error)
{
  Referring goes = { entity, field, GONE };
  Referring blanked = { entity, field, BLANKED };
  RegieEntityId to;

  if (field->kind != REGIE_REF)
    return TRUE;
  to = entity_id (field->list);
  if (to == REGIE_ENTITY_Person || to == REGIE_ENTITY_Dossier)
    return TRUE;
  return (!(field->flags & REGIE_REQUIRED)
          || in_batches (self, to, GONE, mark_referring, &goes, error))
         && in_batches (self, to, BLANKED, mark_referring, &blanked, error);
}

/* What hangs on what goes: a record that cannot be without it goes as well, another loses what it
 * says of the person. Records that lie in a dossier were found by that. */
static gboolean
mark_hanging (Marked *self, GError **error)
{
  do
    {
      self->changed = FALSE;
      for (guint i = 0; i < REGIE_N_ENTITIES; i++)
        for (guint k = 0;
             !regie_entity_is_in_dossier (regie_entity (i)) && k < regie_entity (i)->n_fields; k++)
          if (!mark_by_field (self, i, &regie_entity (i)->fields[k], error))
            return FALSE;
    }
  while (self->changed);
  return TRUE;
}

/* Who was known at the desk as this person.  What came of the wishes stays, of nobody. */
static gboolean
mark_resident (Marked *self, const char *dossier, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (!regie_erase_find_residents (self->db, dossier, found, error))
    return FALSE;
  mark_all (self, REGIE_ENTITY_Resident, found, BLANKED);
  return TRUE;
}

/* Everything of one dossier, and its person when that has no dossier beside KEPT. */
static gboolean
mark_whole (Marked *self, const char *dossier, const char *kept, GError **error)
{
  g_autofree char *owner = NULL;
  gint64 others;

  if (!mark_dossier (self, dossier, error) || !mark_resident (self, dossier, error)
      || !regie_erase_find_person (self->db, dossier, &owner, error)
      || !regie_erase_count_others (self->db, owner, kept, &others, error))
    return FALSE;
  if (others == 0)
    mark (self, REGIE_ENTITY_Person, owner, BLANKED);
  return TRUE;
}

/* Everything of the dossier, of those that were merged into it and went, and of the person. */
static gboolean
mark_person (Marked *self, const char *dossier, GError **error)
{
  g_autofree char *person = NULL;
  g_autoptr (GPtrArray) merged = g_ptr_array_new_with_free_func (g_free);

  if (!regie_erase_find_person (self->db, dossier, &person, error)
      || !regie_erase_find_merged (self->db, dossier, person, merged, error)
      || !mark_whole (self, dossier, dossier, error))
    return FALSE;
  for (guint i = 0; i < merged->len; i++)
    if (!mark_whole (self, merged->pdata[i], dossier, error))
      return FALSE;
  return mark_hanging (self, error);
}

static gboolean
is_core (RegieEntityId entity, const RegieField *field)
{
  static const char *const person[] = { "bsn",     "given_names", "prefix", "surname", "born",
                                        "address", "postcode",    "town",   NULL };
  static const char *const dossier[] = { "person", "number", "group", "municipality", NULL };

  return (entity == REGIE_ENTITY_Person && g_strv_contains (person, field->name))
         || (entity == REGIE_ENTITY_Dossier && g_strv_contains (dossier, field->name));
}

/* These become a shell that others still point to, and are in no list. */
static gboolean
is_root (RegieEntityId entity)
{
  return entity == REGIE_ENTITY_Person || entity == REGIE_ENTITY_Dossier
         || entity == REGIE_ENTITY_Resident;
}

/* A person and its dossier lose everything that is not the core; of other records only what is
 * personal goes. */
static gboolean
is_blanked (const Marked *self, RegieEntityId entity, const RegieField *field)
{
  gboolean root = entity == REGIE_ENTITY_Person || entity == REGIE_ENTITY_Dossier;

  if (root)
    return !(self->core && is_core (entity, field))
           && (field->kind != REGIE_REF || !(field->flags & REGIE_REQUIRED));
  return (field->flags & REGIE_PERSONAL) != 0;
}

static gboolean
blank (Marked *self, const char *ids, gpointer data, GError **error)
{
  RegieEntityId id = GPOINTER_TO_UINT (data);
  const RegieEntity *entity = regie_entity (id);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < entity->n_fields; i++)
    if (is_blanked (self, id, &entity->fields[i]))
      g_ptr_array_add (fields, (gpointer) &entity->fields[i]);
  return regie_erase_blank (&self->entry, id, fields, is_root (id) && !self->core, ids, error);
}

typedef struct {
  RegieEntityId from;
  const RegieField *field;
} Loosening;

static gboolean
loosen (Marked *self, const char *ids, gpointer data, GError **error)
{
  const Loosening *loosening = data;

  return regie_erase_loosen (&self->entry, loosening->from, loosening->field, ids, error);
}

/* References that may be empty no longer point to what goes. */
static gboolean
loosen_all (Marked *self, GError **error)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    for (guint k = 0; k < regie_entity (i)->n_fields; k++)
      {
        const RegieField *field = &regie_entity (i)->fields[k];
        Loosening loosening = { i, field };

        if (field->kind == REGIE_REF && !(field->flags & REGIE_REQUIRED)
            && !in_batches (self, entity_id (field->list), GONE, loosen, &loosening, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
delete_rows (Marked *self, const char *ids, gpointer data, GError **error)
{
  return regie_erase_remove (&self->entry, GPOINTER_TO_UINT (data), ids, error);
}

static gboolean
forget_values (Marked *self, const char *ids, gpointer data, GError **error)
{
  return regie_erase_forget_values (&self->entry, GPOINTER_TO_UINT (data), ids, error);
}

static gboolean
is_touched (const Marked *self, const char *id)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    if (g_hash_table_contains (self->fates[i], id))
      return TRUE;
  return FALSE;
}

typedef struct {
  const Marked *self;
  GPtrArray *ids;
} Drafts;

static gboolean
is_touched_number (gint64 number, gpointer data)
{
  char id[REGIE_NUMBER_TEXT];

  return is_touched (data, regie_number_format (number, id));
}

static gboolean
collect_draft (guint n, const char *const *c, gpointer data, GError **error)
{
  Drafts *drafts = data;

  if (regie_place_any (c[1], is_touched_number, (gpointer) drafts->self))
    g_ptr_array_add (drafts->ids, g_strdup (c[0]));
  return TRUE;
}

static gboolean
forget_drafts (Marked *self, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Drafts drafts = { self, ids };

  if (!regie_policies_draft_places (self->db, collect_draft, &drafts, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!regie_policies_forget_draft (self->db, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
forget_faults (Marked *self, const char *ids, gpointer data, GError **error)
{
  return regie_erase_forget_faults (&self->entry, ids, error);
}

static gboolean
forget_index (Marked *self, const char *ids, gpointer data, GError **error)
{
  g_auto (GStrv) all = g_strsplit (ids, ", ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (!regie_index_remove (self->db, g_ascii_strtoll (all[i], NULL, 10), error)
        || !regie_search_remove (self->db, REGIE_SEARCH_NAMES, all[i], error)
        || !regie_search_remove (self->db, REGIE_SEARCH_NOTES, all[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
close_wishes (Marked *self, const char *ids, gpointer data, GError **error)
{
  return regie_erase_close_wishes (&self->entry, ids, self->today, error);
}

static gboolean
erase_marked (Marked *self, GError **error)
{
  if (!in_batches (self, REGIE_ENTITY_Wish, BLANKED, close_wishes, NULL, error))
    return FALSE;
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    if (!in_batches (self, i, BLANKED, forget_values, GUINT_TO_POINTER (i), error))
      return FALSE;
  if (!forget_drafts (self, error)
      || !in_batches (self, REGIE_ENTITY_Engagement, BLANKED, forget_faults, NULL, error)
      || !loosen_all (self, error))
    return FALSE;
  /* A kind of record stands in the schema after what it needs. */
  for (guint i = REGIE_N_ENTITIES; i-- > 0;)
    if (!in_batches (self, i, GONE, delete_rows, GUINT_TO_POINTER (i), error)
        || !in_batches (self, i, BLANKED, blank, GUINT_TO_POINTER (i), error))
      return FALSE;
  return TRUE;
}

/* Begins the transaction and its entry of the log. */
static gboolean
begin_entry (Marked *self, const char *title, gint64 me, GError **error)
{
  self->entry = (RegieErasing){ .db = self->db };
  if (!regie_lock_begin_alone (self->db, error))
    return FALSE;
  return regie_log_append (self->db, me, title, &self->entry.seq, error)
         || regie_lock_end (self->db, FALSE, NULL);
}

/* Ends the transaction; OK: everything went. */
static gboolean
finish (RegieDb *db, gboolean ok, GError **error)
{
  ok = ok && regie_search_optimize (db, error);
  if (!regie_lock_end (db, ok, error))
    return FALSE;
  regie_erase_sweep (db);
  return TRUE;
}

/* What came of ID, a wish or a resident, stays as a number of nobody. */
static gboolean
erase_desk (Marked *self, RegieEntityId entity, const char *id, GError **error)
{
  gint64 n;

  if (!regie_erase_count_results (self->db, entity, id, &n, error)
      || (entity == REGIE_ENTITY_Wish && n > 0 && !regie_erase_give_away (&self->entry, id, error)))
    return FALSE;
  mark (self, entity, id, n > 0 ? BLANKED : GONE);
  return mark_hanging (self, error) && erase_marked (self, error);
}

static gboolean
erase_of_desk (RegieDb *db, const RegieOffice *office, RegieEntityId entity, gint64 id,
               const char *title, gint64 me, GError **error)
{
  g_auto (Marked) self = { 0 };
  char text[REGIE_NUMBER_TEXT];

  erasing_init (&self, db, office);
  return begin_entry (&self, title, me, error)
         && finish (db, erase_desk (&self, entity, regie_number_format (id, text), error), error);
}

gboolean
regie_erase_resident (RegieDb *db, const RegieOffice *office, gint64 resident, gint64 me,
                      GError **error)
{
  g_return_val_if_fail (db != NULL && office != NULL, FALSE);
  return erase_of_desk (db, office, REGIE_ENTITY_Resident, resident, _("Resident erased"), me,
                        error);
}

gboolean
regie_erase_wish (RegieDb *db, const RegieOffice *office, gint64 wish, gint64 me, GError **error)
{
  g_return_val_if_fail (db != NULL && office != NULL, FALSE);
  return erase_of_desk (db, office, REGIE_ENTITY_Wish, wish, _("Wish withdrawn and erased"), me,
                        error);
}

static gboolean
erase_removed (Marked *self, const char *dossier, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (!regie_erase_find_removed (self->db, REGIE_ENTITY_Attachment, dossier, found, error))
    return FALSE;
  if (found->len == 0)
    return regie_refuse (error, _("No file was removed from this dossier."));
  mark_all (self, REGIE_ENTITY_Attachment, found, GONE);
  return erase_marked (self, error);
}

gboolean
regie_erase_removed_files (RegieDb *db, const RegieOffice *office, gint64 dossier,
                           const char *ground, gint64 me, GError **error)
{
  g_auto (Marked) self = { 0 };
  g_autofree char *title = NULL;
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && office != NULL, FALSE);
  if (ground == NULL || regie_codes_find (office->codes, "wisgrond", ground) == NULL)
    return regie_refuse_field (error, "grond", _("Ground: this is not one of the choices"));
  title = g_strdup_printf (_("Removed files erased: %s"),
                           regie_codes_label (office->codes, "wisgrond", ground));
  erasing_init (&self, db, office);
  return begin_entry (&self, title, me, error)
         && finish (db, erase_removed (&self, regie_number_format (dossier, text), error), error);
}

void
regie_erasure_free (RegieErasure *self)
{
  g_free (self->number);
  g_free (self->name);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->elsewhere);
  g_free (self);
}

static void
kind_free (gpointer data)
{
  g_free (((RegieErasedKind *) data)->kind);
  g_free (data);
}

/* The first day after the time that the rule of ROLE lets the data be kept; NONE when it does not
 * run. */
static RegieDay
day_after (const RegieOffice *office, const RegieDossier *dossier, RegieRuleRole role)
{
  guint at = office->rules->role[role];

  for (guint i = 0; i < dossier->deadlines->len; i++)
    {
      const RegieDeadline *one = &g_array_index (dossier->deadlines, RegieDeadline, i);

      if (one->rule == at && one->due != REGIE_DAY_NONE)
        return one->due + 1;
    }
  return REGIE_DAY_NONE;
}

static gboolean
has_more_than_core (const RegieDossier *dossier)
{
  for (guint i = 0; i < dossier->records->len; i++)
    if (!regie_fact_kind_is_core (regie_get_code (dossier->records->pdata[i], Fact, kind)))
      return TRUE;
  return FALSE;
}

static RegieErasure *
begin (RegieDb *db, const RegieOffice *office, gint64 id, const char *ground, GError **error)
{
  g_autoptr (RegieDossier) dossier = regie_dossier_load (db, office, id, error);
  RegieErasure *self;
  RegieDay last;

  if (dossier == NULL)
    return NULL;
  if (regie_codes_find (office->codes, "wisgrond", ground) == NULL)
    return regie_refuse (error, _("Ground: “%s” is not one of bewaartermijn, verzoek, onterecht."),
                         ground),
           NULL;
  self = g_new0 (RegieErasure, 1);
  self->kinds = g_ptr_array_new_with_free_func (kind_free);
  self->elsewhere = g_ptr_array_new_with_free_func (g_free);
  self->number = g_strdup (regie_get (dossier->dossier, Dossier, number));
  self->name = g_strdup (dossier->name);
  self->due = day_after (office, dossier,
                         has_more_than_core (dossier) ? REGIE_RULE_IS_KEEP
                                                      : REGIE_RULE_IS_KEEP_CORE);
  last = day_after (office, dossier, REGIE_RULE_IS_KEEP_CORE);
  self->keeps_core = regie_erase_ground_find (ground) == REGIE_ERASE_TIME
                     && (last == REGIE_DAY_NONE || last > regie_office_today (office));
  return self;
}

static gboolean
find_elsewhere (Marked *self, const char *ids, gpointer elsewhere, GError **error)
{
  return regie_traces_find (self->db, ids, elsewhere, error);
}

RegieErasure *
regie_erasure_plan (RegieDb *db, const RegieOffice *office, gint64 dossier, const char *ground,
                    GError **error)
{
  g_autoptr (RegieErasure) self = begin (db, office, dossier, ground, error);
  g_auto (Marked) erasing = { 0 };
  char id[24];

  erasing_init (&erasing, db, office);
  if (self == NULL)
    return NULL;
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  erasing.core = self->keeps_core;
  if (!mark_person (&erasing, id, error)
      || !in_batches (&erasing, REGIE_ENTITY_Dossier, BLANKED, find_elsewhere, self->elsewhere,
                      error))
    return NULL;
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      RegieErasedKind *kind;

      if (g_hash_table_size (erasing.fates[i]) == 0)
        continue;
      kind = g_new (RegieErasedKind, 1);
      *kind = (RegieErasedKind){ g_strdup (_(regie_entity (i)->label)),
                                 g_hash_table_size (erasing.fates[i]) };
      g_ptr_array_add (self->kinds, kind);
    }
  return g_steal_pointer (&self);
}

/* The core that stays is derived anew; who came to nothing is in no list. */
static gboolean
derive_core (RegieDb *db, const RegieOffice *office, gint64 dossier, GError **error)
{
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (office);

  return regie_derive_dossier (db, dossier, deriver, error);
}

static gboolean
refuse_early (RegieDay due, GError **error)
{
  g_autofree char *day = due != REGIE_DAY_NONE ? regie_day_dup_long (due) : NULL;

  if (day != NULL)
    return regie_refuse (error,
                         _("The time to keep this is not up: it may go from %s (Besluit "
                            "inburgering 2021 art. 9.9). Nothing was erased."),
                         day);
  return regie_refuse (error,
                       _("The time to keep this has not begun: no fact says that the duty was met "
                          "or ended (Besluit inburgering 2021 art. 9.9). Nothing was erased."));
}

static gboolean
erase_all (Marked *self, const RegieOffice *office, gint64 dossier, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  return mark_person (self, regie_number_format (dossier, id), error)
         && in_batches (self, REGIE_ENTITY_Dossier, BLANKED, forget_index, NULL, error)
         && erase_marked (self, error)
         && (!self->core || derive_core (self->db, office, dossier, error));
}

gboolean
regie_erase_dossier (RegieDb *db, const RegieOffice *office, gint64 dossier, const char *ground,
                     gint64 me, GError **error)
{
  g_autoptr (RegieErasure) plan = NULL;
  g_auto (Marked) self = { 0 };
  g_autofree char *title = NULL;

  g_return_val_if_fail (db != NULL && office != NULL, FALSE);
  erasing_init (&self, db, office);
  if ((plan = begin (db, office, dossier, ground, error)) == NULL)
    return FALSE;
  if (regie_erase_ground_find (ground) == REGIE_ERASE_TIME
      && (plan->due == REGIE_DAY_NONE || plan->due > regie_office_today (office)))
    return refuse_early (plan->due, error);
  self.core = plan->keeps_core;
  title = g_strdup_printf (_("Dossier erased: %s"),
                           regie_codes_label (office->codes, "wisgrond", ground));
  return begin_entry (&self, title, me, error)
         && finish (db, erase_all (&self, office, dossier, error), error);
}
