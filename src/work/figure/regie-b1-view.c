/* SPDX-License-Identifier: EUPL-1.2 */
/* Says of each who goes on to B1 what course, which exams, with what result and at what cost. */
#include "regie-b1-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-figure-query.h"
#include "regie-money.h"
#include "regie-text.h"

static const RegieProp view_props[] = {
  REGIE_PROP (RegieB1View, chapters, "chapters", LIST),
};

REGIE_DEFINE_ITEM (RegieB1View, regie_b1_view, view_props)

/* "Reading, Speaking": each once, in the order of codes.ini. */
static char *
dup_parts (const RegieCodes *codes, const char *parts)
{
  g_auto (GStrv) keys = g_strsplit (parts, ",", -1);
  const GPtrArray *list = regie_codes_list (codes, "onderdeel");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const char *key = ((const RegieCode *) list->pdata[i])->key;

      if (g_strv_contains ((const char *const *) keys, key))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                regie_codes_label (codes, "onderdeel", key));
    }
  return g_string_free (text, FALSE);
}

/* "Leerhuis Zuid until 14 December 2026"; NULL without a course. */
static char *
dup_course (const RegieFigureCourse *course)
{
  g_autofree char *until = NULL;
  const char *name;

  if (course->course == NULL)
    return NULL;
  name = *course->course != '\0' ? course->course : _("Course");
  if (course->course_until == REGIE_DAY_NONE)
    return g_strdup (name);
  until = regie_day_dup_long (course->course_until);
  /* TRANSLATORS: who gives a course, a day */
  return g_strdup_printf (_("%s until %s"), name, until);
}

/* "exam on 29 May 2026: Speaking"; NULL without an exam. */
static char *
dup_exam (const RegieCodes *codes, const RegieFigureCourse *course)
{
  g_autofree char *day = NULL;
  g_autofree char *parts = NULL;

  if (course->exam == REGIE_DAY_NONE)
    return NULL;
  day = regie_day_dup_long (course->exam);
  parts = dup_parts (codes, course->parts != NULL ? course->parts : "");
  /* TRANSLATORS: a day, the parts of an exam */
  return g_strdup_printf (_("exam on %s: %s"), day, parts);
}

static void
add_person (RegieChapter *chapter, const RegieCodes *codes, const RegieFigureCourse *course)
{
  g_autofree char *what = dup_course (course);
  g_autofree char *exam = dup_exam (codes, course);
  g_autofree char *about = g_strjoin (" · ", what != NULL ? what : exam, what != NULL ? exam : NULL,
                                      NULL);
  g_autofree char *cost = regie_money_dup (course->cost, TRUE);
  g_autofree char *name = g_strdup_printf ("dossier/%" G_GINT64_FORMAT, course->dossier);
  const char *result = regie_result_name (course->result);
  RegieLine *line = regie_chapter_add_line (chapter, name,
                                            *course->name != '\0' ? course->name : course->number,
                                            about);

  regie_line_set_action (line, "win.dossier", g_variant_new ("(xs)", course->dossier, ""));
  if (result != NULL)
    regie_line_add_word (line, regie_codes_label (codes, "uitslag", result), NULL);
  regie_line_add_word (line, cost, "strong");
}

/* A chapter for each sort of the figure that somebody is of. */
static void
fill (RegieB1View *self, const RegieOffice *office, const GArray *rows, const GPtrArray *courses)
{
  const GPtrArray *sorts = regie_codes_list (office->codes, "figuur_b1");

  for (guint i = 0; i < sorts->len; i++)
    {
      const RegieCode *sort = sorts->pdata[i];
      RegieChapter *chapter = NULL;

      for (guint k = 0; k < rows->len; k++)
        if (g_strcmp0 (g_array_index (rows, RegieFigureRow, k).sort, sort->key) == 0)
          {
            if (chapter == NULL)
              chapter = regie_chapters_add (
                self->chapters, regie_codes_label (office->codes, "figuur_b1", sort->key), NULL);
            add_person (chapter, office->codes, courses->pdata[k]);
          }
    }
}

gpointer
regie_b1_view_load (const RegieWork *work, GVariant *target, GError **error)
{
  RegieFigureAsk ask = { .only = "b1_na_a2", .wants_rows = TRUE };
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GPtrArray) courses = NULL;
  const GArray *rows;
  RegieB1View *self;

  g_return_val_if_fail (work != NULL && target != NULL, NULL);
  if (!regie_span_parse (NULL, g_variant_get_int32 (target), work->today, &ask.span, error)
      || (figures = regie_figures_load (work, &ask, error)) == NULL)
    return NULL;
  rows = regie_figures_rows (figures, regie_figure_find (ask.only));
  if ((courses = regie_figures_load_courses (work, rows, ask.span.until, error)) == NULL)
    return NULL;
  self = g_object_new (regie_b1_view_get_type (), NULL);
  fill (self, work->office, rows, courses);
  if (rows->len == 0)
    regie_chapter_add_empty (
      regie_chapters_add (self->chapters, _("On to B1"), NULL),
      _("Who meets the duty at A2 and has a course or an exam after it comes here by itself."));
  return self;
}
