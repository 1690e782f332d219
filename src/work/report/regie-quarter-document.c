/* SPDX-License-Identifier: EUPL-1.2 */
/* Lays the report of a quarter down as a document. */
#include "regie-quarter-document.h"

#include <glib/gi18n.h>

#include "regie-codes.h"
#include "regie-text.h"

char *
regie_quarter_dup_title (RegiePeriod period)
{
  g_autofree char *label = regie_period_dup_label (period);

  return g_strdup_printf (_("Quarter report, %s"), label);
}

char *
regie_quarter_dup_state (const RegieQuarterReport *report)
{
  g_autofree char *day = NULL;
  g_autofree char *frozen = NULL;

  g_return_val_if_fail (report != NULL, NULL);
  day = regie_day_dup_long (report->content->as_of);
  if (!report->is_frozen)
    return g_strdup_printf (_("Concept, as of %s. The values follow what is recorded, until the "
                               "report is frozen."),
                            day);
  frozen = regie_day_dup_long (regie_get_day (report->record, Quarter, frozen_on));
  return g_strdup_printf (_("As of %s. Frozen on %s."), day, frozen);
}

char *
regie_quarter_dup_changes (const RegieQuarterChanges *changes)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (changes != NULL, NULL);
  label = regie_period_dup_label (changes->period);
  if (changes->shifts->len == 0)
    return g_strdup_printf (_("The report of %s would say the same now."), label);
  return g_strdup_printf (
    ngettext ("Made again now, the report of %s would say %u figure otherwise.",
              "Made again now, the report of %s would say %u figures otherwise.",
              changes->shifts->len),
    label, changes->shifts->len);
}

static void
add_row (RegieDocument *document, const char *const *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    regie_document_add_cell (document, cells[i]);
}

/* Every figure with the quarter before beside it. */
static void
add_overview (RegieDocument *document, const RegieQuarter *content)
{
  const char *const head[] = { _("Figure"), _("Value"), _("Quarter before"), _("Difference") };

  regie_document_add (document, REGIE_DOCUMENT_CHAPTER, _("The figures"));
  regie_document_add_table (document, G_N_ELEMENTS (head));
  add_row (document, head, G_N_ELEMENTS (head));
  for (guint i = 0; i < content->figures->len; i++)
    {
      const RegieQuarterFigure *figure = content->figures->pdata[i];
      g_autofree char *value = regie_quarter_dup_value (figure->kind, &figure->value);
      g_autofree char *before = regie_quarter_dup_value (figure->kind, &figure->before);
      g_autofree char *difference = regie_quarter_dup_difference (figure->kind, &figure->value,
                                                                  &figure->before);
      const char *const cells[] = { figure->name, value, before, difference };

      add_row (document, cells, G_N_ELEMENTS (cells));
    }
  regie_document_add (document, REGIE_DOCUMENT_SMALL,
                      _("Where a figure rests on fewer than five, it is not told: < 5. A dash "
                         "stands where nothing is known, or where that number could be reckoned."));
}

static void
add_charts (RegieDocument *document, const RegieQuarter *content)
{
  if (content->series->len == 0)
    return;
  regie_document_add (document, REGIE_DOCUMENT_CHAPTER, _("In charts"));
  for (guint i = 0; i < content->series->len; i++)
    regie_document_take_chart (document, regie_quarter_make_chart (content->series->pdata[i]));
}

/* One figure: what it is, of what it rests on, its parts and what the office says of it. */
static void
add_figure (RegieDocument *document, const RegieQuarterFigure *figure)
{
  g_autofree char *value = regie_quarter_dup_value (figure->kind, &figure->value);
  g_autofree char *line = g_strdup_printf ("%s: %s", figure->name, value);

  regie_document_add (document, REGIE_DOCUMENT_SECTION, line);
  regie_document_add (document, REGIE_DOCUMENT_SMALL, figure->definition);
  if (figure->explanation != NULL)
    regie_document_add (document, REGIE_DOCUMENT_TEXT, figure->explanation);
  for (guint i = 0; i < figure->parts->len; i++)
    {
      const RegieQuarterPart *part = figure->parts->pdata[i];
      g_autofree char *of = regie_quarter_dup_value (figure->kind, &part->value);
      g_autofree char *point = g_strdup_printf ("%s: %s", part->label, of);

      regie_document_add (document, REGIE_DOCUMENT_POINT, point);
    }
}

static void
add_changes (RegieDocument *document, const RegieQuarterChanges *changes)
{
  const char *const head[] = { _("Figure"), _("Then"), _("Now"), _("Difference") };
  g_autofree char *about = regie_quarter_dup_changes (changes);

  regie_document_add (document, REGIE_DOCUMENT_CHAPTER, _("What changed in the last report"));
  regie_document_add (document, REGIE_DOCUMENT_TEXT, about);
  if (changes->has_other_rules)
    regie_document_add (document, REGIE_DOCUMENT_TEXT,
                        _("The rules or the definitions are not the same as then."));
  if (changes->shifts->len == 0)
    return;
  regie_document_add_table (document, G_N_ELEMENTS (head));
  add_row (document, head, G_N_ELEMENTS (head));
  for (guint i = 0; i < changes->shifts->len; i++)
    {
      const RegieQuarterShift *shift = changes->shifts->pdata[i];
      g_autofree char *was = regie_quarter_dup_value (shift->kind, &shift->was);
      g_autofree char *now = regie_quarter_dup_value (shift->kind, &shift->now);
      g_autofree char *difference = regie_quarter_dup_difference (shift->kind, &shift->now,
                                                                  &shift->was);
      const char *const cells[] = { shift->name, was, now, difference };

      add_row (document, cells, G_N_ELEMENTS (cells));
    }
  if (changes->causes->len > 0)
    regie_document_add (document, REGIE_DOCUMENT_TEXT,
                        _("Recorded or corrected since that report was frozen:"));
  for (guint i = 0; i < changes->causes->len; i++)
    {
      g_autofree char *cause = regie_quarter_dup_cause (changes->causes->pdata[i]);

      regie_document_add (document, REGIE_DOCUMENT_POINT, cause);
    }
}

RegieDocument *
regie_quarter_make_document (const RegieQuarterReport *report)
{
  const RegieQuarter *content;
  g_autofree char *title = NULL;
  g_autofree char *state = NULL;
  g_autofree char *rules = NULL;
  RegieDocument *document;

  g_return_val_if_fail (report != NULL && report->content != NULL, NULL);
  content = report->content;
  title = regie_quarter_dup_title (content->period);
  state = regie_quarter_dup_state (report);
  rules = g_strdup_printf (_("Rules and definitions: %.12s"), content->rules);
  document = regie_document_new (title, content->as_of);
  regie_document_add (document, REGIE_DOCUMENT_TITLE, title);
  regie_document_add (document, REGIE_DOCUMENT_TEXT, state);
  add_overview (document, content);
  if (content->changes != NULL)
    add_changes (document, content->changes);
  add_charts (document, content);
  regie_document_add (document, REGIE_DOCUMENT_CHAPTER, _("Figure by figure"));
  for (guint i = 0; i < content->figures->len; i++)
    add_figure (document, content->figures->pdata[i]);
  regie_document_add (document, REGIE_DOCUMENT_SMALL, rules);
  return document;
}

gboolean
regie_quarter_save (const RegieWork *work, RegiePeriod period, GFile *file, GError **error)
{
  g_autoptr (RegieQuarterReport) report = NULL;
  g_autoptr (RegieDocument) document = NULL;

  g_return_val_if_fail (work != NULL && G_IS_FILE (file), FALSE);
  report = regie_quarter_report_load (work, period, FALSE, error);
  if (report == NULL)
    return FALSE;
  document = regie_quarter_make_document (report);
  return regie_document_save (document, regie_language_is_dutch () ? "nl" : "en", file,
                              work->cancellable, error);
}
