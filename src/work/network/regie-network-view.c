/* SPDX-License-Identifier: EUPL-1.2 */
/* A network as values: what is drawn, what is listed, and what stands beside it. */
#include "regie-network-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier-query.h"
#include "regie-format.h"
#include "regie-network-list.h"
#include "regie-text.h"

static const RegieProp mark_props[] = {
  REGIE_PROP (RegieNetworkMark, id, "id", ID),
  REGIE_PROP (RegieNetworkMark, name, "name", TEXT),
  REGIE_PROP (RegieNetworkMark, ago, "ago", TEXT),
  REGIE_PROP (RegieNetworkMark, initials, "initials", TEXT),
  REGIE_PROP (RegieNetworkMark, spoken, "spoken", TEXT),
  REGIE_PROP (RegieNetworkMark, area, "area", INT),
  REGIE_PROP (RegieNetworkMark, slot, "slot", INT),
  REGIE_PROP (RegieNetworkMark, ring, "ring", INT),
  REGIE_PROP (RegieNetworkMark, is_person, "is-person", BOOL),
  REGIE_PROP (RegieNetworkMark, leads, "leads", BOOL),
  REGIE_PROP (RegieNetworkMark, is_locked, "is-locked", BOOL),
};
REGIE_DEFINE_ITEM (RegieNetworkMark, regie_network_mark, mark_props)

static const RegieProp bond_props[] = {
  REGIE_PROP (RegieNetworkBond, id, "id", ID),
  REGIE_PROP (RegieNetworkBond, one, "one", INT),
  REGIE_PROP (RegieNetworkBond, other, "other", INT),
};
REGIE_DEFINE_ITEM (RegieNetworkBond, regie_network_bond, bond_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieNetworkView, dossier, "dossier", ID),
  REGIE_PROP (RegieNetworkView, name, "name", TEXT),
  REGIE_PROP (RegieNetworkView, title, "title", TEXT),
  REGIE_PROP (RegieNetworkView, called, "called", TEXT),
  REGIE_PROP (RegieNetworkView, age, "age", TEXT),
  REGIE_PROP (RegieNetworkView, spoken, "spoken", TEXT),
  REGIE_PROP (RegieNetworkView, areas[REGIE_AREA_SUPPORT], "area-support", TEXT),
  REGIE_PROP (RegieNetworkView, areas[REGIE_AREA_SCHOOL], "area-school", TEXT),
  REGIE_PROP (RegieNetworkView, areas[REGIE_AREA_INCOME], "area-income", TEXT),
  REGIE_PROP (RegieNetworkView, areas[REGIE_AREA_WELLBEING], "area-wellbeing", TEXT),
  REGIE_PROP (RegieNetworkView, areas[REGIE_AREA_HOUSING], "area-housing", TEXT),
  REGIE_PROP (RegieNetworkView, rings[REGIE_RING_NEAR], "ring-near", TEXT),
  REGIE_PROP (RegieNetworkView, rings[REGIE_RING_FAR], "ring-far", TEXT),
  REGIE_PROP (RegieNetworkView, rings[REGIE_RING_SILENT], "ring-silent", TEXT),
  REGIE_PROP (RegieNetworkView, silence, "silence", TEXT),
  REGIE_PROP (RegieNetworkView, most_silent, "most-silent", INT),
  REGIE_PROP (RegieNetworkView, marks, "marks", LIST),
  REGIE_PROP (RegieNetworkView, bonds, "bonds", LIST),
  REGIE_PROP (RegieNetworkView, list, "list", LIST),
  REGIE_PROP (RegieNetworkView, beside, "beside", LIST),
};
REGIE_DEFINE_ITEM (RegieNetworkView, regie_network_view, view_props)

guint
regie_network_view_get_n_marks (RegieNetworkView *self)
{
  g_return_val_if_fail (REGIE_IS_NETWORK_VIEW (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->marks));
}

RegieNetworkMark *
regie_network_view_get_mark (RegieNetworkView *self, guint at)
{
  RegieNetworkMark *mark;

  g_return_val_if_fail (REGIE_IS_NETWORK_VIEW (self), NULL);
  mark = g_list_model_get_item (G_LIST_MODEL (self->marks), at);
  g_return_val_if_fail (mark != NULL, NULL);
  g_object_unref (mark); /* the list holds it */
  return mark;
}

RegieNetworkLayout *
regie_network_view_layout (RegieNetworkView *self, const RegieLetters *letters, int width,
                           int height)
{
  RegieNetworkWords words;
  g_autofree RegieSeat *seats = NULL;
  guint n;

  g_return_val_if_fail (REGIE_IS_NETWORK_VIEW (self) && letters != NULL, NULL);
  n = regie_network_view_get_n_marks (self);
  seats = g_new (RegieSeat, n);
  for (guint i = 0; i < n; i++)
    {
      const RegieNetworkMark *mark = regie_network_view_get_mark (self, i);

      seats[i] = (RegieSeat){ mark->id, mark->area, mark->slot, mark->ring, mark->name, mark->ago };
    }
  for (int i = 0; i < REGIE_N_AREAS; i++)
    words.areas[i] = self->areas[i];
  for (int i = 0; i < REGIE_N_RINGS; i++)
    words.rings[i] = self->rings[i];
  return regie_network_layout_new (seats, n, &words, letters, width, height);
}

/* "TH" of two words, "Le" of one. */
static char *
dup_initials (const char *name)
{
  return strchr (name, ' ') != NULL ? regie_format_initials (name)
                                    : g_utf8_substring (name, 0, MIN (2, g_utf8_strlen (name, -1)));
}

static void
add_mark (RegieNetworkView *self, const RegieNetwork *network, const RegieMember *member,
          const RegieOffice *office)
{
  g_autoptr (RegieNetworkMark) mark = g_object_new (regie_network_mark_get_type (), NULL);

  mark->id = member->id;
  mark->name = g_strdup (member->name);
  mark->ago = regie_network_dup_ago (network, member);
  mark->initials = dup_initials (member->name);
  mark->spoken = regie_member_dup_sentence (member, network, office);
  mark->area = member->area < REGIE_N_AREAS ? (int) member->area : REGIE_AREA_SUPPORT;
  mark->slot = member->slot;
  mark->ring = member->ring;
  mark->is_person = member->is_person;
  mark->leads = member->leads;
  mark->is_locked = member->shares == 0;
  g_list_store_append (self->marks, mark);
}

static void
add_bond (RegieNetworkView *self, const RegieAcquaintance *one)
{
  g_autoptr (RegieNetworkBond) bond = g_object_new (regie_network_bond_get_type (), NULL);

  bond->id = regie_record_get_id (one->record);
  bond->one = (int) one->one;
  bond->other = (int) one->other;
  g_list_store_append (self->bonds, bond);
}

/* "2 weeks", "10 days" */
static char *
dup_days (int days)
{
  return days % 7 == 0 ? g_strdup_printf (ngettext ("%d week", "%d weeks", days / 7), days / 7)
                       : g_strdup_printf (ngettext ("%d day", "%d days", days), days);
}

/* "17 years"; NULL when that is not sure. */
static char *
dup_age (const char *iso, RegieDay today)
{
  const RegieBirth born = regie_birth_parse (iso);
  int years = regie_age_on (&born, today, FALSE);

  return years >= 0 && years == regie_age_on (&born, today, TRUE)
           ? g_strdup_printf (ngettext ("%d year", "%d years", years), years)
           : NULL;
}

static void
say_words (RegieNetworkView *self, const RegieNetwork *network, const RegieOffice *office)
{
  const char *space = network->name != NULL ? strchr (network->name, ' ') : NULL;
  g_autofree char *day = regie_day_dup_long (network->today);
  g_autofree char *silent = dup_days (office->network.silent);

  self->name = g_strdup (network->name != NULL ? network->name : "");
  self->called = space != NULL ? g_strndup (self->name, (gsize) (space - network->name))
                               : g_strdup (self->name);
  self->age = dup_age (network->born, network->today);
  for (int i = 0; i < REGIE_N_AREAS; i++)
    self->areas[i] = g_strdup (
      regie_codes_label (office->codes, "gebied", REGIE_CODE_KEY (Tie, area, i)));
  self->rings[REGIE_RING_NEAR] = dup_days (office->network.near);
  self->rings[REGIE_RING_FAR] = dup_days (office->network.silent);
  self->rings[REGIE_RING_SILENT] = g_strdup (_("silent"));
  /* TRANSLATORS: in the legend, with a number of weeks: "silent, longer than 4 weeks" */
  self->silence = g_strdup_printf (_("silent, longer than %s"), silent);
  /* TRANSLATORS: the heading of a drawing on paper: a name and a day */
  self->title = g_strdup_printf (_("Network of %s, %s"), self->name, day);
  self->spoken = g_strdup_printf (ngettext ("The network of %s: %u member",
                                            "The network of %s: %u members", network->n_members),
                                  self->name, network->n_members);
}

RegieNetworkView *
regie_network_view_load (const RegieWork *work, gint64 dossier, GError **error)
{
  g_autoptr (RegieNetworkView) self = g_object_new (regie_network_view_get_type (), NULL);
  g_autoptr (RegieNetwork) network = NULL;
  const RegieMember *most_silent;

  g_return_val_if_fail (work != NULL, NULL);
  if ((network = regie_network_load (work->db, work->office, dossier, work->me->role, error))
      == NULL)
    return NULL;
  self->dossier = dossier;
  say_words (self, network, work->office);
  most_silent = regie_network_most_silent (network);
  self->most_silent = -1;
  for (guint i = 0; i < network->n_members; i++)
    {
      add_mark (self, network, network->members->pdata[i], work->office);
      if (network->members->pdata[i] == most_silent)
        self->most_silent = (int) i;
    }
  for (guint i = 0; i < network->acquaintances->len; i++)
    add_bond (self, &g_array_index (network->acquaintances, RegieAcquaintance, i));
  g_object_unref (self->list);
  self->list = regie_network_list_chapters (network, work->office);
  g_object_unref (self->beside);
  self->beside = regie_network_beside_chapters (network, work->office);
  return g_steal_pointer (&self);
}
