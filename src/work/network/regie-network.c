/* SPDX-License-Identifier: EUPL-1.2 */
/* The network around one person, from the records of the dossier and the contacts with them. */
#include "regie-network.h"

#include <glib/gi18n.h>

#include "regie-dossier-query.h"
#include "regie-network-query.h"
#include "regie-text.h"

static void
member_free (gpointer data)
{
  RegieMember *self = data;

  g_free (self->name);
  g_free (self->organisation_name);
  g_free (self->about);
  g_free (self);
}

void
regie_network_free (RegieNetwork *self)
{
  g_free (self->name);
  g_free (self->born);
  g_free (self->director);
  g_free (self->consultant);
  for (guint i = 0; i < REGIE_N_AREAS; i++)
    g_free (self->lights[i].note);
  g_clear_pointer (&self->folder, regie_folder_free);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->acquaintances, g_array_unref);
  g_free (self);
}

RegieShared
regie_area_shared (RegieArea area)
{
  switch (area)
    {
    case REGIE_AREA_SUPPORT:
      return REGIE_SHARED_SUPPORT;
    case REGIE_AREA_SCHOOL:
      return REGIE_SHARED_SCHOOL;
    case REGIE_AREA_INCOME:
      return REGIE_SHARED_INCOME;
    case REGIE_AREA_WELLBEING:
      return REGIE_SHARED_WELLBEING;
    case REGIE_AREA_HOUSING:
      return REGIE_SHARED_HOUSING;
    default:
      return REGIE_SHARED_UNKNOWN;
    }
}

static gboolean
holds (RegieRecord *consent, RegieDay day)
{
  RegieDay given = regie_get_day (consent, Consent, given_on);
  RegieDay until = regie_get_day (consent, Consent, until_day);
  RegieDay withdrawn = regie_get_day (consent, Consent, withdrawn_on);

  return given != REGIE_DAY_NONE && given <= day && (until == REGIE_DAY_NONE || day <= until)
         && (withdrawn == REGIE_DAY_NONE || day < withdrawn);
}

guint
regie_consents_shared (const GPtrArray *consents, gint64 tie, RegieDay day)
{
  guint shares = 0;

  for (guint i = 0; consents != NULL && i < consents->len; i++)
    {
      RegieRecord *consent = consents->pdata[i];
      RegieShared topic = regie_get_code (consent, Consent, topic);

      if (regie_get_int (consent, Consent, tie, 0) == tie && topic != REGIE_SHARED_UNKNOWN
          && holds (consent, day))
        shares |= 1u << topic;
    }
  return shares;
}

/* Was a consent about something withdrawn that does not hold any more? */
static gboolean
has_withdrawn (const GPtrArray *consents, gint64 tie, guint shares, RegieDay day)
{
  for (guint i = 0; consents != NULL && i < consents->len; i++)
    {
      RegieRecord *consent = consents->pdata[i];
      RegieDay withdrawn = regie_get_day (consent, Consent, withdrawn_on);
      RegieShared topic = regie_get_code (consent, Consent, topic);

      if (regie_get_int (consent, Consent, tie, 0) == tie && withdrawn != REGIE_DAY_NONE
          && withdrawn <= day && topic != REGIE_SHARED_UNKNOWN && (shares >> topic & 1) == 0)
        return TRUE;
    }
  return FALSE;
}

static RegieDay
find_spoken (const GArray *spoken, gint64 tie)
{
  for (guint i = 0; i < spoken->len; i++)
    if (g_array_index (spoken, RegieSpoken, i).tie == tie)
      return g_array_index (spoken, RegieSpoken, i).day;
  return REGIE_DAY_NONE;
}

static char *
dup_about (const char *role, const char *organisation, const char *name)
{
  const char *parts[2] = { NULL, NULL };
  guint n = 0;

  if (role != NULL && *role != '\0')
    parts[n++] = role;
  if (organisation != NULL && g_strcmp0 (organisation, name) != 0)
    parts[n++] = organisation;
  return n == 2 ? g_strdup_printf ("%s · %s", parts[0], parts[1])
                : g_strdup (n == 1 ? parts[0] : "");
}

static RegieMember *
member_new (RegieRecord *tie, GHashTable *names, const GArray *spoken, const GPtrArray *consents,
            const RegieNetworkLimits *limits, RegieDay today)
{
  RegieMember *self = g_new0 (RegieMember, 1);
  RegieDay until = regie_get_day (tie, Tie, until_day);
  int every = (int) regie_get_int (tie, Tie, every, 0);
  const char *own = regie_get (tie, Tie, name);
  const char *contact;

  self->record = tie;
  self->id = regie_record_get_id (tie);
  self->organisation = regie_get_int (tie, Tie, organisation, 0);
  self->contact = regie_get_int (tie, Tie, contact, 0);
  self->organisation_name = g_strdup (g_hash_table_lookup (names, &self->organisation));
  contact = g_hash_table_lookup (names, &self->contact);
  self->is_person = own != NULL || contact != NULL || self->organisation == 0;
  self->name = g_strdup (own != NULL                       ? own
                         : contact != NULL                 ? contact
                         : self->organisation_name != NULL ? self->organisation_name
                                                           : _("Unknown"));
  self->about = dup_about (regie_get (tie, Tie, role), self->organisation_name, self->name);
  self->leads = regie_get_bool (tie, Tie, leads);
  self->has_ended = until != REGIE_DAY_NONE && until < today;
  self->area = regie_get_code (tie, Tie, area);
  self->slot = (int) regie_get_int (tie, Tie, slot, 0);
  self->last = find_spoken (spoken, self->id);
  self->since = regie_get_day (tie, Tie, from_day);
  self->ring = regie_ring_of (limits, self->last, self->since, every, today);
  self->silent_on = regie_ring_silent_on (limits, self->last, self->since, every);
  /* Who is not of the network any more gets to know nothing. */
  self->shares = self->has_ended ? 0 : regie_consents_shared (consents, self->id, today);
  self->has_withdrawn = has_withdrawn (consents, self->id, self->shares, today);
  return self;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const RegieMember *x = *(RegieMember *const *) a;
  const RegieMember *y = *(RegieMember *const *) b;

  if (x->has_ended != y->has_ended)
    return x->has_ended ? 1 : -1;
  if (x->area != y->area)
    return (int) x->area - (int) y->area;
  if (x->slot != y->slot)
    return x->slot - y->slot;
  return (x->id > y->id) - (x->id < y->id);
}

static gboolean
find_place (const RegieNetwork *self, gint64 id, guint *place)
{
  for (guint i = 0; i < self->n_members; i++)
    if (((RegieMember *) self->members->pdata[i])->id == id)
      {
        *place = i;
        return TRUE;
      }
  return FALSE;
}

static void
add_acquaintances (RegieNetwork *self)
{
  const GPtrArray *links = self->folder->records[REGIE_ENTITY_Link];

  for (guint i = 0; i < links->len; i++)
    {
      RegieRecord *link = links->pdata[i];
      RegieAcquaintance one = { .record = link };

      if (find_place (self, regie_get_int (link, Link, one, 0), &one.one)
          && find_place (self, regie_get_int (link, Link, other, 0), &one.other))
        g_array_append_val (self->acquaintances, one);
    }
}

/* What is about health is, as the talk about it, for who may see that only. */
static void
leave_out_health (GPtrArray *records)
{
  for (guint i = records->len; i-- > 0;)
    {
      RegieRecord *record = records->pdata[i];
      const RegieField *subject = regie_entity_subject (regie_record_get_entity (record));

      if (g_strcmp0 (regie_record_get (record, subject->name),
                     REGIE_CODE_KEY (Point, topic, REGIE_SHARED_HEALTH))
          == 0)
        g_ptr_array_remove_index (records, i);
    }
}

RegieNetwork *
regie_network_load (RegieDb *db, const RegieOffice *office, gint64 dossier, const char *role,
                    GError **error)
{
  g_autoptr (RegieNetwork) self = g_new0 (RegieNetwork, 1);
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GArray) spoken = NULL;
  const GPtrArray *ties;

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  self->dossier = dossier;
  self->today = regie_office_today (office);
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->acquaintances = g_array_new (FALSE, FALSE, sizeof (RegieAcquaintance));
  if ((self->folder = regie_folder_load (db, dossier, role, error)) == NULL
      || !regie_dossier_load_about (db, dossier, &self->name, &self->born, error)
      || !regie_network_load_head (db, self, error)
      || (names = regie_network_load_names (db, dossier, error)) == NULL
      || (spoken = regie_network_load_spoken (db, dossier, self->today, error)) == NULL
      || !regie_network_load_lights (db, dossier, self->today, self->lights, error))
    return NULL;
  if (!self->folder->sees_health)
    {
      leave_out_health (self->folder->records[REGIE_ENTITY_Point]);
      leave_out_health (self->folder->records[REGIE_ENTITY_Agreement]);
    }
  ties = self->folder->records[REGIE_ENTITY_Tie];
  for (guint i = 0; i < ties->len; i++)
    {
      RegieMember *member = member_new (ties->pdata[i], names, spoken,
                                        self->folder->records[REGIE_ENTITY_Consent],
                                        &office->network, self->today);

      self->n_members += !member->has_ended;
      g_ptr_array_add (self->members, member);
    }
  g_ptr_array_sort (self->members, compare_members);
  add_acquaintances (self);
  return g_steal_pointer (&self);
}

RegieMember *
regie_network_find (const RegieNetwork *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->members->len; i++)
    if (((RegieMember *) self->members->pdata[i])->id == id)
      return self->members->pdata[i];
  return NULL;
}

RegieMember *
regie_network_leader (const RegieNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->n_members; i++)
    if (((RegieMember *) self->members->pdata[i])->leads)
      return self->members->pdata[i];
  return NULL;
}

RegieMember *
regie_network_most_silent (const RegieNetwork *self)
{
  RegieMember *most = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->n_members; i++)
    {
      RegieMember *member = self->members->pdata[i];

      if (member->ring == REGIE_RING_SILENT
          && (most == NULL
              || regie_member_days (member, self->today) > regie_member_days (most, self->today)))
        most = member;
    }
  return most;
}

/* The meeting nearest to today, ahead of it (today too) or before it. */
static RegieRecord *
nearest_meeting (const RegieNetwork *self, gboolean ahead)
{
  const GPtrArray *meetings = self->folder->records[REGIE_ENTITY_Gathering];
  RegieRecord *nearest = NULL;

  for (guint i = 0; i < meetings->len; i++)
    {
      RegieDay day = regie_get_day (meetings->pdata[i], Gathering, day);
      RegieDay best = nearest != NULL ? regie_get_day (nearest, Gathering, day) : REGIE_DAY_NONE;

      if ((day >= self->today) == ahead && (nearest == NULL || (ahead ? day < best : day > best)))
        nearest = meetings->pdata[i];
    }
  return nearest;
}

RegieRecord *
regie_network_next_meeting (const RegieNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return nearest_meeting (self, TRUE);
}

RegieRecord *
regie_network_last_meeting (const RegieNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return nearest_meeting (self, FALSE);
}

int
regie_member_days (const RegieMember *self, RegieDay today)
{
  RegieDay from;

  g_return_val_if_fail (self != NULL, 0);
  from = self->last != REGIE_DAY_NONE ? self->last : self->since;
  return from != REGIE_DAY_NONE ? MAX (today - from, 0) : 0;
}

char *
regie_spoken_dup_ago (RegieDay last, RegieDay today)
{
  if (last == REGIE_DAY_NONE)
    return g_strdup (_("never spoken to"));
  if (last >= today)
    return g_strdup (_("today"));
  return g_strdup_printf (ngettext ("%d day", "%d days", today - last), today - last);
}

char *
regie_member_dup_ago (const RegieMember *self, RegieDay today)
{
  g_return_val_if_fail (self != NULL, NULL);
  return regie_spoken_dup_ago (self->last, today);
}

/* "school and work, housing" */
static char *
dup_shares (guint shares, const RegieOffice *office)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < REGIE_N_SHARED; i++)
    if (shares >> i & 1)
      g_strv_builder_add (words, regie_codes_label (office->codes, "deelt",
                                                    REGIE_CODE_KEY (Consent, topic, i)));
  list = g_strv_builder_end (words);
  return g_strjoinv (", ", list);
}

static void
add_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
}

char *
regie_member_dup_sentence (const RegieMember *self, const RegieNetwork *network,
                           const RegieOffice *office)
{
  GString *text = g_string_new (self->name);
  int days = regie_member_days (self, network->today);
  g_autofree char *shares = dup_shares (self->shares, office);
  g_autofree char *ago = NULL;

  g_return_val_if_fail (self != NULL && network != NULL && office != NULL, NULL);
  if (*self->about != '\0')
    g_string_append_printf (text, ", %s", self->about);
  add_part (text, self->is_person ? _("person") : _("organisation"));
  add_part (text,
            regie_codes_label (office->codes, "gebied", REGIE_CODE_KEY (Tie, area, self->area)));
  if (self->last == REGIE_DAY_NONE)
    ago = g_strdup (_("never spoken to"));
  else if (days == 0)
    ago = g_strdup (_("spoken to today"));
  else
    ago = g_strdup_printf (ngettext ("spoken to %d day ago", "spoken to %d days ago", days), days);
  add_part (text, ago);
  if (self->ring == REGIE_RING_SILENT)
    add_part (text, _("silent"));
  if (self->leads)
    add_part (text, _("leads the network"));
  if (self->shares == 0)
    add_part (text, self->has_withdrawn ? _("consent was withdrawn") : _("no consent to share"));
  else
    {
      g_autofree char *may = g_strdup_printf (_("may know about: %s"), shares);

      add_part (text, may);
    }
  return g_string_free (text, FALSE);
}
