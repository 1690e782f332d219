/* SPDX-License-Identifier: EUPL-1.2 */
/* A network meeting on paper: everything for who directs, and for a partner what it may know. */
#include <glib/gi18n.h>

#include "regie-gathering.h"
#include "regie-letter.h"
#include "regie-text.h"

/* For whom it is: NULL is who directs, and reads everything. */
typedef struct {
  GString *out;
  const RegieGathering *gathering;
  const RegieNetwork *network;
  const RegieOffice *office;
  const RegieMember *reader;
} Paper;

/* May the reader know of TOPIC?  What has none is of the network itself. */
static gboolean
may_read (const Paper *self, RegieShared topic)
{
  return self->reader == NULL
         || (topic != REGIE_SHARED_UNKNOWN && (self->reader->shares >> topic & 1) != 0);
}

static void
add_labelled (const Paper *self, const char *label, const char *text)
{
  g_autofree char *line = text != NULL ? g_strdup_printf ("%s: %s", label, text) : NULL;

  if (line != NULL)
    regie_letter_append (self->out, REGIE_BLOCK_TEXT, line);
}

/* Of the others who are there a partner reads those whose life area it may know of, and itself. */
static char *
dup_present (const Paper *self, gboolean only_who_came)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < self->gathering->invitees->len; i++)
    {
      RegieRecord *invitee = self->gathering->invitees->pdata[i];
      const RegieMember *member = regie_network_find (self->network,
                                                      regie_get_int (invitee, Invitee, tie, 0));

      if (member != NULL && (!only_who_came || regie_get_bool (invitee, Invitee, came))
          && (member == self->reader || may_read (self, regie_area_shared (member->area))))
        g_strv_builder_add (names, member->name);
    }
  list = g_strv_builder_end (names);
  return *list != NULL ? g_strjoinv (", ", list) : NULL;
}

/* Where and when they meet is for who directs and for who is invited. */
static gboolean
may_come (const Paper *self)
{
  for (guint i = 0; self->reader != NULL && i < self->gathering->invitees->len; i++)
    if (regie_get_int (self->gathering->invitees->pdata[i], Invitee, tie, 0) == self->reader->id)
      return TRUE;
  return self->reader == NULL;
}

static gboolean
is_closed (const Paper *self)
{
  return regie_get (self->gathering->record, Gathering, closed_on) != NULL;
}

static void
add_head (const Paper *self, const char *title)
{
  RegieRecord *record = self->gathering->record;
  g_autofree char *invited = dup_present (self, FALSE);
  g_autofree char *came = dup_present (self, TRUE);

  regie_letter_append (self->out, REGIE_BLOCK_HEADING, title);
  add_labelled (self, _("About"), self->network->name);
  if (may_come (self))
    {
      add_labelled (self, _("Time"), regie_get (record, Gathering, time));
      add_labelled (self, _("Place"), regie_get (record, Gathering, place));
    }
  add_labelled (self, _("Invited"), invited);
  add_labelled (self, _("Present"), came);
  if (self->reader != NULL)
    return;
  add_labelled (self, _("Also present"), regie_get (record, Gathering, present));
  if (regie_get (record, Gathering, minutes) != NULL)
    regie_letter_append (self->out, REGIE_BLOCK_TEXT, regie_get (record, Gathering, minutes));
}

static void
add_lights (const Paper *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < REGIE_N_AREAS; i++)
    {
      const RegieAreaLight *light = &self->network->lights[i];
      g_autofree char *line = NULL;

      if (light->light == REGIE_LIGHT_UNKNOWN || !may_read (self, regie_area_shared (i)))
        continue;
      if (!any)
        regie_letter_append (self->out, REGIE_BLOCK_HEADING, _("How it goes"));
      any = TRUE;
      line = g_strdup_printf (
        "%s: %s", regie_codes_label (self->office->codes, "gebied", REGIE_CODE_KEY (Tie, area, i)),
        regie_codes_label (self->office->codes, "licht",
                           REGIE_CODE_KEY (Fact, light, light->light)));
      regie_letter_append (self->out, REGIE_BLOCK_POINT, line);
    }
}

/* A point about an agreement says what was agreed: it is about what that is about now. */
static gboolean
may_read_point (const Paper *self, RegieRecord *point)
{
  gint64 id = regie_get_int (point, Point, agreement, 0);
  const GPtrArray *agreements = self->network->folder->records[REGIE_ENTITY_Agreement];

  if (!may_read (self, regie_get_code (point, Point, topic)) || id == 0 || self->reader == NULL)
    return may_read (self, regie_get_code (point, Point, topic));
  for (guint i = 0; i < agreements->len; i++)
    if (regie_record_get_id (agreements->pdata[i]) == id)
      return may_read (self, regie_get_code (agreements->pdata[i], Agreement, topic));
  return FALSE;
}

static guint
add_points (const Paper *self)
{
  guint n = 0;

  for (guint i = 0; i < self->gathering->points->len; i++)
    {
      RegieRecord *point = self->gathering->points->pdata[i];
      g_autofree char *heading = NULL;

      if (!may_read_point (self, point))
        continue;
      heading = g_strdup_printf ("%u. %s", ++n, regie_get (point, Point, title));
      regie_letter_append (self->out, REGIE_BLOCK_HEADING, heading);
      if (regie_get (point, Point, reason) != NULL)
        regie_letter_append (self->out, REGIE_BLOCK_TEXT, regie_get (point, Point, reason));
      add_labelled (self, _("Discussed"), regie_get (point, Point, minutes));
    }
  return n;
}

/* Who does it, unless that says who else stands in the network to whom may not know. */
static const char *
owner_of (const Paper *self, RegieRecord *agreement)
{
  const RegieMember *owner = regie_network_find (self->network,
                                                 regie_get_int (agreement, Agreement, tie, 0));

  return owner == NULL || owner == self->reader || may_read (self, regie_area_shared (owner->area))
           ? regie_get (agreement, Agreement, owner)
           : _("somebody of the network");
}

static void
add_agreement (const Paper *self, RegieRecord *agreement)
{
  RegieDay done_on = regie_get_day (agreement, Agreement, done_on);
  g_autofree char *day = regie_day_dup_long (
    done_on != REGIE_DAY_NONE ? done_on : regie_get_day (agreement, Agreement, due));
  g_autofree char *line = g_strdup_printf (done_on != REGIE_DAY_NONE ? _("%s — %s, done on %s")
                                                                     : _("%s — %s, by %s"),
                                           regie_get (agreement, Agreement, text),
                                           owner_of (self, agreement), day);

  regie_letter_append (self->out, REGIE_BLOCK_POINT, line);
}

static guint
add_agreements (const Paper *self)
{
  guint n = 0;

  for (guint i = 0; i < self->gathering->agreements->len; i++)
    {
      RegieRecord *agreement = self->gathering->agreements->pdata[i];

      if (!may_read (self, regie_get_code (agreement, Agreement, topic)))
        continue;
      if (n++ == 0)
        regie_letter_append (self->out, REGIE_BLOCK_HEADING, _("Agreements"));
      add_agreement (self, agreement);
    }
  return n;
}

char *
regie_gathering_dup_title (const RegieGathering *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  day = regie_day_dup_long (regie_get_day (self->record, Gathering, day));
  return g_strdup_printf (regie_get (self->record, Gathering, closed_on) != NULL
                            ? _("Minutes of the network meeting of %s")
                            : _("Agenda of the network meeting of %s"),
                          day);
}

char *
regie_gathering_dup_text (const RegieGathering *self, const RegieNetwork *network,
                          const RegieOffice *office)
{
  const Paper paper = { g_string_new (NULL), self, network, office, NULL };
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL && network != NULL && office != NULL, NULL);
  title = regie_gathering_dup_title (self);
  add_head (&paper, title);
  if (!is_closed (&paper))
    add_lights (&paper);
  add_points (&paper);
  add_agreements (&paper);
  return g_string_free (paper.out, FALSE);
}

char *
regie_gathering_dup_summary (const RegieGathering *self, const RegieNetwork *network,
                             const RegieMember *member, const RegieOffice *office)
{
  const Paper paper = { g_string_new (NULL), self, network, office, member };
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL && network != NULL && member != NULL && office != NULL, NULL);
  day = regie_day_dup_long (regie_get_day (self->record, Gathering, day));
  /* TRANSLATORS: the day of the meeting, for whom it is */
  title = g_strdup_printf (_("Network meeting of %s, for %s"), day, member->name);
  add_head (&paper, title);
  add_lights (&paper);
  if (add_points (&paper) + add_agreements (&paper) == 0)
    regie_letter_append (
      paper.out, REGIE_BLOCK_TEXT,
      _("There is nothing more in this summary: no consent was given to share other subjects."));
  return g_string_free (paper.out, FALSE);
}

char *
regie_network_dup_agenda (const RegieNetwork *self, const RegieOffice *office)
{
  const Paper paper = { g_string_new (NULL), NULL, self, office, NULL };
  g_autoptr (GPtrArray) points = NULL;

  g_return_val_if_fail (self != NULL && office != NULL, NULL);
  points = regie_network_agenda (self, office);
  regie_letter_append (paper.out, REGIE_BLOCK_HEADING,
                       _("Agenda for a network meeting that is not planned yet"));
  add_labelled (&paper, _("About"), self->name);
  add_lights (&paper);
  for (guint i = 0; i < points->len; i++)
    {
      const RegieAgendaPoint *point = points->pdata[i];
      g_autofree char *heading = g_strdup_printf ("%u. %s", i + 1, point->title);

      regie_letter_append (paper.out, REGIE_BLOCK_HEADING, heading);
      if (point->reason != NULL)
        regie_letter_append (paper.out, REGIE_BLOCK_TEXT, point->reason);
    }
  if (points->len == 0)
    regie_letter_append (
      paper.out, REGIE_BLOCK_TEXT,
      _("Nothing asks to be talked about: no open agreement, nobody is silent."));
  return g_string_free (paper.out, FALSE);
}
