/* SPDX-License-Identifier: EUPL-1.2 */
/* The legal clock of one person in words. */
#include "regie-clock-view.h"

#include <glib/gi18n.h>

#include "regie-format.h"
#include "regie-text.h"

/* How urgent: overdue, by date, without a date, only planned; and what is over. */
enum { LATE, RUNS, RUNS_WITHOUT_DATE, WAITS, OVER };

static const RegieProp line_props[] = {
  REGIE_PROP (RegieClockLine, name, "name", TEXT),
  REGIE_PROP (RegieClockLine, about, "about", TEXT),
  REGIE_PROP (RegieClockLine, planned, "planned", TEXT),
  REGIE_PROP (RegieClockLine, uncertain, "uncertain", TEXT),
  REGIE_PROP (RegieClockLine, number, "number", TEXT),
  REGIE_PROP (RegieClockLine, unit, "unit", TEXT),
  REGIE_PROP (RegieClockLine, distance, "distance", TEXT),
  REGIE_PROP (RegieClockLine, tone, "tone", TEXT),
  REGIE_PROP (RegieClockLine, shape, "shape", INT),
  REGIE_PROP (RegieClockLine, is_due, "is-due", BOOL),
  REGIE_PROP (RegieClockLine, spoken, "spoken", TEXT),
  REGIE_PROP (RegieClockLine, at, "at", INT),
};
REGIE_DEFINE_ITEM (RegieClockLine, regie_clock_line, line_props)

static const RegieProp step_props[] = {
  REGIE_PROP (RegieClockStep, number, "number", TEXT),
  REGIE_PROP (RegieClockStep, text, "text", TEXT),
  REGIE_PROP (RegieClockStep, is_last, "is-last", BOOL),
};
REGIE_DEFINE_ITEM (RegieClockStep, regie_clock_step, step_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieClockView, running, "running", TEXT),
  REGIE_PROP (RegieClockView, over, "over", TEXT),
  REGIE_PROP (RegieClockView, can_hide, "can-hide", BOOL),
  REGIE_PROP (RegieClockView, lines, "lines", LIST),
  REGIE_PROP (RegieClockView, all_lines, "all-lines", LIST),
};
REGIE_DEFINE_ITEM (RegieClockView, regie_clock_view, view_props)

static int
urgency (const RegieDeadline *d)
{
  if (d->planned)
    return WAITS;
  switch (d->state)
    {
    case REGIE_STATE_LATE:
      return LATE;
    case REGIE_STATE_RUNS:
      return d->due == REGIE_DAY_NONE ? RUNS_WITHOUT_DATE : RUNS;
    case REGIE_STATE_WAITS:
      return WAITS;
    default:
      return OVER;
    }
}

static int
compare_deadlines (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *all = data;
  const RegieDeadline *x = &g_array_index (all, RegieDeadline, *(const guint *) a);
  const RegieDeadline *y = &g_array_index (all, RegieDeadline, *(const guint *) b);

  if (urgency (x) != urgency (y))
    return urgency (x) - urgency (y);
  return x->due < y->due ? -1 : x->due > y->due;
}

static const char *
tone_of (RegieShape shape)
{
  return shape == REGIE_SHAPE_LATE   ? "tone-late"
         : shape == REGIE_SHAPE_SOON ? "tone-soon"
                                     : "numeric";
}

/* What waits for its first day: a window that has not opened. */
static gboolean
is_closed (const RegieRule *rule, const RegieDeadline *d, RegieDay today)
{
  return regie_rule_is_window (rule) && d->due != REGIE_DAY_NONE && today < d->begin;
}

/* What the days that are counted lead to. */
static const char *
get_unit (const RegieRule *rule, const RegieDeadline *d, RegieDay today, int left)
{
  if (is_closed (rule, d, today))
    return ngettext ("day until it begins", "days until it begins", left);
  if (regie_rule_is_window (rule))
    return ngettext ("day left", "days left", left);
  return left < 0 ? _("days late") : ngettext ("day", "days", left);
}

/* The days that are left, or that it is late; of what is over, or has no date, the state. */
static void
say_days (RegieClockLine *line, const RegieRule *rule, const RegieDeadline *d, RegieDay today)
{
  int left;

  if (urgency (d) == OVER || d->due == REGIE_DAY_NONE)
    {
      line->unit = g_strdup (regie_format_state (d->state));
      return;
    }
  left = (is_closed (rule, d, today) ? d->begin : d->due) - today;
  line->number = g_strdup_printf ("%d", ABS (left));
  line->unit = g_strdup (get_unit (rule, d, today, left));
}

/* The last day, of a window the first as well; the state of what has no day. */
static char *
dup_days (const RegieRule *rule, const RegieDeadline *d, RegieDay today)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (d->due == REGIE_DAY_NONE)
    return g_strdup (regie_format_state (d->state));
  last = regie_day_dup_short (d->due, today);
  if (!regie_rule_is_window (rule))
    return g_steal_pointer (&last);
  first = regie_day_dup_short (d->begin, today);
  return g_strdup_printf ("%s – %s", first, last);
}

static RegieClockLine *
line_new (const RegieOffice *office, const RegieDossier *dossier, guint at)
{
  RegieClockLine *self = g_object_new (regie_clock_line_get_type (), NULL);
  const RegieDeadline *d = &g_array_index (dossier->deadlines, RegieDeadline, at);
  const RegieRule *rule = regie_rules_get (office->rules, d->rule);
  RegieDay today = regie_office_today (office);
  RegieShape shape = regie_shape_of_state (d->state, d->due, today);
  gboolean is_window = regie_rule_is_window (rule) && d->due != REGIE_DAY_NONE;
  g_autofree char *days = dup_days (rule, d, today);
  g_autofree char *article = regie_format_article (rule->article);

  self->name = g_strdup (rule->name);
  self->about = g_strdup_printf ("%s · %s", days, article);
  self->planned = g_strdup (d->planned ? _("only planned") : NULL);
  self->uncertain = g_strdup (d->uncertain ? _("the law can be read in two ways") : NULL);
  say_days (self, rule, d, today);
  self->distance = is_window ? regie_format_window (d->begin, d->due, today)
                             : regie_days_dup_words (d->due, today, FALSE);
  self->tone = g_strdup (tone_of (shape));
  self->shape = (int) shape;
  self->is_due = urgency (d) <= RUNS;
  self->spoken = g_strdup_printf ("%s, %s, %s", rule->name,
                                  is_window ? self->distance : regie_format_state (d->state),
                                  self->about);
  self->at = (int) at;
  return self;
}

RegieClockView *
regie_clock_view_new (const RegieOffice *office, const RegieDossier *dossier)
{
  RegieClockView *self;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_running = 0;
  guint n_over;

  g_return_val_if_fail (office != NULL && dossier != NULL, NULL);
  self = g_object_new (regie_clock_view_get_type (), NULL);
  for (guint i = 0; i < dossier->deadlines->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_deadlines, dossier->deadlines);
  for (guint i = 0; i < order->len; i++)
    {
      guint at = g_array_index (order, guint, i);
      g_autoptr (RegieClockLine) line = line_new (office, dossier, at);

      g_list_store_append (self->all_lines, line);
      if (urgency (&g_array_index (dossier->deadlines, RegieDeadline, at)) == OVER)
        continue;
      g_list_store_append (self->lines, line);
      n_running++;
    }
  n_over = order->len - n_running;
  self->running = g_strdup_printf (ngettext ("%u runs", "%u run", n_running), n_running);
  self->over = g_strdup_printf (ngettext ("%u that is over", "%u that are over", n_over), n_over);
  self->can_hide = n_over > 0 && n_running > 0;
  return self;
}

void
regie_clock_view_add_next (RegieClockView *self, GListStore *next, guint n)
{
  GListModel *lines;

  g_return_if_fail (REGIE_IS_CLOCK_VIEW (self) && G_IS_LIST_STORE (next));
  lines = G_LIST_MODEL (self->lines);
  for (guint i = 0; i < n && i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (RegieClockLine) line = g_list_model_get_item (lines, i);

      if (!line->is_due)
        return; /* what is due comes first */
      g_list_store_append (next, line);
    }
}

RegieClockStep *
regie_clock_step_new (guint number, const char *text, gboolean is_last)
{
  RegieClockStep *self;

  g_return_val_if_fail (text != NULL, NULL);
  self = g_object_new (regie_clock_step_get_type (), NULL);
  self->number = is_last ? g_strdup ("=") : g_strdup_printf ("%u", number);
  self->text = g_strdup (text);
  self->is_last = is_last;
  return self;
}

GListStore *
regie_clock_steps (const RegieOffice *office, const RegieDossier *dossier, guint at)
{
  GListStore *steps = g_list_store_new (REGIE_TYPE_ITEM);
  g_auto (GStrv) texts = NULL;

  g_return_val_if_fail (office != NULL && dossier != NULL && at < dossier->deadlines->len, steps);
  texts = regie_clock_explain (office->rules, office->codes, &dossier->one,
                               &g_array_index (dossier->deadlines, RegieDeadline, at));
  for (guint i = 0; texts[i] != NULL; i++)
    {
      const char *text = g_str_has_prefix (texts[i], "= ") ? texts[i] + 2 : texts[i];
      g_autoptr (RegieClockStep) step = regie_clock_step_new (i + 1, text, texts[i + 1] == NULL);

      g_list_store_append (steps, step);
    }
  return steps;
}

char *
regie_clock_dup_steps (const RegieOffice *office, const RegieDossier *dossier, guint at)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) steps = NULL;
  const RegieDeadline *d;

  g_return_val_if_fail (office != NULL && dossier != NULL && at < dossier->deadlines->len,
                        g_string_free (text, FALSE));
  d = &g_array_index (dossier->deadlines, RegieDeadline, at);
  steps = regie_clock_explain (office->rules, office->codes, &dossier->one, d);
  g_string_append_printf (text, "%s\n", regie_rules_get (office->rules, d->rule)->name);
  for (guint i = 0; steps[i] != NULL; i++)
    if (g_str_has_prefix (steps[i], "= "))
      g_string_append_printf (text, "%s\n", steps[i]);
    else
      g_string_append_printf (text, "%u. %s\n", i + 1, steps[i]);
  return g_string_free (text, FALSE);
}
