/* SPDX-License-Identifier: EUPL-1.2 */
/* A network in words, as chapters. */
#include "regie-network-list.h"

#include <glib/gi18n.h>

#include "regie-format.h"
#include "regie-light.h"
#include "regie-text.h"

/* So many who were spoken to stand beside the drawing. */
#define N_SPOKEN 5

char *
regie_network_dup_ago (const RegieNetwork *network, const RegieMember *member)
{
  g_autofree char *ago = regie_member_dup_ago (member, network->today);

  /* TRANSLATORS: how long nobody spoke to this member: "silent, 52 days" */
  return member->ring == REGIE_RING_SILENT ? g_strdup_printf (_("silent, %s"), ago)
                                           : g_steal_pointer (&ago);
}

/* "Tante Hiwet, Mentor Vakschool": whom MEMBER knows; "" for nobody. */
static char *
dup_known (const RegieNetwork *network, const RegieMember *member)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < network->acquaintances->len; i++)
    {
      const RegieAcquaintance *one = &g_array_index (network->acquaintances, RegieAcquaintance, i);
      const RegieMember *pair[] = { network->members->pdata[one->one],
                                    network->members->pdata[one->other] };

      if (pair[0] == member || pair[1] == member)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                pair[pair[0] == member]->name);
    }
  return g_string_free (names, FALSE);
}

static void
add_part (GString *text, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* "Mentor · Vista College · leads · knows Tante Hiwet · may know nothing" */
static char *
dup_about (const RegieNetwork *network, const RegieMember *member)
{
  GString *text = g_string_new (member->about);
  g_autofree char *known = dup_known (network, member);
  g_autofree char *knows = *known != '\0' ? g_strdup_printf (_("knows %s"), known) : g_strdup ("");

  if (member->leads)
    add_part (text, _("leads the network"));
  add_part (text, knows);
  if (member->shares == 0)
    add_part (text,
              member->has_withdrawn ? _("consent was withdrawn") : _("no consent to share"));
  return g_string_free (text, FALSE);
}

static GVariant *
id_of (const RegieMember *member)
{
  return g_variant_new_int64 (member->id);
}

static RegieLine *
add_member (RegieChapter *chapter, const RegieNetwork *network, const RegieMember *member)
{
  g_autofree char *name = regie_line_dup_name (member->record);
  g_autofree char *about = dup_about (network, member);
  g_autofree char *ago = regie_network_dup_ago (network, member);
  RegieLine *line = regie_chapter_add_line (chapter, name, member->name, about);
  const gboolean is_silent = member->ring == REGIE_RING_SILENT && !member->has_ended;

  if (is_silent)
    regie_line_set_shape (line, REGIE_SHAPE_SOON);
  regie_line_add_word (line, ago, is_silent ? "tone-soon" : "dim-label");
  return line;
}

/* What is done less often lies under the member. */
static void
add_more (RegieLine *line, const RegieMember *member)
{
  RegieLine *more;

  if (!member->leads)
    {
      more = regie_line_add_line (line, NULL, _("Leads the network"), NULL);
      regie_line_add_deed (more, _("From Now On"), "network.lead", id_of (member));
    }
  more = regie_line_add_line (line, NULL, _("Consent"), NULL);
  regie_line_add_icon (more, "list-add-symbolic", _("Add"), "consent.give", id_of (member));
  more = regie_line_add_line (line, NULL, _("Knows"), NULL);
  regie_line_add_icon (more, "list-add-symbolic", _("Add"), "network.knows", id_of (member));
}

/* Who knows whom lies under the member, where it can be taken away. */
static void
add_bonds (RegieLine *line, const RegieNetwork *network, guint at)
{
  for (guint i = 0; i < network->acquaintances->len; i++)
    {
      const RegieAcquaintance *one = &g_array_index (network->acquaintances, RegieAcquaintance, i);
      const RegieMember *other;
      g_autofree char *title = NULL;
      g_autofree char *name = NULL;

      if (one->one != at && one->other != at)
        continue;
      other = network->members->pdata[one->one == at ? one->other : one->one];
      title = g_strdup_printf (_("knows %s"), other->name);
      name = regie_line_dup_name (one->record);
      regie_line_add_icon (regie_line_add_line (line, name, title, NULL), "user-trash-symbolic",
                           _("Do not know each other"), "network.part",
                           g_variant_new_int64 (regie_record_get_id (one->record)));
    }
}

static void
add_area (GListStore *chapters, const RegieNetwork *network, const RegieOffice *office,
          RegieArea area)
{
  RegieChapter *chapter = NULL;

  for (guint i = 0; i < network->n_members; i++)
    {
      const RegieMember *member = network->members->pdata[i];
      RegieLine *line;

      if (member->area != area)
        continue;
      if (chapter == NULL)
        chapter = regie_chapters_add (
          chapters, regie_codes_label (office->codes, "gebied", REGIE_CODE_KEY (Tie, area, area)),
          NULL);
      line = add_member (chapter, network, member);
      regie_line_add_icon (line, "call-start-symbolic", _("Record a contact"), "network.contact",
                           id_of (member));
      regie_line_add_edits (line, REGIE_ENTITY_Tie, member->record);
      add_bonds (line, network, i);
      add_more (line, member);
    }
}

static int
compare_last (gconstpointer a, gconstpointer b, gpointer today)
{
  const RegieMember *x = *(RegieMember *const *) a;
  const RegieMember *y = *(RegieMember *const *) b;
  int days = regie_member_days (x, *(const RegieDay *) today)
             - regie_member_days (y, *(const RegieDay *) today);

  return days != 0 ? days : (x->id > y->id) - (x->id < y->id);
}

/* Those that have not ended, the last spoken to first; borrowed members. */
static GPtrArray *
by_last (const RegieNetwork *network)
{
  GPtrArray *members = g_ptr_array_new ();

  for (guint i = 0; i < network->n_members; i++)
    g_ptr_array_add (members, network->members->pdata[i]);
  g_ptr_array_sort_with_data (members, compare_last, (gpointer) &network->today);
  return members;
}

/* A line of the column beside the drawing: who, and how long ago. */
static void
add_beside (RegieChapter *chapter, const RegieNetwork *network, const RegieMember *member)
{
  g_autofree char *name = regie_line_dup_name (member->record);
  g_autofree char *ago = regie_member_dup_ago (member, network->today);
  const gboolean is_silent = member->ring == REGIE_RING_SILENT;
  g_autofree char *about = g_strdup (member->about);
  RegieLine *line;

  if (member->shares == 0)
    {
      g_autofree char *with = g_strdup_printf ("%s%s%s", about, *about != '\0' ? " · " : "",
                                               _("no consent to share"));

      g_free (about);
      about = g_steal_pointer (&with);
    }
  line = regie_chapter_add_line (chapter, name, member->name, about);
  regie_line_set_shape (line, is_silent ? REGIE_SHAPE_SOON : REGIE_SHAPE_DONE);
  regie_line_add_word (line, ago, is_silent ? "tone-soon" : "dim-label");
  regie_line_add_icon (line, "call-start-symbolic", _("Record a contact"), "network.contact",
                       id_of (member));
}

static void
add_silent (GListStore *chapters, const RegieNetwork *network, const GPtrArray *members)
{
  RegieChapter *chapter = regie_chapters_add (chapters, _("Who is silent"), NULL);
  guint n = 0;

  for (guint i = members->len; i > 0; i--)
    if (((RegieMember *) members->pdata[i - 1])->ring == REGIE_RING_SILENT)
      {
        add_beside (chapter, network, members->pdata[i - 1]);
        n++;
      }
  if (n == 0)
    regie_chapter_add_empty (chapter, _("Nobody is silent."));
  else
    /* TRANSLATORS: so many of the members are silent: "3 of 10" */
    chapter->about = g_strdup_printf (_("%u of %u"), n, network->n_members);
}

static void
add_spoken (GListStore *chapters, const RegieNetwork *network, const GPtrArray *members)
{
  RegieChapter *chapter = regie_chapters_add (chapters, _("Last spoken to"), NULL);
  guint n = 0;

  for (guint i = 0; i < members->len && n < N_SPOKEN; i++)
    {
      const RegieMember *member = members->pdata[i];

      if (member->ring == REGIE_RING_SILENT || member->last == REGIE_DAY_NONE)
        continue;
      add_beside (chapter, network, member);
      n++;
    }
  if (n == 0)
    regie_chapter_add_empty (chapter, _("Nobody was spoken to lately."));
}

static void
add_next (GListStore *chapters, const RegieNetwork *network)
{
  RegieChapter *chapter = regie_chapters_add (chapters, _("Network meeting"), NULL);
  RegieRecord *next = regie_network_next_meeting (network);
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  if (next == NULL)
    {
      regie_chapter_add_deed (chapter, _("Plan…"), "gathering.plan",
                              g_variant_new_int64 (network->dossier));
      regie_chapter_add_empty (chapter, _("No network meeting is planned."));
      return;
    }
  day = regie_day_dup_medium (regie_get_day (next, Gathering, day));
  name = regie_line_dup_name (next);
  regie_line_add_edits (regie_chapter_add_line (chapter, name, day,
                                                regie_get (next, Gathering, time)),
                        REGIE_ENTITY_Gathering, next);
}

/* "Amber: watch · since 3 March 2026 · Moet de kamer uit"; how it stands in a life area. */
static char *
dup_light (const RegieAreaLight *light, const RegieOffice *office)
{
  g_autofree char *day = NULL;
  g_autofree char *since = NULL;
  const char *label = regie_code_label (office->codes, Light, light->light);

  if (light->light == REGIE_LIGHT_UNKNOWN)
    return g_strdup (_("Nothing recorded yet"));
  day = regie_day_dup_long (light->since);
  /* TRANSLATORS: a light of a life area, the day on which it came to burn */
  since = g_strdup_printf (_("%s · since %s"), label, day);
  return light->note != NULL ? g_strdup_printf ("%s · %s", since, light->note)
                             : g_steal_pointer (&since);
}

/* Each opens the form of its light. */
static void
add_lights (GListStore *chapters, const RegieNetwork *network, const RegieOffice *office)
{
  RegieChapter *chapter = regie_chapters_add (chapters, _("How it stands"), NULL);

  for (guint area = 0; area < REGIE_N_AREAS; area++)
    {
      const RegieAreaLight *light = &network->lights[area];
      const char *key = REGIE_CODE_KEY (Tie, area, area);
      g_autofree char *name = g_strdup_printf ("light/%s", key);
      g_autofree char *about = dup_light (light, office);
      RegieLine *line = regie_chapter_add_line (chapter, name,
                                                regie_codes_label (office->codes, "gebied", key),
                                                about);

      regie_line_set_shape (line, regie_light_shape (light->light));
      regie_line_set_action (line, "light.set", g_variant_new ("(xs)", network->dossier, key));
    }
}

GListStore *
regie_network_list_chapters (const RegieNetwork *network, const RegieOffice *office)
{
  GListStore *chapters = regie_chapters_new ();
  RegieChapter *ended = NULL;

  g_return_val_if_fail (network != NULL && office != NULL, chapters);
  if (network->members->len > 0)
    add_lights (chapters, network, office);
  for (int area = 0; area < REGIE_N_AREAS; area++)
    add_area (chapters, network, office, area);
  for (guint i = network->n_members; i < network->members->len; i++)
    {
      const RegieMember *member = network->members->pdata[i];

      if (ended == NULL)
        ended = regie_chapters_add (chapters, _("No longer in the network"), NULL);
      regie_line_add_edits (add_member (ended, network, member), REGIE_ENTITY_Tie, member->record);
    }
  return chapters;
}

/* Must the dossier still go to a consultant at MOMENT? */
static gboolean
hands_over (const RegieNetwork *network, const RegieMoment *moment)
{
  return moment->hands_over && network->director != NULL;
}

static RegieShape
shape_of_moment (const RegieNetwork *network, const RegieMoment *moment)
{
  if (moment->asks_on > network->today)
    return REGIE_SHAPE_RUN;
  return moment->transition ? REGIE_SHAPE_LATE : REGIE_SHAPE_SOON;
}

static void
add_moment (RegieChapter *chapter, const RegieNetwork *network, const RegieOffice *office,
            const RegieMoment *moment)
{
  const gboolean was = moment->stand == REGIE_MOMENT_PASSED;
  g_autofree char *title = g_strdup_printf (was ? _("Became %d") : _("Becomes %d"), moment->age);
  g_autofree char *name = g_strdup_printf ("age/%d", moment->age);
  g_autofree char *what = regie_moment_dup_names (office->ages, moment, network->group);
  g_autofree char *distance = moment->stand == REGIE_MOMENT_UNSURE ? g_strdup (_("not known when"))
                              : was ? regie_format_since (moment->earliest, network->today)
                                    : regie_format_distance (moment->earliest, network->today);
  RegieLine *line = regie_chapter_add_line (chapter, name, title, what);

  regie_line_set_shape (line, shape_of_moment (network, moment));
  regie_line_add_word (line, distance, NULL);
  if (hands_over (network, moment) && moment->asks_on <= network->today)
    regie_line_add_deed (line, _("Hand over…"), "dossier.hand-over",
                         g_variant_new_int64 (network->dossier));
}

/* What changes on the next birthdays, for who is young; nothing for the others, but that a dossier
 * must still be handed over. */
static void
add_ages (GListStore *chapters, const RegieNetwork *network, const RegieOffice *office)
{
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (RegieMoment));
  RegieBirth born = regie_birth_parse (network->born);
  RegieChapter *chapter = NULL;

  regie_ages_moments (office->ages, &born, network->group, network->today, moments);
  for (guint i = 0; i < moments->len; i++)
    {
      const RegieMoment *moment = &g_array_index (moments, RegieMoment, i);

      if (moment->stand == REGIE_MOMENT_PASSED && !hands_over (network, moment))
        continue;
      if (chapter == NULL)
        chapter = regie_chapters_add (chapters, _("Age"), NULL);
      add_moment (chapter, network, office, moment);
    }
}

GListStore *
regie_network_beside_chapters (const RegieNetwork *network, const RegieOffice *office)
{
  GListStore *chapters = regie_chapters_new ();
  g_autoptr (GPtrArray) members = NULL;

  g_return_val_if_fail (network != NULL && office != NULL, chapters);
  members = by_last (network);
  add_ages (chapters, network, office);
  add_silent (chapters, network, members);
  add_lights (chapters, network, office);
  add_spoken (chapters, network, members);
  add_next (chapters, network);
  return chapters;
}
