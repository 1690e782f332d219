/* SPDX-License-Identifier: EUPL-1.2 */
/* One dossier as its page needs it, and the changes to its facts, its deadlines and its person. */
#include "regie-dossier.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier-query.h"
#include "regie-signals.h"
#include "regie-check.h"
#include "regie-error.h"
#include "regie-load.h"
#include "regie-person.h"
#include "regie-preflight.h"
#include "regie-text.h"
#include "regie-value.h"
#include "regie-week.h"

void
regie_dossier_free (RegieDossier *self)
{
  g_clear_object (&self->person);
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->facts, g_array_unref);
  g_clear_pointer (&self->deadlines, g_array_unref);
  g_clear_pointer (&self->schools, g_ptr_array_unref);
  g_clear_pointer (&self->settled, g_array_unref);
  g_free (self->name);
  g_free (self->consultant);
  g_free (self);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  RegieRecord *x = *(RegieRecord *const *) a;
  RegieRecord *y = *(RegieRecord *const *) b;
  int order = g_strcmp0 (regie_get (x, Fact, day), regie_get (y, Fact, day));
  gint64 left = regie_record_get_id (x);
  gint64 right = regie_record_get_id (y);

  return order != 0 ? order : left < right ? -1 : left > right;
}

static gboolean
is_settled (const RegieDossier *self, const char *rule, gint64 fact)
{
  for (guint i = 0; i < self->settled->len; i++)
    {
      const RegieSettled *one = &g_array_index (self->settled, RegieSettled, i);

      if (strcmp (one->rule, rule) == 0 && (one->fact == 0 || one->fact == fact))
        return TRUE;
    }
  return FALSE;
}

/* What is late by the facts alone but not by what else is known: the same as the caseload and
 * Vandaag make of it. */
static void
correct_states (const RegieDossier *self, const RegieOffice *office, const GArray *facts,
                GArray *deadlines)
{
  RegieDay recorded_from = regie_get_day (self->dossier, Dossier, recorded_from);

  for (guint i = 0; i < deadlines->len; i++)
    {
      RegieDeadline *d = &g_array_index (deadlines, RegieDeadline, i);
      const RegieRule *rule = regie_rules_get (office->rules, d->rule);

      if (d->state != REGIE_STATE_LATE || regie_rule_is_no_history (rule))
        continue;
      if (is_settled (self, rule->id,
                      d->n_facts > 0 ? g_array_index (facts, RegieFact, d->facts[0]).id : 0))
        d->state = REGIE_STATE_SETTLED;
      else if (regie_deadline_is_unrecorded (rule, d, recorded_from))
        d->state = REGIE_STATE_UNRECORDED;
    }
}

static void
run_clock (RegieDossier *self, const RegieOffice *office)
{
  g_array_set_size (self->facts, 0);
  for (guint i = 0; i < self->records->len; i++)
    {
      RegieFact fact;

      regie_fact_from_record (&fact, self->records->pdata[i]);
      g_array_append_val (self->facts, fact);
    }
  self->one = (RegieCase){ regie_get_code (self->dossier, Dossier, group),
                           (const RegieFact *) (gconstpointer) self->facts->data, self->facts->len,
                           regie_birth_parse (regie_get (self->person, Person, born)),
                           regie_regime_that_holds (regie_get (self->dossier, Dossier, regime)) };
  g_array_set_size (self->deadlines, 0);
  regie_clock_run (office->rules, &self->one, regie_office_today (office), self->deadlines);
  correct_states (self, office, self->facts, self->deadlines);
}

/* Who may teach is asked only where an offer was made. */
static gboolean
load_schools (RegieDb *db, RegieDossier *self, GError **error)
{
  gboolean any = FALSE;

  for (guint i = 0; !any && i < self->facts->len; i++)
    any = g_array_index (self->facts, RegieFact, i).kind == REGIE_FACT_AANBOD;
  return !any || (self->schools = regie_schools_load (db, error)) != NULL;
}

/* Numbers compare without case, spaces and points. */
typedef struct {
  const char *wanted;
  GArray *ids;
} Finding;

/* "V1234567" is also called 1234567, and a BSN loses a zero in a spreadsheet. */
static const char *
without_lead (const char *squeezed)
{
  return *squeezed == 'v' && g_ascii_isdigit (squeezed[1]) ? squeezed + 1
                                                           : squeezed + strspn (squeezed, "0");
}

static gboolean
is_wanted (const char *number, const char *wanted, gboolean may_lack_lead)
{
  g_autofree char *squeezed = number != NULL ? regie_text_squeeze (number) : NULL;

  return squeezed != NULL
         && (strcmp (squeezed, wanted) == 0
             || (may_lack_lead && strcmp (without_lead (squeezed), without_lead (wanted)) == 0));
}

static void
compare_numbers (gint64 dossier, const RegieIdentity *identity, RegieDay opened, gpointer data)
{
  const Finding *self = data;

  if (is_wanted (identity->number, self->wanted, FALSE)
      || is_wanted (identity->bsn, self->wanted, TRUE)
      || is_wanted (identity->v_number, self->wanted, TRUE))
    g_array_append_val (self->ids, dossier);
}

/* NUMBER as the id of a dossier; *ID stays what it is when it is none. */
static gboolean
find_by_id (RegieDb *db, const char *number, gint64 *id, GError **error)
{
  gboolean there;
  gint64 value;

  if (!g_ascii_string_to_signed (number, 10, 1, G_MAXINT64, &value, NULL))
    return TRUE;
  if (!regie_dossier_is_there (db, value, &there, error))
    return FALSE;
  if (there)
    *id = value;
  return TRUE;
}

gboolean
regie_dossier_find (RegieDb *db, const char *number, gint64 *id, GError **error)
{
  g_autofree char *squeezed = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (db != NULL && number != NULL && id != NULL, FALSE);
  if (!regie_dossier_find_by_number (db, number, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  squeezed = regie_text_squeeze (number);
  if (*squeezed != '\0'
      && !regie_dossiers_each (db, compare_numbers, &(Finding){ squeezed, ids }, error))
    return FALSE;
  if (ids->len == 0 && !find_by_id (db, number, id, error))
    return FALSE;
  if (ids->len == 1)
    *id = g_array_index (ids, gint64, 0);
  if (*id == 0)
    g_set_error_literal (
      error, REGIE_ERROR, REGIE_ERROR_INVALID,
      ids->len > 1 ? _(
        "there is more than one dossier with this number; give the number of the dossier itself")
                   : _("there is no dossier with this number"));
  return *id != 0;
}

/* The first of RECORDS, owned; NULL when there is none. */
static RegieRecord *
take_first (const GPtrArray *records)
{
  return records->len > 0 ? g_object_ref (records->pdata[0]) : NULL;
}

/* The records of the dossier ID, whose person it is, and *STAFF, whose caseload it is in. */
static gboolean
load_records (RegieDossier *self, RegieDb *db, gint64 id, RegieRecord **staff, GError **error)
{
  char text[REGIE_NUMBER_TEXT];
  const char *number = regie_number_format (id, text);
  g_autoptr (GPtrArray) dossiers = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) colleagues = NULL;
  const RegieLoadAsk asks[] = {
    { regie_entity (REGIE_ENTITY_Dossier), "id = $1", 1, &number, &dossiers },
    { regie_entity (REGIE_ENTITY_Person), "id = (SELECT d.person FROM dossier d WHERE d.id = $1)",
      1, &number, &people },
    { regie_entity (REGIE_ENTITY_Fact), "dossier = $1 ORDER BY day, id", 1, &number,
      &self->records },
    { regie_entity (REGIE_ENTITY_Staff),
      "id = (SELECT d.consultant FROM dossier d WHERE d.id = $1)", 1, &number, &colleagues },
  };

  if (!regie_load_all (db, asks, G_N_ELEMENTS (asks), error))
    return FALSE;
  self->dossier = take_first (dossiers);
  self->person = take_first (people);
  *staff = take_first (colleagues);
  if (self->dossier != NULL && self->person != NULL)
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                       _("This dossier is no longer there."));
  return FALSE;
}

RegieDossier *
regie_dossier_load (RegieDb *db, const RegieOffice *office, gint64 id, GError **error)
{
  g_autoptr (RegieDossier) self = g_new0 (RegieDossier, 1);
  g_autoptr (RegieRecord) staff = NULL;

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if (!load_records (self, db, id, &staff, error)
      || (self->settled = regie_dossier_load_settled (db, id, error)) == NULL)
    return NULL;
  g_ptr_array_sort (self->records, compare_records);
  self->consultant = g_strdup (staff != NULL ? regie_get (staff, Staff, name) : NULL);
  self->name = regie_person_dup_name (regie_get (self->person, Person, given_names),
                                      regie_get (self->person, Person, prefix),
                                      regie_get (self->person, Person, surname));
  self->facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  self->deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  run_clock (self, office);
  return load_schools (db, self, error) ? g_steal_pointer (&self) : NULL;
}

static void
limit_record (RegieRecord *record)
{
  const RegieEntity *entity = regie_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *text = field->kind == REGIE_TEXT || field->kind == REGIE_NOTE
                           ? regie_record_get (record, field->name)
                           : NULL;
      g_autofree char *shown = text != NULL ? regie_text_dup_without_bsn (text) : NULL;

      if (shown != NULL && strcmp (shown, text) != 0)
        regie_record_set (record, field->name, *shown != '\0' ? shown : NULL);
    }
}

void
regie_records_limit (GPtrArray *records, const char *role)
{
  for (guint i = 0; !regie_role_may (role, REGIE_MAY_SEE_BSN) && i < records->len; i++)
    limit_record (records->pdata[i]);
}

void
regie_dossier_limit (RegieDossier *self, const char *role)
{
  if (!regie_role_may (role, REGIE_MAY_SEE_BSN))
    limit_record (self->person);
  regie_records_limit (self->records, role);
}

RegieRecord *
regie_dossier_get_record (const RegieDossier *self, guint fact)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->records->pdata[fact];
}

static guint
find_fact (const GArray *facts, gint64 id)
{
  for (guint i = 0; i < facts->len; i++)
    if (g_array_index (facts, RegieFact, i).id == id)
      return i;
  return G_MAXUINT;
}

/* The facts with EXTRA (may be NULL) among them: one with an id that is there already takes its
 * place. */
static GArray *
merge_facts (const RegieDossier *self, const RegieFact *extra, guint n)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));

  g_array_append_vals (facts, self->facts->data, self->facts->len);
  for (guint i = 0; i < n; i++)
    {
      guint at = find_fact (facts, extra[i].id);

      if (at != G_MAXUINT)
        g_array_index (facts, RegieFact, at) = extra[i];
      else
        g_array_append_val (facts, extra[i]);
    }
  regie_facts_sort ((RegieFact *) (gpointer) facts->data, facts->len);
  return facts;
}

static RegieCase
case_with (const RegieDossier *self, const GArray *facts)
{
  RegieCase one = self->one;

  one.facts = (const RegieFact *) (gconstpointer) facts->data;
  one.n = facts->len;
  return one;
}

void
regie_dossier_what_if (const RegieDossier *self, const RegieOffice *office, const GArray *extra,
                       GArray *deadlines, GArray **merged)
{
  g_autoptr (GArray) facts = merge_facts (
    self, extra != NULL ? (const RegieFact *) (gconstpointer) extra->data : NULL,
    extra != NULL ? extra->len : 0);
  RegieCase one = case_with (self, facts);

  g_return_if_fail (office != NULL);
  one.plans = TRUE;
  regie_clock_run (office->rules, &one, regie_office_today (office), deadlines);
  correct_states (self, office, facts, deadlines);
  if (merged != NULL)
    *merged = g_steal_pointer (&facts);
}

static const char *
get_value (const char *key, gpointer form)
{
  return regie_form_get (form, key);
}

gboolean
regie_form_check (RegieForm *self, const RegieEntity *entity, RegieDay today, GError **error)
{
  g_return_val_if_fail (self != NULL && entity != NULL, FALSE);
  return regie_record_check (entity, get_value, self, today, error);
}

static gboolean
get_day (RegieForm *form, const char *key, RegieDay *day)
{
  const char *text = regie_form_get (form, key);

  *day = REGIE_DAY_NONE;
  return text == NULL || regie_day_parse (text, day);
}

static gboolean
check_rhythm (RegieForm *form, GError **error)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));
  g_autofree char *fault = NULL;
  const char *travel = regie_form_get_field (form, Fact, travel);

  if (!regie_week_parse (regie_form_get_field (form, Fact, rhythm), 0, 0, slots, &fault))
    return regie_refuse_field (
      error, REGIE_FIELD (Fact, rhythm)->key,
      _("Days and hours: “%s” is not understood. Write it as ma 9:00-12:00, do 13:00-16:30."),
      fault);
  if (travel != NULL && g_ascii_strtoll (travel, NULL, 10) > 240)
    return regie_refuse_field (error, REGIE_FIELD (Fact, travel)->key,
                               _("Travelling, minutes one way: at most %d"), 240);
  if (regie_form_get_code (form, Fact, unit) == REGIE_UNIT_HOUR
      && regie_form_get_field (form, Fact, intensity) == NULL)
    return regie_refuse_field (error, REGIE_FIELD (Fact, intensity)->key,
                               _("Hours a week: a price per hour needs them"));
  return TRUE;
}

/* Who was BORN then can be of the target GROUP on DAY; FIELD is the one to be corrected. */
static gboolean
check_young (const RegieField *field, const char *group, const char *born, RegieDay day,
             GError **error)
{
  g_autofree char *fault = regie_group_dup_fault (group, born, day);

  return fault == NULL
         || regie_refuse_field (error, field->key, _("%s: %s"), regie_field_label (field), fault);
}

static gboolean
check_group (RegieForm *form, const char *born, RegieDay day, GError **error)
{
  const RegieField *field = REGIE_FIELD (Dossier, group);

  return check_young (field, regie_form_get (form, field->key), born, day, error);
}

gboolean
regie_fact_check (const RegieOffice *office, RegieForm *form, const char *born, GError **error)
{
  const char *kind_name = regie_form_get_field (form, Fact, kind);
  const RegieCode *kind = kind_name != NULL ? regie_codes_find (office->codes, "feit", kind_name)
                                            : NULL;
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  gboolean planned = regie_form_get_bool (form, Fact, planned);
  RegieDay day;
  RegieDay birth = REGIE_DAY_NONE;

  if (kind == NULL)
    return regie_refuse_field (error, REGIE_FIELD (Fact, kind)->key,
                               _("Kind: choose what happened"));
  if (!get_day (form, "datum", &day) || day == REGIE_DAY_NONE)
    return regie_refuse_field (error, REGIE_FIELD (Fact, day)->key,
                               _("Date: fill in a day, for example 23-11-2026"));
  if (day > regie_office_today (office) && !planned
      && regie_fact_kind_find (kind_name) != REGIE_FACT_PLAN_LINE)
    return regie_refuse_field (error, REGIE_FIELD (Fact, day)->key,
                               _("Date: this day is still to come. A fact can only be recorded "
                                  "when it has happened; record it as planned instead."));
  regie_day_parse (born, &birth);
  if (day < regie_day_from_civil (1990, 1, 1) || (birth != REGIE_DAY_NONE && day < birth))
    return regie_refuse_field (error, REGIE_FIELD (Fact, day)->key,
                               _("Date: this day is too long ago"));
  for (guint i = 0; kind->required[i] != NULL; i++)
    if (regie_form_get (form, kind->required[i]) == NULL)
      return regie_refuse_field (error, kind->required[i], _("%s must be filled in"),
                                 regie_field_label (
                                   regie_entity_find_key (entity, kind->required[i])));
  for (guint i = 0; kind->fields[i] != NULL; i++)
    {
      const RegieField *field = regie_entity_find_key (entity, kind->fields[i]);

      if (regie_form_get (form, field->key) != NULL
          && !regie_field_check_typed (field, office->codes, regie_form_get (form, field->key),
                                       NULL, error))
        return FALSE;
    }
  return check_group (form, born, day, error) && check_rhythm (form, error)
         && regie_form_check (form, entity, regie_office_today (office), error);
}

/* Returns the id of the new fact. */
static gint64
insert_fact (RegieChange *change, const RegieOffice *office, const char *dossier, RegieForm *form,
             gint64 me)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  const RegieCode *kind = regie_codes_find (office->codes, "feit",
                                            regie_form_get_field (form, Fact, kind));
  gint64 id = regie_id_new ();
  g_autofree char *now = regie_moment_now ();
  char text[24];

  regie_change_insert (change, entity, id);
  regie_put_new (change, Fact, id, dossier, dossier);
  regie_put_new (change, Fact, id, kind, kind->key);
  regie_put_new (change, Fact, id, day, regie_form_get_field (form, Fact, day));
  regie_put_new (change, Fact, id, belongs_to, regie_form_get_field (form, Fact, belongs_to));
  regie_put_new (change, Fact, id, planned, regie_form_get_field (form, Fact, planned));
  for (guint i = 0; kind->fields[i] != NULL; i++)
    regie_change_set_new (change, entity, id, regie_entity_find_key (entity, kind->fields[i])->name,
                          regie_form_get (form, kind->fields[i]));
  regie_put_new (change, Fact, id, note, regie_form_get_field (form, Fact, note));
  regie_put_new (change, Fact, id, source, regie_form_get_field (form, Fact, source));
  regie_put_new (change, Fact, id, tie, regie_form_get_field (form, Fact, tie));
  if (me != 0)
    {
      g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, me);
      regie_put_new (change, Fact, id, recorded_by, text);
    }
  regie_put_new (change, Fact, id, recorded_at, now);
  return id;
}

RegieChange *
regie_fact_record (const RegieOffice *office, gint64 dossier, const char *born, RegieForm *form,
                   gint64 me, GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  RegieChange *change;

  g_return_val_if_fail (office != NULL, NULL);
  if (!regie_fact_check (office, form, born, error))
    return NULL;
  /* TRANSLATORS: what was recorded, for the toast: "Recorded: PIP established" */
  title = g_strdup_printf (_("Recorded: %s"),
                           regie_codes_label (office->codes, "feit",
                                              regie_form_get_field (form, Fact, kind)));
  change = regie_change_new (title);
  insert_fact (change, office, id, form, me);
  return change;
}

/* A contact stays one with whom it was.  Hours from a report stay a line of it; the minutes are
 * those of the hours that were reported, not of others. */
static void
keep_origin (RegieChange *change, gint64 id, RegieRecord *record, RegieForm *form)
{
  static const char *const exact[][2] = { { "hours", "minutes" },
                                          { "plan", "plan_minutes" },
                                          { "excused", "excused_minutes" },
                                          { "unexcused", "unexcused_minutes" } };
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);

  if (regie_form_get_code (form, Fact, kind) == REGIE_FACT_CONTACT
      && regie_form_get_field (form, Fact, tie) == NULL)
    regie_put_new (change, Fact, id, tie, regie_get (record, Fact, tie));
  regie_put_new (change, Fact, id, report, regie_get (record, Fact, report));
  regie_put_new (change, Fact, id, engagement, regie_get (record, Fact, engagement));
  for (guint i = 0; i < G_N_ELEMENTS (exact); i++)
    if (g_strcmp0 (regie_form_get (form, regie_entity_find (entity, exact[i][0])->key),
                   regie_record_get (record, exact[i][0]))
        == 0)
      regie_change_set_new (change, entity, id, exact[i][1],
                            regie_record_get (record, exact[i][1]));
}

RegieChange *
regie_fact_correct (const RegieOffice *office, RegieRecord *record, const char *born,
                    RegieForm *form, gint64 me, GError **error)
{
  g_autofree char *title = NULL;
  RegieChange *change;
  gint64 id;

  g_return_val_if_fail (office != NULL && REGIE_IS_RECORD (record), NULL);
  if (!regie_fact_check (office, form, born, error))
    return NULL;
  title = g_strdup_printf (_("Corrected: %s"), regie_codes_label (office->codes, "feit",
                                                                   regie_get (record, Fact, kind)));
  change = regie_change_new (title);
  regie_change_pin (change, record);
  regie_change_void (change, record);
  id = insert_fact (change, office, regie_get (record, Fact, dossier), form, me);
  keep_origin (change, id, record, form);
  return change;
}

/* What pointed at RECORD points at the fact that took its place: the first that CHANGE inserts. */
static gboolean
relink (RegieDb *db, RegieChange *change, RegieRecord *record, GError **error)
{
  const RegieEdit *inserted = NULL;
  char id[24];

  for (guint i = 0; inserted == NULL && i < change->edits->len; i++)
    if (((RegieEdit *) change->edits->pdata[i])->from == NULL
        && strcmp (((RegieEdit *) change->edits->pdata[i])->field, REGIE_VOIDED) == 0)
      inserted = change->edits->pdata[i];
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, regie_record_get_id (record));
  for (guint i = 0; inserted != NULL && i < REGIE_N_ENTITIES; i++)
    for (guint k = 0; k < regie_entity (i)->n_fields; k++)
      {
        const RegieField *field = &regie_entity (i)->fields[k];
        /* What lies in a dossier is found by that; the rest has an index of its own. */
        gboolean in_dossier = regie_entity_is_in_dossier (regie_entity (i));
        g_autofree char *where = g_strdup_printf (in_dossier
                                                    ? "\"%s\" = $1 AND dossier = $2 ORDER BY id"
                                                    : "\"%s\" = $1 ORDER BY id",
                                                  field->name);
        g_autoptr (GPtrArray) list = NULL;

        if (field->kind != REGIE_REF || strcmp (field->list, "fact") != 0)
          continue;
        list = regie_load (db, regie_entity (i), where, in_dossier ? 2 : 1,
                           (const char *[]){ id, regie_get (record, Fact, dossier) }, error);
        if (list == NULL)
          return FALSE;
        for (guint n = 0; n < list->len; n++)
          if (regie_record_get_id (list->pdata[n]) != regie_record_get_id (record))
            regie_change_set (change, list->pdata[n], field->name, inserted->id);
      }
  return TRUE;
}

RegieForm *
regie_form_from_fact (const RegieOffice *office, RegieRecord *record)
{
  g_return_val_if_fail (office != NULL && REGIE_IS_RECORD (record), NULL);
  static const char *const own[] = { "soort", "datum", "bij", "gepland", "toelichting", "bron" };
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  const RegieCode *kind = regie_codes_find (office->codes, "feit", regie_get (record, Fact, kind));
  RegieForm *form = regie_form_new ();

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    regie_form_set (form, own[i],
                    regie_record_get (record, regie_entity_find_key (entity, own[i])->name));
  for (guint i = 0; kind != NULL && kind->fields[i] != NULL; i++)
    regie_form_set (form, kind->fields[i],
                    regie_record_get (record,
                                      regie_entity_find_key (entity, kind->fields[i])->name));
  return form;
}

void
regie_form_to_fact (RegieForm *self, RegieFact *fact)
{
  GHashTableIter iter;
  gpointer key, value;

  g_return_if_fail (self != NULL);
  regie_fact_init (fact, REGIE_FACT_UNKNOWN, REGIE_DAY_NONE);
  g_hash_table_iter_init (&iter, self);
  while (g_hash_table_iter_next (&iter, &key, &value))
    regie_fact_set (fact, key, value);
}

/* The school of an offer is looked up among the providers; one that does not stand there stays to
 * be checked by hand. */
static void
judge_school (const RegieDossier *self, RegieFinding *finding)
{
  const char *name = regie_get (self->records->pdata[finding->fact], Fact, provider);
  RegieDay day = g_array_index (self->facts, RegieFact, finding->fact).day;
  g_autofree char *when = regie_day_dup_long (day);
  g_autofree char *before = finding->sentence;
  gboolean known = FALSE;

  finding->sentence = NULL;
  for (guint i = 0; name != NULL && self->schools != NULL && i < self->schools->len; i++)
    {
      const RegieSchool *school = self->schools->pdata[i];

      if (g_ascii_strcasecmp (school->name, name) != 0)
        continue;
      known = TRUE;
      if (school->marked && (school->from == REGIE_DAY_NONE || school->from <= day)
          && (school->until == REGIE_DAY_NONE || day <= school->until))
        finding->verdict = REGIE_VERDICT_GOOD;
    }
  if (known && finding->verdict != REGIE_VERDICT_GOOD)
    {
      finding->verdict = REGIE_VERDICT_REFUSED;
      finding->sentence = g_strdup_printf (
        _("%s has no mark that is valid on %s (see Providers)."), name, when);
    }
  else
    finding->sentence = g_steal_pointer (&before);
}

GPtrArray *
regie_dossier_preflight (const RegieDossier *self, const RegieOffice *office)
{
  GPtrArray *findings = regie_preflight_run (office->rules, &self->one, regie_office_today (office),
                                             FALSE);

  for (guint i = 0; i < findings->len; i++)
    if (strcmp (((RegieFinding *) findings->pdata[i])->rule, REGIE_PREFLIGHT_SCHOOL) == 0)
      judge_school (self, findings->pdata[i]);
  return findings;
}

static gboolean
was_refused (const GPtrArray *findings, guint fact, const char *rule)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const RegieFinding *finding = findings->pdata[i];

      if (finding->fact == fact && finding->verdict == REGIE_VERDICT_REFUSED
          && strcmp (finding->rule, rule) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Another route past its last day is for a special case only, which is explained (Besluit art. 5.4
 * lid 3). */
static gboolean
check_route_explained (const RegieFinding *finding, RegieForm *form, GError **error)
{
  const char *why = regie_form_get_field (form, Fact, note);

  if (strcmp (finding->rule, REGIE_PREFLIGHT_ROUTE) != 0 || finding->verdict != REGIE_VERDICT_NOTE
      || regie_fact_kind_find (regie_form_get_field (form, Fact, kind)) != REGIE_FACT_WIJZIGING
      || (why != NULL && *why != '\0'))
    return TRUE;
  /* TRANSLATORS: name of the field Note, the rule with the last day */
  return regie_refuse_field (error, REGIE_FIELD (Fact, note)->key,
                             _("%s: %s Write here which special case this is."),
                             regie_field_label (REGIE_FIELD (Fact, note)), finding->sentence);
}

/* The dossier as it would be with the form in it. */
static gboolean
check_with_duo (const RegieDossier *dossier, const RegieOffice *office, RegieRecord *record,
                RegieForm *form, GError **error)
{
  g_autoptr (GPtrArray) before = record != NULL ? regie_dossier_preflight (dossier, office) : NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GArray) facts = NULL;
  guint old_at = record != NULL ? find_fact (dossier->facts, regie_record_get_id (record))
                                : G_MAXUINT;
  guint at;
  RegieCase one;
  RegieFact fact;

  regie_form_to_fact (form, &fact);
  fact.id = record != NULL ? regie_record_get_id (record) : G_MAXINT64; /* made after all others */
  facts = merge_facts (dossier, &fact, 1);
  one = case_with (dossier, facts);
  findings = regie_preflight_run (office->rules, &one, regie_office_today (office), record == NULL);
  at = find_fact (facts, fact.id);
  for (guint i = 0; i < findings->len; i++)
    {
      const RegieFinding *finding = findings->pdata[i];

      if (finding->fact == at && !check_route_explained (finding, form, error))
        return FALSE;
      if (finding->fact == at && finding->verdict == REGIE_VERDICT_REFUSED
          && !was_refused (before, old_at, finding->rule))
        /* TRANSLATORS: name of a field, why DUO refuses it */
        return regie_refuse_field (error, finding->field, _("%s: %s"),
                                   regie_field_label (regie_entity_find_key (
                                     regie_entity (REGIE_ENTITY_Fact), finding->field)),
                                   finding->sentence);
    }
  return TRUE;
}

/* Hours that were followed and lines of the plan lie within the term.  What came before it counts
 * nothing (Besluit art. 3.1 lid 5, 3.14 lid 6), but for the hours of the intake, which are kept
 * there. */
static gboolean
check_within_term (const RegieDossier *dossier, const RegieOffice *office, RegieForm *form,
                   GError **error)
{
  RegieDay from, until;
  RegieDay begin = REGIE_DAY_NONE;
  RegieDay end = REGIE_DAY_NONE;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  get_day (form, "datum", &from);
  get_day (form, "tot", &until);
  for (guint i = 0; i < dossier->deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (dossier->deadlines, RegieDeadline, i);

      if (d->rule == office->rules->role[REGIE_RULE_IS_TERM] && !d->planned
          && begin == REGIE_DAY_NONE)
        begin = d->begin, end = d->due;
    }
  if (begin == REGIE_DAY_NONE || (from >= begin && MAX (from, until) <= end))
    return TRUE;
  first = regie_day_dup_long (begin);
  last = regie_day_dup_long (end);
  return regie_refuse_field (
    error, from < begin ? REGIE_FIELD (Fact, day)->key : REGIE_FIELD (Fact, until_day)->key,
    from < begin
      ? _("Date: this lies before the integration term, which runs from %s to %s (Wet art. 11).")
      : _("Until: this lies after the integration term, which runs from %s to %s (Wet art. 11)."),
    first, last);
}

/* The decision that wrote FACT, a PIP; *DECISIONS keeps it. */
static gboolean
find_decision (RegieDb *db, RegieRecord *fact, GPtrArray **decisions, GError **error)
{
  char id[24];

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, regie_record_get_id (fact));
  return (*decisions = regie_load (db, regie_entity (REGIE_ENTITY_Decision), "fact = $1", 1,
                                   (const char *[]){ id }, error))
         != NULL;
}

/* What a decision says is not changed behind its back: only what was told DUO and what is noted
 * beside it. */
static gboolean
check_decision_stands (RegieDb *db, RegieRecord *record, RegieForm *form, GError **error)
{
  static const char *const frozen[] = {
    "kind", "day", "route", "level", "intensity", "course_hours"
  };
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  g_autoptr (GPtrArray) decisions = NULL;

  if (regie_get_code (record, Fact, kind) != REGIE_FACT_PIP)
    return TRUE;
  if (!find_decision (db, record, &decisions, error))
    return FALSE;
  for (guint i = 0; decisions->len > 0 && i < G_N_ELEMENTS (frozen); i++)
    if (g_strcmp0 (regie_form_get (form, regie_entity_find (entity, frozen[i])->key),
                   regie_record_get (record, frozen[i]))
        != 0)
      return regie_refuse_field (
        error, regie_entity_find (entity, frozen[i])->key,
        _("%s: this PIP is a decision, which is frozen. Remove the PIP: the decision is a draft "
           "again and can be changed and dated anew. Or make a next version."),
        regie_field_label (regie_entity_find (entity, frozen[i])));
  return TRUE;
}

/* A contact is with somebody of the network of DOSSIER who was in it on that day. */
static gboolean
check_tie (RegieDb *db, gint64 dossier, RegieForm *form, GError **error)
{
  const char *id = regie_form_get_field (form, Fact, tie);
  g_autoptr (RegieRecord) tie = NULL;
  g_autofree char *left = NULL;
  RegieDay until;

  if (id == NULL)
    return TRUE;
  tie = regie_load_needed (db, regie_entity (REGIE_ENTITY_Tie), g_ascii_strtoll (id, NULL, 10),
                           error);
  if (tie == NULL)
    return FALSE;
  if (regie_get_int (tie, Tie, dossier, 0) != dossier)
    return regie_refuse_field (error, REGIE_FIELD (Fact, tie)->key,
                               _("Spoken to: this is not of the network of this dossier."));
  until = regie_get_day (tie, Tie, until_day);
  if (until == REGIE_DAY_NONE || regie_form_get_day (form, Fact, day) <= until)
    return TRUE;
  left = regie_day_dup_long (until);
  return regie_refuse_field (error, REGIE_FIELD (Fact, day)->key,
                             _("Date: this member left the network on %s. A later contact is not "
                                "with it any more."),
                             left);
}

RegieChange *
regie_fact_make (RegieDb *db, const RegieOffice *office, gint64 dossier, RegieRecord *record,
                 const char *born, RegieForm *form, gint64 me, GError **error)
{
  g_autoptr (RegieDossier) whole = NULL;
  g_autoptr (RegieChange) change = NULL;
  RegieFactKind kind;

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if (!regie_fact_check (office, form, born, error) || !check_tie (db, dossier, form, error)
      || (record != NULL && !check_decision_stands (db, record, form, error)))
    return NULL;
  kind = regie_form_get_code (form, Fact, kind);
  if (kind == REGIE_FACT_PIP || kind == REGIE_FACT_HOURS || kind == REGIE_FACT_PLAN_LINE
      || kind == REGIE_FACT_WIJZIGING || kind == REGIE_FACT_A2)
    {
      if ((whole = regie_dossier_load (db, office, dossier, error)) == NULL)
        return NULL;
      if (kind == REGIE_FACT_HOURS || kind == REGIE_FACT_PLAN_LINE
            ? !check_within_term (whole, office, form, error)
            : !check_with_duo (whole, office, record, form, error))
        return NULL;
    }
  if (record == NULL)
    return regie_fact_record (office, dossier, born, form, me, error);
  change = regie_fact_correct (office, record, born, form, me, error);
  return change != NULL && relink (db, change, record, error) ? g_steal_pointer (&change) : NULL;
}

RegieChange *
regie_fact_reported (const RegieOffice *office, RegieRecord *record, RegieDay day)
{
  g_autofree char *title = g_strdup_printf (_("Reported to DUO: %s"),
                                            regie_codes_label (office->codes, "feit",
                                                               regie_get (record, Fact, kind)));
  RegieChange *change = regie_change_new (title);
  char text[REGIE_DAY_TEXT];

  regie_change_pin (change, record);
  regie_put (change, record, Fact, reported_on, regie_day_format (day, text));
  return change;
}

/* The talks that became RECORD are planned again: nobody says any more how they went. */
static gboolean
reopen_talks (RegieDb *db, RegieChange *change, RegieRecord *record, GError **error)
{
  char id[REGIE_NUMBER_TEXT];
  g_autoptr (GPtrArray) talks = regie_load (
    db, regie_entity (REGIE_ENTITY_Talk), "fact = $1 AND dossier = $2", 2,
    (const char *[]){ regie_number_format (regie_record_get_id (record), id),
                      regie_get (record, Fact, dossier) },
    error);

  for (guint i = 0; talks != NULL && i < talks->len; i++)
    {
      regie_change_pin (change, talks->pdata[i]);
      regie_put_code (change, talks->pdata[i], Talk, stage, REGIE_TALK_PLANNED);
      regie_put (change, talks->pdata[i], Talk, fact, NULL);
    }
  return talks != NULL;
}

RegieChange *
regie_fact_remove (RegieDb *db, const RegieOffice *office, RegieRecord *record, GError **error)
{
  g_autofree char *title = g_strdup_printf (
    _("Removed: %s"), regie_codes_label (office->codes, "feit", regie_get (record, Fact, kind)));
  g_autoptr (RegieChange) change = regie_change_new (title);
  g_autoptr (GPtrArray) decisions = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  if (regie_get_code (record, Fact, kind) == REGIE_FACT_PIP
      && !find_decision (db, record, &decisions, error))
    return NULL;
  regie_change_void (change, record);
  for (guint i = 0; decisions != NULL && i < decisions->len; i++)
    {
      regie_change_pin (change, decisions->pdata[i]);
      regie_put (change, decisions->pdata[i], Decision, fact, NULL);
      regie_put (change, decisions->pdata[i], Decision, dated_on, NULL);
    }
  return reopen_talks (db, change, record, error) ? g_steal_pointer (&change) : NULL;
}

static RegieChange *
handle_deadline (const char *title, gint64 dossier, const char *rule, gint64 fact, const char *kind,
                 RegieDay until, const char *reason)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Deferral);
  RegieChange *change = regie_change_new (title);
  gint64 id = regie_id_new ();
  char text[24], day[REGIE_DAY_TEXT];

  regie_change_insert (change, entity, id);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, dossier);
  regie_put_new (change, Deferral, id, dossier, text);
  regie_put_new (change, Deferral, id, rule, rule);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, fact);
  regie_put_new (change, Deferral, id, fact, fact != 0 ? text : NULL);
  regie_put_new (change, Deferral, id, kind, kind);
  regie_put_new (change, Deferral, id, until_day, regie_day_format (until, day));
  regie_put_new (change, Deferral, id, reason, reason);
  return change;
}

RegieChange *
regie_deadline_defer (const RegieOffice *office, gint64 dossier, const char *rule, gint64 fact,
                      RegieDay until, const char *reason, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  g_return_val_if_fail (office != NULL, NULL);
  if (until == REGIE_DAY_NONE || until <= regie_office_today (office))
    return regie_refuse_field (error, REGIE_FIELD (Deferral, until_day)->key,
                               _("Until: choose a day after today")),
           NULL;
  if (until > regie_office_today (office) + 366)
    return regie_refuse_field (error, REGIE_FIELD (Deferral, until_day)->key,
                               _("Until: at most a year from now")),
           NULL;
  if (*trimmed == '\0')
    return regie_refuse_field (error, REGIE_FIELD (Deferral, reason)->key,
                               _("Reason: say why this can wait")),
           NULL;
  return handle_deadline (_("Put off"), dossier, rule, fact, "later", until, trimmed);
}

RegieChange *
regie_deadline_settle (gint64 dossier, const char *rule, gint64 fact, const char *reason)
{
  return handle_deadline (_("Dealt with"), dossier, rule, fact, "gedaan", REGIE_DAY_NONE, reason);
}

RegieChange *
regie_dossier_assign (RegieDb *db, const gint64 *dossiers, guint n, gint64 staff, GError **error)
{
  g_autofree char *title = g_strdup_printf (
    ngettext ("Assigned %u dossier", "Assigned %u dossiers", n), n);
  g_autoptr (RegieChange) change = regie_change_new (title);
  char text[24];

  g_return_val_if_fail (db != NULL, NULL);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, staff);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (RegieRecord) dossier = regie_load_one (db, regie_entity (REGIE_ENTITY_Dossier),
                                                        dossiers[i], &local);

      if (dossier == NULL && local == NULL)
        g_set_error_literal (&local, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                             _("Somebody else has removed this."));
      if (local != NULL)
        return g_propagate_error (error, g_steal_pointer (&local)), NULL;
      regie_put (change, dossier, Dossier, consultant, text);
    }
  return g_steal_pointer (&change);
}

static gboolean
insert_form (RegieChange *change, const RegieOffice *office, const RegieEntity *entity, gint64 id,
             RegieForm *form, GError **error)
{
  regie_change_insert (change, entity, id);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *text = field->kind == REGIE_REF ? NULL : regie_form_get (form, field->key);

      if (field->kind == REGIE_REF)
        continue;
      if (!regie_field_check_typed (field, office->codes, text, NULL, error))
        return FALSE;
      regie_change_set_new (change, entity, id, field->name, text);
    }
  return TRUE;
}

/* The numbers that a person is known by, as they are stored.  What PERSON (may be NULL) has already
 * stays as it is. */
static gboolean
clean_numbers (RegieForm *form, RegieRecord *person, GError **error)
{
  static const char *const names[] = { "bsn", "v_number" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const RegieField *field = regie_entity_find (regie_entity (REGIE_ENTITY_Person), names[i]);
      const char *text = regie_form_get (form, field->key);
      const char *reason;
      g_autofree char *clean = NULL;

      if (text == NULL
          || (person != NULL && g_strcmp0 (text, regie_record_get (person, field->name)) == 0))
        continue;
      clean = regie_value_read (field, NULL, text, &reason);
      if (reason != NULL)
        return regie_refuse_field (error, field->key, _("%s: %s"), regie_field_label (field),
                                   reason);
      regie_form_set (form, field->key, clean);
    }
  return TRUE;
}

RegieChange *
regie_dossier_create (const RegieOffice *office, RegieForm *form, gint64 consultant, gint64 *id,
                      GError **error)
{
  const RegieEntity *person = regie_entity (REGIE_ENTITY_Person);
  const RegieEntity *dossier = regie_entity (REGIE_ENTITY_Dossier);
  g_autoptr (RegieChange) change = regie_change_new (_("New dossier"));
  gint64 person_id = regie_id_new ();
  char text[24], day[REGIE_DAY_TEXT];

  g_return_val_if_fail (office != NULL, NULL);
  if (!clean_numbers (form, NULL, error)
      || !regie_form_check (form, person, regie_office_today (office), error)
      || !check_group (form, regie_form_get_field (form, Person, born), regie_office_today (office),
                       error))
    return NULL;
  regie_day_format (regie_office_today (office), day);
  regie_form_set_field (form, Dossier, opened_on, day);
  regie_form_set_field (form, Dossier, recorded_from, day);
  if (regie_form_get_field (form, Dossier, regime) == NULL)
    regie_form_set_code (form, Dossier, regime, REGIE_REGIME_2021);
  *id = regie_id_new ();
  if (!insert_form (change, office, person, person_id, form, error)
      || !insert_form (change, office, dossier, *id, form, error))
    return NULL;
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, person_id);
  regie_put_new (change, Dossier, *id, person, text);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, consultant);
  regie_put_new (change, Dossier, *id, consultant, consultant != 0 ? text : NULL);
  return g_steal_pointer (&change);
}

const RegieField *
regie_person_field (guint i, RegieEntityId *entity)
{
  static const struct {
    RegieEntityId entity;
    const char *name;
  } fields[] = {
    { REGIE_ENTITY_Person, "given_names" }, { REGIE_ENTITY_Person, "prefix" },
    { REGIE_ENTITY_Person, "surname" },     { REGIE_ENTITY_Person, "other_names" },
    { REGIE_ENTITY_Person, "born" },        { REGIE_ENTITY_Person, "sex" },
    { REGIE_ENTITY_Person, "bsn" },         { REGIE_ENTITY_Person, "v_number" },
    { REGIE_ENTITY_Person, "nationality" }, { REGIE_ENTITY_Person, "language" },
    { REGIE_ENTITY_Person, "interpreter" }, { REGIE_ENTITY_Person, "literacy" },
    { REGIE_ENTITY_Person, "phone" },       { REGIE_ENTITY_Person, "email" },
    { REGIE_ENTITY_Person, "address" },     { REGIE_ENTITY_Person, "postcode" },
    { REGIE_ENTITY_Person, "town" },        { REGIE_ENTITY_Person, "recorded_else" },
    { REGIE_ENTITY_Dossier, "number" },     { REGIE_ENTITY_Dossier, "municipality" },
  };

  if (i >= G_N_ELEMENTS (fields))
    return NULL;
  *entity = fields[i].entity;
  return regie_entity_find (regie_entity (fields[i].entity), fields[i].name);
}

/* The date of birth in FORM is one, and the group with which DOSSIER began can be that of who was
 * born then. */
static gboolean
check_birth (const RegieOffice *office, RegieRecord *person, RegieRecord *dossier, RegieForm *form,
             GError **error)
{
  const char *born = regie_form_get_field (form, Person, born);
  const RegieDay today = regie_office_today (office);
  RegieDay began = regie_get_day (dossier, Dossier, opened_on);

  if (g_strcmp0 (born, regie_get (person, Person, born)) == 0)
    return TRUE;
  if (began == REGIE_DAY_NONE)
    began = today;
  return regie_form_check (form, regie_entity (REGIE_ENTITY_Person), today, error)
         && check_young (REGIE_FIELD (Person, born), regie_get (dossier, Dossier, group), born,
                         began, error);
}

RegieChange *
regie_person_correct (const RegieOffice *office, RegieRecord *person, RegieRecord *dossier,
                      RegieForm *form, GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Personal data changed"));
  const RegieField *field;
  RegieEntityId entity;

  g_return_val_if_fail (office != NULL, NULL);
  if (!clean_numbers (form, person, error) || !check_birth (office, person, dossier, form, error))
    return NULL;
  for (guint i = 0; (field = regie_person_field (i, &entity)) != NULL; i++)
    {
      RegieRecord *record = entity == REGIE_ENTITY_Person ? person : dossier;
      const char *text = regie_form_get (form, field->key);

      if (!regie_field_check_typed (field, office->codes, text,
                                    regie_record_get (record, field->name), error))
        return NULL;
      if (g_strcmp0 (text, regie_record_get (record, field->name)) != 0)
        {
          regie_change_pin (change, record);
          regie_change_set (change, record, field->name, text);
        }
    }
  return g_steal_pointer (&change);
}
