/* SPDX-License-Identifier: EUPL-1.2 */
/* What lies in a dossier beside its facts, and contracts: loading, checking, changing, removing. */
#include "regie-folder.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-check.h"
#include "regie-error.h"
#include "regie-folder-query.h"
#include "regie-organisation.h"
#include "regie-policies.h"
#include "regie-setting.h"
#include "regie-text.h"

void
regie_folder_free (RegieFolder *self)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
  g_free (self);
}

static gboolean
lies_in_dossier (RegieEntityId id)
{
  return id != REGIE_ENTITY_Fact && id != REGIE_ENTITY_Deferral
         && regie_entity_is_in_dossier (regie_entity (id));
}

/* What is about health is for who may see that only. */
static void
leave_out_health (GPtrArray *records, const RegieEntity *entity)
{
  const RegieField *about;
  const char *health;

  if (!regie_entity_find_health (entity, &about, &health))
    return;
  for (guint i = records->len; i-- > 0;)
    if (g_strcmp0 (regie_record_get (records->pdata[i], about->name), health) == 0)
      g_ptr_array_remove_index (records, i);
}

RegieFolder *
regie_folder_load (RegieDb *db, gint64 dossier, const char *role, GError **error)
{
  g_autoptr (RegieFolder) self = g_new0 (RegieFolder, 1);
  RegieLoadAsk loads[REGIE_N_ENTITIES];
  char text[REGIE_NUMBER_TEXT];
  const char *id = regie_number_format (dossier, text);
  guint n = 0;

  g_return_val_if_fail (db != NULL, NULL);
  self->sees_health = regie_role_may (role, REGIE_MAY_SEE_HEALTH);
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    if (lies_in_dossier (i) && (i != REGIE_ENTITY_Health || self->sees_health))
      loads[n++] = (RegieLoadAsk){ regie_entity (i), "dossier = $1 ORDER BY id", 1, &id,
                                   &self->records[i] };
  /* What a letter says of the office. */
  loads[n++] = regie_settings_to_load (&self->records[REGIE_ENTITY_Setting]);
  if (!regie_load_all (db, loads, n, error))
    return NULL;
  for (guint i = 0; role != NULL && i < REGIE_N_ENTITIES; i++)
    if (self->records[i] != NULL && i != REGIE_ENTITY_Setting)
      {
        regie_records_limit (self->records[i], role);
        if (!self->sees_health)
          leave_out_health (self->records[i], regie_entity (i));
      }
  return g_steal_pointer (&self);
}

RegieRecord *
regie_folder_last (const RegieFolder *self, RegieEntityId id)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->records[id] != NULL && self->records[id]->len > 0
           ? self->records[id]->pdata[self->records[id]->len - 1]
           : NULL;
}

RegieRecord *
regie_folder_find (const RegieFolder *self, RegieEntityId entity, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; self->records[entity] != NULL && i < self->records[entity]->len; i++)
    if (regie_record_get_id (self->records[entity]->pdata[i]) == id)
      return self->records[entity]->pdata[i];
  return NULL;
}

RegieRecord *
regie_folder_answer (const RegieFolder *self, RegieRecord *intake, const char *domain)
{
  const GPtrArray *answers = self->records[REGIE_ENTITY_Answer];

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    if (regie_get_int (answers->pdata[i], Answer, intake, 0) == regie_record_get_id (intake)
        && strcmp (regie_get (answers->pdata[i], Answer, domain), domain) == 0)
      return answers->pdata[i];
  return NULL;
}

static gboolean
at_most (const RegieEntity *entity, RegieForm *form, const char *key, int most, GError **error)
{
  const char *text = regie_form_get (form, key);

  if (text != NULL && g_ascii_strtoll (text, NULL, 10) > most)
    return regie_refuse_field (error, key, _("%s: at most %d"),
                               regie_field_label (regie_entity_find_key (entity, key)), most);
  return TRUE;
}

static gboolean
check_year (const RegieEntity *entity, RegieForm *form, GError **error)
{
  gint64 year = g_ascii_strtoll (regie_form_get_field (form, Budget, year), NULL, 10);

  return (year >= 2022 && year <= 2100)
         || regie_refuse_field (error, REGIE_FIELD (Budget, year)->key,
                                _("%s: expected a year from 2022 on"),
                                regie_field_label (regie_entity_find_key (entity, "jaar")));
}

/* A decision may be drafted in any order, but never as DUO or the law would not have it. */
static gboolean
check_decision (RegieForm *form, GError **error)
{
  RegieRoute route = regie_form_get_code (form, Decision, route);
  RegieLevel level = regie_form_get_code (form, Decision, level);

  if (route == REGIE_ROUTE_O && level == REGIE_LEVEL_A2)
    return regie_refuse_field (error, REGIE_FIELD (Decision, level)->key,
                               _("Level: level A2 does not exist in the education route."));
  if (route == REGIE_ROUTE_Z && level == REGIE_LEVEL_B1)
    return regie_refuse_field (error, REGIE_FIELD (Decision, level)->key,
                               _("Level: level B1 does not exist in the self-reliance route."));
  if (route == REGIE_ROUTE_O && regie_form_get_field (form, Decision, map_hours) != NULL)
    return regie_refuse_field (
      error, REGIE_FIELD (Decision, map_hours)->key,
      _("Hours of MAP: in the education route there is no MAP (Wet art. 8 lid 3)."));
  if (regie_form_get_field (form, Decision, level) != NULL && level != REGIE_LEVEL_A2
      && level != REGIE_LEVEL_B1)
    return regie_refuse_field (error, REGIE_FIELD (Decision, level)->key,
                               _("Level: a PIP is at A2 or B1, and DUO knows no other."));
  return at_most (regie_entity (REGIE_ENTITY_Decision), form, "intensiteit", 60, error)
         && at_most (regie_entity (REGIE_ENTITY_Decision), form, "intensiteit_totaal", 9999, error);
}

/* Prices of one lot, subject and unit do not overlap: every day has one price. */
static gboolean
check_price (RegieDb *db, RegieRecord *record, RegieForm *form, GError **error)
{
  const char *from = regie_form_get_field (form, Price, from_day);
  const char *until = regie_form_get_field (form, Price, until_day);
  gint64 cents = g_ascii_strtoll (regie_form_get_field (form, Price, amount), NULL, 10);
  gint64 n;

  if (cents == 0)
    return regie_refuse_field (error, REGIE_FIELD (Price, amount)->key,
                               _("Amount: fill in more than nothing"));
  if (!regie_prices_count_overlapping (db, record != NULL ? regie_record_get_id (record) : 0,
                                       regie_form_get_field (form, Price, lot),
                                       regie_form_get_field (form, Price, topic),
                                       regie_form_get_field (form, Price, unit), from, until, &n,
                                       error))
    return FALSE;
  return n == 0
         || regie_refuse_field (
           error, REGIE_FIELD (Price, from_day)->key,
           _("From: there is a price for these days already. End that one first."));
}

/* Of a domain there is one answer in an intake: of two, one would be seen nowhere. */
static gboolean
check_answer (RegieDb *db, RegieRecord *record, RegieForm *form, GError **error)
{
  const char *intake = regie_form_get_field (form, Answer, intake);
  const char *domain = regie_form_get_field (form, Answer, domain);
  gint64 n = 0;

  if (record != NULL || intake == NULL || domain == NULL)
    return TRUE;
  if (!regie_answer_count (db, intake, domain, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                       _("Somebody else wrote about this life domain in the meantime."));
  return FALSE;
}

static gboolean
check_form (RegieDb *db, const RegieOffice *office, const RegieEntity *entity, RegieRecord *record,
            RegieForm *form, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (!regie_field_check_typed (
          &entity->fields[i], office->codes, regie_form_get (form, entity->fields[i].key),
          record != NULL ? regie_record_get (record, entity->fields[i].name) : NULL, error))
      return FALSE;
  if (!regie_form_check (form, entity, regie_office_today (office), error))
    return FALSE;
  if (entity == regie_entity (REGIE_ENTITY_Intake))
    return at_most (entity, form, "uren_lessen", 800, error)
           && at_most (entity, form, "uren_pvt", 100, error)
           && at_most (entity, form, "uren_map", 400, error);
  if (entity == regie_entity (REGIE_ENTITY_Answer))
    return check_answer (db, record, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Experience))
    return at_most (entity, form, "jaren", 60, error);
  if (entity == regie_entity (REGIE_ENTITY_Decision))
    return check_decision (form, error);
  if (entity == regie_entity (REGIE_ENTITY_Contract))
    return at_most (entity, form, "indexatie", 200, error)
           && at_most (entity, form, "opzegtermijn", 36, error)
           && at_most (entity, form, "verlengopties", 10, error)
           && at_most (entity, form, "verlengmaanden", 60, error);
  if (entity == regie_entity (REGIE_ENTITY_Engagement))
    return at_most (entity, form, "intensiteit", 60, error);
  if (entity == regie_entity (REGIE_ENTITY_Budget))
    return check_year (entity, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Price))
    return check_price (db, record, form, error);
  for (const RegieKindCheck *check = regie_kind_checks (); *check != NULL; check++)
    if (!(*check) (db, office, entity, record, form, error))
      return FALSE;
  return TRUE;
}

/* A decision that was dated, a letter that was made, minutes that were established and a line that
 * was settled say what they said then.  TRUE with ERROR set. */
static gboolean
is_frozen (RegieDb *db, RegieRecord *record, GError **error)
{
  const RegieEntity *entity = regie_record_get_entity (record);
  gboolean closed = (entity == regie_entity (REGIE_ENTITY_Meeting)
                     && regie_get (record, Meeting, closed_on) != NULL)
                    || (entity == regie_entity (REGIE_ENTITY_Gathering)
                        && regie_get (record, Gathering, closed_on) != NULL);

  /* What cannot be read is not changed either. */
  if (entity == regie_entity (REGIE_ENTITY_Item)
      && !regie_meeting_is_closed (db, regie_get (record, Item, meeting), &closed, error))
    return TRUE;
  if (entity == regie_entity (REGIE_ENTITY_Point)
      && !regie_gathering_is_closed (db, regie_get (record, Point, gathering), &closed, error))
    return TRUE;
  if (entity == regie_entity (REGIE_ENTITY_Invitee)
      && !regie_gathering_is_closed (db, regie_get (record, Invitee, gathering), &closed, error))
    return TRUE;
  if (entity == regie_entity (REGIE_ENTITY_Decision) && regie_get (record, Decision, fact) != NULL)
    regie_refuse (error, _("This decision was dated and cannot be changed. Make a next version."));
  else if (entity == regie_entity (REGIE_ENTITY_Talk)
           && regie_get_code (record, Talk, stage) != REGIE_TALK_PLANNED)
    regie_refuse (error,
                  _("It was said already what became of this talk. Correct the contact that "
                     "it became, or plan a new one."));
  else if (entity == regie_entity (REGIE_ENTITY_Document))
    regie_refuse (error, _("A letter that was made cannot be changed. Make it again."));
  else if (closed)
    regie_refuse (error, _("These minutes were established and cannot be changed."));
  else if (entity == regie_entity (REGIE_ENTITY_InvoiceLine)
           && regie_get_code (record, InvoiceLine, stage) != REGIE_SETTLE_OPEN)
    regie_refuse (error, _("This line was settled already. Undo that first."));
  else
    return FALSE;
  return TRUE;
}

/* The form with what RECORD has of the fields that only the program sets; who would have one of
 * them otherwise is told so. */
static gboolean
keep_own (const RegieEntity *entity, RegieRecord *record, RegieForm *form, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *text = regie_form_get (form, field->key);
      const char *own = regie_record_get (record, field->name);

      if (!(field->flags & REGIE_OWN))
        continue;
      if (text != NULL && g_strcmp0 (text, own) != 0)
        return regie_refuse_field (error, field->key,
                                   _("%s: this is not changed here; a command of its own does "
                                      "that, or the program itself."),
                                   regie_field_label (field));
      regie_form_set (form, field->key, own);
    }
  return TRUE;
}

/* A new record hangs on nothing that somebody removed in the meantime: nobody would see it. */
static gboolean
hangs_on_what_is_there (RegieDb *db, const RegieEntity *entity, RegieForm *form, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *text = regie_form_get (form, field->key);
      g_autoptr (RegieRecord) there = NULL;

      if (field->kind != REGIE_REF || !(field->flags & REGIE_OWN) || text == NULL)
        continue;
      there = regie_load_needed (db, regie_schema_find (regie_schema (), field->list),
                                 g_ascii_strtoll (text, NULL, 10), error);
      if (there == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Who works here, who somebody is, what happened and what is kept beside the records are written in
 * ways of their own. */
static gboolean
has_own_way (const RegieEntity *entity)
{
  static const RegieEntityId kinds[] = {
    REGIE_ENTITY_Team,        REGIE_ENTITY_Staff,    REGIE_ENTITY_Person,  REGIE_ENTITY_Dossier,
    REGIE_ENTITY_Fact,        REGIE_ENTITY_Deferral, REGIE_ENTITY_Filter,  REGIE_ENTITY_Draft,
    REGIE_ENTITY_Engagement,  REGIE_ENTITY_Report,   REGIE_ENTITY_Invoice, REGIE_ENTITY_InvoiceLine,
    REGIE_ENTITY_Attendance,  REGIE_ENTITY_Visit,    REGIE_ENTITY_Absence, REGIE_ENTITY_Quarter,
    REGIE_ENTITY_Explanation,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (entity == regie_entity (kinds[i]))
      return TRUE;
  return FALSE;
}

gboolean
regie_record_may_open (const RegieEntity *entity, const char *role)
{
  g_return_val_if_fail (entity != NULL && role != NULL, FALSE);
  if (regie_entity_is_in_dossier (entity))
    return regie_role_may (role, REGIE_MAY_RECORD);
  if (regie_entity_is_of_desk (entity))
    return regie_role_may (role, REGIE_MAY_DESK);
  if (entity == regie_entity (REGIE_ENTITY_Organisation)
      || entity == regie_entity (REGIE_ENTITY_Contact))
    return regie_role_may (role, REGIE_MAY_RECORD) || regie_role_may (role, REGIE_MAY_CONTRACT)
           || regie_role_may (role, REGIE_MAY_DESK);
  if (entity == regie_entity (REGIE_ENTITY_Meeting) || entity == regie_entity (REGIE_ENTITY_Item)
      || entity == regie_entity (REGIE_ENTITY_Action))
    return regie_role_may (role, REGIE_MAY_ORDER);
  return regie_role_may (role, REGIE_MAY_CONTRACT);
}

gboolean
regie_record_may_write (const RegieEntity *entity, const char *role)
{
  g_return_val_if_fail (entity != NULL && role != NULL, FALSE);
  return !has_own_way (entity) && regie_record_may_open (entity, role);
}

RegieChange *
regie_record_make (RegieDb *db, const RegieOffice *office, const RegieEntity *entity,
                   RegieRecord *record, RegieForm *form, GError **error)
{
  g_autofree char *title = NULL;
  g_autoptr (RegieChange) change = NULL;
  gint64 id = regie_id_new ();

  g_return_val_if_fail (db != NULL && office != NULL && entity != NULL, NULL);
  if (record != NULL)
    {
      if (is_frozen (db, record, error) || !keep_own (entity, record, form, error))
        return NULL;
    }
  if (!check_form (db, office, entity, record, form, error)
      || (record == NULL && !hangs_on_what_is_there (db, entity, form, error)))
    return NULL;
  /* TRANSLATORS: a kind of record, for the toast and the log: "Changed: Goal" */
  title = g_strdup_printf (record != NULL ? _("Changed: %s") : _("Recorded: %s"),
                           _(entity->label));
  change = regie_change_new (title);
  if (!regie_organisation_follow (db, change, entity, record, form, error))
    return NULL;
  if (record != NULL)
    regie_change_pin (change, record);
  else
    regie_change_insert (change, entity, id);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const char *text = regie_form_get (form, entity->fields[i].key);

      if (record != NULL)
        regie_change_set (change, record, entity->fields[i].name, text);
      else
        regie_change_set_new (change, entity, id, entity->fields[i].name, text);
    }
  return g_steal_pointer (&change);
}

/* Voids what has RECORD in FIELD of ENTITY, and what hangs on that. */
static gboolean
remove_under (RegieDb *db, RegieChange *change, RegieEntityId entity, const char *field,
              RegieRecord *record, GError **error)
{
  g_autofree char *where = g_strdup_printf ("\"%s\" = $1 ORDER BY id", field);
  g_autoptr (GPtrArray) under = NULL;
  char id[24];

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, regie_record_get_id (record));
  under = regie_load (db, regie_entity (entity), where, 1, (const char *[]){ id }, error);
  for (guint i = 0; under != NULL && i < under->len; i++)
    {
      regie_change_void (change, under->pdata[i]);
      if (entity == REGIE_ENTITY_Goal
          && !remove_under (db, change, entity, field, under->pdata[i], error))
        return FALSE;
    }
  return under != NULL;
}

/* On a server who sees no dossiers does not see either what hangs on an organisation in those. */
static gboolean
sees_links (RegieDb *db, RegieRecord *record, GError **error)
{
  const RegieEntity *entity = regie_record_get_entity (record);
  gboolean may;

  if (entity != regie_entity (REGIE_ENTITY_Organisation)
      && entity != regie_entity (REGIE_ENTITY_Contact))
    return TRUE;
  if (!regie_policies_may_see_dossiers (db, &may, error))
    return FALSE;
  return may
         || regie_refuse (error,
                          _("%s: whether something hangs on this in a dossier, your role "
                             "cannot see. Ask a consultant to remove it."),
                          _(entity->label));
}

/* What still rests on RECORD and is no part of it: it stays as long as that is so. */
static gboolean
is_needed (RegieDb *db, RegieRecord *record, GError **error)
{
  static const struct {
    RegieEntityId entity, by;
    const char *field;
  } links[] = {
    { REGIE_ENTITY_Provider, REGIE_ENTITY_Contract, "provider" },
    { REGIE_ENTITY_Contract, REGIE_ENTITY_Lot, "contract" },
    { REGIE_ENTITY_Lot, REGIE_ENTITY_Price, "lot" },
    { REGIE_ENTITY_Lot, REGIE_ENTITY_Course, "lot" },
    { REGIE_ENTITY_Lot, REGIE_ENTITY_Engagement, "lot" },
    { REGIE_ENTITY_Course, REGIE_ENTITY_Engagement, "course" },
    { REGIE_ENTITY_Contract, REGIE_ENTITY_Milestone, "contract" },
    { REGIE_ENTITY_Contract, REGIE_ENTITY_Budget, "contract" },
    { REGIE_ENTITY_Contract, REGIE_ENTITY_Paper, "contract" },
    { REGIE_ENTITY_Contract, REGIE_ENTITY_Indicator, "contract" },
    { REGIE_ENTITY_Giver, REGIE_ENTITY_Offer, "giver" },
    { REGIE_ENTITY_Offer, REGIE_ENTITY_Match, "offer" },
    { REGIE_ENTITY_Wish, REGIE_ENTITY_Match, "wish" },
    { REGIE_ENTITY_Resident, REGIE_ENTITY_Wish, "resident" },
    { REGIE_ENTITY_Provider, REGIE_ENTITY_Report, "provider" },
    { REGIE_ENTITY_Provider, REGIE_ENTITY_Invoice, "provider" },
    { REGIE_ENTITY_Provider, REGIE_ENTITY_Meeting, "provider" },
    { REGIE_ENTITY_Gathering, REGIE_ENTITY_Agreement, "gathering" },
    { REGIE_ENTITY_Tie, REGIE_ENTITY_Fact, "tie" },
    { REGIE_ENTITY_Tie, REGIE_ENTITY_Agreement, "tie" },
    { REGIE_ENTITY_Tie, REGIE_ENTITY_Point, "tie" },
    { REGIE_ENTITY_Agreement, REGIE_ENTITY_Point, "agreement" },
    { REGIE_ENTITY_Organisation, REGIE_ENTITY_Provider, "organisation" },
    { REGIE_ENTITY_Organisation, REGIE_ENTITY_Giver, "organisation" },
    { REGIE_ENTITY_Organisation, REGIE_ENTITY_Tie, "organisation" },
    { REGIE_ENTITY_Organisation, REGIE_ENTITY_Gathering, "organisation" },
    { REGIE_ENTITY_Organisation, REGIE_ENTITY_Agreement, "organisation" },
    { REGIE_ENTITY_Contact, REGIE_ENTITY_Tie, "contact" },
  };

  if (!sees_links (db, record, error))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (regie_record_get_entity (record) == regie_entity (links[i].entity))
      {
        gint64 n;

        if (!regie_records_count_pointing (db, regie_entity (links[i].by), links[i].field,
                                           regie_record_get_id (record), &n, error))
          return TRUE;
        if (n > 0 && links[i].entity == REGIE_ENTITY_Tie)
          return regie_refuse (
                   error, _("Somebody was spoken to, or something was agreed. Fill in “Until”: "
                             "then what was said stays, and the drawing shows the others.")),
                 TRUE;
        if (n > 0)
          return regie_refuse (error, _("%s: something still hangs on this. Remove that first."),
                               _(regie_record_get_entity (record)->label)),
                 TRUE;
      }
  return FALSE;
}

RegieChange *
regie_record_remove (RegieDb *db, RegieRecord *record, GError **error)
{
  g_return_val_if_fail (db != NULL && REGIE_IS_RECORD (record), NULL);
  static const struct {
    RegieEntityId entity, part;
    const char *field;
  } parts[] = {
    { REGIE_ENTITY_Intake, REGIE_ENTITY_Answer, "intake" },
    { REGIE_ENTITY_Goal, REGIE_ENTITY_Goal, "parent" },
    { REGIE_ENTITY_Meeting, REGIE_ENTITY_Item, "meeting" },
    { REGIE_ENTITY_Invoice, REGIE_ENTITY_InvoiceLine, "invoice" },
    { REGIE_ENTITY_Organisation, REGIE_ENTITY_Contact, "organisation" },
    { REGIE_ENTITY_Provider, REGIE_ENTITY_Mark, "provider" },
    { REGIE_ENTITY_Provider, REGIE_ENTITY_Delay, "provider" },
    { REGIE_ENTITY_Giver, REGIE_ENTITY_Delay, "giver" },
    { REGIE_ENTITY_Gathering, REGIE_ENTITY_Invitee, "gathering" },
    { REGIE_ENTITY_Gathering, REGIE_ENTITY_Point, "gathering" },
    { REGIE_ENTITY_Tie, REGIE_ENTITY_Link, "one" },
    { REGIE_ENTITY_Tie, REGIE_ENTITY_Link, "other" },
    { REGIE_ENTITY_Tie, REGIE_ENTITY_Consent, "tie" },
    { REGIE_ENTITY_Tie, REGIE_ENTITY_Invitee, "tie" },
  };
  const RegieEntity *entity = regie_record_get_entity (record);
  g_autofree char *title = g_strdup_printf (_("Removed: %s"), _(entity->label));
  g_autoptr (RegieChange) change = regie_change_new (title);

  if ((entity != regie_entity (REGIE_ENTITY_Document) && entity != regie_entity (REGIE_ENTITY_Talk)
       && is_frozen (db, record, error))
      || is_needed (db, record, error))
    return NULL;
  regie_change_pin (change, record);
  regie_change_void (change, record);
  if (entity == regie_entity (REGIE_ENTITY_Provider)
      && !regie_organisation_keep_contacts (db, change, record, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (entity == regie_entity (parts[i].entity)
        && !remove_under (db, change, parts[i].part, parts[i].field, record, error))
      return NULL;
  return g_steal_pointer (&change);
}

static void
copy_answer (RegieChange *change, RegieRecord *answer, const char *intake)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Answer);
  gint64 id = regie_id_new ();

  regie_change_insert (change, entity, id);
  for (guint i = 0; i < entity->n_fields; i++)
    if (i == REGIE_AT (Answer, intake))
      regie_put_new (change, Answer, id, intake, intake);
    else if (i != REGIE_AT (Answer, done))
      regie_change_set_new (change, entity, id, entity->fields[i].name,
                            regie_record_get (answer, entity->fields[i].name));
}

RegieChange *
regie_intake_begin (RegieDb *db, const RegieOffice *office, gint64 dossier, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Intake);
  g_autoptr (RegieFolder) folder = regie_folder_load (db, dossier, NULL, error);
  RegieRecord *previous = folder != NULL ? regie_folder_last (folder, REGIE_ENTITY_Intake) : NULL;
  gint64 id = regie_id_new ();
  char text[24], number[24], day[REGIE_DAY_TEXT];
  RegieChange *change;

  g_return_val_if_fail (office != NULL, NULL);
  if (folder == NULL)
    return NULL;
  if (previous != NULL && regie_get (previous, Intake, settled_on) == NULL)
    return regie_refuse (
             error,
             _(
               "The intake before this one was not completed yet. Complete it, or go on with it.")),
           NULL;
  change = regie_change_new (previous != NULL ? _("Intake again") : _("Broad intake begun"));
  regie_change_insert (change, entity, id);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, dossier);
  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT,
              previous != NULL ? regie_get_int (previous, Intake, number, 1) + 1 : 1);
  regie_put_new (change, Intake, id, dossier, text);
  regie_put_new (change, Intake, id, number, number);
  regie_put_new (change, Intake, id, begun_on, regie_day_format (regie_office_today (office), day));
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  for (guint i = 0; previous != NULL && i < folder->records[REGIE_ENTITY_Answer]->len; i++)
    if (regie_get_int (folder->records[REGIE_ENTITY_Answer]->pdata[i], Answer, intake, 0)
        == regie_record_get_id (previous))
      copy_answer (change, folder->records[REGIE_ENTITY_Answer]->pdata[i], text);
  return change;
}

static gboolean
has_fact (const RegieDossier *dossier, RegieFactKind kind)
{
  for (guint i = 0; i < dossier->facts->len; i++)
    if (g_array_index (dossier->facts, RegieFact, i).kind == kind
        && !(g_array_index (dossier->facts, RegieFact, i).flags & REGIE_FACT_PLANNED))
      return TRUE;
  return FALSE;
}

static gboolean
has_experience (const RegieFolder *self, RegieExperienceKind kind)
{
  const GPtrArray *list = self->records[REGIE_ENTITY_Experience];

  for (guint i = 0; i < list->len; i++)
    if (regie_get_code (list->pdata[i], Experience, kind) == kind)
      return TRUE;
  return FALSE;
}

static gboolean
was_discussed (const RegieFolder *self, RegieRecord *intake, RegieDomain domain)
{
  RegieRecord *answer = regie_folder_answer (self, intake, regie_domain_name (domain));

  return answer != NULL && regie_get_bool (answer, Answer, done);
}

const char *
regie_intake_topic (const RegieFolder *self, const RegieDossier *dossier, RegieRecord *intake,
                    guint i, const char **article, gboolean *done)
{
  g_return_val_if_fail (self != NULL && dossier != NULL, NULL);
  switch (i)
    {
    case 0:
      *article = "Wet art. 14 lid 3 a";
      *done = has_fact (dossier, REGIE_FACT_LBT);
      return _("Learnability test");
    case 1:
      *article = "Wet art. 14 lid 3 b";
      *done = (has_experience (self, REGIE_EXPERIENCE_EDUCATION)
               || was_discussed (self, intake, REGIE_DOMAIN_EDUCATION))
              && (has_experience (self, REGIE_EXPERIENCE_WORK)
                  || was_discussed (self, intake, REGIE_DOMAIN_WORK));
      return _("Education and work experience in the country of origin");
    case 2:
      *article = "Wet art. 14 lid 3 c";
      *done = was_discussed (self, intake, REGIE_DOMAIN_HEALTH)
              && was_discussed (self, intake, REGIE_DOMAIN_FAMILY);
      return _("Personal circumstances, health among them");
    case 3:
      *article = "Wet art. 14 lid 3 d";
      *done = was_discussed (self, intake, REGIE_DOMAIN_CHILDCARE);
      return _("Pre-school education of the child, if there is one");
    case 4:
      *article = "Besluit art. 5.2 lid 1 a";
      *done = was_discussed (self, intake, REGIE_DOMAIN_LANGUAGE);
      return _("Language level");
    case 5:
      *article = "Besluit art. 5.2 lid 1 b";
      *done = was_discussed (self, intake, REGIE_DOMAIN_WORK);
      return _("What work is possible");
    case 6:
      *article = "Besluit art. 5.2 lid 1 c";
      *done = was_discussed (self, intake, REGIE_DOMAIN_SELF_RELIANCE);
      return _("Self-reliance");
    case 7:
      *article = "Besluit art. 5.2 lid 2";
      *done = regie_get (intake, Intake, alone_on) != NULL;
      return _("Told of the right to a talk alone");
    case 8:
      *article = "Besluit art. 5.2 lid 3";
      *done = regie_get (intake, Intake, report) != NULL;
      return _("Report written");
    default:
      return NULL;
    }
}

/* What a first decision begins with: the route and hours of the last PIP, and what the law asks of
 * PVT and MAP. */
static void
preset_decision (RegieChange *change, gint64 id, const RegieOffice *office,
                 const RegieDossier *dossier)
{
  RegieDay today = regie_office_today (office);
  RegieRoute route = regie_case_route (&dossier->one, today, today);
  char text[24];

  regie_put_new_code (change, Decision, id, route,
                      route != REGIE_ROUTE_UNKNOWN ? route : REGIE_ROUTE_B1);
  if (route == REGIE_ROUTE_UNKNOWN || route == REGIE_ROUTE_B1)
    regie_put_new_code (change, Decision, id, level, REGIE_LEVEL_B1);
  g_snprintf (text, sizeof text, "%d", office->assumed.pvt_hours);
  regie_put_new (change, Decision, id, pvt_hours, text);
  g_snprintf (text, sizeof text, "%d", office->assumed.map_hours);
  regie_put_new (change, Decision, id, map_hours, route != REGIE_ROUTE_O ? text : NULL);
}

RegieChange *
regie_decision_begin (RegieDb *db, const RegieOffice *office, gint64 dossier, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Decision);
  g_autoptr (RegieFolder) folder = regie_folder_load (db, dossier, NULL, error);
  g_autoptr (RegieDossier) whole = folder != NULL ? regie_dossier_load (db, office, dossier, error)
                                                  : NULL;
  RegieRecord *last = whole != NULL ? regie_folder_last (folder, REGIE_ENTITY_Decision) : NULL;
  gint64 id = regie_id_new ();
  char text[24];
  RegieChange *change;

  if (whole == NULL)
    return NULL;
  if (last != NULL && regie_get (last, Decision, fact) == NULL)
    return regie_refuse (error, _("There is a draft already. Go on with that one.")), NULL;
  change = regie_change_new (_("Decision drafted"));
  regie_change_insert (change, entity, id);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, dossier);
  regie_put_new (change, Decision, id, dossier, text);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT,
              last != NULL ? regie_get_int (last, Decision, number, 0) + 1 : 1);
  regie_put_new (change, Decision, id, number, text);
  if (last == NULL)
    preset_decision (change, id, office, whole);
  for (guint i = 0; last != NULL && i < entity->n_fields; i++)
    if (!(entity->fields[i].flags & REGIE_OWN) && strcmp (entity->fields[i].name, "agreed") != 0)
      regie_change_set_new (change, entity, id, entity->fields[i].name,
                            regie_record_get (last, entity->fields[i].name));
  return change;
}

/* After a first PIP the plan deviates only through a change of route or permission for A2, each a
 * decision of its own. */
static gboolean
check_deviation (RegieDb *db, const RegieOffice *office, RegieRecord *decision, RegieDay day,
                 GError **error)
{
  g_autoptr (RegieDossier) dossier = regie_dossier_load (
    db, office, regie_get_int (decision, Decision, dossier, 0), error);
  gboolean permitted = FALSE;
  gboolean earlier = FALSE;
  RegieRoute before;

  if (dossier == NULL)
    return FALSE;
  before = regie_case_route (&dossier->one, day, MAX (day, regie_office_today (office)));
  for (guint i = 0; i < dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (dossier->facts, RegieFact, i);

      permitted |= fact->kind == REGIE_FACT_A2 && !(fact->flags & REGIE_FACT_PLANNED)
                   && fact->day <= day;
      earlier |= fact->kind == REGIE_FACT_PIP && !(fact->flags & REGIE_FACT_PLANNED);
    }
  if (earlier && before != REGIE_ROUTE_UNKNOWN
      && regie_get_code (decision, Decision, route) != before)
    return regie_refuse (
      error, _("Route: after a first PIP this changes by the decision “Another route” only. "
                "Record that one first, with the consultant's advice (Besluit art. 5.4)."));
  if (earlier && before == REGIE_ROUTE_B1
      && regie_get_code (decision, Decision, level) == REGIE_LEVEL_A2 && !permitted)
    return regie_refuse (
      error,
      _(
        "Level: A2 comes after permission for it only. Record that one first (Besluit art. 5.5)."));
  return TRUE;
}

RegieChange *
regie_decision_date (RegieDb *db, const RegieOffice *office, RegieRecord *decision, RegieDay day,
                     gint64 me, GError **error)
{
  RegieRoute route = regie_get_code (decision, Decision, route);
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (RegieRecord) dossier = NULL;
  g_autoptr (RegieRecord) person = NULL;
  RegieChange *change;
  char text[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if (is_frozen (db, decision, error))
    return NULL;
  /* The courts ask it of every route, of that which was chosen too (ABRvS 24-12-2024). */
  for (guint i = 0; i < 3; i++)
    {
      const char *field = ((const char *[]){ "why_b1", "why_o", "why_z" })[i];

      if (regie_record_get (decision, field) == NULL)
        return regie_refuse (error, _("%s: say it for every route before the decision is dated."),
                             regie_field_label (
                               regie_entity_find (regie_entity (REGIE_ENTITY_Decision), field))),
               NULL;
    }
  if (!check_deviation (db, office, decision, day, error))
    return NULL;
  dossier = regie_load_one (db, regie_entity (REGIE_ENTITY_Dossier),
                            regie_get_int (decision, Decision, dossier, 0), error);
  if (dossier == NULL
      || (person = regie_load_one (db, regie_entity (REGIE_ENTITY_Person),
                                   regie_get_int (dossier, Dossier, person, 0), error))
           == NULL)
    return NULL;
  regie_form_set_code (form, Fact, kind, REGIE_FACT_PIP);
  regie_form_set_field (form, Fact, day, regie_day_format (day, text));
  regie_form_set_code (form, Fact, source, REGIE_SOURCE_CONSULTANT);
  regie_form_set_code (form, Fact, route, route);
  regie_form_set_field (form, Fact, level, regie_get (decision, Decision, level));
  if (route == REGIE_ROUTE_B1)
    {
      regie_form_set_field (form, Fact, intensity, regie_get (decision, Decision, intensity));
      regie_form_set_field (form, Fact, course_hours, regie_get (decision, Decision, course_hours));
    }
  change = regie_fact_make (db, office, regie_record_get_id (dossier), NULL,
                            regie_get (person, Person, born), form, me, error);
  if (change == NULL)
    return NULL;
  regie_change_pin (change, decision);
  regie_put (change, decision, Decision, fact,
             regie_change_find_made (change, regie_entity (REGIE_ENTITY_Fact)));
  regie_put (change, decision, Decision, dated_on, text);
  return change;
}
