/* SPDX-License-Identifier: EUPL-1.2 */
/* How it goes: counters, exams, reports and the trend in them. */
#include "regie-dossier-views.h"

#include <glib/gi18n.h>

#include "regie-period.h"
#include "regie-progress.h"
#include "regie-text.h"

static void
add_counter (RegieChapter *chapter, const char *name, const char *title, const char *about,
             int done, int needed)
{
  RegieLine *row = regie_chapter_add_line (chapter, name, title, about);
  g_autofree char *text = g_strdup_printf (_("%d of %d hours"), done, needed);

  regie_line_set_shape (row, done >= needed ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
  regie_line_add_gauge (row, MIN (done, needed), MAX (1, needed), text);
  regie_line_add_word (row, text, NULL);
}

static void
add_done_or_button (RegieLine *row, RegieDay day, const char *kind)
{
  g_autofree char *text = regie_day_dup_medium (day);

  if (day != REGIE_DAY_NONE)
    regie_line_add_word (row, text, "dim-label");
  else
    regie_line_add_deed (row, _("Record…"), "dossier.record-kind", g_variant_new_string (kind));
}

static void
add_counters (GListStore *chapters, const RegieProgress *p)
{
  RegieChapter *chapter = regie_chapters_add (chapters, _("What counts"), NULL);
  RegieLine *row;

  regie_chapter_add_deed (chapter, _("Hours…"), "dossier.record-kind",
                          g_variant_new_string ("uren"));
  if (p->lessons_needed > 0)
    add_counter (chapter, "count/lessons", _("Lessons (NT2 and KNM)"), _("Besluit art. 3.14"),
                 p->lessons, p->lessons_needed);
  else
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%d hour", "%d hours", p->lessons),
                                               p->lessons);

      regie_line_add_word (regie_chapter_add_line (chapter, "count/lessons", _("Lessons followed"),
                                                   NULL),
                           text, NULL);
    }
  if (p->participation_needed > 0)
    add_counter (chapter, "count/participation", _("Participation"),
                 _("800 hours, less those of PVT and MAP once these are done (Besluit art. 3.14)"),
                 p->participation, p->participation_needed);
  row = regie_chapter_add_line (
    chapter, "count/pvt", _("Participation statement (PVT)"),
    _("At least 12 hours, and the statement is signed at the meeting (Besluit art. 3.1)"));
  regie_line_set_shape (row, p->pvt_on != REGIE_DAY_NONE ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
  add_done_or_button (row, p->pvt_on, "pvt_voldaan");
  if (p->map_needed > 0)
    {
      row = regie_chapter_add_line (chapter, "count/map", _("Labour market module (MAP)"),
                                    _(
                                      "At least 40 hours of practice, then the final talk with the "
                                      "municipality (Besluit art. 3.2)"));
      regie_line_set_shape (row, p->map_on != REGIE_DAY_NONE ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
      add_done_or_button (row, p->map_on, "map_voldaan");
    }
  if (p->lessons_needed > 0)
    {
      row = regie_chapter_add_line (
        chapter, "count/final", _("Final talk of the self-reliance route"),
        _("The municipality holds it itself: it cannot be left to others "
           "(Besluit art. 3.14 lid 4)"));
      regie_line_add_deed (row, _("Record…"), "dossier.record-kind",
                           g_variant_new_string ("leerroute_voldaan"));
    }
}

static void
add_exams (GListStore *chapters, const RegieDossierSource *from, const RegieProgress *p)
{
  GPtrArray *parts = regie_codes_list (from->office->codes, "onderdeel");
  RegieChapter *chapter = regie_chapters_add (chapters, _("Exams"), NULL);

  regie_chapter_add_deed (chapter, _("Attempt…"), "dossier.record-kind",
                          g_variant_new_string ("examen"));
  for (guint i = 0; i < parts->len && i < REGIE_N_EXAM_PARTS; i++)
    {
      const RegieCode *part = parts->pdata[i];
      g_autofree char *attempts = g_strdup_printf (
        ngettext ("%d attempt", "%d attempts", p->exams[i].attempts), p->exams[i].attempts);
      g_autofree char *about = NULL;
      g_autofree char *name = g_strdup_printf ("exam/%s", part->key);
      g_autofree char *day = regie_day_dup_medium (p->exams[i].last);
      RegieLine *row;

      about = p->exams[i].passed || p->exams[i].free_left < 0
                ? g_strdup (attempts)
                : g_strdup_printf (ngettext ("%s; %d more is free", "%s; %d more are free",
                                             p->exams[i].free_left),
                                   attempts, p->exams[i].free_left);
      row = regie_chapter_add_line (chapter, name, part->label, about);
      regie_line_set_shape (row, p->exams[i].passed         ? REGIE_SHAPE_DONE
                                 : p->exams[i].attempts > 0 ? REGIE_SHAPE_FAILED
                                                            : REGIE_SHAPE_RUN);
      if (p->exams[i].last != REGIE_DAY_NONE)
        regie_line_add_word (row, day, "dim-label");
    }
}

/* The newest reports first, each with its attendance. */
static void
add_reports (GListStore *chapters, const RegieDossierSource *from, const RegieProgress *p)
{
  g_autofree char *warning = regie_progress_dup_warning (p);
  g_autofree char *about = NULL;
  RegieChapter *chapter;
  guint n = 0;

  if (p->recent >= 0)
    about = g_strdup_printf (_("%d %% of the planned hours in the last three reports."),
                             p->recent);
  chapter = regie_chapters_add (chapters, _("Attendance"), about);
  if (warning != NULL)
    regie_line_set_shape (regie_chapter_add_line (chapter, "report/warning", warning, NULL),
                          REGIE_SHAPE_SOON);
  for (guint i = from->dossier->records->len; i-- > 0 && n < 12;)
    {
      RegieRecord *record = from->dossier->records->pdata[i];
      const RegieFact *fact = &g_array_index (from->dossier->facts, RegieFact, i);
      int done = MAX (0, fact->minutes);
      int plan = MAX (0, fact->planned);
      int excused = (int) regie_get_int (record, Fact, excused_minutes,
                                         60 * regie_get_int (record, Fact, excused, 0));
      int unexcused = (int) regie_get_int (record, Fact, unexcused_minutes,
                                           60 * regie_get_int (record, Fact, unexcused, 0));
      g_autofree char *text_done = regie_minutes_dup_hours (done);
      g_autofree char *text_plan = regie_minutes_dup_hours (plan);
      g_autofree char *text_excused = regie_minutes_dup_hours (excused);
      g_autofree char *text_unexcused = regie_minutes_dup_hours (unexcused);
      g_autofree char *day = regie_day_dup_medium (fact->day);
      g_autofree char *absence = NULL;
      g_autofree char *hours = NULL;
      g_autofree char *name = regie_line_dup_name (record);
      RegieLine *row;

      if (fact->kind != REGIE_FACT_HOURS)
        continue;
      n++;
      absence = excused + unexcused > 0
                  ? g_strdup_printf (_("%s · absent: %s excused, %s unexcused"),
                                     regie_codes_label (from->office->codes, "onderwerp",
                                                        regie_get (record, Fact, topic)),
                                     text_excused, text_unexcused)
                  : g_strdup (regie_codes_label (from->office->codes, "onderwerp",
                                                 regie_get (record, Fact, topic)));
      hours = plan > 0
                ? g_strdup_printf (_("%s of %s hours"), text_done, text_plan)
                : g_strdup_printf (ngettext ("%s hour", "%s hours", done > 60 ? 2 : 1), text_done);
      row = regie_chapter_add_line (chapter, name, day, absence);
      if (plan > 0)
        regie_line_add_gauge (row, MIN (plan, done), plan, hours);
      regie_line_add_word (row, hours, NULL);
      regie_line_add_icon (row, REGIE_ICON_PENCIL, _("Correct"), "dossier.correct",
                           g_variant_new_int64 (regie_record_get_id (record)));
    }
  if (n == 0)
    regie_chapter_add_empty (chapter, _("No hours were reported yet."));
}

GListStore *
regie_progress_chapters (const RegieDossierSource *from)
{
  GListStore *chapters = regie_chapters_new ();
  RegieProgress progress;

  regie_progress_run (from->dossier, from->office, &progress);
  add_counters (chapters, &progress);
  add_exams (chapters, from, &progress);
  add_reports (chapters, from, &progress);
  return chapters;
}
