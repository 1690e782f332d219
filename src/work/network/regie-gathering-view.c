/* SPDX-License-Identifier: EUPL-1.2 */
/* Network meetings, agreements and consents as chapters. */
#include "regie-gathering-view.h"

#include <glib/gi18n.h>

#include "regie-format.h"
#include "regie-gathering.h"
#include "regie-text.h"
#include "regie-writing.h"

typedef struct {
  const RegieNetwork *network;
  const RegieOffice *office;
  GListStore *chapters;
  gboolean may_change;
} View;

static const char *
topic_label (const View *view, const char *topic)
{
  return topic != NULL ? regie_codes_label (view->office->codes, "deelt", topic) : NULL;
}

/* --- agreements --- */

static void
add_agreement (const View *view, RegieChapter *chapter, RegieRecord *agreement, gboolean with_deeds)
{
  RegieDay today = view->network->today;
  RegieDay due = regie_get_day (agreement, Agreement, due);
  RegieDay done_on = regie_get_day (agreement, Agreement, done_on);
  gboolean is_done = done_on != REGIE_DAY_NONE;
  const char *topic = topic_label (view, regie_get (agreement, Agreement, topic));
  g_autofree char *day = regie_day_dup_short (is_done ? done_on : due, today);
  g_autofree char *when = g_strdup_printf (is_done ? _("%s · done on %s") : _("%s · by %s"),
                                           regie_get (agreement, Agreement, owner), day);
  g_autofree char *about = topic != NULL ? g_strdup_printf ("%s · %s", when, topic)
                                         : g_strdup (when);
  g_autofree char *name = regie_line_dup_name (agreement);
  RegieLine *line = regie_chapter_add_line (chapter, name, regie_get (agreement, Agreement, text),
                                            about);

  regie_line_set_shape (line, is_done ? REGIE_SHAPE_DONE : regie_shape_of_due (due, today, TRUE));
  if (!view->may_change || !with_deeds)
    return;
  if (!is_done)
    regie_line_add_deed (line, _("Done"), "agreement.done",
                         g_variant_new_int64 (regie_record_get_id (agreement)));
  regie_line_add_edits (line, REGIE_ENTITY_Agreement, agreement);
}

static void
add_open_agreements (const View *view)
{
  const GPtrArray *agreements = view->network->folder->records[REGIE_ENTITY_Agreement];
  RegieChapter *chapter = regie_chapters_add (
    view->chapters, _("Agreements"),
    _("They come back at every meeting until they are done, and stand in Today."));
  guint n = 0;

  if (view->may_change)
    regie_chapter_add_deed (chapter, _("Agreement…"), "agreement.add",
                            g_variant_new ("(xx)", view->network->dossier, (gint64) 0));
  for (guint i = 0; i < agreements->len; i++)
    if (regie_get (agreements->pdata[i], Agreement, done_on) == NULL)
      {
        add_agreement (view, chapter, agreements->pdata[i], TRUE);
        n++;
      }
  if (n == 0)
    regie_chapter_add_empty (chapter, _("No agreement is open."));
}

/* --- who directs --- */

static void
add_who_directs (const View *view)
{
  const RegieNetwork *network = view->network;
  RegieChapter *chapter = regie_chapters_add (view->chapters, _("Who directs"), NULL);
  RegieLine *line = regie_chapter_add_line (
    chapter, "directs", network->director != NULL ? network->director : _("No youth director"),
    network->consultant != NULL ? network->consultant : _("No consultant"));

  if (network->consultant != NULL)
    {
      g_free (line->about);
      line->about = g_strdup_printf (_("Consultant: %s"), network->consultant);
    }
  if (view->may_change)
    regie_line_add_deed (line, _("Hand over…"), "dossier.hand-over",
                         g_variant_new_int64 (network->dossier));
}

/* --- meetings --- */

static void
add_papers (RegieLine *line, RegieRecord *gathering, gint64 tie, const char *for_whom)
{
  g_autofree char *day = regie_day_dup_medium (regie_get_day (gathering, Gathering, day));
  static const struct {
    const char *label, *ending;
  } papers[] = { { "PDF", "pdf" }, { "ODT", "odt" } };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      RegieDeed *deed = regie_line_add_deed (
        line, papers[i].label, "dossier.gathering-save",
        g_variant_new ("(xxs)", regie_record_get_id (gathering), tie, papers[i].ending));

      deed->spoken = g_strjoin (", ", papers[i].label, for_whom, day, NULL);
    }
}

/* When, where and who else. */
static char *
dup_place (RegieRecord *gathering)
{
  const char *said[] = { regie_get (gathering, Gathering, time),
                         regie_get (gathering, Gathering, place),
                         regie_get (gathering, Gathering, present) };
  const char *parts[G_N_ELEMENTS (said) + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (said[i] != NULL)
      parts[n++] = said[i];
  return n > 0 ? g_strjoinv (" · ", (char **) parts) : NULL;
}

static void
add_head (const View *view, RegieChapter *chapter, RegieRecord *gathering, gboolean closed)
{
  gint64 id = regie_record_get_id (gathering);
  g_autofree char *name = regie_line_dup_name (gathering);
  g_autofree char *about = dup_place (gathering);
  RegieLine *line = regie_chapter_add_line (
    chapter, name, closed ? _("Minutes established") : _("Agenda and minutes"), about);

  regie_line_set_shape (line, closed ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
  if (!view->may_change)
    return;
  add_papers (line, gathering, 0, _("for who directs"));
  regie_line_add_icon (line, "document-print-symbolic", _("Print"), "dossier.gathering-print",
                       g_variant_new ("(xx)", id, (gint64) 0));
  if (closed)
    return;
  if (regie_get_day (gathering, Gathering, day) <= view->network->today)
    regie_line_add_deed (line, _("Establish"), "gathering.close", g_variant_new_int64 (id));
  regie_line_add_edits (line, REGIE_ENTITY_Gathering, gathering);
}

/* "may know about: school and work" */
static char *
dup_shares (const View *view, const RegieMember *member)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < REGIE_N_SHARED; i++)
    if (member->shares >> i & 1)
      g_strv_builder_add (words, topic_label (view, REGIE_CODE_KEY (Consent, topic, i)));
  list = g_strv_builder_end (words);
  if (*list == NULL)
    return g_strdup (member->has_withdrawn ? _("Consent was withdrawn: the summary is empty")
                                           : _("No consent to share: the summary is empty"));
  joined = g_strjoinv (", ", list);
  return g_strdup_printf (_("May know about: %s"), joined);
}

static void
add_invitee (const View *view, RegieChapter *chapter, RegieRecord *gathering, RegieRecord *invitee,
             gboolean may_tick)
{
  gint64 id = regie_record_get_id (invitee);
  gint64 tie = regie_get_int (invitee, Invitee, tie, 0);
  const RegieMember *member = regie_network_find (view->network, tie);
  gboolean came = regie_get_bool (invitee, Invitee, came);
  g_autofree char *name = regie_line_dup_name (invitee);
  g_autofree char *about = member != NULL ? dup_shares (view, member) : NULL;
  RegieLine *line = regie_chapter_add_line (chapter, name,
                                            member != NULL ? member->name : _("Unknown"), about);

  regie_line_set_shape (line, came ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
  line->depth = 1;
  if (!view->may_change || member == NULL)
    return;
  if (may_tick)
    {
      RegieDeed *deed = regie_line_add_deed (line, came ? _("Was there ✓") : _("Was there"),
                                             "gathering.came", g_variant_new_int64 (id));

      deed->spoken = g_strdup_printf ("%s: %s", _("Was there"), member->name);
    }
  add_papers (line, gathering, tie, member->name);
}

/* What POINT is about and why it is on the agenda and, LAST, what was said; owned. */
static char *
dup_about (const View *view, RegieRecord *point, const char *last)
{
  const char *topic = topic_label (view, regie_get (point, Point, topic));
  const char *said[] = { topic, regie_get (point, Point, reason), last };
  const char *parts[G_N_ELEMENTS (said) + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (said[i] != NULL)
      parts[n++] = said[i];
  return g_strjoinv ("\n", (char **) parts);
}

/* What is said stands under what it is about, and is written there. */
static void
add_point (const View *view, RegieChapter *chapter, RegieRecord *point, gboolean closed)
{
  const char *minutes = regie_get (point, Point, minutes);
  const RegieShape shape = minutes != NULL ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN;
  g_autofree char *name = regie_line_dup_name (point);
  RegieLine *line = regie_chapter_add_line (chapter, name, regie_get (point, Point, title), NULL);
  RegieWriting *writing;

  if (!view->may_change || closed)
    {
      line->about = dup_about (view, point, minutes);
      regie_line_set_shape (line, shape);
      return;
    }
  regie_line_add_edits (line, REGIE_ENTITY_Point, point);
  writing = regie_line_add_writing (line, REGIE_ENTITY_Point, point, NULL);
  writing->about = dup_about (view, point, NULL);
  writing->shape = shape;
  regie_writing_add_part (writing, REGIE_FIELD (Point, minutes), _("What was said"), NULL);
}

static RegieChapter *
add_meeting_chapter (const View *view, RegieRecord *gathering, gboolean closed)
{
  gint64 id = regie_record_get_id (gathering);
  g_autofree char *day = regie_day_dup_long (regie_get_day (gathering, Gathering, day));
  g_autofree char *title = g_strdup_printf (_("Network meeting of %s"), day);
  g_autofree char *preset = g_strdup_printf ("dossier=%" G_GINT64_FORMAT
                                             "&netwerkoverleg=%" G_GINT64_FORMAT,
                                             view->network->dossier, id);
  RegieChapter *chapter = regie_chapters_add (view->chapters, title,
                                              regie_get (gathering, Gathering, minutes));

  g_free (chapter->name);
  chapter->name = regie_line_dup_name (gathering);
  if (view->may_change && !closed)
    {
      regie_chapter_add_deed (chapter, _("Point…"), "records.add",
                              g_variant_new ("(us)", REGIE_ENTITY_Point, preset));
      regie_chapter_add_deed (chapter, _("Agreement…"), "agreement.add",
                              g_variant_new ("(xx)", view->network->dossier, id));
    }
  return chapter;
}

static void
add_meeting (const View *view, const RegieGathering *gathering)
{
  gboolean closed = regie_get (gathering->record, Gathering, closed_on) != NULL;
  /* Before its day nobody was there. */
  gboolean has_begun = regie_get_day (gathering->record, Gathering, day) <= view->network->today;
  gint64 id = regie_record_get_id (gathering->record);
  RegieChapter *chapter = add_meeting_chapter (view, gathering->record, closed);

  add_head (view, chapter, gathering->record, closed);
  for (guint i = 0; i < gathering->invitees->len; i++)
    add_invitee (view, chapter, gathering->record, gathering->invitees->pdata[i],
                 !closed && has_begun);
  for (guint i = 0; i < gathering->points->len; i++)
    add_point (view, chapter, gathering->points->pdata[i], closed);
  /* Those of before stand above, among what is open. */
  for (guint i = 0; i < gathering->agreements->len; i++)
    if (regie_get_int (gathering->agreements->pdata[i], Agreement, gathering, 0) == id)
      add_agreement (view, chapter, gathering->agreements->pdata[i], FALSE);
}

static void
add_meetings (const View *view)
{
  g_autoptr (GPtrArray) gatherings = regie_gatherings_of (view->network);
  RegieChapter *chapter = regie_chapters_add (
    view->chapters, _("Network meetings"),
    _("The agenda is made from open agreements, silence and what asks for attention."));

  if (view->may_change)
    regie_chapter_add_deed (chapter, _("Plan a meeting…"), "gathering.plan",
                            g_variant_new_int64 (view->network->dossier));
  if (gatherings->len == 0)
    regie_chapter_add_empty (chapter, _("No network meeting is planned or recorded yet."));
  for (guint i = 0; i < gatherings->len; i++)
    add_meeting (view, gatherings->pdata[i]);
}

/* --- consents --- */

static void
add_consent (const View *view, RegieLine *line, RegieRecord *consent)
{
  RegieDay until = regie_get_day (consent, Consent, until_day);
  RegieDay withdrawn = regie_get_day (consent, Consent, withdrawn_on);
  g_autofree char *given_day = regie_day_dup_long (regie_get_day (consent, Consent, given_on));
  g_autofree char *last_day = regie_day_dup_long (withdrawn != REGIE_DAY_NONE ? withdrawn : until);
  const char *giver = regie_codes_label (view->office->codes, "toestemming_van",
                                         regie_get (consent, Consent, giver));
  g_autofree char *given = g_strdup_printf (_("%s, on %s"), giver, given_day);
  g_autofree char *about = withdrawn != REGIE_DAY_NONE
                             ? g_strdup_printf (_("%s · withdrawn on %s"), given, last_day)
                           : until == REGIE_DAY_NONE ? g_strdup (given)
                           : until < view->network->today
                             ? g_strdup_printf (_("%s · ended on %s"), given, last_day)
                             : g_strdup_printf (_("%s · until %s"), given, last_day);
  g_autofree char *name = regie_line_dup_name (consent);
  RegieLine *row = regie_line_add_line (line, name,
                                        topic_label (view, regie_get (consent, Consent, topic)),
                                        about);
  gboolean holds = withdrawn == REGIE_DAY_NONE
                   && (until == REGIE_DAY_NONE || until >= view->network->today);

  regie_line_set_shape (row, holds ? REGIE_SHAPE_DONE : REGIE_SHAPE_FAILED);
  if (view->may_change && withdrawn == REGIE_DAY_NONE)
    regie_line_add_deed (row, _("Withdraw"), "consent.withdraw",
                         g_variant_new_int64 (regie_record_get_id (consent)));
  if (view->may_change)
    regie_line_add_edits (row, REGIE_ENTITY_Consent, consent);
}

static void
add_member (const View *view, RegieChapter *chapter, const RegieMember *member)
{
  const GPtrArray *consents = view->network->folder->records[REGIE_ENTITY_Consent];
  g_autofree char *about = dup_shares (view, member);
  g_autofree char *name = g_strdup_printf ("consents/%" G_GINT64_FORMAT, member->id);
  RegieLine *line = regie_chapter_add_line (chapter, name, member->name, about);

  regie_line_set_shape (line, member->shares != 0 ? REGIE_SHAPE_DONE : REGIE_SHAPE_FAILED);
  if (view->may_change)
    regie_line_add_deed (line, _("Consent…"), "consent.give", g_variant_new_int64 (member->id));
  for (guint i = 0; i < consents->len; i++)
    if (regie_get_int (consents->pdata[i], Consent, tie, 0) == member->id)
      add_consent (view, line, consents->pdata[i]);
}

static void
add_consents (const View *view)
{
  RegieChapter *chapter = regie_chapters_add (
    view->chapters, _("Who may know what"),
    _("What is shared with a partner follows from this. Health only with its own consent."));

  if (view->network->n_members == 0)
    regie_chapter_add_empty (chapter, _("Nobody stands in the network yet."));
  for (guint i = 0; i < view->network->n_members; i++)
    add_member (view, chapter, view->network->members->pdata[i]);
}

GListStore *
regie_gathering_chapters (const RegieNetwork *network, const RegieOffice *office,
                          gboolean may_change)
{
  View view = { network, office, regie_chapters_new (), may_change };

  g_return_val_if_fail (network != NULL && office != NULL, view.chapters);
  add_who_directs (&view);
  add_open_agreements (&view);
  add_meetings (&view);
  add_consents (&view);
  return view.chapters;
}
