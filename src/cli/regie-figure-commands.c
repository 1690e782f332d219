/* SPDX-License-Identifier: EUPL-1.2 */
/* The figures of the office without a screen: all of them, or one with the rows behind it. */
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "regie-chart-save.h"
#include "regie-commands.h"
#include "regie-dashboard-charts.h"
#include "regie-error.h"
#include "regie-figure-query.h"
#include "regie-json.h"
#include "regie-text.h"

/* What the options ask.  A question that is wrong ends with 2. */
static gboolean
read_ask (RegieCommandLine *line, RegieFigureAsk *ask, GError **error)
{
  g_autoptr (GError) fault = NULL;
  RegieDay on = REGIE_DAY_NONE;

  if (line->on != NULL && !regie_day_parse (line->on, &on))
    return regie_command_wrong (error, _("--on: expected a day such as 2026-09-30"));
  if (!regie_span_parse (line->period, on, line->today, &ask->span, &fault))
    {
      g_autofree char *sentence = g_strconcat ("--period: ", fault->message, NULL);

      return regie_command_wrong (error, sentence);
    }
  if (on != REGIE_DAY_NONE)
    ask->span.until = MIN (ask->span.until, on);
  if (line->split == NULL)
    return TRUE;
  ask->split = regie_split_find (line->split);
  if (ask->split == REGIE_N_SPLITS)
    return regie_command_wrong (error,
                                _("--split: expected soort, groep, leerroute, consulent, team, "
                                   "gemeente, cohort, maand, week, aanbieder, contract or "
                                   "perceel"));
  return TRUE;
}

static RegieWork
work_of (RegieCommandLine *line, RegieDb *db)
{
  return (RegieWork){ .db = db, .office = line->office, .me = line->me, .today = line->today };
}

static void
add_text (JsonBuilder *b, const char *key, const char *text)
{
  json_builder_set_member_name (b, key);
  json_builder_add_string_value (b, text);
}

/* What VALUE, of a part of SPLIT or of the whole, is held against: the budget, or else the norm of
 * the office; -1 when there is none. */
static gint64
norm_of (const RegieFigureWords *words, RegieSplit split, const RegieFigureValue *value)
{
  if (value->norm >= 0 || !words->norm.is_set || words->norm.per != split)
    return value->norm;
  return words->norm.hundredths;
}

static void
add_value (JsonBuilder *b, const RegieFigure *figure, const RegieFigureWords *words,
           RegieSplit split, const RegieFigureValue *value)
{
  gboolean is_share = figure->kind == REGIE_FIGURE_SHARE;
  gint64 norm = norm_of (words, split, value);

  regie_json_add_hundredths (b, "waarde", value->known, value->hundredths);
  regie_json_add_hundredths (b, "teller", is_share, value->part * 100);
  regie_json_add_hundredths (b, "noemer", is_share, value->whole * 100);
  regie_json_add_hundredths (b, "aantal", TRUE, (gint64) value->n * 100);
  regie_json_add_hundredths (b, "mediaan", !is_share && value->n > 0,
                             regie_figure_hundredths (figure, value->median2) / 2);
  regie_json_add_hundredths (b, "p90", !is_share && value->n > 0,
                             regie_figure_hundredths (figure, value->ninetieth));
  regie_json_add_hundredths (b, "hoogste", !is_share && value->n > 0,
                             regie_figure_hundredths (figure, value->most));
  regie_json_add_hundredths (b, "norm", norm >= 0, norm);
  if (figure->weighs)
    regie_json_add_int (b, "gewogen", value->sum);
}

static void
add_parts (JsonBuilder *b, const RegieFigures *figures, const RegieFigure *figure,
           const RegieFigureWords *words)
{
  const GPtrArray *parts = regie_figures_parts (figures, figure);
  RegieSplit split = regie_figures_get_ask (figures)->split;

  json_builder_set_member_name (b, "splitsing");
  json_builder_begin_array (b);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const RegieFigurePart *part = parts->pdata[i];

      json_builder_begin_object (b);
      add_text (b, "deel", part->key);
      add_value (b, figure, words, split, &part->value);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_figure (JsonBuilder *b, const RegieFigures *figures, const RegieFigure *figure,
            const RegieFigureWords *words)
{
  add_text (b, "id", figure->id);
  add_text (b, "naam", words->name);
  add_text (b, "eenheid", words->unit);
  add_value (b, figure, words, REGIE_SPLIT_NONE, regie_figures_get (figures, figure));
  add_text (b, "definitie", words->definition);
  add_parts (b, figures, figure, words);
}

static void
print_figure (const RegieFigures *figures, const RegieFigure *figure, const RegieFigureWords *words,
              GHashTable *names)
{
  const RegieFigureAsk *ask = regie_figures_get_ask (figures);
  const GPtrArray *parts = regie_figures_parts (figures, figure);
  g_autofree char *value = regie_figure_dup_value (figure, words,
                                                   regie_figures_get (figures, figure));

  g_print ("%-24s %10s  %s\n", figure->id, value, words->name);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const RegieFigurePart *part = parts->pdata[i];
      g_autofree char *label = regie_figure_dup_part (regie_figures_get_office (figures), figure,
                                                      ask->split, part->key, names);
      g_autofree char *text = regie_figure_dup_value (figure, words, &part->value);

      g_print ("%-24s %10s    %s\n", "", text, label);
    }
}

/* The chart that is called NAME, REGIE_N_DASHBOARD_CHARTS and a sentence with their names when
 * there is none. */
static RegieDashboardChart
find_chart (const char *name, const RegieFigureAsk *base, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < REGIE_N_DASHBOARD_CHARTS; i++)
    {
      const char *one = regie_dashboard_chart_ask (i, base).only;

      if (strcmp (one, name) == 0)
        return i;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", one);
    }
  sentence = g_strdup_printf (_("--chart: “%s” is not one of %s"), name, names->str);
  regie_command_wrong (error, sentence);
  return REGIE_N_DASHBOARD_CHARTS;
}

/* One chart of the dashboard, as a file. */
static int
run_chart (RegieCommandLine *line, const RegieFigureAsk *base, GError **error)
{
  RegieDashboardChart which = find_chart (line->chart, base, error);
  RegieFigureAsk ask;
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (RegieChart) chart = NULL;
  g_autoptr (GFile) file = NULL;
  RegieWork work;

  if (which == REGIE_N_DASHBOARD_CHARTS)
    return 2;
  if (line->output == NULL)
    return regie_command_wrong (error, _("--chart: say with --output to which file")), 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  work = work_of (line, regie_command_read_from (line, db));
  ask = regie_dashboard_chart_ask (which, base);
  if ((words = regie_figure_words_load (error)) == NULL
      || (names = regie_figures_names (db, error)) == NULL
      || (figures = regie_figures_load (&work, &ask, error)) == NULL)
    return 1;
  chart = regie_dashboard_chart_new (which, figures, words, names);
  file = g_file_new_for_commandline_arg (line->output);
  return regie_chart_save (chart, file, NULL, error) ? 0 : 1;
}

static void
begin_answer (JsonBuilder *b, const RegieFigureAsk *ask)
{
  char day[REGIE_DAY_TEXT];

  json_builder_begin_object (b);
  add_text (b, "stand_op", regie_day_format (ask->span.until, day));
  add_text (b, "vanaf", regie_day_format (ask->span.from, day));
}

int
regie_run_figures (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (JsonBuilder) b = json_builder_new ();
  RegieFigureAsk ask = { 0 };
  RegieWork work;
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  if (line->words[1] != NULL)
    return regie_command_wrong (error, _("figures: expected “show” and the id of a figure")), 2;
  if (!read_ask (line, &ask, error))
    return 2;
  if (line->chart != NULL)
    return run_chart (line, &ask, error);
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  work = work_of (line, regie_command_read_from (line, db));
  if ((words = regie_figure_words_load (error)) == NULL
      || (figures = regie_figures_load (&work, &ask, error)) == NULL
      || (names = regie_figures_names (db, error)) == NULL)
    return 1;
  if (!regie_command_is_json (line))
    {
      for (guint i = 0; i < n; i++)
        print_figure (figures, &table[i], words->pdata[i], names);
      return 0;
    }
  begin_answer (b, &ask);
  json_builder_set_member_name (b, "cijfers");
  json_builder_begin_array (b);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (b);
      add_figure (b, figures, &table[i], words->pdata[i]);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
  return regie_command_print_json (regie_json_dup (b));
}

/* What the list of who goes on to B1 has besides: course, exam, result and cost. */
static void
add_course (JsonBuilder *b, const RegieFigureCourse *course)
{
  char day[REGIE_DAY_TEXT];

  regie_json_add_text (b, "dossiernummer", course->number);
  regie_json_add_text (b, "cursus", course->course);
  regie_json_add_text (b, "cursus_tot",
                       course->course_until != REGIE_DAY_NONE
                         ? regie_day_format (course->course_until, day)
                         : NULL);
  regie_json_add_text (b, "examen",
                       course->exam != REGIE_DAY_NONE ? regie_day_format (course->exam, day)
                                                      : NULL);
  regie_json_add_text (b, "onderdelen", course->parts);
  regie_json_add_text (b, "uitslag", regie_result_name (course->result));
  regie_json_add_money (b, "kosten", course->cost);
}

/* COURSE may be NULL. */
static void
add_row (JsonBuilder *b, const RegieFigure *figure, const RegieFigureRow *row,
         const RegieFigureCourse *course)
{
  char day[REGIE_DAY_TEXT], id[REGIE_NUMBER_TEXT];

  json_builder_begin_object (b);
  if (row->dossier != 0)
    add_text (b, "dossier", regie_number_format (row->dossier, id));
  if (row->record != 0)
    add_text (b, row->of != NULL ? row->of : "feit", regie_number_format (row->record, id));
  if (row->day != REGIE_DAY_NONE)
    add_text (b, "datum", regie_day_format (row->day, day));
  regie_json_add_hundredths (b, "telt", TRUE, row->part * 100);
  regie_json_add_hundredths (b, "van", TRUE, row->whole * 100);
  regie_json_add_hundredths (b, "hoeveel", TRUE, regie_figure_hundredths (figure, row->amount));
  if (row->sort != NULL)
    add_text (b, "soort", row->sort);
  if (course != NULL)
    add_course (b, course);
  json_builder_end_object (b);
}

static void
print_course (const RegieFigureCourse *course)
{
  const char *result = regie_result_name (course->result);
  char day[REGIE_DAY_TEXT];

  g_print ("  %-12s  %-24s  %-10s  %-34s  %-9s  %10.2f\n",
           course->number != NULL ? course->number : "–",
           course->course != NULL ? course->course : "–",
           course->exam != REGIE_DAY_NONE ? regie_day_format (course->exam, day) : "–",
           course->parts != NULL ? course->parts : "–", result != NULL ? result : "–",
           (double) course->cost / 100);
}

/* COURSE may be NULL. */
static void
print_row (const RegieFigure *figure, const RegieFigureRow *row, const RegieFigureCourse *course)
{
  char day[REGIE_DAY_TEXT], id[REGIE_NUMBER_TEXT], record[REGIE_NUMBER_TEXT];

  g_print ("%s  %-10s  %10.2f  %s %s %s\n",
           row->dossier != 0 ? regie_number_format (row->dossier, id) : "–",
           row->day != REGIE_DAY_NONE ? regie_day_format (row->day, day) : "",
           (double) regie_figure_hundredths (figure, row->amount) / 100,
           row->sort != NULL ? row->sort : "", row->of != NULL ? row->of : "",
           row->of != NULL ? regie_number_format (row->record, record) : "");
  if (course != NULL)
    print_course (course);
}

/* The rows behind FIGURE, as JSON in B or (NULL) printed. */
static gboolean
show_rows (JsonBuilder *b, const RegieWork *work, const RegieFigures *figures,
           const RegieFigure *figure, GError **error)
{
  const GArray *rows = regie_figures_rows (figures, figure);
  RegieDay on = regie_figures_get_ask (figures)->span.until;
  g_autoptr (GPtrArray) courses = NULL;

  if (strcmp (figure->id, "b1_na_a2") == 0
      && (courses = regie_figures_load_courses (work, rows, on, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const RegieFigureRow *row = &g_array_index (rows, RegieFigureRow, i);
      const RegieFigureCourse *course = courses != NULL ? courses->pdata[i] : NULL;

      if (b != NULL)
        add_row (b, figure, row, course);
      else
        print_row (figure, row, course);
    }
  return TRUE;
}

int
regie_run_figure (RegieCommandLine *line, GError **error)
{
  const RegieFigure *figure = regie_figure_find (line->words[2]);
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (JsonBuilder) b = json_builder_new ();
  RegieFigureAsk ask = { .only = line->words[2], .wants_rows = line->rows };
  RegieWork work;
  const RegieFigureWords *about;
  guint n;

  if (figure == NULL)
    return regie_command_wrong (error, _("figures show: there is no such figure; “regiectl "
                                          "figures” lists them")),
           2;
  if (!read_ask (line, &ask, error))
    return 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  work = work_of (line, regie_command_read_from (line, db));
  if ((words = regie_figure_words_load (error)) == NULL
      || (figures = regie_figures_load (&work, &ask, error)) == NULL
      || (names = regie_figures_names (db, error)) == NULL)
    return 1;
  about = words->pdata[figure - regie_figures_table (&n)];
  if (!regie_command_is_json (line))
    {
      print_figure (figures, figure, about, names);
      g_print ("%s\n", about->definition);
      return !line->rows || show_rows (NULL, &work, figures, figure, error) ? 0 : 1;
    }
  begin_answer (b, &ask);
  add_figure (b, figures, figure, about);
  if (line->rows)
    {
      json_builder_set_member_name (b, "rijen");
      json_builder_begin_array (b);
      if (!show_rows (b, &work, figures, figure, error))
        return 1;
      json_builder_end_array (b);
    }
  json_builder_end_object (b);
  return regie_command_print_json (regie_json_dup (b));
}
