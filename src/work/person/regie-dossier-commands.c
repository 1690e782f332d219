/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done in one dossier, as commands: each reads what it is about, and gives the change. */
#include "regie-dossier-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-basis.h"
#include "regie-delivery.h"
#include "regie-desk.h"
#include "regie-desk-query.h"
#include "regie-dossier.h"
#include "regie-dossier-log-query.h"
#include "regie-dossier-query.h"
#include "regie-dossier-view.h"
#include "regie-erase.h"
#include "regie-error.h"
#include "regie-shield-commands.h"
#include "regie-export.h"
#include "regie-folder.h"
#include "regie-known.h"
#include "regie-letter.h"
#include "regie-load.h"
#include "regie-overtaken.h"
#include "regie-lock.h"
#include "regie-merge.h"
#include "regie-prices.h"
#include "regie-text.h"

/* What is asked of who opens a dossier of others. */
#define GROUND "reden"
#define WORDS "toelichting"
/* The ground that asks for words. */
#define SOMETHING_ELSE "anders"

static RegieRecord *
load_fact (const RegieWork *work, gint64 id, GError **error)
{
  return regie_load_there (work->db, regie_entity (REGIE_ENTITY_Fact), id,
                           _("This fact was corrected or removed in the meantime."), error);
}

/* The same, or what somebody else put in its place meanwhile. */
static RegieRecord *
load_corrected (const RegieWork *work, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  RegieRecord *record = regie_load_latest (work->db, regie_entity (REGIE_ENTITY_Fact), id, &local);

  if (record == NULL && local == NULL)
    return load_fact (work, id, error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return record;
}

/* Is the dossier with ID still there?  It goes when two become one, and when it is erased. */
static gboolean
check_dossier (const RegieWork *work, gint64 id, GError **error)
{
  g_autoptr (RegieRecord) dossier = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Dossier),
                                                      id, _("This dossier is no longer there."),
                                                      error);

  return dossier != NULL;
}

static RegieChange *
make_fact_in (const RegieWork *work, gint64 dossier, RegieRecord *record, RegieForm *form,
              GError **error)
{
  g_autofree char *born = NULL;

  if (!regie_dossier_load_born (work->db, dossier, &born, error))
    return NULL;
  return regie_fact_make (work->db, work->office, dossier, record, born, form, work->me->id, error);
}

static RegieChange *
make_fact (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  *about = g_variant_get_int64 (target);
  return check_dossier (work, *about, error) ? make_fact_in (work, *about, NULL, form, error)
                                             : NULL;
}

static RegieChange *
make_correction (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                 GError **error)
{
  g_autoptr (RegieRecord) record = load_corrected (work, g_variant_get_int64 (target), error);
  g_autoptr (RegieForm) met = NULL;

  if (record == NULL || (met = regie_fact_meet (work->office->codes, record, form, error)) == NULL)
    return NULL;
  *about = regie_get_int (record, Fact, dossier, 0);
  return make_fact_in (work, *about, record, met, error);
}

static RegieChange *
make_fact_removed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                   GError **error)
{
  g_autoptr (RegieRecord) record = load_fact (work, g_variant_get_int64 (target), error);

  return record != NULL ? regie_fact_remove (work->db, work->office, record, error) : NULL;
}

static RegieChange *
make_fact_reported (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                    GError **error)
{
  g_autoptr (RegieRecord) record = load_fact (work, g_variant_get_int64 (target), error);

  return record != NULL ? regie_fact_reported (work->office, record, work->today) : NULL;
}

/* One of the facts that were tried: a new one, or another day for one that was planned already. */
static RegieChange *
make_planned (const RegieWork *work, gint64 dossier, const char *born, const char *text,
              GError **error)
{
  g_autoptr (RegieForm) form = regie_form_from_text (text);
  const char *moved = regie_form_get (form, REGIE_FORM_MOVES);
  g_autoptr (RegieRecord) record = NULL;

  regie_form_set_field (form, Fact, planned, "1");
  if (moved == NULL)
    return regie_fact_record (work->office, dossier, born, form, work->me->id, error);
  if ((record = load_fact (work, g_ascii_strtoll (moved, NULL, 10), error)) == NULL)
    return NULL;
  regie_form_set (form, REGIE_FORM_MOVES, NULL);
  return regie_fact_correct (work->office, record, born, form, work->me->id, error);
}

static RegieChange *
make_plan (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Kept as planned"));
  g_autoptr (GVariantIter) texts = NULL;
  g_autofree char *born = NULL;
  const char *text;

  g_variant_get (target, "(xas)", about, &texts);
  if (!check_dossier (work, *about, error)
      || !regie_dossier_load_born (work->db, *about, &born, error))
    return NULL;
  while (g_variant_iter_next (texts, "&s", &text))
    {
      g_autoptr (RegieChange) one = make_planned (work, *about, born, text, error);

      if (one == NULL)
        return NULL;
      regie_change_join (change, one);
    }
  return g_steal_pointer (&change);
}

static RegieChange *
make_deferral (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
               GError **error)
{
  RegieDay until = REGIE_DAY_NONE;
  const char *rule;
  gint64 fact;

  g_variant_get (target, "(x&sx)", about, &rule, &fact);
  if (form != NULL)
    regie_day_parse (regie_form_get_field (form, Deferral, until_day), &until);
  if (!check_dossier (work, *about, error))
    return NULL;
  return regie_deadline_defer (work->office, *about, rule, fact, until,
                               form != NULL ? regie_form_get_field (form, Deferral, reason) : NULL,
                               error);
}

static RegieChange *
make_settled (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  const char *rule;
  gint64 fact;

  g_variant_get (target, "(x&sx)", about, &rule, &fact);
  return check_dossier (work, *about, error)
           ? regie_deadline_settle (*about, rule, fact, _("Seen"))
           : NULL;
}

static const RegieEntity *
find_kind (const char *name, GError **error)
{
  const RegieEntity *entity = regie_schema_find (regie_schema (), name);

  if (entity == NULL)
    regie_refuse (error, _("“%s” is no kind of record."), name);
  return entity;
}

static RegieRecord *
load_target (const RegieWork *work, GVariant *target, GError **error)
{
  const RegieEntity *entity;
  const char *name;
  gint64 id;

  g_variant_get (target, "(&sx)", &name, &id);
  entity = find_kind (name, error);
  if (entity == NULL)
    return NULL;
  return entity == regie_entity (REGIE_ENTITY_Fact)
           ? load_fact (work, id, error)
           : regie_load_there (work->db, entity, id, _("Somebody else has removed this."), error);
}

/* In a dossier who may record, at the desk who works there, elsewhere who has to do with
 * contracts. */
static gboolean
may_write (const RegieWork *work, const RegieEntity *entity, GError **error)
{
  return regie_record_may_write (entity, work->me->role)
         || regie_refuse (error, _("Your role may not do this."));
}

/* FORM with what the record hangs on: OWN, a form as text.  What a row shows is only preset by it,
 * and stands in FORM. */
static RegieForm *
dup_with_own (const RegieEntity *entity, RegieForm *form, const char *own, GError **error)
{
  g_autoptr (RegieForm) whole = regie_form_from_text (own);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, whole);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const RegieField *field = regie_entity_find_key (entity, key);

      if (field == NULL)
        {
          regie_refuse (error, _("“%s” is no field of this kind of record."), (const char *) key);
          return NULL;
        }
      if (!(field->flags & REGIE_OWN))
        g_hash_table_iter_remove (&iter);
    }
  regie_form_fill (whole, form);
  return g_steal_pointer (&whole);
}

static RegieChange *
make_record (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  const RegieEntity *entity;
  g_autoptr (RegieForm) whole = NULL;
  const char *dossier;
  const char *name;
  const char *own;

  g_variant_get (target, "(&s&s)", &name, &own);
  entity = find_kind (name, error);
  if (entity == NULL || !may_write (work, entity, error)
      || (whole = dup_with_own (entity, form, own, error)) == NULL)
    return NULL;
  dossier = regie_entity_find_key (entity, "dossier") != NULL ? regie_form_get (whole, "dossier")
                                                              : NULL;
  if (dossier != NULL && !check_dossier (work, g_ascii_strtoll (dossier, NULL, 10), error))
    return NULL;
  return regie_record_make (work->db, work->office, entity, NULL, whole, error);
}

static RegieChange *
make_record_changed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                     GError **error)
{
  g_autoptr (RegieRecord) record = load_target (work, target, error);

  if (record == NULL || !may_write (work, regie_record_get_entity (record), error))
    return NULL;
  regie_form_show_seen (form, record);
  return regie_record_make (work->db, work->office, regie_record_get_entity (record), record, form,
                            error);
}

static RegieChange *
make_record_removed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                     GError **error)
{
  g_autoptr (RegieRecord) record = load_target (work, target, error);

  if (record == NULL || !may_write (work, regie_record_get_entity (record), error))
    return NULL;
  return regie_record_remove (work->db, record, error);
}

static RegieChange *
make_intake (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  gint64 dossier = g_variant_get_int64 (target);

  return check_dossier (work, dossier, error)
           ? regie_intake_begin (work->db, work->office, dossier, error)
           : NULL;
}

static RegieChange *
make_decision (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
               GError **error)
{
  gint64 dossier = g_variant_get_int64 (target);
  RegieChange *change = check_dossier (work, dossier, error)
                          ? regie_decision_begin (work->db, work->office, dossier, error)
                          : NULL;

  if (change != NULL)
    *about = g_ascii_strtoll (regie_change_find_made (change, regie_entity (REGIE_ENTITY_Decision)),
                              NULL, 10);
  return change;
}

static RegieChange *
make_dated (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  const char *text = form != NULL ? regie_form_get_field (form, Decision, dated_on) : NULL;
  g_autoptr (RegieRecord) decision = NULL;
  RegieDay day;

  if (text == NULL || !regie_day_parse (text, &day))
    {
      regie_refuse_field (error, REGIE_FIELD (Decision, dated_on)->key,
                          _("Date: fill in a day, for example 23-11-2026"));
      return NULL;
    }
  decision = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Decision),
                               g_variant_get_int64 (target), _("Somebody else has removed this."),
                               error);
  return decision != NULL
           ? regie_decision_date (work->db, work->office, decision, day, work->me->id, error)
           : NULL;
}

/* A PIP that rests on too little is asked about. */
static gboolean
warn_of_basis (const RegieWork *work, gint64 dossier, RegieDay day, gboolean is_reasoned,
               RegieOutcome *outcome, GError **error)
{
  g_autofree char *about = NULL;
  guint n;

  if (!regie_basis_find_missing (work->db, work->office, dossier, day, is_reasoned, &n, &about,
                                 error))
    return FALSE;
  if (n == 0)
    return TRUE;
  outcome->asks = g_strdup (_("Establish the PIP all the same?"));
  outcome->asks_about = g_steal_pointer (&about);
  outcome->seq = n;
  return TRUE;
}

static gboolean
is_pip (RegieForm *form)
{
  return form != NULL && regie_form_get_code (form, Fact, kind) == REGIE_FACT_PIP
         && !regie_form_get_bool (form, Fact, planned);
}

static gboolean
warn_of_fact (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
              GError **error)
{
  return !is_pip (form)
         || warn_of_basis (work, g_variant_get_int64 (target), regie_form_get_day (form, Fact, day),
                           FALSE, outcome, error);
}

/* What was a PIP already was asked about then. */
static gboolean
warn_of_correction (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
                    GError **error)
{
  g_autoptr (RegieRecord) record = NULL;

  if (!is_pip (form))
    return TRUE;
  if ((record = load_fact (work, g_variant_get_int64 (target), error)) == NULL)
    return FALSE;
  return (regie_get_code (record, Fact, kind) == REGIE_FACT_PIP
          && !regie_get_bool (record, Fact, planned))
         || warn_of_basis (work, regie_get_int (record, Fact, dossier, 0),
                           regie_form_get_day (form, Fact, day), FALSE, outcome, error);
}

/* Why each route fits is asked of a decision before it can be dated. */
static gboolean
warn_of_decision (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
                  GError **error)
{
  g_autoptr (RegieRecord) decision = NULL;
  RegieDay day = form != NULL ? regie_form_get_day (form, Decision, dated_on) : REGIE_DAY_NONE;

  if (day == REGIE_DAY_NONE) /* refused */
    return TRUE;
  decision = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Decision),
                               g_variant_get_int64 (target), _("Somebody else has removed this."),
                               error);
  return decision != NULL
         && warn_of_basis (work, regie_get_int (decision, Decision, dossier, 0), day, TRUE, outcome,
                           error);
}

static RegieChange *
make_taken (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  int route;
  int per_week;
  gint64 offer;

  g_variant_get (target, "(xxii)", about, &offer, &route, &per_week);
  if (!check_dossier (work, *about, error))
    return NULL;
  return regie_alternative_take (work->db, work->office, *about, offer, route, per_week,
                                 work->me->id, error);
}

static RegieChange *
make_merged (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  gint64 other;

  g_variant_get (target, "(xx)", about, &other);
  if (!check_dossier (work, *about, error) || !check_dossier (work, other, error))
    return NULL;
  return regie_twins_merge (work->db, work->office, *about, other, form, error);
}

const RegieField regie_notice_field = { "notice", "kennisgeving", N_("Notice of DUO on"),
                                        NULL,     REGIE_DAY,      0,
                                        1 };

/* The notice that FORM names becomes a fact of the new DOSSIER; what is wrong with it is said at
 * its own row. */
static gboolean
add_notice (const RegieWork *work, RegieChange *change, gint64 dossier, RegieForm *form,
            GError **error)
{
  const char *day = regie_form_get (form, regie_notice_field.key);
  g_autoptr (RegieForm) fact = regie_form_new ();
  g_autoptr (GError) wrong = NULL;
  g_autoptr (RegieChange) notice = NULL;

  if (day == NULL)
    return TRUE;
  regie_form_set_code (fact, Fact, kind, REGIE_FACT_KENNISGEVING);
  regie_form_set_field (fact, Fact, day, day);
  regie_form_set_field (fact, Fact, source, "consulent");
  notice = regie_fact_record (work->office, dossier, regie_form_get_field (form, Person, born),
                              fact, work->me->id, &wrong);
  if (notice == NULL)
    return regie_refuse_field (error, regie_notice_field.key, "%s", wrong->message);
  regie_change_join (change, notice);
  return TRUE;
}

static RegieChange *
make_dossier (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  g_autoptr (RegieForm) values = form != NULL ? g_hash_table_ref (form) : regie_form_new ();
  g_autoptr (RegieChange) change = regie_dossier_create (work->office, values, work->me->id, about,
                                                         error);

  if (change == NULL
      || !regie_known_check_form (work->db, values, 0,
                                  regie_form_get (values, REGIE_FORM_MEANT) != NULL, error)
      || !add_notice (work, change, *about, values, error))
    return NULL;
  return g_steal_pointer (&change);
}

/* The dossier with ID and its person, owned references. */
static gboolean
load_both (const RegieWork *work, gint64 id, RegieRecord **dossier, RegieRecord **person,
           GError **error)
{
  const char *gone = _("Somebody else has removed this.");

  *dossier = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Dossier), id, gone, error);
  if (*dossier == NULL)
    return FALSE;
  *person = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Person),
                              regie_get_int (*dossier, Dossier, person, 0), gone, error);
  return *person != NULL;
}

static RegieChange *
make_person (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  g_autoptr (RegieRecord) dossier = NULL;
  g_autoptr (RegieRecord) person = NULL;
  g_autoptr (RegieChange) change = NULL;

  if (!load_both (work, g_variant_get_int64 (target), &dossier, &person, error))
    return NULL;
  *about = regie_record_get_id (dossier);
  regie_form_show_seen (form, dossier);
  regie_form_show_seen (form, person);
  change = regie_person_correct (work->office, person, dossier, form, error);
  return change != NULL && regie_known_check_form (work->db, form, *about, TRUE, error)
           ? g_steal_pointer (&change)
           : NULL;
}

static RegieChange *
make_resident (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
               GError **error)
{
  gint64 dossier = g_variant_get_int64 (target);

  return check_dossier (work, dossier, error)
           ? regie_resident_of_dossier (work->db, work->office, dossier, about, error)
           : NULL;
}

/* One press would make somebody known at the desk: who that is, and what the desk then sees, is
 * asked first.  Whoever is known there already is only shown. */
static gboolean
warn_of_resident (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
                  GError **error)
{
  gint64 id = g_variant_get_int64 (target);
  g_autoptr (RegieRecord) dossier = NULL;
  g_autoptr (RegieRecord) person = NULL;
  g_autofree char *name = NULL;
  gint64 resident;

  if (!check_dossier (work, id, error)
      || !regie_resident_find_linked (work->db, id, &resident, error))
    return FALSE;
  if (resident != 0)
    return TRUE;
  if (!load_both (work, id, &dossier, &person, error))
    return FALSE;
  name = regie_person_dup_name (regie_get (person, Person, given_names),
                                regie_get (person, Person, prefix),
                                regie_get (person, Person, surname));
  outcome->asks = g_strdup_printf (_("Make %s known at the Meedoenbalie?"), name);
  outcome->asks_about = g_strdup (
    _("The Meedoenbalie sees the initials, the year of birth and the languages, and no dossier."));
  outcome->asks_yes = g_strdup (_("_Make Known"));
  outcome->seq = id;
  return TRUE;
}

/* The I-th of N fields of KIND with the Dutch KEYS. */
static const RegieField *
get_listed (RegieEntityId kind, const char *const *keys, guint n, guint i)
{
  return i < n ? regie_entity_find_key (regie_entity (kind), keys[i]) : NULL;
}

/* What every fact has, and then what some kinds of it have. */
static const RegieField *
field_of_fact (GVariant *target, guint i)
{
  static const char *const own[] = { "soort", "datum", "bij", "gepland", "toelichting", "bron" };
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  guint at = G_N_ELEMENTS (own);

  if (i < at)
    return get_listed (REGIE_ENTITY_Fact, own, G_N_ELEMENTS (own), i);
  for (guint k = 0; k < entity->n_fields; k++)
    if (entity->fields[k].flags & REGIE_ATTRIBUTE && at++ == i)
      return &entity->fields[k];
  return NULL;
}

static const RegieField *
field_of_deferral (GVariant *target, guint i)
{
  static const char *const keys[] = { "tot", "reden" };

  return get_listed (REGIE_ENTITY_Deferral, keys, G_N_ELEMENTS (keys), i);
}

static const RegieField *
field_of_person (GVariant *target, guint i)
{
  RegieEntityId entity;

  return regie_person_field (i, &entity);
}

/* Those of a person, and what is said only when the dossier is made. */
static const RegieField *
field_of_new_dossier (GVariant *target, guint i)
{
  static const RegieField meant = { "meant", REGIE_FORM_MEANT, N_("This is somebody else"),
                                    NULL,    REGIE_BOOL,       0,
                                    1 };
  static const char *const keys[] = { "groep", "regime" };
  RegieEntityId entity;
  guint n = 0;

  while (regie_person_field (n, &entity) != NULL)
    n++;
  if (i < n)
    return regie_person_field (i, &entity);
  i -= n;
  return i < G_N_ELEMENTS (keys) ? get_listed (REGIE_ENTITY_Dossier, keys, G_N_ELEMENTS (keys), i)
         : i == G_N_ELEMENTS (keys)     ? &meant
         : i == G_N_ELEMENTS (keys) + 1 ? &regie_notice_field
                                        : NULL;
}

/* What can be chosen where two dossiers differ. */
static const RegieField *
field_of_merged (GVariant *target, guint i)
{
  static const RegieEntityId kinds[] = { REGIE_ENTITY_Person, REGIE_ENTITY_Dossier };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint f = 0; f < regie_entity (kinds[k])->n_fields; f++)
      {
        RegieDifference difference = { kinds[k], &regie_entity (kinds[k])->fields[f], NULL, NULL };

        if (regie_difference_is_asked (&difference) && i-- == 0)
          return difference.field;
      }
  return NULL;
}

/* TARGET is a kind, or a kind and an id. */
static const RegieField *
field_of_record (GVariant *target, guint i)
{
  g_autoptr (GVariant) kind = NULL;
  const RegieEntity *entity;

  if (target == NULL)
    return NULL;
  kind = g_variant_is_container (target) ? g_variant_get_child_value (target, 0)
                                         : g_variant_ref (target);
  entity = regie_schema_find (regie_schema (), g_variant_get_string (kind, NULL));
  return entity != NULL && i < entity->n_fields ? &entity->fields[i] : NULL;
}

static RegieForm *
fill_fact (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieRecord) record = load_fact (work, g_variant_get_int64 (target), error);

  return record != NULL ? regie_form_from_fact (work->office, record) : NULL;
}

static RegieForm *
fill_new_record (const RegieWork *work, GVariant *target, GError **error)
{
  const char *name;
  const char *own;

  g_variant_get (target, "(&s&s)", &name, &own);
  return find_kind (name, error) != NULL ? regie_form_new () : NULL;
}

static RegieForm *
fill_record (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieRecord) record = load_target (work, target, error);

  return record != NULL ? regie_form_from_record (record) : NULL;
}

static RegieForm *
fill_person (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieRecord) dossier = NULL;
  g_autoptr (RegieRecord) person = NULL;
  const RegieField *field;
  RegieEntityId entity;
  RegieForm *form;

  if (!load_both (work, g_variant_get_int64 (target), &dossier, &person, error))
    return NULL;
  form = regie_form_new ();
  for (guint i = 0; (field = regie_person_field (i, &entity)) != NULL; i++)
    regie_form_set (form, field->key,
                    regie_record_get (entity == REGIE_ENTITY_Person ? person : dossier,
                                      field->name));
  regie_form_set_seen (form, dossier);
  regie_form_set_seen (form, person);
  return form;
}

/* Why somebody opens a dossier of others: it stands in the log of reading, and holds for today. */
static gboolean
say_why (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
         GError **error)
{
  const RegieReading reading = { .act = REGIE_READ_REASON,
                                 .dossier = g_variant_get_int64 (target),
                                 .ground = form != NULL ? regie_form_get (form, GROUND) : NULL,
                                 .words = form != NULL ? regie_form_get (form, WORDS) : NULL };

  outcome->about = reading.dossier;
  if (!check_dossier (work, reading.dossier, error))
    return FALSE;
  if (reading.ground == NULL
      || regie_codes_find (work->office->codes, "leesreden", reading.ground) == NULL)
    return regie_refuse_field (error, GROUND, _("Reason: choose why you look at this dossier."));
  if (reading.words == NULL && strcmp (reading.ground, SOMETHING_ELSE) == 0)
    return regie_refuse_field (error, WORDS, _("Which: say why you look at this dossier."));
  return regie_reading_note (work->db, work->me->id, &reading, error);
}

/* What somebody prints or saves of a dossier on a screen. */
static gboolean
note_paper (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
            GError **error)
{
  RegieReading reading = { .persons = 1 };
  gboolean prints;

  g_variant_get (target, "(x&sb)", &reading.dossier, &reading.kind, &prints);
  reading.act = prints ? REGIE_READ_PRINTED : REGIE_READ_EXPORTED;
  return regie_reading_note (work->db, work->me->id, &reading, error);
}

static const RegieField why_fields[] = {
  { "reason", GROUND, N_("Reason"), "leesreden", REGIE_CODE, REGIE_REQUIRED, 14 },
  { "words", WORDS, N_("Which"), NULL, REGIE_NOTE, REGIE_PERSONAL, 14 },
};
static const RegieAsk ask_why = {
  .title = N_("Why do you look?"),
  .save = N_("_Open"),
  .about = N_("This dossier is of colleagues. Why you open it stands in the log of reading, where "
               "who accounts for the office and the person of the dossier can see it. It holds for "
               "today."),
  .fields = why_fields,
  .n = G_N_ELEMENTS (why_fields),
};

RegieDossier *
regie_work_load_dossier (const RegieWork *work, gint64 id, GError **error)
{
  g_autoptr (RegieDossier) dossier = regie_dossier_load (work->db, work->office, id, error);

  if (dossier == NULL || !regie_shield_check (work, dossier->dossier, error))
    return NULL;
  regie_dossier_limit (dossier, work->me->role);
  return g_steal_pointer (&dossier);
}

/* The letter says what the dossier holds at the moment that it is made. */
static RegieChange *
make_letter (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  g_autoptr (RegieTemplate) template_ = NULL;
  g_autoptr (RegieDossier) dossier = NULL;
  g_autoptr (RegieFolder) folder = NULL;
  g_autofree char *text = NULL;
  const char *name;

  g_variant_get (target, "(x&s)", about, &name);
  if ((template_ = regie_template_find (name, error)) == NULL
      || (dossier = regie_work_load_dossier (work, *about, error)) == NULL
      || (folder = regie_folder_load (work->db, *about, work->me->role, error)) == NULL)
    return NULL;
  text = regie_letter_fill (template_, work->office, dossier, folder, form, NULL, error);
  return text != NULL ? regie_letter_record (work->office, template_, *about, text, work->me->id)
                      : NULL;
}

/* What its template asks. */
static char **
questions_of_letter (GVariant *target)
{
  g_autoptr (RegieTemplate) template_ = NULL;
  const char *name;

  if (target == NULL)
    return g_new0 (char *, 1);
  g_variant_get_child (target, 1, "&s", &name);
  template_ = regie_template_find (name, NULL);
  return template_ != NULL ? g_strdupv (template_->questions) : g_new0 (char *, 1);
}

static gboolean
erase_dossier (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
               GError **error)
{
  const char *ground;

  g_variant_get (target, "(x&s)", &outcome->about, &ground);
  return regie_erase_dossier (work->db, work->office, outcome->about, ground, work->me->id, error);
}

/* Who took data out is logged before they are out. */
static gboolean
export_for_duo (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
                GError **error)
{
  g_autoptr (RegieDossier) dossier = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *text = NULL;
  const char *uri;

  g_variant_get (target, "(x&s)", &outcome->about, &uri);
  if ((dossier = regie_work_load_dossier (work, outcome->about, error)) == NULL)
    return FALSE;
  file = g_file_new_for_uri (uri);
  text = g_str_has_suffix (uri, ".json") ? regie_export_duo_json (work->office, dossier)
                                         : regie_export_duo (work->office, dossier, TRUE);
  return regie_export_log (work->db, work->me->id,
                           &(RegieReading){ .act = REGIE_READ_EXPORTED,
                                            .dossier = outcome->about,
                                            .kind = "duo",
                                            .persons = 1 },
                           error)
         && g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                     NULL, work->cancellable, error);
}

static const RegieField dated_field[] = { { "dated_on", "dagtekening", N_("Dated on"), NULL,
                                            REGIE_DAY, REGIE_REQUIRED, 3 } };
static const RegieAsk ask_dated = {
  N_("Establish the PIP"),
  N_("_Establish"),
  N_("The day on the decision starts the integration term, the day after. From then on the "
      "decision is frozen; what changes later is a next version."),
  dated_field,
  G_N_ELEMENTS (dated_field),
  NULL,
  &regie_dossier_questions[REGIE_DECISION_TODAY],
};

#define RECORD REGIE_RIGHT (RECORD)

const RegieCommand regie_dossier_commands[REGIE_N_DOSSIER_COMMANDS] = {
  [REGIE_FACT_RECORD] = { "fact.record", "x", RECORD, .make = make_fact, .warn = warn_of_fact,
                          .field = field_of_fact },
  [REGIE_FACT_CORRECT] = { "fact.correct", "x", RECORD, .make = make_correction,
                           .warn = warn_of_correction, .field = field_of_fact, .fill = fill_fact },
  [REGIE_FACT_MOVE] = { "fact.move", "x", RECORD, N_("Plan changed"), .make = make_correction,
                        .field = field_of_fact, .fill = fill_fact },
  [REGIE_FACT_REMOVE] = { "fact.remove", "x", RECORD, N_("Removed"), .make = make_fact_removed },
  [REGIE_FACT_REPORT] = { "fact.report", "x", RECORD, N_("Noted as reported to DUO"),
                          .make = make_fact_reported },
  [REGIE_FACTS_PLAN] = { "facts.plan", "(xas)", RECORD, N_("Kept as planned"), .make = make_plan },
  [REGIE_DEADLINE_DEFER] = { "deadline.defer", "(xsx)", RECORD, N_("Put off"),
                             .make = make_deferral, .field = field_of_deferral },
  [REGIE_DEADLINE_SETTLE] = { "deadline.settle", "(xsx)", RECORD, N_("Seen"),
                              .make = make_settled },
  [REGIE_RECORD_ADD] = { "record.add", "(ss)", REGIE_RIGHT_NONE, .make = make_record,
                         .field = field_of_record, .fill = fill_new_record },
  [REGIE_RECORD_CHANGE] = { "record.change", "(sx)", REGIE_RIGHT_NONE, .make = make_record_changed,
                            .field = field_of_record, .fill = fill_record },
  [REGIE_RECORD_REMOVE] = { "record.remove", "(sx)", REGIE_RIGHT_NONE,
                            .make = make_record_removed },
  [REGIE_INTAKE_BEGIN] = { "intake.begin", "x", RECORD, N_("Broad intake begun"),
                           .make = make_intake },
  [REGIE_DECISION_BEGIN] = { "decision.begin", "x", RECORD, N_("Decision drafted"),
                             .make = make_decision },
  [REGIE_DECISION_DATE] = { "decision.date", "x", RECORD, N_("PIP established"), &ask_dated,
                            .make = make_dated, .warn = warn_of_decision },
  [REGIE_ALTERNATIVE_TAKE] = { "alternative.take", "(xxii)", RECORD,
                               N_("Taken over into the plan"), .make = make_taken },
  [REGIE_DOSSIER_MERGE] = { "dossier.merge", "(xx)", RECORD, N_("Two dossiers merged"),
                            .make = make_merged, .field = field_of_merged },
  [REGIE_DOSSIER_CREATE] = { "dossier.create", NULL, RECORD, N_("New dossier"),
                             .make = make_dossier, .field = field_of_new_dossier },
  [REGIE_PERSON_CORRECT] = { "person.correct", "x", RECORD, N_("Personal data changed"),
                             .make = make_person, .field = field_of_person, .fill = fill_person },
  [REGIE_DOSSIER_TO_DESK] = { "dossier.to-desk", "x",
                              REGIE_RIGHT (DESK) | REGIE_RIGHT (SEE_DOSSIERS),
                              N_("Known at the Meedoenbalie"), .make = make_resident,
                              .warn = warn_of_resident },
  [REGIE_DOSSIER_SAY_WHY] = { "dossier.say-why", "x", REGIE_RIGHT (SEE_DOSSIERS),
                              N_("It stands in the log of reading"), &ask_why, .run = say_why },
  [REGIE_DOSSIER_PAPER] = { "dossier.paper", "(xsb)", REGIE_RIGHT (SEE_DOSSIERS), .run = note_paper,
                            .quiet = TRUE },
  [REGIE_DOSSIER_EXPORT] = { "dossier.export-duo", "(xs)", REGIE_RIGHT (EXPORT), N_("Saved"),
                             .run = export_for_duo, .takes_out = TRUE },
  [REGIE_LETTER_MAKE] = { "letter.make", "(xs)", RECORD, .make = make_letter,
                          .questions = questions_of_letter },
  [REGIE_DOSSIER_ERASE] = { "dossier.erase", "(xs)", REGIE_RIGHT (ADMINISTER),
                            N_("Erased. Backups that were made before still have it."),
                            .run = erase_dossier },
};

void
regie_dossier_answer_free (RegieDossierAnswer *self)
{
  g_clear_pointer (&self->dossier, regie_dossier_free);
  g_clear_pointer (&self->folder, regie_folder_free);
  g_free (self);
}

static gpointer
answer_dossier (const RegieWork *work, GVariant *target, GError **error)
{
  RegieDossier *dossier = regie_work_load_dossier (work, g_variant_get_int64 (target), error);
  g_autofree char *others = NULL;
  RegieDossierView *view;

  if (dossier == NULL
      || !regie_lock_dup_others (work->db, g_variant_get_int64 (target), &others, error))
    {
      g_clear_pointer (&dossier, regie_dossier_free);
      return NULL;
    }
  view = regie_dossier_view_new (work->office, dossier);
  regie_dossier_view_set_others (view, others);
  return view;
}

static gpointer
answer_differences (const RegieWork *work, GVariant *target, GError **error)
{
  gint64 dossier, other;

  g_variant_get (target, "(xx)", &dossier, &other);
  return regie_twins_compare (work->db, dossier, other, error);
}

static gpointer
answer_number (const RegieWork *work, GVariant *target, GError **error)
{
  gint64 id;

  return regie_dossier_find (work->db, g_variant_get_string (target, NULL), &id, error)
           ? g_memdup2 (&id, sizeof id)
           : NULL;
}

void
regie_about_free (RegieAbout *self)
{
  g_free (self->name);
  g_free (self->born);
  g_free (self);
}

static gpointer
answer_about (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieAbout) about = g_new0 (RegieAbout, 1);

  if (!regie_dossier_load_about (work->db, g_variant_get_int64 (target), &about->name, &about->born,
                                 error)
      || about->name == NULL)
    return NULL;
  return g_steal_pointer (&about);
}

static gpointer
answer_letter (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieDossierAnswer) answer = g_new0 (RegieDossierAnswer, 1);
  gint64 id = g_variant_get_int64 (target);

  if ((answer->dossier = regie_work_load_dossier (work, id, error)) == NULL
      || (answer->folder = regie_folder_load (work->db, id, work->me->role, error)) == NULL)
    return NULL;
  return g_steal_pointer (&answer);
}

static gpointer
answer_erasure (const RegieWork *work, GVariant *target, GError **error)
{
  const char *ground;
  gint64 id;

  g_variant_get (target, "(x&s)", &id, &ground);
  return regie_erasure_plan (work->db, work->office, id, ground, error);
}

static gpointer
answer_record (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieRecord) record = load_target (work, target, error);

  if (record == NULL)
    return NULL;
  if (regie_record_may_open (regie_record_get_entity (record), work->me->role))
    return g_steal_pointer (&record);
  regie_refuse (error, _("Your role may not do this."));
  return NULL;
}

/* A decision is dated today, unless it is said otherwise. */
static gpointer
answer_today (const RegieWork *work, GVariant *target, GError **error)
{
  RegieAskStart *start = regie_ask_start_new ();
  char today[REGIE_DAY_TEXT];

  start->form = regie_form_new ();
  regie_form_set_field (start->form, Decision, dated_on, regie_day_format (work->today, today));
  return start;
}

const RegieQuestion regie_dossier_questions[REGIE_N_DOSSIER_QUESTIONS] = {
  [REGIE_DOSSIER_READ] = { "dossier", "x", REGIE_RIGHT (SEE_DOSSIERS), answer_dossier,
                           g_object_unref,
                           .kinds = REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Staff),
                           .reads = regie_reads_dossier },
  [REGIE_DOSSIER_DIFFERENCES] = { "dossier.differences", "(xx)", REGIE_RIGHT (SEE_DOSSIERS),
                                  answer_differences, (GDestroyNotify) g_ptr_array_unref,
                                  .reads = regie_reads_dossier },
  [REGIE_DOSSIER_FIND] = { "dossier.find", "s", REGIE_RIGHT (SEE_DOSSIERS), answer_number, g_free },
  [REGIE_DOSSIER_ABOUT] = { "dossier.about", "x", REGIE_RIGHT (SEE_DOSSIERS), answer_about,
                            (GDestroyNotify) regie_about_free },
  [REGIE_DOSSIER_LETTER] = { "dossier.letter", "x", REGIE_RIGHT (SEE_DOSSIERS), answer_letter,
                             (GDestroyNotify) regie_dossier_answer_free,
                             .reads = regie_reads_dossier },
  [REGIE_DOSSIER_ERASURE] = { "dossier.erasure", "(xs)", REGIE_RIGHT (ADMINISTER), answer_erasure,
                              (GDestroyNotify) regie_erasure_free },
  [REGIE_RECORD_READ] = { "record", "(sx)", REGIE_RIGHT_NONE, answer_record, g_object_unref },
  [REGIE_DECISION_TODAY] = { "decision.today", "x", RECORD, answer_today,
                             (GDestroyNotify) regie_ask_start_free },
  [REGIE_PLAN_DELIVERIES] = { "plan.deliveries", "(xsss)", REGIE_RIGHT (SEE_DOSSIERS),
                              regie_deliveries_load, g_object_unref },
};
