/* SPDX-License-Identifier: EUPL-1.2 */
/* Network meetings: the agenda that follows from a network, and what is changed by one. */
#include "regie-gathering.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-text.h"

/* A consent that ends within so many days is talked about. */
#define CONSENT_AHEAD 30

void
regie_gathering_free (RegieGathering *self)
{
  g_ptr_array_unref (self->invitees);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->agreements);
  g_free (self);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const RegieGathering *x = *(RegieGathering *const *) a;
  const RegieGathering *y = *(RegieGathering *const *) b;
  RegieDay on_x = regie_get_day (x->record, Gathering, day);
  RegieDay on_y = regie_get_day (y->record, Gathering, day);

  if (on_x != on_y)
    return on_x < on_y ? 1 : -1;
  return regie_record_get_id (x->record) < regie_record_get_id (y->record) ? 1 : -1;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  RegieRecord *x = *(RegieRecord *const *) a;
  RegieRecord *y = *(RegieRecord *const *) b;
  RegieDay on_x = regie_get_day (x, Agreement, due);
  RegieDay on_y = regie_get_day (y, Agreement, due);

  if (on_x != on_y)
    return on_x < on_y ? -1 : 1;
  return regie_record_get_id (x) < regie_record_get_id (y) ? -1 : 1;
}

static gboolean
is_closed (RegieRecord *gathering)
{
  return regie_get (gathering, Gathering, closed_on) != NULL;
}

static gboolean
is_open (RegieRecord *agreement)
{
  return regie_get (agreement, Agreement, done_on) == NULL;
}

static RegieGathering *
gathering_new (const RegieFolder *folder, RegieRecord *record)
{
  RegieGathering *self = g_new0 (RegieGathering, 1);
  const GPtrArray *invitees = folder->records[REGIE_ENTITY_Invitee];
  const GPtrArray *points = folder->records[REGIE_ENTITY_Point];
  const GPtrArray *agreements = folder->records[REGIE_ENTITY_Agreement];
  gint64 id = regie_record_get_id (record);

  self->record = record;
  self->invitees = g_ptr_array_new ();
  self->points = g_ptr_array_new ();
  self->agreements = g_ptr_array_new ();
  for (guint i = 0; i < invitees->len; i++)
    if (regie_get_int (invitees->pdata[i], Invitee, gathering, 0) == id)
      g_ptr_array_add (self->invitees, invitees->pdata[i]);
  for (guint i = 0; i < points->len; i++)
    if (regie_get_int (points->pdata[i], Point, gathering, 0) == id)
      g_ptr_array_add (self->points, points->pdata[i]);
  for (guint i = 0; i < agreements->len; i++)
    if (regie_get_int (agreements->pdata[i], Agreement, gathering, 0) == id
        || (!is_closed (record) && is_open (agreements->pdata[i])))
      g_ptr_array_add (self->agreements, agreements->pdata[i]);
  g_ptr_array_sort (self->agreements, compare_due);
  return self;
}

GPtrArray *
regie_gatherings_of (const RegieNetwork *network)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_gathering_free);
  const GPtrArray *records;

  g_return_val_if_fail (network != NULL, list);
  records = network->folder->records[REGIE_ENTITY_Gathering];
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (list, gathering_new (network->folder, records->pdata[i]));
  g_ptr_array_sort (list, compare_newest);
  return list;
}

RegieGathering *
regie_gatherings_find (const GPtrArray *gatherings, const RegieNetwork *network, gint64 id)
{
  RegieRecord *wanted;

  g_return_val_if_fail (gatherings != NULL && network != NULL, NULL);
  wanted = id != 0                                        ? NULL
           : regie_network_next_meeting (network) != NULL ? regie_network_next_meeting (network)
                                                          : regie_network_last_meeting (network);
  for (guint i = 0; i < gatherings->len; i++)
    {
      RegieGathering *one = gatherings->pdata[i];

      if (one->record == wanted || (id != 0 && regie_record_get_id (one->record) == id))
        return one;
    }
  return NULL;
}

static void
point_free (gpointer data)
{
  RegieAgendaPoint *self = data;

  g_free (self->title);
  g_free (self->reason);
  g_free (self);
}

RegieAgendaPoint *
regie_agenda_add (GPtrArray *points, const char *title, const char *reason, RegieShared topic)
{
  RegieAgendaPoint *point = g_new (RegieAgendaPoint, 1);

  *point = (RegieAgendaPoint){ g_strdup (title), g_strdup (reason), topic, 0, 0 };
  g_ptr_array_add (points, point);
  return point;
}

static void
add_agreements (GPtrArray *points, const RegieNetwork *network)
{
  const GPtrArray *agreements = network->folder->records[REGIE_ENTITY_Agreement];

  for (guint i = 0; i < agreements->len; i++)
    {
      RegieRecord *agreement = agreements->pdata[i];
      RegieDay due = regie_get_day (agreement, Agreement, due);
      g_autofree char *day = regie_day_dup_long (due);
      g_autofree char *title = g_strdup_printf (_("Agreed: %s"),
                                                regie_get (agreement, Agreement, text));
      g_autofree char *reason = g_strdup_printf (due < network->today
                                                   ? _("%s, should have been ready by %s")
                                                   : _("%s, ready by %s"),
                                                 regie_get (agreement, Agreement, owner), day);

      if (is_open (agreement))
        regie_agenda_add (points, title, reason, regie_get_code (agreement, Agreement, topic))
          ->agreement
          = regie_record_get_id (agreement);
    }
}

/* What stood on the last agenda and was not talked about; an agreement comes back by itself. */
static void
add_left_points (GPtrArray *points, const RegieNetwork *network)
{
  RegieRecord *last = regie_network_last_meeting (network);
  const GPtrArray *records = network->folder->records[REGIE_ENTITY_Point];

  for (guint i = 0; last != NULL && i < records->len; i++)
    {
      RegieRecord *point = records->pdata[i];

      if (regie_get_int (point, Point, gathering, 0) == regie_record_get_id (last)
          && regie_get (point, Point, minutes) == NULL
          && regie_get (point, Point, agreement) == NULL)
        regie_agenda_add (points, regie_get (point, Point, title),
                          _("Not talked about the last time."),
                          regie_get_code (point, Point, topic))
          ->tie
          = regie_get_int (point, Point, tie, 0);
    }
}

static gboolean
has_tie (const GPtrArray *points, gint64 tie)
{
  for (guint i = 0; i < points->len; i++)
    if (((RegieAgendaPoint *) points->pdata[i])->tie == tie)
      return TRUE;
  return FALSE;
}

static gboolean
has_title (const GPtrArray *points, const char *title)
{
  for (guint i = 0; i < points->len; i++)
    if (g_strcmp0 (((RegieAgendaPoint *) points->pdata[i])->title, title) == 0)
      return TRUE;
  return FALSE;
}

static void
add_silence (GPtrArray *points, const RegieNetwork *network)
{
  for (guint i = 0; i < network->n_members; i++)
    {
      const RegieMember *member = network->members->pdata[i];
      int days = regie_member_days (member, network->today);
      g_autofree char *title = g_strdup_printf (_("Contact with %s"), member->name);
      g_autofree char *reason = g_strdup_printf (
        ngettext ("Not spoken to for %d day.", "Not spoken to for %d days.", days), days);

      if (member->ring == REGIE_RING_SILENT && !has_tie (points, member->id))
        regie_agenda_add (points, title, reason, regie_area_shared (member->area))->tie = member
                                                                                            ->id;
    }
}

static void
add_lights (GPtrArray *points, const RegieNetwork *network, const RegieOffice *office)
{
  for (guint i = 0; i < REGIE_N_AREAS; i++)
    {
      const RegieAreaLight *light = &network->lights[i];
      const char *label = regie_codes_label (office->codes, "gebied",
                                             REGIE_CODE_KEY (Tie, area, i));

      if ((light->light == REGIE_LIGHT_AMBER || light->light == REGIE_LIGHT_RED)
          && !has_title (points, label))
        regie_agenda_add (points, label,
                          light->note != NULL
                            ? light->note
                            : regie_codes_label (office->codes, "licht",
                                                 REGIE_CODE_KEY (Fact, light, light->light)),
                          regie_area_shared (i));
    }
}

static void
add_consents (GPtrArray *points, const RegieNetwork *network, const RegieOffice *office)
{
  const GPtrArray *consents = network->folder->records[REGIE_ENTITY_Consent];

  for (guint i = 0; i < consents->len; i++)
    {
      RegieRecord *consent = consents->pdata[i];
      RegieDay until = regie_get_day (consent, Consent, until_day);
      const RegieMember *member = regie_network_find (network,
                                                      regie_get_int (consent, Consent, tie, 0));
      g_autofree char *day = regie_day_dup_long (until);
      g_autofree char *title = NULL;

      if (until == REGIE_DAY_NONE || until > network->today + CONSENT_AHEAD
          || regie_get (consent, Consent, withdrawn_on) != NULL || member == NULL
          || member->has_ended
          || (until < network->today
              && (member->shares >> regie_get_code (consent, Consent, topic) & 1)))
        continue;
      /* TRANSLATORS: who may know, about what */
      title = g_strdup_printf (_("Consent for %s: %s"), member->name,
                               regie_codes_label (office->codes, "deelt",
                                                  regie_get (consent, Consent, topic)));
      if (!has_title (points, title))
        {
          g_autofree char *reason = g_strdup_printf (until < network->today ? _("It ended on %s.")
                                                                            : _("It ends on %s."),
                                                     day);

          regie_agenda_add (points, title, reason, REGIE_SHARED_UNKNOWN);
        }
    }
}

/* What changes on a birthday that is near. */
static void
add_ages (GPtrArray *points, const RegieNetwork *network, const RegieOffice *office)
{
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (RegieMoment));
  RegieBirth born = regie_birth_parse (network->born);

  regie_ages_moments (office->ages, &born, network->group, network->today, moments);
  for (guint i = 0; i < moments->len; i++)
    {
      const RegieMoment *moment = &g_array_index (moments, RegieMoment, i);
      g_autofree char *names = NULL;
      g_autofree char *title = NULL;

      if (moment->stand == REGIE_MOMENT_PASSED || moment->asks_on > network->today)
        continue;
      names = regie_moment_dup_names (office->ages, moment, network->group);
      title = g_strdup_printf (_("Becomes %d"), moment->age);
      if (!has_title (points, title))
        regie_agenda_add (points, title, names, REGIE_SHARED_UNKNOWN);
    }
}

GPtrArray *
regie_network_agenda (const RegieNetwork *self, const RegieOffice *office)
{
  GPtrArray *points = g_ptr_array_new_with_free_func (point_free);

  g_return_val_if_fail (self != NULL && office != NULL, points);
  add_agreements (points, self);
  add_left_points (points, self);
  if (self->n_members > 0 && regie_network_leader (self) == NULL
      && !has_title (points, _("Who leads the network?")))
    regie_agenda_add (points, _("Who leads the network?"), NULL, REGIE_SHARED_UNKNOWN);
  add_ages (points, self, office);
  add_silence (points, self);
  add_lights (points, self, office);
  add_consents (points, self, office);
  return points;
}

static void
put_point (RegieChange *change, const char *dossier, const char *gathering,
           const RegieAgendaPoint *point)
{
  gint64 id = regie_id_new ();
  char text[REGIE_NUMBER_TEXT];

  regie_change_insert (change, regie_entity (REGIE_ENTITY_Point), id);
  regie_put_new (change, Point, id, dossier, dossier);
  regie_put_new (change, Point, id, gathering, gathering);
  if (point->agreement != 0)
    regie_put_new (change, Point, id, agreement, regie_number_format (point->agreement, text));
  if (point->tie != 0)
    regie_put_new (change, Point, id, tie, regie_number_format (point->tie, text));
  regie_put_new (change, Point, id, title, point->title);
  regie_put_new_code (change, Point, id, topic, point->topic);
  regie_put_new (change, Point, id, reason, point->reason);
}

static void
put_invitee (RegieChange *change, const char *dossier, const char *gathering, gint64 tie)
{
  gint64 id = regie_id_new ();
  char text[REGIE_NUMBER_TEXT];

  regie_change_insert (change, regie_entity (REGIE_ENTITY_Invitee), id);
  regie_put_new (change, Invitee, id, dossier, dossier);
  regie_put_new (change, Invitee, id, gathering, gathering);
  regie_put_new (change, Invitee, id, tie, regie_number_format (tie, text));
}

static gboolean
has_meeting_on (const RegieNetwork *network, const char *day)
{
  const GPtrArray *records = network->folder->records[REGIE_ENTITY_Gathering];

  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (regie_get (records->pdata[i], Gathering, day), day) == 0)
      return TRUE;
  return FALSE;
}

RegieChange *
regie_gathering_plan (RegieDb *db, const RegieOffice *office, const RegieNetwork *network,
                      RegieForm *form, gint64 *id, GError **error)
{
  g_autoptr (RegieForm) values = NULL;
  g_autoptr (RegieChange) made = NULL;
  g_autoptr (GPtrArray) points = NULL;
  g_autofree char *gathering = NULL;
  char dossier[REGIE_NUMBER_TEXT];
  RegieChange *change;

  g_return_val_if_fail (network != NULL && form != NULL && id != NULL, NULL);
  if (has_meeting_on (network, regie_form_get_field (form, Gathering, day)))
    return regie_refuse_field (error, "datum",
                               _("Day: there is a network meeting on this day already.")),
           NULL;
  values = regie_form_copy (form);
  regie_number_format (network->dossier, dossier);
  regie_form_set_field (values, Gathering, dossier, dossier);
  if ((made = regie_record_make (db, office, regie_entity (REGIE_ENTITY_Gathering), NULL, values,
                                 error))
      == NULL)
    return NULL;
  gathering = g_strdup (((RegieEdit *) made->edits->pdata[0])->id);
  *id = g_ascii_strtoll (gathering, NULL, 10);
  change = regie_change_new (_("Network meeting planned"));
  regie_change_join (change, made);
  for (guint i = 0; i < network->n_members; i++)
    put_invitee (change, dossier, gathering, ((RegieMember *) network->members->pdata[i])->id);
  points = regie_network_agenda (network, office);
  for (guint i = 0; i < points->len; i++)
    put_point (change, dossier, gathering, points->pdata[i]);
  return change;
}

RegieChange *
regie_gathering_close (const RegieOffice *office, RegieRecord *gathering, GError **error)
{
  RegieChange *change;
  char day[REGIE_DAY_TEXT];

  g_return_val_if_fail (office != NULL && gathering != NULL, NULL);
  if (is_closed (gathering))
    return regie_refuse (error, _("These minutes were established already.")), NULL;
  if (regie_get_day (gathering, Gathering, day) > regie_office_today (office))
    return regie_refuse (error,
                         _("The meeting is still to come. Its minutes are established after it.")),
           NULL;
  change = regie_change_new (_("Minutes established"));
  regie_change_pin (change, gathering);
  regie_put (change, gathering, Gathering, closed_on,
             regie_day_format (regie_office_today (office), day));
  return change;
}

RegieChange *
regie_agreement_done (const RegieOffice *office, RegieRecord *agreement, GError **error)
{
  RegieChange *change;
  char day[REGIE_DAY_TEXT];

  g_return_val_if_fail (office != NULL && agreement != NULL, NULL);
  if (!is_open (agreement))
    return regie_refuse (error, _("This was done already.")), NULL;
  change = regie_change_new (_("Agreement done"));
  regie_change_pin (change, agreement);
  regie_put (change, agreement, Agreement, done_on,
             regie_day_format (regie_office_today (office), day));
  return change;
}
