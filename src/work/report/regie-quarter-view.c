/* SPDX-License-Identifier: EUPL-1.2 */
/* The report of a quarter on the screen: its figures with what is said of them, what changed, and
 * the charts. */
#include "regie-quarter-view.h"

#include <glib/gi18n.h>

#include "regie-quarter-document.h"

static const RegieProp props[] = {
  REGIE_PROP (RegieQuarterView, period, "period", TEXT),
  REGIE_PROP (RegieQuarterView, title, "title", TEXT),
  REGIE_PROP (RegieQuarterView, state, "state", TEXT),
  REGIE_PROP (RegieQuarterView, target, "target", TARGET),
  REGIE_PROP (RegieQuarterView, earlier, "earlier", TARGET),
  REGIE_PROP (RegieQuarterView, later, "later", TARGET),
  REGIE_PROP (RegieQuarterView, may_make, "may-make", BOOL),
  REGIE_PROP (RegieQuarterView, may_freeze, "may-freeze", BOOL),
  REGIE_PROP (RegieQuarterView, may_discard, "may-discard", BOOL),
  REGIE_PROP (RegieQuarterView, chapters, "chapters", LIST),
};

REGIE_DEFINE_ITEM (RegieQuarterView, regie_quarter_view, props)

/* The quarter N after PERIOD, as a command is about it. */
static GVariant *
target_of (RegiePeriod period, int n)
{
  char text[REGIE_PERIOD_TEXT];

  regie_period_format (regie_period_later (period, n), text);
  return g_variant_ref_sink (g_variant_new_string (text));
}

/* "quarter before 43 days, +2 days". */
static char *
dup_about (const RegieQuarterFigure *figure)
{
  g_autofree char *before = regie_quarter_dup_value (figure->kind, &figure->before);
  g_autofree char *difference = regie_quarter_dup_difference (figure->kind, &figure->value,
                                                              &figure->before);
  g_autofree char *beside = *difference != '\0'
                              ? g_strdup_printf (_("quarter before %s, %s"), before, difference)
                              : g_strdup_printf (_("quarter before %s"), before);

  return figure->explanation != NULL ? g_strdup_printf ("%s\n%s", beside, figure->explanation)
                                     : g_steal_pointer (&beside);
}

static void
add_figures (RegieQuarterView *self, const RegieQuarter *content, gboolean may_explain)
{
  RegieChapter *chapter = regie_chapters_add (self->chapters, _("The figures"), NULL);

  for (guint i = 0; i < content->figures->len; i++)
    {
      const RegieQuarterFigure *figure = content->figures->pdata[i];
      g_autofree char *about = dup_about (figure);
      g_autofree char *value = regie_quarter_dup_value (figure->kind, &figure->value);
      RegieLine *line = regie_chapter_add_line (chapter, figure->id, figure->name, about);

      regie_line_add_word (line, value, "strong");
      if (may_explain)
        regie_line_add_icon (line, "document-edit-symbolic", _("Explain"), "quarter.explain",
                             g_variant_new ("(ss)", self->period, figure->id));
      for (guint k = 0; k < figure->parts->len; k++)
        {
          const RegieQuarterPart *part = figure->parts->pdata[k];
          g_autofree char *of = regie_quarter_dup_value (figure->kind, &part->value);

          regie_line_add_word (regie_line_add_line (line, part->key, part->label, NULL), of, NULL);
        }
    }
}

/* What is no longer as CHANGES' report said, and through what. */
static void
add_changes (RegieQuarterView *self, const RegieQuarterChanges *changes)
{
  g_autofree char *about = regie_quarter_dup_changes (changes);
  RegieChapter *chapter = regie_chapters_add (self->chapters, _("What changed since"), about);

  for (guint i = 0; i < changes->shifts->len; i++)
    {
      const RegieQuarterShift *shift = changes->shifts->pdata[i];
      g_autofree char *was = regie_quarter_dup_value (shift->kind, &shift->was);
      g_autofree char *now = regie_quarter_dup_value (shift->kind, &shift->now);
      g_autofree char *text = g_strdup_printf (_("%s, now %s"), was, now);

      regie_line_add_word (regie_chapter_add_line (chapter, shift->id, shift->name, NULL), text,
                           NULL);
    }
  for (guint i = 0; i < changes->causes->len; i++)
    {
      g_autofree char *cause = regie_quarter_dup_cause (changes->causes->pdata[i]);

      regie_chapter_add_line (chapter, NULL, cause, NULL);
    }
  if (changes->has_other_rules)
    regie_chapter_add_line (chapter, NULL,
                            _("The rules or the definitions are not the same as then."), NULL);
}

static void
add_charts (RegieQuarterView *self, const RegieQuarter *content)
{
  RegieChapter *chapter;

  if (content->series->len == 0)
    return;
  chapter = regie_chapters_add (self->chapters, _("In charts"), NULL);
  for (guint i = 0; i < content->series->len; i++)
    {
      const RegieQuarterSeries *series = content->series->pdata[i];
      g_autofree char *name = g_strconcat ("chart/", series->id, NULL);

      regie_line_take_content (regie_chapter_add_line (chapter, name, series->title, NULL),
                               REGIE_ITEM (regie_quarter_make_chart (series)));
    }
}

RegieQuarterView *
regie_quarter_view_new (const RegieQuarterReport *report, gboolean may_report, RegieDay today)
{
  const RegieQuarter *content;
  gboolean is_concept;
  RegieQuarterView *self;

  g_return_val_if_fail (report != NULL && report->content != NULL, NULL);
  content = report->content;
  is_concept = report->record != NULL && !report->is_frozen;
  self = g_object_new (regie_quarter_view_get_type (), NULL);
  self->target = target_of (content->period, 0);
  self->period = g_variant_dup_string (self->target, NULL);
  self->title = regie_quarter_dup_title (content->period);
  self->state = regie_quarter_dup_state (report);
  self->earlier = target_of (content->period, -1);
  if (content->period.until < today)
    self->later = target_of (content->period, 1);
  self->may_make = may_report && report->record == NULL;
  self->may_discard = may_report && is_concept;
  self->may_freeze = may_report && is_concept && content->period.until < today;
  add_figures (self, content, may_report && is_concept);
  if (report->since != NULL)
    add_changes (self, report->since);
  else if (content->changes != NULL)
    add_changes (self, content->changes);
  add_charts (self, content);
  return self;
}
