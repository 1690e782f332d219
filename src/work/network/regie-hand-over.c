/* SPDX-License-Identifier: EUPL-1.2 */
/* Handing a dossier over between who directs and who consults. */
#include "regie-hand-over.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-load.h"
#include "regie-text.h"

/* Who works here with dossiers: RegieRecord, by name. */
static GPtrArray *
load_colleagues (RegieDb *db, GError **error)
{
  return regie_load (db, regie_entity (REGIE_ENTITY_Staff),
                     "active = 1 AND role IN ('consulent', 'regisseur') ORDER BY name, id", 0, NULL,
                     error);
}

static gboolean
directs (RegieRecord *staff)
{
  return regie_get_code (staff, Staff, role) == REGIE_ROLE_DIRECTOR;
}

/* Has STAFF the dossier already, as what the hand-over would make of it? */
static gboolean
has_it (RegieRecord *dossier, RegieRecord *staff)
{
  gint64 id = regie_record_get_id (staff);
  gint64 director = regie_get_int (dossier, Dossier, director, 0);

  return directs (staff) ? director == id
                         : director == 0 && regie_get_int (dossier, Dossier, consultant, 0) == id;
}

/* Who directs gives it back to who consults, when that one still works here; NULL: to nobody that
 * can be known. */
static RegieForm *
propose_consultant (RegieRecord *dossier, const GPtrArray *colleagues)
{
  const char *consultant = regie_get (dossier, Dossier, consultant);
  RegieForm *form;

  if (consultant == NULL || regie_get (dossier, Dossier, director) == NULL)
    return NULL;
  for (guint i = 0; i < colleagues->len; i++)
    if (regie_record_get_id (colleagues->pdata[i]) == g_ascii_strtoll (consultant, NULL, 10))
      {
        form = regie_form_new ();
        regie_form_set (form, REGIE_ASK_CHOICE, consultant);
        return form;
      }
  return NULL;
}

RegieAskStart *
regie_hand_over_start (RegieDb *db, gint64 dossier, gint64 me, GError **error)
{
  g_autoptr (RegieRecord) record = regie_load_there (db, regie_entity (REGIE_ENTITY_Dossier),
                                                     dossier,
                                                     _("This dossier is no longer there."), error);
  g_autoptr (GPtrArray) colleagues = record != NULL ? load_colleagues (db, error) : NULL;
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  RegieAskStart *start;

  if (colleagues == NULL)
    return NULL;
  for (guint i = 0; i < colleagues->len; i++)
    {
      RegieRecord *staff = colleagues->pdata[i];
      g_autofree char *name = NULL;
      char id[REGIE_NUMBER_TEXT];

      if (has_it (record, staff))
        continue;
      name = g_strdup_printf ("%s (%s)", regie_get (staff, Staff, name),
                              directs (staff) ? _("youth director") : _("consultant"));
      g_strv_builder_add_many (choices, name, regie_number_format (regie_record_get_id (staff), id),
                               NULL);
    }
  start = regie_ask_start_new ();
  start->choices = g_strv_builder_end (choices);
  start->form = propose_consultant (record, colleagues);
  return start;
}

/* The fact that keeps what was said. */
static RegieChange *
make_fact (RegieDb *db, const RegieOffice *office, gint64 dossier, RegieRecord *staff,
           const char *note, gint64 me, GError **error)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autofree char *text = NULL;
  char day[REGIE_DAY_TEXT];

  /* TRANSLATORS: the name of a colleague, what that colleague must know */
  text = g_strdup_printf (_("To %s. %s"), regie_get (staff, Staff, name), note);
  regie_form_set (form, REGIE_FIELD (Fact, kind)->key, regie_fact_kind_name (REGIE_FACT_HANDOVER));
  regie_form_set_field (form, Fact, day, regie_day_format (regie_office_today (office), day));
  regie_form_set_field (form, Fact, note, text);
  return regie_fact_make (db, office, dossier, NULL, NULL, form, me, error);
}

RegieChange *
regie_hand_over_make (RegieDb *db, const RegieOffice *office, gint64 dossier, const char *to,
                      const char *note, gint64 me, GError **error)
{
  g_autoptr (RegieRecord) record = regie_load_there (db, regie_entity (REGIE_ENTITY_Dossier),
                                                     dossier,
                                                     _("This dossier is no longer there."), error);
  g_autoptr (RegieRecord) staff = NULL;
  g_autoptr (RegieChange) fact = NULL;
  RegieChange *change;

  if (record == NULL)
    return NULL;
  if (to == NULL || *to == '\0')
    return regie_refuse_field (error, REGIE_ASK_CHOICE, _("To whom: choose a colleague.")), NULL;
  staff = regie_load_there (db, regie_entity (REGIE_ENTITY_Staff), g_ascii_strtoll (to, NULL, 10),
                            _("This colleague is no longer there."), error);
  if (staff == NULL)
    return NULL;
  if (!regie_get_bool (staff, Staff, active)
      || (!directs (staff) && regie_get_code (staff, Staff, role) != REGIE_ROLE_CONSULTANT))
    return regie_refuse_field (error, REGIE_ASK_CHOICE,
                               _("To whom: this colleague works with no dossiers.")),
           NULL;
  if (note == NULL || *note == '\0')
    return regie_refuse_field (error, "toelichting",
                               _("Say what the colleague must know to go on.")),
           NULL;
  if (has_it (record, staff))
    return regie_refuse_field (error, REGIE_ASK_CHOICE,
                               _("To whom: this colleague has the dossier already.")),
           NULL;
  if ((fact = make_fact (db, office, dossier, staff, note, me, error)) == NULL)
    return NULL;
  change = regie_change_new (_("Handed over"));
  regie_change_pin (change, record);
  regie_put (change, record, Dossier, director, directs (staff) ? to : NULL);
  if (!directs (staff))
    regie_put (change, record, Dossier, consultant, to);
  regie_change_join (change, fact);
  return change;
}
