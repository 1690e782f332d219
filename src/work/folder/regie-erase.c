/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-erase.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier.h"
#include "regie-draft.h"
#include "regie-error.h"
#include "regie-lock.h"
#include "regie-migrate.h"
#include "regie-person.h"
#include "regie-place.h"
#include "regie-policies.h"
#include "regie-search.h"
#include "regie-text.h"
#include "regie-traces.h"

#define NOTHING "—" /* stands where a field may not be empty */
#define BATCH 200

typedef enum { STAYS, BLANKED, GONE } Fate;

typedef struct {
  RegieDb *db;
  /* Per kind of record: id (text) → Fate. */
  GHashTable *fates[REGIE_N_ENTITIES];
  gboolean changed, core;
  RegieDay today;
} Erasing;

static void
erasing_init (Erasing *self, RegieDb *db, const RegieOffice *office)
{
  *self = (Erasing){ .db = db, .today = regie_office_today (office) };
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    self->fates[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
erasing_clear (Erasing *self)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    g_hash_table_unref (self->fates[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Erasing, erasing_clear)

static void
mark (Erasing *self, RegieEntityId entity, const char *id, Fate fate)
{
  if (GPOINTER_TO_INT (g_hash_table_lookup (self->fates[entity], id)) >= (int) fate)
    return;
  g_hash_table_insert (self->fates[entity], g_strdup (id), GINT_TO_POINTER (fate));
  self->changed = TRUE;
}

typedef struct {
  Erasing *self;
  RegieEntityId entity;
  Fate fate;
} Marking;

static gboolean
mark_row (guint n, const char *const *c, gpointer data, GError **error)
{
  Marking *marking = data;

  mark (marking->self, marking->entity, c[0], marking->fate);
  return TRUE;
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
typedef gboolean (*BatchFunc) (Erasing *self, const char *ids, gpointer data, GError **error);

static gboolean
in_batches (Erasing *self, RegieEntityId entity, Fate fate, BatchFunc run, gpointer data,
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

/* What art. 9.9 lid 2 lets stay: how the duty was met, or why there was none; from that day the
 * fifty years count. */
#define CORE_FACTS                                                                                 \
  "('plicht_voldaan', 'vrijstelling', 'ontheffing', 'genaturaliseerd', "                           \
  "'verblijfsrecht_ingetrokken', 'overleden')"

/* Orders are money: they stay, without the person. */
static Fate
fate_in_dossier (RegieEntityId entity)
{
  return entity == REGIE_ENTITY_Engagement ? BLANKED : GONE;
}

static gboolean
mark_dossier (Erasing *self, const char *dossier, GError **error)
{
  mark (self, REGIE_ENTITY_Dossier, dossier, BLANKED);
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      Marking marking = { self, i, fate_in_dossier (i) };
      g_autofree char *sql = NULL;

      if (!regie_entity_is_in_dossier (regie_entity (i)))
        continue;
      sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE dossier = $1%s", regie_entity (i)->name,
                             i == REGIE_ENTITY_Fact && self->core
                               ? " AND (voided = 1 OR kind NOT IN " CORE_FACTS ")"
                               : "");
      if (!regie_db_exec (self->db, sql, 1, &dossier, mark_row, &marking, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct {
  RegieEntityId entity;
  const RegieField *field;
  Fate fate;
} Referring;

static gboolean
mark_referring (Erasing *self, const char *ids, gpointer data, GError **error)
{
  Referring *referring = data;
  Marking marking = { self, referring->entity, referring->fate };
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" IN (%s)",
                                          regie_entity (referring->entity)->name,
                                          referring->field->name, ids);

  return regie_db_exec (self->db, sql, 0, NULL, mark_row, &marking, error);
}

static RegieEntityId
entity_id (const char *name)
{
  return regie_schema_find (regie_schema (), name) - regie_entity (0);
}

/* What hangs on what goes: a record that cannot be without it goes as well, another loses what it
 * says of the person. Records that lie in a dossier were found by that. */
static gboolean
mark_hanging (Erasing *self, GError **error)
{
  do
    {
      self->changed = FALSE;
      for (guint i = 0; i < REGIE_N_ENTITIES; i++)
        for (guint k = 0;
             !regie_entity_is_in_dossier (regie_entity (i)) && k < regie_entity (i)->n_fields; k++)
          {
            const RegieField *field = &regie_entity (i)->fields[k];
            Referring goes = { i, field, GONE };
            Referring blanked = { i, field, BLANKED };
            RegieEntityId to;

            if (field->kind != REGIE_REF)
              continue;
            to = entity_id (field->list);
            if (to == REGIE_ENTITY_Person || to == REGIE_ENTITY_Dossier)
              continue;
            if ((field->flags & REGIE_REQUIRED
                 && !in_batches (self, to, GONE, mark_referring, &goes, error))
                || !in_batches (self, to, BLANKED, mark_referring, &blanked, error))
              return FALSE;
          }
    }
  while (self->changed);
  return TRUE;
}

static gboolean
add_id (guint n, const char *const *c, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (c[0]));
  return TRUE;
}

/* Who was known at the desk as this person.  What came of the wishes stays, of nobody. */
static gboolean
mark_resident (Erasing *self, const char *dossier, GError **error)
{
  Marking marking = { self, REGIE_ENTITY_Resident, BLANKED };

  return regie_db_exec (self->db, "SELECT id FROM resident WHERE linked = $1", 1, &dossier,
                        mark_row, &marking, error);
}

/* DOSSIER, and those that were merged into it and went. */
static GPtrArray *
find_dossiers (RegieDb *db, const char *dossier, const char *person, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (ids, g_strdup (dossier));
  if (!regie_db_exec (
        db,
        "SELECT DISTINCT b.id FROM change_value a JOIN change_value b ON b.seq = a.seq JOIN "
        "dossier d ON d.id = b.id AND d.voided = 1"
        " WHERE b.entity = 'dossier' AND b.field = 'voided' AND b.to_text = '1' AND b.last_id IS "
        "NULL AND b.id <> $1"
        " AND ((a.field = 'dossier' AND a.to_text = $2) OR (a.entity = 'person' AND a.id = $3))",
        3, (const char *[]){ dossier, dossier, person }, add_id, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/* Everything of the dossier and of the person, when that has no other dossier. */
static gboolean
mark_person (Erasing *self, const char *dossier, GError **error)
{
  g_autofree char *person = NULL;
  g_autoptr (GPtrArray) dossiers = NULL;

  if (!regie_db_get_text (self->db, "SELECT person FROM dossier WHERE id = $1", 1, &dossier,
                          &person, error)
      || (dossiers = find_dossiers (self->db, dossier, person, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < dossiers->len; i++)
    {
      const char *id = dossiers->pdata[i];
      g_autofree char *owner = NULL;
      gint64 others;

      if (!mark_dossier (self, id, error) || !mark_resident (self, id, error)
          || !regie_db_get_text (self->db, "SELECT person FROM dossier WHERE id = $1", 1, &id,
                                 &owner, error)
          || !regie_db_get_int (
            self->db, "SELECT count(*) FROM dossier WHERE person = $1 AND id <> $2 AND voided = 0",
            2, (const char *[]){ owner, dossier }, &others, error))
        return FALSE;
      if (others == 0)
        mark (self, REGIE_ENTITY_Person, owner, BLANKED);
    }
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
is_blanked (const Erasing *self, RegieEntityId entity, const RegieField *field)
{
  gboolean root = entity == REGIE_ENTITY_Person || entity == REGIE_ENTITY_Dossier;

  if (root)
    return !(self->core && is_core (entity, field))
           && (field->kind != REGIE_REF || !(field->flags & REGIE_REQUIRED));
  return (field->flags & REGIE_PERSONAL) != 0;
}

static gboolean
blank (Erasing *self, const char *ids, gpointer data, GError **error)
{
  RegieEntityId id = GPOINTER_TO_UINT (data);
  const RegieEntity *entity = regie_entity (id);
  gboolean root = is_root (id);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE \"%s\" SET version = version + 1%s", entity->name,
                   root && !self->core ? ", voided = 1" : "");
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];

      if (!is_blanked (self, id, field))
        continue;
      if (!(field->flags & REGIE_REQUIRED))
        g_string_append_printf (sql, ", \"%s\" = NULL", field->name);
      else if (field->kind == REGIE_TEXT || field->kind == REGIE_NOTE)
        g_string_append_printf (sql, ", \"%s\" = '" NOTHING "'", field->name);
    }
  g_string_append_printf (sql, " WHERE id IN (%s)", ids);
  return regie_db_script (self->db, sql->str, error);
}

typedef struct {
  RegieEntityId from;
  const RegieField *field;
} Loosening;

static gboolean
loosen (Erasing *self, const char *ids, gpointer data, GError **error)
{
  Loosening *loosening = data;
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL WHERE \"%s\" IN (%s)",
                                          regie_entity (loosening->from)->name,
                                          loosening->field->name, loosening->field->name, ids);

  return regie_db_script (self->db, sql, error);
}

/* References that may be empty no longer point to what goes. */
static gboolean
loosen_all (Erasing *self, GError **error)
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
delete_rows (Erasing *self, const char *ids, gpointer data, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id IN (%s)",
                                          regie_entity (GPOINTER_TO_UINT (data))->name, ids);

  return regie_db_script (self->db, sql, error);
}

/* The log keeps that something was done, not with which words. */
static gboolean
forget_values (Erasing *self, const char *ids, gpointer data, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "DELETE FROM change_value WHERE entity = '%s' AND last_id IS NULL AND id IN (%s)",
    regie_entity (GPOINTER_TO_UINT (data))->name, ids);

  return regie_db_script (self->db, sql, error);
}

static gboolean
is_touched (const Erasing *self, const char *id)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    if (g_hash_table_contains (self->fates[i], id))
      return TRUE;
  return FALSE;
}

typedef struct {
  const Erasing *self;
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
forget_drafts (Erasing *self, GError **error)
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

/* What could not be read of a provider's file may quote anybody. */
static gboolean
forget_faults (Erasing *self, const char *ids, gpointer data, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "UPDATE report SET faults = NULL, version = version + 1 WHERE faults IS NOT NULL AND provider "
    "IN (SELECT c.provider"
    " FROM engagement e JOIN lot l ON l.id = e.lot JOIN contract c ON c.id = l.contract WHERE e.id "
    "IN (%s))",
    ids);

  return regie_db_script (self->db, sql, error);
}

static gboolean
forget_index (Erasing *self, const char *ids, gpointer data, GError **error)
{
  g_auto (GStrv) all = g_strsplit (ids, ", ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      const char *id = all[i];

      if (!regie_db_exec (self->db, "DELETE FROM deadline WHERE dossier = $1", 1, &id, NULL, NULL,
                          error)
          || !regie_db_exec (self->db, "DELETE FROM plan_cost WHERE dossier = $1", 1, &id, NULL,
                             NULL, error)
          || !regie_db_exec (self->db, "DELETE FROM dossier_index WHERE dossier = $1", 1, &id, NULL,
                             NULL, error)
          || !regie_search_remove (self->db, REGIE_SEARCH_NAMES, id, error)
          || !regie_search_remove (self->db, REGIE_SEARCH_NOTES, id, error))
        return FALSE;
    }
  return TRUE;
}

/* What was still open at the desk ends: it takes no place any more, and waits for nothing. */
static gboolean
close_wishes (Erasing *self, const char *ids, gpointer data, GError **error)
{
  char day[REGIE_DAY_TEXT];
  g_autofree char *sql = NULL;

  regie_day_format (self->today, day);
  sql = g_strdup_printf (
    "UPDATE match SET stage = 'gestopt', ended_on = '%s' WHERE wish IN (%s) AND stage IN "
    "('afgesproken', 'proef', 'loopt', 'nazorg');"
    "UPDATE match SET voided = 1 WHERE wish IN (%s) AND stage IN ('voorgesteld', 'past_niet');"
    "UPDATE attendance SET fact = NULL WHERE match IN (SELECT id FROM match WHERE wish IN (%s));"
    "UPDATE wish SET closed_on = '%s' WHERE id IN (%s) AND closed_on IS NULL;",
    day, ids, ids, ids, day, ids);
  return regie_db_script (self->db, sql, error);
}

static gboolean
erase_marked (Erasing *self, GError **error)
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

static gboolean
finish (RegieDb *db, const char *title, gint64 me, GError **error)
{
  gint64 seq;

  return regie_search_optimize (db, error) && regie_log_append (db, me, title, 0, "", &seq, error);
}

/* PostgreSQL keeps what was deleted until its rows are swept; who owns no table cannot sweep it,
 * and the server does it later. */
static void
sweep (RegieDb *db)
{
  if (regie_db_is_postgres (db))
    regie_db_script (db, "VACUUM", NULL);
}

/* The wish gets a resident that is nobody, so that what came of it does not lead to somebody. */
static gboolean
give_away (RegieDb *db, const char *wish, GError **error)
{
  char nobody[REGIE_NUMBER_TEXT];

  regie_number_format (regie_id_new (), nobody);
  return regie_db_exec (
           db,
           "INSERT INTO resident (id, version, voided, initials) VALUES ($1, 1, 1, '" NOTHING "')",
           1, (const char *[]){ nobody }, NULL, NULL, error)
         && regie_db_exec (db, "UPDATE wish SET resident = $1 WHERE id = $2", 2,
                           (const char *[]){ nobody, wish }, NULL, NULL, error);
}

/* How many matches came of ID of the desk, and how many visits: what stays, without the person. */
#define CAME_OF_WISH                                                                               \
  "SELECT count(*) FROM match WHERE wish = $1 AND stage NOT IN ('voorgesteld', 'past_niet') AND "  \
  "voided = 0"
#define CAME_OF_RESIDENT                                                                           \
  "SELECT (SELECT count(*) FROM match m JOIN wish w ON w.id = m.wish WHERE w.resident = $1 AND "   \
  "m.stage NOT IN ('voorgesteld', 'past_niet') AND m.voided = 0)"                                  \
  " + (SELECT count(*) FROM visit v WHERE v.resident = $2)"

static gboolean
erase_desk (Erasing *self, RegieEntityId entity, const char *id, gint64 n, const char *title,
            gint64 me, GError **error)
{
  mark (self, entity, id, n > 0 ? BLANKED : GONE);
  return mark_hanging (self, error) && erase_marked (self, error)
         && finish (self->db, title, me, error);
}

gboolean
regie_erase_resident (RegieDb *db, const RegieOffice *office, gint64 resident, gint64 me,
                      GError **error)
{
  g_auto (Erasing) self = { 0 };
  char id[REGIE_NUMBER_TEXT];
  const char *params[] = { regie_number_format (resident, id), id };
  gint64 n;

  g_return_val_if_fail (db != NULL && office != NULL, FALSE);
  erasing_init (&self, db, office);
  if (!regie_lock_begin_alone (db, error))
    return FALSE;
  if (!regie_db_get_int (db, CAME_OF_RESIDENT, 2, params, &n, error)
      || !erase_desk (&self, REGIE_ENTITY_Resident, id, n, _("Resident erased"), me, error))
    return regie_db_rollback (db), FALSE;
  if (!regie_db_commit (db, error))
    return FALSE;
  sweep (db);
  return TRUE;
}

gboolean
regie_erase_wish (RegieDb *db, const RegieOffice *office, gint64 wish, gint64 me, GError **error)
{
  g_auto (Erasing) self = { 0 };
  char id[REGIE_NUMBER_TEXT];
  const char *params[] = { regie_number_format (wish, id) };
  gint64 n;

  g_return_val_if_fail (db != NULL && office != NULL, FALSE);
  erasing_init (&self, db, office);
  if (!regie_lock_begin_alone (db, error))
    return FALSE;
  if (!regie_db_get_int (db, CAME_OF_WISH, 1, params, &n, error)
      || (n > 0 && !give_away (db, id, error))
      || !erase_desk (&self, REGIE_ENTITY_Wish, id, n, _("Wish withdrawn and erased"), me, error))
    return regie_db_rollback (db), FALSE;
  if (!regie_db_commit (db, error))
    return FALSE;
  sweep (db);
  return TRUE;
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
find_elsewhere (Erasing *self, const char *ids, gpointer elsewhere, GError **error)
{
  return regie_traces_find (self->db, ids, elsewhere, error);
}

RegieErasure *
regie_erasure_plan (RegieDb *db, const RegieOffice *office, gint64 dossier, const char *ground,
                    GError **error)
{
  g_autoptr (RegieErasure) self = begin (db, office, dossier, ground, error);
  g_auto (Erasing) erasing = { 0 };
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

gboolean
regie_erase_dossier (RegieDb *db, const RegieOffice *office, gint64 dossier, const char *ground,
                     gint64 me, GError **error)
{
  g_autoptr (RegieErasure) plan = begin (db, office, dossier, ground, error);
  g_auto (Erasing) self = { 0 };
  g_autofree char *title = NULL;
  char id[24];

  erasing_init (&self, db, office);
  if (plan == NULL)
    return FALSE;
  if (regie_erase_ground_find (ground) == REGIE_ERASE_TIME
      && (plan->due == REGIE_DAY_NONE || plan->due > regie_office_today (office)))
    {
      g_autofree char *day = plan->due != REGIE_DAY_NONE ? regie_day_dup_long (plan->due) : NULL;

      return day != NULL
               ? regie_refuse (error,
                               _("The time to keep this is not up: it may go from %s (Besluit "
                                  "inburgering 2021 art. 9.9). Nothing was erased."),
                               day)
               : regie_refuse (
                 error,
                 _("The time to keep this has not begun: no fact says that the duty was met or "
                    "ended (Besluit inburgering 2021 art. 9.9). Nothing was erased."));
    }
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  self.core = plan->keeps_core;
  title = g_strdup_printf (_("Dossier erased: %s"),
                           regie_codes_label (office->codes, "wisgrond", ground));
  if (!regie_lock_begin_alone (db, error))
    return FALSE;
  if (!mark_person (&self, id, error)
      || !in_batches (&self, REGIE_ENTITY_Dossier, BLANKED, forget_index, NULL, error)
      || !erase_marked (&self, error) || (self.core && !derive_core (db, office, dossier, error))
      || !finish (db, title, me, error))
    return regie_db_rollback (db), FALSE;
  if (!regie_db_commit (db, error))
    return FALSE;
  sweep (db);
  return TRUE;
}
