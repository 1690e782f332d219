/* SPDX-License-Identifier: EUPL-1.2 */
/* How it goes: counters, exams, reports and the trend in them. */
#include <glib/gi18n.h>

#include "regie-dossier-views.h"
#include "regie-period.h"
#include "regie-progress.h"
#include "regie-text.h"

static void
add_counter (GtkWidget *group, const char *name, const char *title, const char *about, int done,
             int needed)
{
  GtkWidget *row = regie_group_add_row (group, name, title, about);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, MAX (1, needed));
  g_autofree char *text = g_strdup_printf (_("%d of %d hours"), done, needed);

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), MIN (done, needed));
  gtk_widget_set_size_request (bar, 120, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  regie_row_set_shape (row, done >= needed ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  regie_row_add_value (row, text, NULL);
}

static void
add_done_or_button (GtkWidget *row, RegieDay day, const char *kind)
{
  g_autofree char *text = regie_day_dup_medium (day);

  if (day != REGIE_DAY_NONE)
    regie_row_add_value (row, text, "dim-label");
  else
    regie_row_add_button (row, _("Record…"), "dossier.record-kind", g_variant_new_string (kind));
}

static void
add_counters (RegieSheet *sheet, const RegieProgress *p)
{
  GtkWidget *group = regie_sheet_add_group (sheet, _("What counts"), NULL);
  GtkWidget *row;

  regie_group_add_button (group, _("Hours…"), "dossier.record-kind",
                          g_variant_new_string ("uren"));
  if (p->lessons_needed > 0)
    add_counter (group, "count/lessons", _("Lessons (NT2 and KNM)"), _("Besluit art. 3.14"),
                 p->lessons, p->lessons_needed);
  else
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%d hour", "%d hours", p->lessons),
                                               p->lessons);

      regie_row_add_value (
        regie_group_add_row (group, "count/lessons", _("Lessons followed"), NULL), text, NULL);
    }
  if (p->participation_needed > 0)
    add_counter (group, "count/participation", _("Participation"),
                 _("800 hours, less those of PVT and MAP once these are done (Besluit art. 3.14)"),
                 p->participation, p->participation_needed);
  row = regie_group_add_row (
    group, "count/pvt", _("Participation statement (PVT)"),
    _("At least 12 hours, and the statement is signed at the meeting (Besluit art. 3.1)"));
  regie_row_set_shape (row, p->pvt_on != REGIE_DAY_NONE ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
  add_done_or_button (row, p->pvt_on, "pvt_voldaan");
  if (p->map_needed > 0)
    {
      row = regie_group_add_row (group, "count/map", _("Labour market module (MAP)"),
                                 _("At least 40 hours of practice, then the final talk with the "
                                    "municipality (Besluit art. 3.2)"));
      regie_row_set_shape (row, p->map_on != REGIE_DAY_NONE ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
      add_done_or_button (row, p->map_on, "map_voldaan");
    }
  if (p->lessons_needed > 0)
    {
      row = regie_group_add_row (group, "count/final", _("Final talk of the self-reliance route"),
                                 _("The municipality holds it itself: it cannot be left to others "
                                    "(Besluit art. 3.14 lid 4)"));
      regie_row_add_button (row, _("Record…"), "dossier.record-kind",
                            g_variant_new_string ("leerroute_voldaan"));
    }
}

static void
add_exams (RegieSheet *sheet, const RegieView *view, const RegieProgress *p)
{
  GPtrArray *parts = regie_codes_list (view->office->codes, "onderdeel");
  GtkWidget *group = regie_sheet_add_group (sheet, _("Exams"), NULL);

  regie_group_add_button (group, _("Attempt…"), "dossier.record-kind",
                          g_variant_new_string ("examen"));
  for (guint i = 0; i < parts->len && i < REGIE_N_EXAM_PARTS; i++)
    {
      const RegieCode *part = parts->pdata[i];
      g_autofree char *attempts = g_strdup_printf (
        ngettext ("%d attempt", "%d attempts", p->exams[i].attempts), p->exams[i].attempts);
      g_autofree char *about = NULL;
      g_autofree char *name = g_strdup_printf ("exam/%s", part->key);
      g_autofree char *day = regie_day_dup_medium (p->exams[i].last);
      GtkWidget *row;

      about = p->exams[i].passed || p->exams[i].free_left < 0
                ? g_strdup (attempts)
                : g_strdup_printf (ngettext ("%s; %d more is free", "%s; %d more are free",
                                             p->exams[i].free_left),
                                   attempts, p->exams[i].free_left);
      row = regie_group_add_row (group, name, part->label, about);
      regie_row_set_shape (row, p->exams[i].passed         ? REGIE_SHAPE_DONE
                                : p->exams[i].attempts > 0 ? REGIE_SHAPE_FAILED
                                                           : REGIE_SHAPE_RUN);
      if (p->exams[i].last != REGIE_DAY_NONE)
        regie_row_add_value (row, day, "dim-label");
    }
}

/* The newest reports first, each with its attendance. */
static void
add_reports (RegieSheet *sheet, const RegieView *view, const RegieProgress *p)
{
  g_autofree char *warning = regie_progress_dup_warning (p);
  g_autofree char *about = NULL;
  GtkWidget *group;
  guint n = 0;

  if (p->recent >= 0)
    about = g_strdup_printf (_("%d %% of the planned hours in the last three reports."),
                             p->recent);
  group = regie_sheet_add_group (sheet, _("Attendance"), about);
  if (warning != NULL)
    regie_row_set_shape (regie_group_add_row (group, "report/warning", warning, NULL),
                         REGIE_SHAPE_SOON);
  for (guint i = view->dossier->records->len; i-- > 0 && n < 12;)
    {
      RegieRecord *record = view->dossier->records->pdata[i];
      const RegieFact *fact = &g_array_index (view->dossier->facts, RegieFact, i);
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
      g_autofree char *name = g_strdup_printf ("fact/%" G_GINT64_FORMAT,
                                               regie_record_get_id (record));
      GtkWidget *row, *bar;

      if (fact->kind != REGIE_FACT_HOURS)
        continue;
      n++;
      absence = excused + unexcused > 0
                  ? g_strdup_printf (_("%s · absent: %s excused, %s unexcused"),
                                     regie_codes_label (view->office->codes, "onderwerp",
                                                        regie_get (record, Fact, topic)),
                                     text_excused, text_unexcused)
                  : g_strdup (regie_codes_label (view->office->codes, "onderwerp",
                                                 regie_get (record, Fact, topic)));
      hours = plan > 0
                ? g_strdup_printf (_("%s of %s hours"), text_done, text_plan)
                : g_strdup_printf (ngettext ("%s hour", "%s hours", done > 60 ? 2 : 1), text_done);
      row = regie_group_add_row (group, name, day, absence);
      if (plan > 0)
        {
          bar = gtk_level_bar_new_for_interval (0, plan);
          gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), MIN (plan, done));
          gtk_widget_set_size_request (bar, 90, -1);
          gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
          gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          hours, -1);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
        }
      regie_row_add_value (row, hours, NULL);
      regie_row_add_icon (row, "document-edit-symbolic", _("Correct"), "dossier.correct",
                          g_variant_new_uint32 (i));
    }
  if (n == 0)
    regie_group_add_empty (group, _("No hours were reported yet."));
}

void
regie_view_fill_progress (RegieSheet *sheet, const RegieView *view)
{
  RegieProgress progress;

  regie_progress_run (view->dossier, view->office, &progress);
  regie_sheet_begin (sheet, view->narrow);
  add_counters (sheet, &progress);
  add_exams (sheet, view, &progress);
  add_reports (sheet, view, &progress);
  regie_sheet_end (sheet);
}
