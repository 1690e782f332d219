/* SPDX-License-Identifier: EUPL-1.2 */
/* Two dossiers of one person: what finds them, where they differ, and making one of them. */
#include "regie-merge.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier-query.h"
#include "regie-error.h"
#include "regie-folder-query.h"
#include "regie-office-query.h"
#include "regie-known.h"
#include "regie-otherwise.h"
#include "regie-person.h"
#include "regie-text.h"
#include "regie-tie-fold.h"

typedef struct {
  RegieRecord *dossier, *person;
} Side;

static void
side_clear (Side *self)
{
  g_clear_object (&self->dossier);
  g_clear_object (&self->person);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static gboolean
side_load (Side *self, RegieDb *db, gint64 id, GError **error)
{
  self->dossier = regie_load_one (db, regie_entity (REGIE_ENTITY_Dossier), id, error);
  self->person = self->dossier != NULL
                   ? regie_load_one (db, regie_entity (REGIE_ENTITY_Person),
                                     regie_get_int (self->dossier, Dossier, person, 0), error)
                   : NULL;
  if (self->person == NULL && (error == NULL || *error == NULL))
    g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                         _("This dossier is no longer there."));
  return self->person != NULL;
}

static RegieRecord *
record_of (const Side *self, RegieEntityId entity)
{
  return entity == REGIE_ENTITY_Person ? self->person : self->dossier;
}

static RegieWho *
who_of (const Side *self)
{
  const RegieIdentity identity = {
    regie_get (self->person, Person, bsn),         regie_get (self->person, Person, v_number),
    regie_get (self->dossier, Dossier, number),    regie_get (self->person, Person, given_names),
    regie_get (self->person, Person, prefix),      regie_get (self->person, Person, surname),
    regie_get (self->person, Person, other_names), regie_get (self->person, Person, born),
  };

  return regie_who_new (&identity);
}

static char *
dup_name (RegieRecord *person)
{
  return regie_person_dup_name (regie_get (person, Person, given_names),
                                regie_get (person, Person, prefix),
                                regie_get (person, Person, surname));
}

static void
difference_free (gpointer data)
{
  RegieDifference *self = data;

  g_free (self->mine);
  g_free (self->theirs);
  g_free (self);
}

/* The name stays as another spelling; what was recorded otherwise before is added up; who the
 * person is follows from the dossier. */
static gboolean
is_kept_otherwise (const RegieField *field)
{
  static const char *const names[] = { "given_names",   "prefix", "surname", "other_names",
                                       "recorded_else", "person", NULL };

  return g_strv_contains (names, field->name);
}

/* An open dossier is not one of which the end is unknown. */
static gboolean
is_the_end (const RegieField *field)
{
  return strcmp (field->name, "closed_on") == 0;
}

static gboolean
dup_shown (RegieDb *db, const RegieField *field, const char *text, char **shown, GError **error)
{
  if (field->kind == REGIE_REF && text != NULL)
    return regie_staff_load_name (db, g_ascii_strtoll (text, NULL, 10), shown, error);
  *shown = g_strdup (text);
  return TRUE;
}

static gboolean
add_differences (GPtrArray *list, RegieDb *db, RegieEntityId id, const Side *keep, const Side *goes,
                 GError **error)
{
  const RegieEntity *entity = regie_entity (id);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *mine = regie_record_get (record_of (keep, id), field->name);
      const char *theirs = regie_record_get (record_of (goes, id), field->name);
      RegieDifference *difference;

      if (is_kept_otherwise (field) || g_strcmp0 (mine, theirs) == 0
          || ((mine == NULL || theirs == NULL) && !is_the_end (field)))
        continue;
      difference = g_new0 (RegieDifference, 1);
      difference->entity = id;
      difference->field = field;
      g_ptr_array_add (list, difference);
      if (!dup_shown (db, field, mine, &difference->mine, error)
          || !dup_shown (db, field, theirs, &difference->theirs, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
compare (RegieDb *db, const Side *keep, const Side *goes, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (difference_free);

  return add_differences (list, db, REGIE_ENTITY_Person, keep, goes, error)
             && add_differences (list, db, REGIE_ENTITY_Dossier, keep, goes, error)
           ? g_steal_pointer (&list)
           : NULL;
}

GPtrArray *
regie_twins_compare (RegieDb *db, gint64 dossier, gint64 other, GError **error)
{
  g_auto (Side) keep = { NULL, NULL };
  g_auto (Side) goes = { NULL, NULL };

  g_return_val_if_fail (db != NULL, NULL);
  return side_load (&keep, db, dossier, error) && side_load (&goes, db, other, error)
           ? compare (db, &keep, &goes, error)
           : NULL;
}

gboolean
regie_difference_is_asked (const RegieDifference *self)
{
  return !is_kept_otherwise (self->field) && self->field->kind != REGIE_REF
         && strcmp (self->field->name, "recorded_from") != 0;
}

static void
twin_free (gpointer data)
{
  RegieTwin *twin = data;

  g_free (twin->name);
  g_free (twin->number);
  g_free (twin->born);
  g_clear_pointer (&twin->differences, g_ptr_array_unref);
  g_free (twin);
}

/* The twin that dossier ID is of MINE; *TWIN is NULL when it is none. */
static gboolean
find_twin (RegieDb *db, const Side *mine, gint64 id, RegieTwin **twin, GError **error)
{
  g_auto (Side) other = { NULL, NULL };
  g_autoptr (RegieWho) who = who_of (mine);
  g_autoptr (RegieWho) their = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  RegieSameness degree;

  *twin = NULL;
  if (!side_load (&other, db, id, error))
    return FALSE;
  their = who_of (&other);
  if ((degree = regie_who_compare (who, their)) == REGIE_SAME_NOT)
    return TRUE;
  if ((differences = compare (db, mine, &other, error)) == NULL)
    return FALSE;
  *twin = g_new (RegieTwin, 1);
  **twin = (RegieTwin){ id,
                        dup_name (other.person),
                        g_strdup (regie_get (other.dossier, Dossier, number)),
                        g_strdup (regie_get (other.person, Person, born)),
                        degree == REGIE_SAME_SURE,
                        g_steal_pointer (&differences) };
  return TRUE;
}

GPtrArray *
regie_twins_find (RegieDb *db, gint64 dossier, GError **error)
{
  g_autoptr (GPtrArray) twins = g_ptr_array_new_with_free_func (twin_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (Side) mine = { NULL, NULL };
  g_autofree char *year = NULL;
  g_autofree char *v_number = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  if (!side_load (&mine, db, dossier, error))
    return NULL;
  v_number = regie_number_dup_key (regie_get (mine.person, Person, v_number));
  year = g_strndup (
    regie_get (mine.person, Person, born) != NULL ? regie_get (mine.person, Person, born) : "", 4);
  if (!regie_dossier_find_alike (db, dossier, v_number, year,
                                 regie_get (mine.person, Person, surname), ids, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      RegieTwin *twin;

      if (!find_twin (db, &mine, g_array_index (ids, gint64, i), &twin, error))
        return NULL;
      if (twin != NULL)
        g_ptr_array_insert (twins, twin->same_number ? 0 : -1, twin);
    }
  return g_steal_pointer (&twins);
}

/* Keeps VALUE of a field that will say something else, and the dossier that said it. */
static void
keep_value (GString *text, const RegieOffice *office, const RegieDifference *difference,
            const char *value, const Side *said_by)
{
  g_autofree char *line = NULL;
  g_autofree char *whole = NULL;
  const char *number = regie_get (said_by->dossier, Dossier, number);

  if (value == NULL)
    return;
  line = regie_field_dup_line (office->codes, difference->field, value);
  /* TRANSLATORS: a field and what it was, the number of the dossier that said so */
  whole = number != NULL && g_strcmp0 (value, number) != 0
            ? g_strdup_printf (_("%s (dossier %s)"), line, number)
            : g_strdup (line);
  regie_text_add_line (text, "\n", whole);
}

typedef struct {
  RegieDb *db;
  const RegieOffice *office;
  const Side *keep, *goes;
  RegieForm *chosen;
  RegieChange *change;
  RegieRewrite *rewrite; /* of what lies in the two */
  GString *else_;
} Merging;

/* What FIELD will be when the two say otherwise. */
static const char *
decide (const Merging *m, const RegieField *field, const char *mine, const char *theirs)
{
  const char *chosen = m->chosen != NULL ? regie_form_get (m->chosen, field->key) : NULL;

  if (is_kept_otherwise (field))
    return mine;
  if (chosen != NULL)
    return chosen;
  if (is_the_end (field) && (mine == NULL || theirs == NULL))
    return NULL;
  return mine != NULL ? mine : theirs;
}

/* A number that comes to the record that stays is given up by the one that goes. */
static void
give_up (const Merging *m, RegieEntityId id)
{
  const RegieEntity *entity = regie_entity (id);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *mine = regie_record_get (record_of (m->keep, id), field->name);
      const char *theirs = regie_record_get (record_of (m->goes, id), field->name);

      if (field->flags & REGIE_UNIQUE && theirs != NULL
          && g_strcmp0 (decide (m, field, mine, theirs), theirs) == 0)
        regie_change_set (m->change, record_of (m->goes, id), field->name, NULL);
    }
  regie_change_void (m->change, record_of (m->goes, id));
}

static void
take_over (const Merging *m, RegieEntityId id)
{
  const RegieEntity *entity = regie_entity (id);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *mine = regie_record_get (record_of (m->keep, id), field->name);
      const char *theirs = regie_record_get (record_of (m->goes, id), field->name);

      if (!is_kept_otherwise (field))
        regie_change_set (m->change, record_of (m->keep, id), field->name,
                          decide (m, field, mine, theirs));
    }
}

static gboolean
keep_differences (const Merging *m, GError **error)
{
  g_autoptr (GPtrArray) list = compare (m->db, m->keep, m->goes, error);

  if (list == NULL)
    return FALSE;
  regie_text_add_line (m->else_, "\n", regie_get (m->keep->person, Person, recorded_else));
  regie_text_add_line (m->else_, "\n", regie_get (m->goes->person, Person, recorded_else));
  for (guint i = 0; i < list->len; i++)
    {
      const RegieDifference *difference = list->pdata[i];
      const char *mine = regie_record_get (record_of (m->keep, difference->entity),
                                           difference->field->name);
      const char *theirs = regie_record_get (record_of (m->goes, difference->entity),
                                             difference->field->name);
      const char *will_be = decide (m, difference->field, mine, theirs);

      if (g_strcmp0 (will_be, mine) != 0)
        keep_value (m->else_, m->office, difference, difference->mine, m->keep);
      if (g_strcmp0 (will_be, theirs) != 0)
        keep_value (m->else_, m->office, difference, difference->theirs, m->goes);
    }
  return TRUE;
}

/* Every spelling that either is known by. */
static void
keep_names (const Merging *m)
{
  g_autoptr (GString) names = g_string_new (regie_get (m->keep->person, Person, other_names));
  g_autofree char *own = dup_name (m->keep->person);
  g_autofree char *name = dup_name (m->goes->person);

  if (strcmp (own, name) != 0)
    regie_text_add_line (names, "; ", name);
  regie_text_add_line (names, "; ", regie_get (m->goes->person, Person, other_names));
  regie_put (m->change, m->keep->person, Person, other_names, names->str);
}

/* Does anything point to FACT? */
static gboolean
is_pointed_to (const Merging *m, RegieRecord *fact, gboolean *pointed, GError **error)
{
  *pointed = FALSE;
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    for (guint f = 0; f < regie_entity (i)->n_fields; f++)
      {
        const RegieField *field = &regie_entity (i)->fields[f];
        gint64 n;

        if (field->kind != REGIE_REF || strcmp (field->list, "fact") != 0)
          continue;
        if (!regie_records_count_pointing (m->db, regie_entity (i), field->name,
                                           regie_record_get_id (fact), &n, error))
          return FALSE;
        *pointed |= n > 0;
      }
  return TRUE;
}

/* Goes FACT, of the other dossier, because the one that stays says it as well?  What belongs to an
 * order, a report or a member of the network is no copy. */
static gboolean
is_copy (const Merging *m, RegieKnownRecords *known, RegieRecord *fact, gboolean *copy,
         GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  g_autoptr (GHashTable) form = regie_form_new ();
  RegieMetRecord met;
  gboolean pointed;

  *copy = FALSE;
  if (regie_get (fact, Fact, report) != NULL || regie_get (fact, Fact, engagement) != NULL
      || regie_get (fact, Fact, tie) != NULL)
    return TRUE;
  for (guint i = 0; i < entity->n_fields; i++)
    regie_form_set (form, entity->fields[i].key, regie_record_get (fact, entity->fields[i].name));
  if (!regie_known_records_find (known, regie_record_get_id (m->keep->dossier), form, &met, error))
    return FALSE;
  g_free (met.more);
  if (met.degree != REGIE_SAME_SURE)
    return TRUE;
  if (!is_pointed_to (m, fact, &pointed, error))
    return FALSE;
  *copy = !pointed;
  return TRUE;
}

/* Versions of an intake or a decision are numbered: those of the other come after. */
static gboolean
find_last_number (const Merging *m, const RegieEntity *entity, gint64 *last, GError **error)
{
  *last = 0;
  return (entity != regie_entity (REGIE_ENTITY_Intake)
          && entity != regie_entity (REGIE_ENTITY_Decision))
         || regie_records_find_last_number (m->db, entity, regie_record_get_id (m->keep->dossier),
                                            last, error);
}

static gboolean
move_records (const Merging *m, RegieKnownRecords *known, const RegieEntity *entity,
              const RegieField *field, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  char id[REGIE_NUMBER_TEXT], number[REGIE_NUMBER_TEXT];
  gint64 last;

  records = regie_rewrite_pointing (m->rewrite, entity, field,
                                    regie_record_get_id (m->goes->dossier), error);
  if (records == NULL || !find_last_number (m, entity, &last, error))
    return FALSE;
  regie_number_format (regie_record_get_id (m->keep->dossier), id);
  for (guint i = 0; i < records->len; i++)
    {
      RegieRecord *record = records->pdata[i];
      gboolean copy = FALSE;

      if (entity == regie_entity (REGIE_ENTITY_Fact) && !is_copy (m, known, record, &copy, error))
        return FALSE;
      regie_record_set (record, field->name, id);
      if (copy)
        regie_rewrite_void (m->rewrite, record);
      if (last != 0)
        regie_record_set (record, "number",
                          regie_number_format (last + regie_record_get_int (record, "number", 0),
                                               number));
    }
  return TRUE;
}

/* What lies in the other dossier, and what only points to it (a resident of the Meedoenbalie). */
static gboolean
move_all (const Merging *m, GError **error)
{
  g_autoptr (RegieKnownRecords) known = regie_known_records_new (m->db,
                                                                 regie_entity (REGIE_ENTITY_Fact));

  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    for (guint f = 0; f < regie_entity (i)->n_fields; f++)
      {
        const RegieField *field = &regie_entity (i)->fields[f];

        if (field->kind == REGIE_REF && strcmp (field->list, "dossier") == 0
            && !move_records (m, known, regie_entity (i), field, error))
          return FALSE;
      }
  return TRUE;
}

static GPtrArray *
load_ties (const Merging *m, const Side *side, GError **error)
{
  return regie_rewrite_pointing (m->rewrite, regie_entity (REGIE_ENTITY_Tie),
                                 REGIE_FIELD (Tie, dossier), regie_record_get_id (side->dossier),
                                 error);
}

/* Moves all, and makes one of the two networks. */
static gboolean
move_and_fold (const Merging *m, GError **error)
{
  g_autoptr (GPtrArray) kept = load_ties (m, m->keep, error);
  g_autoptr (GPtrArray) moved = kept != NULL ? load_ties (m, m->goes, error) : NULL;

  return moved != NULL && move_all (m, error)
         && regie_ties_fold (m->rewrite, m->office, kept, moved, error)
         && regie_ties_place (m->rewrite, m->db, regie_record_get_id (m->keep->dossier), moved,
                              error);
}

static gboolean
merge_persons (const Merging *m, GError **error)
{
  if (!keep_differences (m, error))
    return FALSE;
  give_up (m, REGIE_ENTITY_Dossier);
  if (regie_record_get_id (m->keep->person) != regie_record_get_id (m->goes->person))
    {
      give_up (m, REGIE_ENTITY_Person);
      take_over (m, REGIE_ENTITY_Person);
      keep_names (m);
    }
  regie_put (m->change, m->keep->person, Person, recorded_else, m->else_->str);
  take_over (m, REGIE_ENTITY_Dossier);
  return TRUE;
}

RegieChange *
regie_twins_merge (RegieDb *db, const RegieOffice *office, gint64 dossier, gint64 other,
                   RegieForm *chosen, GError **error)
{
  g_auto (Side) keep = { NULL, NULL };
  g_auto (Side) goes = { NULL, NULL };
  g_autoptr (RegieChange) change = regie_change_new (_("Two dossiers merged"));
  g_autoptr (RegieRewrite) rewrite = regie_rewrite_new (db);
  g_autoptr (GString) recorded_else = g_string_new (NULL);
  const Merging m = { db, office, &keep, &goes, chosen, change, rewrite, recorded_else };

  if (dossier == other)
    return regie_refuse (error, _("This is one and the same dossier.")), NULL;
  if (!side_load (&keep, db, dossier, error) || !side_load (&goes, db, other, error))
    return NULL;
  if (regie_get (keep.person, Person, bsn) != NULL && regie_get (goes.person, Person, bsn) != NULL
      && regie_record_get_id (keep.person) != regie_record_get_id (goes.person))
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                           _("These two have a BSN each, and these differ: they are not one "
                              "person. Correct the wrong number first."));
      return NULL;
    }
  regie_change_pin (change, keep.dossier);
  regie_change_pin (change, goes.dossier);
  if (!move_and_fold (&m, error))
    return NULL;
  regie_rewrite_say (rewrite, change);
  return merge_persons (&m, error) ? g_steal_pointer (&change) : NULL;
}
